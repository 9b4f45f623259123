import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { liveMachine } from '../../machine/live';
import { type Entry, treeOf } from '../../machine/tree.test-support';
import { readDeclared, readTree } from '../declared.test-support';
import { linuxSystem } from './linux-system';

const read = (entries: Readonly<Record<string, Entry>>) => readTree(linuxSystem, entries);

test('what is not there is named', async () => {
  const { data, unread } = await read({});
  expect(data).toMatchObject({ kernelOptions: null, libc: null, selinux: 'not-present', appArmor: 'not-present' });
  expect(unread.map(({ fact }) => fact)).toEqual(
    expect.arrayContaining(['init.name', 'kernelOptions', 'ebpf.unprivilegedDisabled', 'libc']),
  );
});

describe('init', () => {
  const systemd = { '/proc/1/comm': 'systemd\n', '/run/systemd/system': { folder: true } } as const;

  test.each<[string, Readonly<Record<string, Entry>>, string | null]>([
    ['Debian 12', { ...systemd, '/usr/lib/x86_64-linux-gnu/systemd/libsystemd-shared-252.so': '' }, '252'],
    ['Red Hat Enterprise Linux 9', { ...systemd, '/usr/lib/systemd/libsystemd-shared-252-32.el9_4.so': '' }, '252'],
    ['Red Hat Enterprise Linux 7', { ...systemd, '/usr/bin/systemctl': { script: 'echo systemd 219; echo +PAM +AUDIT' } }, '219'],
    ['a system whose tool fails', { ...systemd, '/usr/bin/systemctl': { script: 'exit 1' } }, null],
  ])('of %s', async (_, entries, systemdVersion) => {
    const { data, unread } = await read(entries);
    expect(data.init).toEqual({ name: 'systemd', systemd: true, systemdVersion });
    expect(unread.some(({ fact }) => fact === 'init.systemdVersion')).toBe(systemdVersion === null);
  });

  test('that is not systemd has no version of it', async () => {
    const { data } = await read({ '/proc/1/comm': 'openrc-init\n', '/usr/lib/systemd/libsystemd-shared-252.so': '' });
    expect(data.init).toEqual({ name: 'openrc-init', systemd: false, systemdVersion: null });
  });
});

describe('kernel options', () => {
  const release = { '/proc/sys/kernel/osrelease': '6.1.0-37-amd64\n' };
  const config = 'CONFIG_FANOTIFY=y\nCONFIG_BPF=y\n# CONFIG_AUDIT is not set\n';
  const expected = { CONFIG_FANOTIFY: 'y', CONFIG_BPF: 'y', CONFIG_AUDIT: 'n', CONFIG_KPROBES: 'n' };

  test.each(['/boot/config-6.1.0-37-amd64', '/lib/modules/6.1.0-37-amd64/config'])('of %s', async (place) => {
    const { data, sources } = await read({ ...release, [place]: config });
    expect(data.kernelOptions).toMatchObject(expected);
    expect(sources.kernelOptions).toBe(place);
  });

  test('of the running kernel itself, packed', async () => {
    const root = await treeOf(release);
    await writeFile(path.join(root, 'proc/config.gz'), gzipSync(config));
    const { data } = await readDeclared(linuxSystem, liveMachine({ signal: new AbortController().signal, root }));
    expect(data.kernelOptions).toMatchObject(expected);
  });

  test.each<[string, Entry]>([
    ['cannot be read', { folder: true }],
    ['is malformed', 'hello'],
  ])('of the next place, where the first %s', async (_, first) => {
    const place = '/lib/modules/6.1.0-37-amd64/config';
    const { data, sources, unread } = await read({ ...release, '/boot/config-6.1.0-37-amd64': first, [place]: config });
    expect(data.kernelOptions).toMatchObject(expected);
    expect(sources.kernelOptions).toBe(place);
    expect(unread.map(({ fact }) => fact)).not.toContain('kernelOptions');
  });

  test.each<[string, Readonly<Record<string, Entry>>, string]>([
    ['a file that cannot be read, with no other', { '/boot/config-6.1.0-37-amd64': { folder: true } }, 'not-readable'],
    ['another kernel', { '/boot/config-5.10.0-1-amd64': config }, 'not-found'],
    ['a packed file that is none', { '/proc/config.gz': 'not packed' }, 'malformed'],
    ['a text that is none', { '/boot/config-6.1.0-37-amd64': 'hello' }, 'malformed'],
  ])('of %s are not taken', async (_, entries, reason) => {
    const { data, unread } = await read({ ...release, ...entries });
    expect(data.kernelOptions).toBeNull();
    expect(unread).toContainEqual(expect.objectContaining({ fact: 'kernelOptions', reason }));
  });
});

