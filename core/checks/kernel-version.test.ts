import { expect, test } from 'vitest';
import { findingOf, linuxSystem, on, remedyText, verdictLine, windowsSystem } from './check.test-support';
import { kernelVersion } from './kernel-version';

const withKernel = (id: string, version: string, kernel: string) => on(linuxSystem(id, version, { kernel }));

test.each([
  ['Debian 12', {}, 'pass', 'Kernel 6.1.0-41-amd64 is new enough for Defender.'],
  [
    'Debian 9 with the kernel it ships',
    withKernel('debian', '9', '4.9.0-19-amd64'),
    'warn',
    'Kernel 4.9.0-19-amd64 is too old for eBPF: Defender sees processes only.',
  ],
  [
    'the oldest kernel',
    withKernel('centos', '7.2.1511', '3.10.0-327.el7.x86_64'),
    'warn',
    'Kernel 3.10.0-327.el7.x86_64 is too old for eBPF: Defender sees processes only.',
  ],
  [
    'one below the oldest',
    withKernel('centos', '7.2.1511', '3.10.0-229.el7.x86_64'),
    'fail',
    'Kernel 3.10.0-229.el7.x86_64 is too old; Defender needs 3.10.0-327 or later.',
  ],
  [
    'RHEL 7.6 with the first kernel for eBPF',
    withKernel('rhel', '7.6', '3.10.0-957.10.1.el7.x86_64'),
    'pass',
    'Kernel 3.10.0-957.10.1.el7.x86_64 is new enough for Defender.',
  ],
  [
    'Oracle Linux with its own kernel',
    withKernel('ol', '7.9', '4.14.35-2047.el7uek.x86_64'),
    'warn',
    'Kernel 4.14.35-2047.el7uek.x86_64 is too old for eBPF: Defender sees processes only.',
  ],
  [
    'Oracle Linux with the kernel of Red Hat',
    withKernel('ol', '7.9', '3.10.0-1160.el7.x86_64'),
    'pass',
    'Kernel 3.10.0-1160.el7.x86_64 is new enough for Defender.',
  ],
  [
    'a kernel that hangs with Defender',
    withKernel('ol', '8.8', '5.15.0-0.30.20.el8uek.x86_64'),
    'fail',
    'Kernel 5.15.0-0.30.20.el8uek.x86_64 is known to fail with Defender: hang or panic with eBPF on.',
  ],
  [
    'a system that is not supported',
    withKernel('rhel', '6.10', '2.6.32-754.el6.x86_64'),
    'notApplicable',
    'Neither EDR nor antivirus is listed as supported on Red Hat Enterprise Linux 6 / CentOS 6.',
  ],
  [
    'a kernel that was not read',
    { operatingSystem: { kernel: null } },
    'unknown',
    'Kernel: not known, because a fact of Operating system is missing.',
  ],
  ['Windows', on(windowsSystem('Windows 11', 26100)), 'notApplicable', 'Only for Linux.'],
] as const)('%s', (_, changes, outcome, headline) => {
  expect(verdictLine(findingOf(kernelVersion, changes))).toEqual([outcome, headline]);
});

test.each([
  ['sles', '12.5', '4.12.14-122.37-default', 'SUSE Linux Enterprise Server 12'],
  ['amzn', '2023', '6.1.141-155.222.amzn2023.x86_64', 'Amazon Linux 2023'],
])('where no kernel is documented for eBPF (%s %s), the device may lose what one with an old kernel loses', (id, version, kernel, name) => {
  const finding = findingOf(kernelVersion, withKernel(id, version, kernel));
  expect(verdictLine(finding)).toEqual(['warn', `The kernel for the eBPF sensor is not documented for ${name}.`]);
  expect(remedyText(finding)[0]).toBe('Expect that Defender may see processes only: no files and no connections.');
});

test.each([
  ['rhel', '8.10', '4.18.0-553.el8_10.x86_64'],
  ['rhel', '9.4', '5.14.0-427.el9.x86_64'],
  ['rhel', '10.0', '6.12.0-55.el10.x86_64'],
  ['ol', '8.10', '4.18.0-553.el8_10.x86_64'],
  ['ol', '9.6', '5.14.0-570.el9.x86_64'],
  ['ol', '9.6', '5.15.0-308.179.6.el9uek.x86_64'],
])('a minimum that is listed for a distribution as a whole holds for every major version: %s %s, %s', (id, version, kernel) => {
  expect(findingOf(kernelVersion, withKernel(id, version, kernel)).outcome).toBe('pass');
});
