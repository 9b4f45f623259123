import { describe, expect, test } from 'vitest';
import { type Entry, machineOf } from '../../machine/tree.test-support';
import { catalogueWith, contextWith } from '../catalogue.test-support';
import { securityProducts } from './security-products';

type Signals = Parameters<typeof catalogueWith>[0];

const read = async (signals: Signals, entries: Readonly<Record<string, Entry>>) =>
  securityProducts.read(await machineOf(entries), contextWith(catalogueWith(signals)));

const found = async (signals: Signals, entries: Readonly<Record<string, Entry>>) =>
  (await read(signals, entries)).data.signals.map(({ kind, name, state, version }) => [kind, name, state, version]);

/** What every Linux has, so that the kinds that are not the subject can be looked through. */
const base: Readonly<Record<string, Entry>> = {
  '/var/lib/dpkg/status': 'Package: base-files\nStatus: install ok installed\nVersion: 12.4\n',
  '/proc/1/comm': 'systemd\n',
  '/proc/modules': '',
};

test('a clean machine has been looked through, and shows no sign', async () => {
  const { data, unread } = await read([['package', 'clamav']], base);
  expect(data).toEqual({ signals: [], looked: ['package', 'service', 'process', 'path', 'kernel-module'], catalogueVersion: '2026.1.1' });
  expect(unread).toEqual([]);
});

test('what cannot be looked through is named', async () => {
  const { data, unread } = await read([['package', 'clamav']], {});
  expect(data.looked).toEqual(['service', 'path']);
  expect(unread.map(({ fact, reason }) => `${fact} ${reason}`)).toEqual([
    'kinds.package not-found',
    'kinds.process not-elevated',
    'kinds.kernel-module not-found',
  ]);
});

describe('packages', () => {
  const status = `Package: clamav
Status: deinstall ok config-files
Version: 1.0

Package: sep
Status: install ok installed
Version: 14.3.5-100

Package: sep-helper
Status: install ok installed
Version: 2
`;
  test('of dpkg: installed ones, by their whole name or a prefix', async () => {
    const entries = { ...base, '/var/lib/dpkg/status': status };
    expect(
      await found(
        [
          ['package', 'clamav'],
          ['package', 'sep'],
        ],
        entries,
      ),
    ).toEqual([['package', 'sep', null, '14.3.5-100']]);
    expect(await found([['package', 'sep*']], entries)).toEqual([
      ['package', 'sep*', null, '14.3.5-100'],
      ['package', 'sep*', null, '2'],
    ]);
  });

  const rpm = { script: "printf 'bash\\t5.1-9\\nSentinelAgent\\t23.4.2-1\\n'" };
  const withoutDpkg = { '/proc/1/comm': 'systemd\n', '/proc/modules': '', '/var/lib/rpm/Packages': '' };

  test('of rpm', async () => {
    expect(await found([['package', 'SentinelAgent']], { ...withoutDpkg, '/usr/bin/rpm': rpm })).toEqual([
      ['package', 'SentinelAgent', null, '23.4.2-1'],
    ]);
  });

  test('of a database whose tool is missing or fails are not known', async () => {
    const missing = await read([['package', 'SentinelAgent']], withoutDpkg);
    expect(missing.unread).toMatchObject([{ fact: 'kinds.package', reason: 'not-found' }]);
    const failing = await read([['package', 'SentinelAgent']], { ...withoutDpkg, '/usr/bin/rpm': { script: 'exit 1' } });
    expect(failing.unread).toMatchObject([{ fact: 'kinds.package', reason: 'failed' }]);
  });

  test('of Debian with a forgotten rpm database are those of dpkg', async () => {
    const { unread } = await read([['package', 'sep']], { ...base, '/var/lib/rpm/Packages': '' });
    expect(unread).toEqual([]);
  });
});

describe('services', () => {
  const units = {
    ...base,
    '/usr/lib/systemd/system/clamav-daemon.service': '[Service]\n',
    '/etc/systemd/system/ds_agent.service': '[Service]\n',
    '/usr/lib/systemd/system/clamd@.service': '[Service]\n',
    '/etc/init.d/sav-protect': '#!/bin/sh\n',
    '/etc/systemd/system/clamav-daemon.service.d/x.conf': '',
  };

  test('by their unit or script; without systemd their state is not known', async () => {
    const signals: Signals = [
      ['service', 'clamav-daemon'],
      ['service', 'ds_agent'],
      ['service', 'sav-protect'],
      ['service', 'clamav'],
    ];
    expect((await found(signals, units)).sort()).toEqual([
      ['service', 'clamav-daemon', null, null],
      ['service', 'ds_agent', null, null],
      ['service', 'sav-protect', null, null],
    ]);
  });

  test('a template is no instance', async () => {
    expect(await found([['service', 'clamd@scan']], units)).toEqual([]);
    const instance = { link: '/usr/lib/systemd/system/clamd@.service' };
    expect(
      await found([['service', 'clamd@scan']], { ...units, '/etc/systemd/system/multi-user.target.wants/clamd@scan.service': instance }),
    ).toEqual([['service', 'clamd@scan', null, null]]);
  });

  test('with systemd one question tells the states', async () => {
    // Blocks as systemd 252 prints them; the script counts how often it is asked, and for what.
    const answers = [
      'Id=clamav-daemon.service\\nActiveState=active\\nUnitFileState=enabled\\n',
      'Id=ds_agent.service\\nActiveState=inactive\\nUnitFileState=disabled\\n',
    ].join('\\n');
    const systemctl = { script: `case "$*" in *"-- "*clamav-daemon.service*) printf '${answers}';; *) exit 1;; esac` };
    const entries = { ...units, '/run/systemd/system': { folder: true } as const, '/usr/bin/systemctl': systemctl };
    expect(
      (
        await found(
          [
            ['service', 'clamav-daemon'],
            ['service', 'ds_agent'],
          ],
          entries,
        )
      ).sort(),
    ).toEqual([
      ['service', 'clamav-daemon', 'running', null],
      ['service', 'ds_agent', 'disabled', null],
    ]);
  });
});

