import { expect, test } from 'vitest';
import { findingOf, linuxSystem, on, verdictLine, windowsSystem } from './check.test-support';
import { kernelVersion } from './kernel-version';

const withKernel = (id: string, version: string, kernel: string) => on(linuxSystem(id, version, { kernel }));

test.each([
  ['Debian 12', {}, 'pass', 'Kernel 6.1.0-41-amd64 is new enough for Defender.'],
  [
    'the oldest kernel',
    withKernel('centos', '7.2.1511', '3.10.0-327.el7.x86_64'),
    'pass',
    'Kernel 3.10.0-327.el7.x86_64 is new enough for Defender.',
  ],
  [
    'one below the oldest',
    withKernel('centos', '7.2.1511', '3.10.0-229.el7.x86_64'),
    'fail',
    'Kernel 3.10.0-229.el7.x86_64 is too old; Defender needs 3.10.0-327 or later.',
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