describe.skipIf(process.geteuid?.() !== 0)('holders of fanotify, as root', () => {
  const holder = {
    '/proc/10/comm': 'clamonacc\n',
    '/proc/10/fd/0': { link: '/dev/null' },
    '/proc/10/fd/7': { link: 'anon_inode:[fanotify]' },
    '/proc/10/fdinfo/7': 'pos:\t0\nfanotify flags:4 event-flags:8000\nfanotify mnt_id:12 mflags:0 mask:3b ignored_mask:0\n',
  };

  test('that only take notes of files do not count', async () => {
    const { data } = await read({
      '/proc/10/comm': 'localsearch-3\n',
      '/proc/10/fd/7': { link: 'anon_inode:[fanotify]' },
      '/proc/10/fdinfo/7': 'fanotify flags:e00 event-flags:0\nfanotify ino:19264f sdev:800001 mflags:0 mask:480003c8 ignored_mask:0\n',
    });
    expect(data.fanotify.users).toEqual([]);
  });

  test('are found by their open files', async () => {
    const other = { '/proc/11/comm': 'inotifywait\n', '/proc/11/fd/3': { link: 'anon_inode:inotify' }, '/proc/12/comm': 'kthreadd\n' };
    const { data } = await read({ ...holder, ...other });
    expect(data.fanotify.users).toEqual([{ pid: 10, name: 'clamonacc' }]);
  });

  // A link to itself is refused even to root.
  const guarded = { '/proc/12/comm': 'guarded\n', '/proc/12/fd': { link: 'fd' } };

  test('a process that cannot be looked at leaves a gap, beside what was found', async () => {
    const { data, unread } = await read({ ...holder, ...guarded });
    expect(data.fanotify.users).toEqual([{ pid: 10, name: 'clamonacc' }]);
    expect(unread).toContainEqual(expect.objectContaining({ fact: 'fanotify.users', reason: 'not-readable' }));
  });

  test('with nothing found such a gap leaves the answer open', async () => {
    expect((await read(guarded)).data.fanotify.users).toBeNull();
  });

  test('none is an empty list', async () => {
    expect((await read({ '/proc/1/comm': 'systemd\n' })).data.fanotify.users).toEqual([]);
  });
});

describe.skipIf(process.geteuid?.() !== 0)('holders of fanotify, without root', () => {
  test('are not known', async () => {
    const root = await treeOf({ '/proc/1/comm': 'systemd\n' });
    process.seteuid?.(65_534);
    try {
      const machine = liveMachine({ signal: new AbortController().signal, root });
      const { data, unread } = await readDeclared(linuxSystem, machine);
      expect(data.fanotify.users).toBeNull();
      expect(unread).toContainEqual(expect.objectContaining({ fact: 'fanotify.users', reason: 'not-elevated' }));
    } finally {
      process.seteuid?.(0);
    }
  });
});

describe('audit', () => {
  test('rules, and whether they are locked', async () => {
    const { data } = await read({
      '/proc/9/comm': 'auditd\n',
      '/etc/audit/rules.d/10-base.rules': '-D\n-b 8192\n',
      '/etc/audit/rules.d/99-finalize.rules': '## make the rules immutable\n-e 2\n',
      '/etc/audit/rules.d/notes.txt': '-e 2\n',
    });
    expect(data.audit).toEqual({
      daemonRunning: true,
      rulesFiles: ['/etc/audit/rules.d/10-base.rules', '/etc/audit/rules.d/99-finalize.rules'],
      immutable: true,
    });
  });

  test.each(['#-e 2', '-e 1', '-e 20', '-w /x -k -e2'])('%s locks nothing', async (line) => {
    expect((await read({ '/etc/audit/audit.rules': `${line}\n` })).data.audit.immutable).toBe(false);
  });

  test('rules that cannot be read are not known', async () => {
    const { data, unread } = await read({ '/etc/audit/audit.rules': { folder: true } });
    expect(data.audit).toMatchObject({ rulesFiles: null, immutable: null });
    expect(unread.map(({ fact }) => fact)).toEqual(expect.arrayContaining(['audit.rulesFiles', 'audit.immutable']));
  });
});

