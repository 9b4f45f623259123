import { describe, expect, test } from 'vitest';
import type { Entry } from '../../machine/tree.test-support';
import { catalogueWith } from '../catalogue.test-support';
import { readTree } from '../declared.test-support';
import { securityProducts } from './security-products';

type Signals = Parameters<typeof catalogueWith>[0];

const read = (signals: Signals, entries: Readonly<Record<string, Entry>>) => readTree(securityProducts, entries, catalogueWith(signals));

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
      'Id=clamav-daemon.service\\nActiveState=active\\nSubState=running\\nUnitFileState=enabled\\n',
      'Id=ds_agent.service\\nActiveState=inactive\\nSubState=dead\\nUnitFileState=disabled\\n',
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

  test('one that ran once and ended does not run', async () => {
    // As systemd 252 answers for a service of Type=oneshot with RemainAfterExit=yes.
    const answer = 'Id=ds_agent.service\\nActiveState=active\\nSubState=exited\\nUnitFileState=enabled\\n';
    const systemctl = { script: `case "$*" in *SubState*) printf '${answer}';; esac` };
    const entries = { ...units, '/run/systemd/system': { folder: true } as const, '/usr/bin/systemctl': systemctl };
    expect(await found([['service', 'ds_agent']], entries)).toEqual([['service', 'ds_agent', 'stopped', null]]);
  });
});

describe('processes', () => {
  const process = (pid: number, comm: string, more: { exe?: string } = {}): Readonly<Record<string, Entry>> => ({
    [`/proc/${pid}/comm`]: `${comm}\n`,
    ...(more.exe ? { [`/proc/${pid}/exe`]: { link: more.exe } } : {}),
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
    ['the executable', '/opt/sophos-spl/sophos_threat_detector', 1],
    ['another executable that begins alike', '/opt/x/sophos_threat_dialer', 0],
  ])('a name that the kernel cut is told by %s', async (_, exe, count) => {
    const { data } = await read([['process', 'sophos_threat_detector']], { ...base, ...process(10, 'sophos_threat_d', { exe }) });
    expect(data.signals).toHaveLength(count);
    expect(data.looked).toContain('process');
  });

  test('a name that may be cut leaves a gap where its executable cannot be read, and only for names that begin with it', async () => {
    const refused = { '/proc/10/comm': 'sophos_threat_d\n', '/proc/10/exe': { folder: true } } as const;
    const { data, unread } = await read(
      [
        ['process', 'sophos_threat_detector'],
        ['process', 'systemd'],
      ],
      { ...base, ...refused },
    );
    expect(data.signals.map(({ name }) => name)).toEqual(['systemd']);
    expect(data.looked).not.toContain('process');
    expect(unread).toMatchObject([{ fact: 'kinds.process', reason: 'not-readable' }]);
    expect((await read([['process', 'clamd']], { ...base, ...refused })).unread).toEqual([]);
  });

  test('the command line, which may hold secrets and wait for a lock, is never read', async () => {
    const entries = { ...base, ...process(10, 'sophos_threat_d'), '/proc/10/cmdline': 'sophos_threat_detector\0' };
    expect(await found([['process', 'sophos_threat_detector']], entries)).toEqual([]);
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

describe('paths below a file system that is served', () => {
  // Lines in the form of proc_pid_mountinfo(5).
  const mounts = (line: string) => ({ '/proc/self/mountinfo': `26 1 254:0 / / rw - ext4 /dev/sda1 rw\n${line}\n` });
  const products = { ...base, '/opt/CrowdStrike/falconctl': '', '/opt/isec-old/x': '', '/usr/sbin/clamd': '' };
  const signals: Signals = [
    ['path', '/opt/CrowdStrike'],
    ['path', '/opt/isec*'],
    ['path', '/usr/sbin/clamd'],
  ];

  test.each([
    ['NFS', '27 26 0:50 / /opt rw - nfs4 files.example.com:/opt rw'],
    ['FUSE', '27 26 0:50 / /opt rw - fuse.sshfs user@host:/ rw'],
    ['what mounts by being looked at', '27 26 0:50 / /opt rw - autofs systemd-1 rw'],
  ])('are not looked at, which is named: %s', async (_, line) => {
    const { data, unread } = await read(signals, { ...products, ...mounts(line) });
    expect(data.signals.map(({ name }) => name)).toEqual(['/usr/sbin/clamd']);
    expect(data.looked).not.toContain('path');
    expect(unread).toEqual([expect.objectContaining({ fact: 'kinds.path', reason: 'not-collected' })]);
  });

  test.each([
    ['a file system of its own', '27 26 254:1 / /opt rw - xfs /dev/sdb rw'],
    ['a served one elsewhere', '27 26 0:50 / /opt2 rw - nfs files.example.com:/opt rw'],
    ['a served one that is hidden', '27 26 0:50 / /opt rw - nfs a:/ rw\n28 27 254:1 / /opt rw - xfs /dev/sdb rw'],
    ['a served one for the whole system', '27 26 0:50 / / rw - nfs files.example.com:/ rw'],
  ])('are only those: not with %s', async (_, line) => {
    const { data } = await read(signals, { ...products, ...mounts(line) });
    expect(data.signals).toHaveLength(3);
    expect(data.looked).toContain('path');
  });

  test('one path that cannot be looked at leaves the others', async () => {
    const { data, unread } = await read(
      [
        ['path', '/opt/loop/x'],
        ['path', '/opt/CrowdStrike'],
      ],
      { ...products, '/opt/loop': { link: 'loop' } },
    );
    expect(data.signals.map(({ name }) => name)).toEqual(['/opt/CrowdStrike']);
    expect(unread).toEqual([expect.objectContaining({ fact: 'kinds.path', reason: 'not-readable' })]);
  });
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