describe('processes', () => {
  const process = (pid: number, comm: string, more: { exe?: string; commandLine?: string } = {}): Readonly<Record<string, Entry>> => ({
    [`/proc/${pid}/comm`]: `${comm}\n`,
    ...(more.exe ? { [`/proc/${pid}/exe`]: { link: more.exe } } : {}),
    ...(more.commandLine ? { [`/proc/${pid}/cmdline`]: more.commandLine } : {}),
  });

  test('by their name, whole', async () => {
    const entries = { ...base, ...process(10, 'clamd'), ...process(11, 'clamd-helper'), ...process(12, 'xclamd') };
    expect(
      await found(
        [
          ['process', 'clamd'],
          ['process', 'clam'],
          ['process', 'Clamd'],
        ],
        entries,
      ),
    ).toEqual([['process', 'clamd', null, null]]);
  });

  test('by their executable, whatever they call themselves', async () => {
    const entries = { ...base, ...process(10, 'worker', { exe: '/opt/eset/oaeventd (deleted)' }) };
    expect(await found([['process', 'oaeventd']], entries)).toEqual([['process', 'oaeventd', null, null]]);
  });

  test.each([
    ['the executable', { exe: '/opt/sophos-spl/sophos_threat_detector' }, 1],
    ['the command line', { commandLine: '/opt/sophos-spl/sophos_threat_detector\0-x\0' }, 1],
    ['another executable that begins alike', { exe: '/opt/x/sophos_threat_viewer' }, 0],
    ['another command line that begins alike', { commandLine: 'sophos_threat_viewer\0' }, 0],
  ])('a name that the kernel cut is told by %s', async (_, more, count) => {
    const entries = { ...base, ...process(10, 'sophos_threat_d', more) };
    const other = { ...base, ...process(10, 'sophos_threat_v', more) };
    expect(await found([['process', 'sophos_threat_detector']], count ? entries : other)).toHaveLength(count);
  });

  test('a name of fifteen letters is not that of a longer one', async () => {
    const entries = { ...base, ...process(10, 'fifteen-letters', { exe: '/opt/fifteen-letters-and-more' }) };
    expect(await found([['process', 'fifteen-letters']], entries)).toEqual([]);
    expect(await found([['process', 'fifteen-letters']], { ...base, ...process(10, 'fifteen-letters') })).toHaveLength(1);
  });

  test('are not known where those of others are hidden', async () => {
    const { '/proc/1/comm': _, ...hidden } = base;
    const { data, unread } = await read([['process', 'clamd']], { ...hidden, ...process(10, 'clamd') });
    expect(data.signals).toEqual([]);
    expect(unread).toMatchObject([{ fact: 'kinds.process', reason: 'not-elevated' }]);
  });
});

test('paths, whole or by the beginning of a name', async () => {
  const entries = { ...base, '/opt/CrowdStrike/falconctl': '', '/opt/isec-old/x': '' };
  const signals: Signals = [
    ['path', '/opt/CrowdStrike'],
    ['path', '/opt/Crowd'],
    ['path', '/opt/isec*'],
    ['path', '/opt/isec'],
  ];
  expect(await found(signals, entries)).toEqual([
    ['path', '/opt/CrowdStrike', null, null],
    ['path', '/opt/isec*', null, null],
  ]);
});

describe('kernel modules', () => {
  // Lines in the form of /proc/modules.
  const modules =
    'falcon_lsm_serviceable 724992 1 - Live 0x0 (POE)\nsymev_custom 122880 2 symap_custom, Live 0x0\ntmhook_old 1 0 - Live 0x0\n';

  test('by name or prefix; hyphens are underscores', async () => {
    const entries = { ...base, '/proc/modules': modules };
    const signals: Signals = [
      ['kernel-module', 'falcon_lsm_*'],
      ['kernel-module', 'symev-custom'],
      ['kernel-module', 'tmhook'],
      ['kernel-module', 'symap_custom'],
    ];
    expect((await found(signals, entries)).sort()).toEqual([
      ['kernel-module', 'falcon_lsm_*', null, null],
      ['kernel-module', 'symev-custom', null, null],
    ]);
  });

  test('of a kernel built without modules are none', async () => {
    const { '/proc/modules': _, ...without } = base;
    const { data, unread } = await read([['kernel-module', 'tmhook']], { ...without, '/proc/sys/kernel/osrelease': '6.1\n' });
    expect(data.looked).toContain('kernel-module');
    expect(unread).toEqual([]);
  });
});
