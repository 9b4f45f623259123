import { expect, test } from 'vitest';
import { english, findingOf, linuxSystem, on, verdictLine, windowsSystem } from './check.test-support';
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
    'a system without a minimum',
    withKernel('rhel', '6.10', '2.6.32-754.el6.x86_64'),
    'notApplicable',
    'No oldest kernel is documented for Red Hat Enterprise Linux 6 / CentOS 6.',
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

test('where no kernel is documented for eBPF, the basis says what to expect', () => {
  const finding = findingOf(kernelVersion, withKernel('sles', '12.5', '4.12.14-122.37-default'));
  expect([finding.outcome, english(finding.basis)]).toEqual([
    'pass',
    '3.10.0-327 is the oldest one; none is documented for the eBPF sensor, so expect events of processes only.',
  ]);
});