test.each<[string, Readonly<Record<string, Entry>>, string]>([
  ['enforcing', { '/sys/fs/selinux/enforce': '1' }, 'enforcing'],
  ['permissive', { '/sys/fs/selinux/enforce': '0' }, 'permissive'],
  ['switched off', { '/etc/selinux/config': 'SELINUX=disabled\n' }, 'disabled'],
  ['not installed', {}, 'not-present'],
])('SELinux %s', async (_, entries, state) => {
  expect((await read(entries)).data.selinux).toBe(state);
});

test.each([
  ['Y\n', 'enabled'],
  ['N\n', 'disabled'],
])('AppArmor with %j', async (text, state) => {
  expect((await read({ '/sys/module/apparmor/parameters/enabled': text })).data.appArmor).toBe(state);
});

test('eBPF', async () => {
  const { data } = await read({ '/sys/kernel/btf/vmlinux': '', '/proc/sys/kernel/unprivileged_bpf_disabled': '2\n' });
  expect(data.ebpf).toEqual({ btf: true, unprivilegedDisabled: 2 });
});

test.each<[string, Readonly<Record<string, Entry>>, string, string]>([
  ["Debian's ldd", { '/usr/bin/ldd': "    echo 'ldd (Debian GLIBC 2.36-9+deb12u14) 2.36'\n" }, 'glibc', '2.36'],
  ["Red Hat's ldd", { '/usr/bin/ldd': "    echo 'ldd (GNU libc) 2.34'\n" }, 'glibc', '2.34'],
  [
    'the banner of the library',
    { '/lib64/libc.so.6': '\0\0GNU C Library (GNU libc) stable release version 2.17, by Roland\n' },
    'glibc',
    '2.17',
  ],
  [
    'musl, which prints to the error stream',
    {
      '/lib/ld-musl-x86_64.so.1': { script: 'printf "musl libc (x86_64)\\nVersion 1.2.3\\n" >&2; exit 1' },
      '/usr/bin/ldd': 'exec /lib/ld-musl-x86_64.so.1 --list -- "$@"\n',
    },
    'musl',
    '1.2.3',
  ],
])('the C library by %s', async (_, entries, name, version) => {
  expect((await read(entries)).data.libc).toEqual({ name, version });
});

describe('a system that keeps its files from being changed', () => {
  // Lines of mountinfo in the form of proc_pid_mountinfo(5).
  const root = (options: string, superOptions = 'rw') => ({
    '/proc/self/mountinfo': `29 1 0:25 /@/.snapshots/1/snapshot / ${options} - btrfs /dev/vda3 ${superOptions}\n`,
  });
  const tool = { '/usr/sbin/transactional-update': '' };

  test.each<[string, Readonly<Record<string, Entry>>, string | null]>([
    ['Fedora Silverblue', { '/run/ostree-booted': '' }, 'rpm-ostree'],
    ['SLE Micro', { ...tool, ...root('ro,relatime') }, 'transactional-update'],
    ['SLE Micro, whose file system is read-only', { ...tool, ...root('rw', 'ro,space_cache') }, 'transactional-update'],
    ['the tool on a usual system', { ...tool, ...root('rw,relatime') }, 'none'],
    ['the tool, and a root that is not named', tool, null],
    ['a read-only root without the tool', root('ro'), 'none'],
    ['a usual system', {}, 'none'],
  ])('%s', async (_, entries, immutable) => {
    expect((await read(entries)).data.immutable).toBe(immutable);
  });
});

test.each<[string, Readonly<Record<string, Entry>>, boolean | null]>([
  ['1', { '/proc/sys/crypto/fips_enabled': '1\n' }, true],
  ['0', { '/proc/sys/crypto/fips_enabled': '0\n' }, false],
  ['no such mode', {}, false],
  ['no digit', { '/proc/sys/crypto/fips_enabled': 'yes\n' }, null],
  ['what cannot be read', { '/proc/sys/crypto/fips_enabled': { folder: true } }, null],
])('FIPS mode by %s', async (_, entries, fips) => {
  const { data, unread } = await read(entries);
  expect(data.fips).toBe(fips);
  expect(unread.some(({ fact }) => fact === 'fips')).toBe(fips === null);
});

test.each<[string, Readonly<Record<string, Entry>>, string | null]>([
  ['a policy', { '/etc/crypto-policies/config': '# comment\nFIPS:OSPP\n' }, 'FIPS:OSPP'],
  ['no policies', {}, 'not-present'],
  ['an empty file', { '/etc/crypto-policies/config': '\n' }, null],
  ['what cannot be read', { '/etc/crypto-policies/config': { folder: true } }, null],
])('policy for cryptography by %s', async (_, entries, policy) => {
  const { data, unread } = await read(entries);
  expect(data.cryptoPolicy).toBe(policy);
  expect(unread.some(({ fact }) => fact === 'cryptoPolicy')).toBe(policy === null);
});

