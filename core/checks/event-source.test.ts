import { describe, expect, test } from 'vitest';
import { findingOf, linuxSystem, on, remedyText, verdictLine, windowsSystem } from './check.test-support';
import { eventSource } from './event-source';

const withKernel = (id: string, version: string, kernel: string) => on(linuxSystem(id, version, { kernel }));
const ebpf = 'Defender takes its events from eBPF here.';
const options = (kernelOptions: Readonly<Record<string, 'y' | 'm' | 'n'>> | null) => ({ linuxSystem: { kernelOptions } });

test.each([
  ['Debian 12', {}, 'pass', ebpf],
  [
    'Debian 9 with the kernel it ships',
    withKernel('debian', '9', '4.9.0-19-amd64'),
    'warn',
    'Kernel 4.9.0-19-amd64 is too old for eBPF: Defender sees processes only.',
  ],
  [
    'the oldest kernel of all',
    withKernel('centos', '7.2.1511', '3.10.0-327.el7.x86_64'),
    'warn',
    'Kernel 3.10.0-327.el7.x86_64 is too old for eBPF: Defender sees processes only.',
  ],
  ['RHEL 7.6 with the first kernel for eBPF', withKernel('rhel', '7.6', '3.10.0-957.10.1.el7.x86_64'), 'pass', ebpf],
  [
    'Oracle Linux with its own kernel',
    withKernel('ol', '7.9', '4.14.35-2047.el7uek.x86_64'),
    'warn',
    'Kernel 4.14.35-2047.el7uek.x86_64 is too old for eBPF: Defender sees processes only.',
  ],
  ['Oracle Linux with the kernel of Red Hat', withKernel('ol', '7.9', '3.10.0-1160.el7.x86_64'), 'pass', ebpf],
  [
    'a kernel that hangs with Defender',
    withKernel('ol', '8.8', '5.15.0-0.30.20.el8uek.x86_64'),
    'fail',
    'Kernel 5.15.0-0.30.20.el8uek.x86_64 is known to fail with Defender: hang or panic with eBPF on.',
  ],
  ['the one after it', withKernel('ol', '8.8', '5.15.0-0.30.21.el8uek.x86_64'), 'pass', ebpf],
  [
    'a release that may panic',
    withKernel('rhel', '8.1', '4.18.0-147.el8.x86_64'),
    'warn',
    'rhel 8.1 is known to fail with Defender: possible panic with eBPF on, seen with SAP.',
  ],
  ['the release of that number of another maker', withKernel('ol', '8.1', '4.18.0-147.el8.x86_64'), 'pass', ebpf],
  [
    'a release that may panic, written with a third part',
    withKernel('rhel', '8.1.0', '4.18.0-147.el8.x86_64'),
    'warn',
    'rhel 8.1.0 is known to fail with Defender: possible panic with eBPF on, seen with SAP.',
  ],
  ['a later release', withKernel('rhel', '8.10', '4.18.0-553.el8_10.x86_64'), 'pass', ebpf],
  [
    'a kernel without eBPF',
    options({ CONFIG_FANOTIFY: 'y', CONFIG_BPF_SYSCALL: 'n' }),
    'warn',
    'The kernel is built without CONFIG_BPF_SYSCALL: Defender sees processes only.',
  ],
  ['options that were not read', options(null), 'unknown', 'Source of events: not known, because a fact of Linux system is missing.'],
  [
    'an option that was not looked for',
    options({ CONFIG_FANOTIFY: 'y' }),
    'unknown',
    'Source of events: not known, because a fact of Linux system is missing.',
  ],
  ['options of no kernel', options({}), 'unknown', 'Source of events: not known, because a fact of Linux system is missing.'],
  [
    'a kernel that was not read',
    { operatingSystem: { kernel: null } },
    'unknown',
    'Source of events: not known, because a fact of Operating system is missing.',
  ],
  [
    'a system that is not supported',
    withKernel('rhel', '6.10', '2.6.32-754.el6.x86_64'),
    'notApplicable',
    'Neither EDR nor antivirus is listed as supported on Red Hat Enterprise Linux 6 / CentOS 6.',
  ],
  ['Windows', on(windowsSystem('Windows 11', 26100)), 'notApplicable', 'Only for Linux.'],
] as const)('%s', (_, changes, outcome, headline) => {
  expect(verdictLine(findingOf(eventSource, changes))).toEqual([outcome, headline]);
});

test('that an option decides is not confirmed', () => {
  expect(findingOf(eventSource, options({ CONFIG_BPF_SYSCALL: 'n' }))).toMatchObject({ outcome: 'warn', unconfirmed: true });
});

test('the remedy names the oldest kernel, and what is lost without', () => {
  expect(remedyText(findingOf(eventSource, withKernel('debian', '9', '4.9.0-19-amd64')))[0]).toBe(
    'Update the kernel to 4.19.0 or later, to see files and connections too.',
  );
});

test.each([
  ['sles', '12.5', '4.12.14-122.37-default', 'SUSE Linux Enterprise Server 12'],
  ['amzn', '2023', '6.1.141-155.222.amzn2023.x86_64', 'Amazon Linux 2023'],
])('where no kernel is documented for eBPF (%s %s), the device may lose what one with an old kernel loses', (id, version, kernel, name) => {
  const finding = findingOf(eventSource, withKernel(id, version, kernel));
  expect(verdictLine(finding)).toEqual(['warn', `The kernel for the eBPF sensor is not documented for ${name}.`]);
  expect(remedyText(finding)[0]).toBe('Expect that Defender may see processes only: no files and no connections.');
});

describe('a minimum that is listed for a distribution as a whole holds for every major version', () => {
  test.each([
    ['rhel', '8.10', '4.18.0-553.el8_10.x86_64'],
    ['rhel', '9.4', '5.14.0-427.el9.x86_64'],
    ['rhel', '10.0', '6.12.0-55.el10.x86_64'],
    ['ol', '8.10', '4.18.0-553.el8_10.x86_64'],
    ['ol', '9.6', '5.14.0-570.el9.x86_64'],
    ['ol', '9.6', '5.15.0-308.179.6.el9uek.x86_64'],
  ])('%s %s, %s', (id, version, kernel) => {
    expect(findingOf(eventSource, withKernel(id, version, kernel)).outcome).toBe('pass');
  });
});
