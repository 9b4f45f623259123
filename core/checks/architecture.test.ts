import { expect, test } from 'vitest';
import { architecture } from './architecture';
import { findingOf, linuxSystem, macosSystem, on, verdictLine, windowsSystem } from './check.test-support';

test.each([
  ['x86_64 on Debian 12', {}, 'pass', 'Defender is built for x86_64 on Debian 12.'],
  [
    'aarch64 on Debian 13',
    on(linuxSystem('debian', '13', { architecture: 'aarch64' })),
    'fail',
    'Defender is not built for aarch64 on Debian 13.',
  ],
  [
    'aarch64 on Debian 12',
    on(linuxSystem('debian', '12', { architecture: 'aarch64' })),
    'pass',
    'Defender is built for aarch64 on Debian 12.',
  ],
  [
    'i686 on Ubuntu 16.04',
    on(linuxSystem('ubuntu', '16.04', { architecture: 'i686' })),
    'fail',
    'Defender is not built for i686 on Ubuntu 16.04 LTS.',
  ],
  [
    'aarch64 on SLES 15 SP5',
    on(linuxSystem('sles', '15.5', { architecture: 'aarch64' })),
    'pass',
    'Defender is built for aarch64 on SUSE Linux Enterprise Server 15.',
  ],
  [
    'aarch64 on SLES 15 SP7',
    on(linuxSystem('sles', '15.7', { architecture: 'aarch64' })),
    'fail',
    'On SUSE Linux Enterprise Server 15, aarch64 is supported in versions 15.5, 15.6 only.',
  ],
  [
    'amd64 is another name of x64',
    on({ ...windowsSystem('Windows 11', 26100), architecture: 'AMD64' }),
    'pass',
    'Defender is built for AMD64 on Windows 11.',
  ],
  [
    'x86 on Windows 11',
    on({ ...windowsSystem('Windows 11', 26100), architecture: 'x86' }),
    'fail',
    'Defender is not built for x86 on Windows 11.',
  ],
  ['arm64 on macOS 15', on(macosSystem('15.1')), 'pass', 'Defender is built for arm64 on macOS 15.'],
  [
    'a system that is not supported',
    on(linuxSystem('opensuse-leap', '15.6')),
    'notApplicable',
    'Neither EDR nor antivirus is listed as supported on opensuse-leap 15.6.',
  ],
  [
    'a system without a record',
    on(windowsSystem('Windows 8', 9200, { nt: '6.2' })),
    'notApplicable',
    'No architectures are on record for Windows 8.',
  ],
  [
    'an architecture that was not read',
    { operatingSystem: { architecture: null } },
    'unknown',
    'Processor architecture: not known, because a fact of Operating system is missing.',
  ],
] as const)('%s', (_, changes, outcome, headline) => {
  expect(verdictLine(findingOf(architecture, changes))).toEqual([outcome, headline]);
});