describe('folders of the package that are links', () => {
  test.each<[string, Readonly<Record<string, Entry>>, unknown]>([
    ['neither there', {}, []],
    ['folders', { '/opt/microsoft': { folder: true } }, []],
    ['/opt', { '/opt': { link: 'var/opt' } }, [{ path: '/opt', target: 'var/opt' }]],
    ['/opt/microsoft', { '/opt/microsoft': { link: '/data/microsoft' } }, [{ path: '/opt/microsoft', target: '/data/microsoft' }]],
    ['a link that leads nowhere', { '/opt': { link: '/gone' } }, [{ path: '/opt', target: '/gone' }]],
  ])('%s', async (_, entries, links) => {
    expect((await read(entries)).data.links).toEqual(links);
  });
});

describe('packages', () => {
  test.each<[string, readonly string[], string]>([
    ['Debian', ['/usr/bin/apt-get'], 'apt'],
    ['SUSE', ['/usr/bin/zypper'], 'zypper'],
    ['Red Hat 9, where yum is dnf', ['/usr/bin/dnf', '/usr/bin/yum'], 'dnf'],
    ['Red Hat 7', ['/usr/bin/yum'], 'yum'],
    ['Azure Linux', ['/usr/bin/tdnf'], 'tdnf'],
    ['a system of another kind', ['/usr/bin/pacman'], 'none'],
  ])('the manager of %s', async (_, programs, manager) => {
    const { data } = await read(Object.fromEntries(programs.map((program) => [program, ''])));
    expect(data.packages.manager).toBe(manager);
  });

  // Made up in the form of sources.list(5) and dnf.conf(5).
  const microsoft = {
    '/etc/apt/sources.list': 'deb http://deb.debian.org/debian trixie main\n',
    '/etc/apt/sources.list.d/microsoft-prod.list': 'deb [arch=amd64] https://packages.microsoft.com/debian/13/prod trixie main\n',
    '/etc/apt/sources.list.d/site.sources': 'Types: deb\nURIs: https://user:secret@packages.microsoft.com/debian/13/prod\nSuites: trixie\n',
    '/etc/apt/sources.list.d/old.list.save': 'deb https://packages.microsoft.com/debian/11/prod bullseye main\n',
    '/etc/yum.repos.d/prod.repo':
      '[prod]\nbaseurl=https://packages.microsoft.com/rhel/9/prod/\n[off]\nbaseurl=https://packages.microsoft.com/x\nenabled=0\n',
    '/etc/zypp/repos.d/prod.repo': '[prod]\nbaseurl=https://packages.microsoft.com/sles/15/prod/\n',
  } as const;
  const expected = [
    { url: 'https://packages.microsoft.com/debian/13/prod', file: '/etc/apt/sources.list.d/microsoft-prod.list' },
    { url: 'https://***@packages.microsoft.com/debian/13/prod', file: '/etc/apt/sources.list.d/site.sources' },
    { url: 'https://packages.microsoft.com/rhel/9/prod/', file: '/etc/yum.repos.d/prod.repo' },
    { url: 'https://packages.microsoft.com/sles/15/prod/', file: '/etc/zypp/repos.d/prod.repo' },
  ];

  test('only the sources of packages.microsoft.com are kept, without a sign-in', async () => {
    const { data, unread } = await read(microsoft);
    expect(data.packages.microsoftSources).toEqual(expected);
    expect(unread.map(({ fact }) => fact)).not.toContain('packages.microsoftSources');
  });

  test('a file that cannot be read leaves a gap beside what was found', async () => {
    const { data, unread } = await read({ ...microsoft, '/etc/apt/sources.list.d/a.sources': { folder: true } });
    expect(data.packages.microsoftSources).toEqual(expected.filter(({ file }) => !file.endsWith('site.sources')));
    expect(unread).toContainEqual(expect.objectContaining({ fact: 'packages.microsoftSources', reason: 'not-readable' }));
  });

  test('with nothing found such a gap leaves the answer open', async () => {
    const { data } = await read({ '/etc/apt/sources.list.d/a.list': { folder: true } });
    expect(data.packages.microsoftSources).toBeNull();
  });

  test('none is an empty list', async () => {
    expect(
      (await read({ '/etc/apt/sources.list': 'deb http://deb.debian.org/debian trixie main\n' })).data.packages.microsoftSources,
    ).toEqual([]);
  });
});
