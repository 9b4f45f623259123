import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmod, chown, copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { decodeEvidenceIndex } from '../../../core/evidence/evidence-index';
import { openEvidence } from '../../evidence/open-evidence';
import { command, file, files, links } from '../../machine/machine';
import { temporaryFolder, treeOf } from '../../machine/tree.test-support';
import { collected, collectSh, evidenceIn, everythingIn, runCollectSh, shells } from './collect-sh.test-support';

const isRoot = process.geteuid?.() === 0;
const has = (program: string): boolean => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
const indexIn = async (to: string) => decodeEvidenceIndex(await readFile(path.join(await evidenceIn(to), 'index.txt'), 'utf8'));
const statesIn = async (to: string) => new Map((await indexIn(to)).entries.map(({ key, state }) => [key, state]));

/** A Linux that is there at all. */
const base = {
  '/etc/os-release': 'ID=debian\nVERSION_ID="12"\n',
  '/proc/1/comm': 'systemd\n',
  '/proc/sys/kernel/hostname': 'ws-b12-014.example.com\n',
  '/proc/sys/kernel/osrelease': '6.1.0-30-amd64\n',
};

test.skipIf(!has('shellcheck'))('shellcheck has nothing to say', () => {
  expect(spawnSync('shellcheck', ['--shell=sh', '--severity=style', collectSh], { encoding: 'utf8' }).stdout).toBe('');
});

describe.each(shells.filter(([program]) => has(program)).map((shell) => [shell.join(' '), shell] as const))('%s', (_, shell) => {
  test('brings a hostile tree, and leaves out what no line can hold', { timeout: 60_000 }, async () => {
    const names = ['a b', `q'uo"te`, '-n', '*', '[x]', '$(touch x)', 'ü', '\\n', '%s'];
    const root = await treeOf({
      ...base,
      ...Object.fromEntries(names.map((name) => [`/etc/profile.d/${name}.sh`, `# ${name}\n`])),
      '/etc/profile.d/new\nline.sh': 'odd',
      '/etc/profile.d/\u0007.sh': 'odd',
      '/etc/environment': { link: '/dev/zero' },
      '/etc/profile': { folder: true },
      '/etc/hosts': `127.0.0.1 ${'x'.repeat(1024 * 200)}\n`,
      '/etc/samba/smb.conf': `[global]\n${'# y'.repeat(100_000)}`,
      '/etc/sssd/conf.d/10.conf': `id = ${'p@'.repeat(20_000)}\n`,
      '/usr/local/lib/systemd/system/-rf.service': '',
      '/usr/local/lib/systemd/system/odd\n.service': '',
    });
    execFileSync('mkfifo', [path.join(root, 'etc/resolv.conf'), path.join(root, 'proc/1/cgroup')]);
    await writeFile(path.join(root, 'etc/timezone'), Buffer.from([0xff, 0xfe, 0x0a]));
    const { exitCode, stderr, to } = await runCollectSh(['--root', root], { shell });
    expect([exitCode, stderr.replaceAll(/^collect\.sh: [A-Z][\w ,]+\n/gm, '')]).toEqual([0, '']);
    const states = await statesIn(to);
    for (const name of names) expect(states.get(`file /etc/profile.d/${name}.sh`), name).toBe('read');
    expect(Object.fromEntries(states)).toMatchObject({
      'files /etc/profile.d/*.sh': 'odd', // the last of its three lines
      'file /etc/environment': 'failed',
      'file /etc/profile': 'failed',
      'file /etc/resolv.conf': 'failed',
      'file /proc/1/cgroup': 'failed',
      'file /etc/samba/smb.conf': 'large',
      'file /etc/hosts': 'read',
      'list /usr/local/lib/systemd/system': 'read',
    });
    const evidence = await openEvidence(await evidenceIn(to));
    const raw = (key: string) => evidence.raws.get(evidence.index.entries.find((entry) => entry.key === key)?.raw ?? 0);
    expect(Buffer.from(raw('file /etc/timezone') ?? []).toString('hex')).toBe('fffe0a');
    expect(Buffer.from(raw('list /usr/local/lib/systemd/system') ?? []).toString()).toBe('-rf.service\n');
    expect(await readdir(root)).not.toContain('x');
  });

  test('ends what hangs, prints for ever, holds on to its output or ignores signals, with all it started', {
    timeout: 60_000,
  }, async () => {
    const pids = await temporaryFolder();
    const told = (name: string) => `echo $$ > ${pids}/${name}`;
    const root = await treeOf({
      ...base,
      '/usr/bin/chronyc': { script: `${told('hangs')}; sleep 300 & echo $! > ${pids}/child; sleep 301` },
      '/usr/bin/timedatectl': { script: `${told('ignores')}; trap '' TERM INT HUP; while :; do sleep 1; done` },
      '/usr/bin/systemctl': { script: `case $1 in --version) ${told('prints')}; yes;; *) echo no systemd >&2; exit 1;; esac` },
      '/usr/bin/mdatp': { script: `sleep 302 & echo $! > ${pids}/left; echo '{"healthy":true}'; exit 3` },
      '/sbin/rpm': { script: `setsid sleep 20 & echo $! > ${pids}/escaped; printf 'a\\t1\\n'` },
      '/bin/uname': { script: 'case $1 in -s) echo Linux;; *) printf x86_64;; esac' },
    });
    const { exitCode, to } = await runCollectSh(['--root', root], { shell });
    expect(exitCode).toBe(0);
    const states = await statesIn(to);
    expect(
      Object.fromEntries([...states].filter(([key]) => /^command (?:chronyc|timedatectl|systemctl --v|mdatp|uname|rpm)/.test(key))),
    ).toEqual({
      'command chronyc -n -c tracking': 'timeout',
      'command timedatectl show --property=NTPSynchronized --value': 'timeout',
      'command systemctl --version': 'large',
      'command mdatp health --output json': 'read',
      'command uname -m': 'read',
      [[...states.keys()].find((key) => key.startsWith('command rpm')) ?? '']: expect.stringMatching(/^(?:timeout|read)$/),
    });
    const evidence = await openEvidence(await evidenceIn(to));
    const raw = (key: string) =>
      Buffer.from(evidence.raws.get(evidence.index.entries.find((entry) => entry.key === key)?.raw ?? 0) ?? []).toString();
    expect(raw('command mdatp health --output json')).toBe('{"healthy":true}\nexit 3\n');
    expect(raw('command uname -m')).toBe('x86_64\nexit 0\n');
    for (const name of ['hangs', 'child', 'ignores', 'prints', 'left']) {
      const pid = (await readFile(path.join(pids, name), 'utf8')).trim();
      const state = await readFile(`/proc/${pid}/stat`, 'utf8').then(
        (text) => text.split(' ')[2],
        () => 'gone',
      );
      expect(['gone', 'Z'], name).toContain(state);
    }
    spawnSync('kill', ['-KILL', (await readFile(path.join(pids, 'escaped'), 'utf8')).trim()]);
  });

  test('interrupted, it leaves a folder without an end', { timeout: 60_000 }, async () => {
    const root = await treeOf({ ...base, '/usr/bin/chronyc': { script: 'sleep 300' } });
    const to = await temporaryFolder();
    const [program, ...before] = shell;
    const child = spawn(program, [...before, collectSh, '--to', to, '--root', root], { stdio: ['ignore', 'ignore', 'pipe'] });
    const index = () =>
      evidenceIn(to)
        .then((folder) => readFile(path.join(folder, 'index.txt'), 'utf8'))
        .catch(() => '');
    while (!(await index()).includes('timesync')) await pause(20);
    const ended = new Promise((resolve) => child.on('exit', resolve));
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(await index()).not.toMatch(/^end /m);
    await expect(openEvidence(await evidenceIn(to))).rejects.toMatchObject({ data: { code: 'bad-file' } });
  });
});

test('the folder says who it is of, and is read as a whole', { timeout: 60_000 }, async () => {
  const root = await treeOf(base);
  const { exitCode, stdout, to } = await runCollectSh(['--root', root]);
  expect(exitCode).toBe(0);
  const folder = await evidenceIn(to);
  expect(path.basename(folder)).toMatch(/^evidence-ws-b12-014-\d{8}T\d{6}Z$/);
  const index = await indexIn(to);
  expect(stdout).toBe(
    `${folder}: ${index.entries.length} sources asked, 0 of them not readable, ${isRoot ? 'as root' : 'without root rights, which leaves more unread'}.\n`,
  );
  expect(Object.fromEntries(index.headers)).toMatchObject({
    host: 'ws-b12-014.example.com',
    elevated: isRoot ? 'yes' : 'no',
    family: 'linux',
  });
  expect(new Set(index.entries.map(({ key }) => key)).size).toBe(index.entries.length);
});

test('--tar makes one file of the same', { timeout: 60_000 }, async () => {
  const root = await treeOf(base);
  const { exitCode, to } = await runCollectSh(['--root', root, '--tar']);
  expect(exitCode).toBe(0);
  const place = await evidenceIn(to);
  expect(place).toMatch(/\.tar$/);
  const { index } = await openEvidence(place);
  expect(index.entries.find(({ key }) => key === 'file /etc/os-release')).toMatchObject({ state: 'read' });
});

describe('the target', () => {
  test('that is not there, or an unknown word, is wrong usage', async () => {
    expect(await runCollectSh([], { to: '/there/is/none' })).toMatchObject({
      exitCode: 64,
      stdout: '',
      stderr: expect.stringContaining('/there/is/none'),
    });
    expect(await runCollectSh(['--frob'])).toMatchObject({ exitCode: 64, stderr: expect.stringContaining('--frob') });
    expect(await runCollectSh(['--help'])).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Exit codes:') });
    expect(await runCollectSh(['--version'])).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^collect\.sh \d+, catalogue \S+\n$/),
    });
  });

  test('that cannot be written is said, with how to go on', async () => {
    expect(await runCollectSh([], { to: '/proc' })).toMatchObject({
      exitCode: 73,
      stdout: '',
      stderr: expect.stringMatching(/\/proc cannot be written[\s\S]*--to/),
    });
  });

  test.skipIf(!isRoot)('that is full ends the run without an end', { timeout: 60_000 }, async ({ skip }) => {
    const to = await temporaryFolder();
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', to]).status !== 0) return skip('no file system can be mounted here');
    onTestFinished(() => void spawnSync('umount', [to]));
    const root = await treeOf({ ...base, '/etc/hosts': 'x\n'.repeat(60_000), '/etc/resolv.conf': 'y\n'.repeat(60_000) });
    expect(await runCollectSh(['--root', root], { to })).toMatchObject({
      exitCode: 73,
      stdout: '',
      stderr: expect.stringContaining('cannot be written'),
    });
    expect(await readFile(path.join(await evidenceIn(to), 'index.txt'), 'utf8')).not.toMatch(/^end /m);
  });
});

test.skipIf(!isRoot)('what needs more rights is told from what is not there', { timeout: 60_000 }, async () => {
  const root = await treeOf({
    ...base,
    '/etc/sssd/sssd.conf': 'x',
    '/etc/audit/rules.d/a.rules': 'x',
    '/etc/samba/smb.conf': 'x',
    '/proc/7/exe': { link: '/usr/bin/x' },
    '/proc/7/fd/3': { link: 'anon_inode:[fanotify]' },
  });
  await chmod(root, 0o755);
  await chmod(path.join(root, 'etc/samba/smb.conf'), 0o600);
  for (const folder of ['etc/sssd', 'etc/audit/rules.d', 'proc/7/fd']) await chmod(path.join(root, folder), 0o700);
  const to = await temporaryFolder();
  await chown(to, 65534, 65534);
  const script = path.join(await temporaryFolder(), 'collect.sh');
  await copyFile(collectSh, script);
  await chmod(path.dirname(script), 0o755);
  const { status } = spawnSync('sh', [script, '--to', to, '--root', root], { uid: 65534, gid: 65534, env: {} });
  expect(status).toBe(0);
  expect(Object.fromEntries(await statesIn(to))).toMatchObject({
    'file /etc/sssd/sssd.conf': 'denied',
    'file /etc/samba/smb.conf': 'denied',
    'files /etc/audit/rules.d/*.rules': 'denied',
    'file /etc/himmelblau/himmelblau.conf': 'absent',
    'exists /etc/krb5.keytab': 'absent',
  });
  expect(await everythingIn(await evidenceIn(to))).toContain('!/proc/7/fd\n');
});

test('thousands of processes are one file each', { timeout: 120_000 }, async () => {
  const count = 5_000;
  const root = await treeOf(base);
  for (let pid = 1; pid <= count; pid += 1) {
    await mkdir(path.join(root, `proc/${pid}/fd`), { recursive: true });
    await writeFile(path.join(root, `proc/${pid}/comm`), `p-${pid}\n`);
  }
  execFileSync('ln', ['-s', 'anon_inode:[fanotify]', path.join(root, 'proc/4321/fd/9')]);
  await mkdir(path.join(root, 'proc/4321/fdinfo'));
  await writeFile(path.join(root, 'proc/4321/fdinfo/9'), 'fanotify mnt_id:1b mflags:0 mask:38 ignored_mask:0\n');
  const machine = await collected(['--root', root]);
  expect(await machine.texts(files('/proc/*/comm', 'a test', { limitCount: count }))).toHaveLength(count);
  expect(await machine.links(links('/proc/*/fd/*', 'a test', 'fanotify'))).toEqual([
    { path: '/proc/4321/fd/9', target: 'anon_inode:[fanotify]' },
  ]);
  expect(await machine.text(file('/proc/4321/fdinfo/9', 'a test'))).toContain('mnt_id:1b');
});

test('the proxy variables of the caller are evidence, and reach no command', { timeout: 60_000 }, async () => {
  const root = await treeOf({ ...base, '/usr/bin/chronyc': { script: 'env' } });
  const environment = {
    https_proxy: 'http://user:S3cr3tWord@proxy.example.com:8080',
    NO_PROXY: 'localhost,.example.com',
    SECRET: 'S3cr3tWord',
  };
  const { to } = await runCollectSh(['--root', root], { environment });
  const everything = await everythingIn(await evidenceIn(to));
  expect(everything).not.toContain('S3cr3tWord');
  expect(everything).toContain('https_proxy=http://~~~:~~~@proxy.example.com:8080\n');
  const machine = await collected(['--root', root], { environment });
  expect(machine.environment).toMatchObject({ NO_PROXY: 'localhost,.example.com' });
  const { stdout } = await machine.run(command('chronyc', ['-n', '-c', 'tracking'], 'a test'));
  expect(
    stdout
      .split('\n')
      .filter((line) => /^\w+=/.test(line) && !/^(?:PWD|_|SHLVL|OLDPWD|COPYFILE_DISABLE)=/.test(line))
      .toSorted(),
  ).toEqual(['LC_ALL=C', 'PATH=/usr/bin:/bin:/usr/sbin:/sbin']);
});

test('what a unit of Defender names is brought too', { timeout: 60_000 }, async () => {
  const machine = await collected([
    '--root',
    await treeOf({
      ...base,
      '/etc/systemd/system/mdatp.service':
        '[Service]\nEnvironmentFile=-/etc/default/mdatp\n EnvironmentFile = "/etc/proxy.d/*.env"\nEnvironmentFile=/etc/../x\n',
      '/etc/default/mdatp': 'HTTPS_PROXY=http://proxy:1\n',
      '/etc/proxy.d/a.env': 'X=1\n',
      '/x': 'never',
    }),
  ]);
  expect(await machine.text(file('/etc/default/mdatp', 'a test'))).toBe('HTTPS_PROXY=http://proxy:1\n');
  expect(await machine.texts(files('/etc/proxy.d/*.env', 'a test'))).toEqual([{ path: '/etc/proxy.d/a.env', text: 'X=1\n' }]);
  await expect(machine.text(file('/etc/../x', 'a test'))).rejects.toMatchObject({ reason: 'not-collected' });
});

test('paths on mounts whose server may be gone are not looked at', { timeout: 60_000 }, async () => {
  const mountinfo = [
    '22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw',
    '40 22 0:50 / /opt rw,relatime shared:2 - nfs4 files:/opt rw',
    '41 40 8:2 / /opt/eset rw,relatime shared:3 - ext4 /dev/sdb1 rw',
    '42 22 0:51 / /srv/with\\040blank rw - ext4 /dev/sdc1 rw',
  ].join('\n');
  const { to } = await runCollectSh([
    '--root',
    await treeOf({
      ...base,
      '/proc/self/mountinfo': `${mountinfo}\n`,
      '/opt/CrowdStrike': { folder: true },
      '/opt/eset': { folder: true },
      '/bin/df': { script: 'echo "$2"' },
    }),
  ]);
  const states = await statesIn(to);
  expect(states.has('exists /opt/CrowdStrike')).toBe(false);
  expect(states.get('exists /opt/eset')).toBe('read');
  expect(states.get('exists /opt')).toBe('read');
  expect([...states.keys()].filter((key) => key.startsWith('space '))).toEqual([
    'space /',
    'space /opt',
    'space /opt/eset',
    'space /srv/with blank',
  ]);
});

test('half of the script does nothing', { timeout: 60_000 }, async () => {
  const whole = await readFile(collectSh, 'utf8');
  const root = await treeOf(base);
  for (const part of [0.3, 0.6, 0.9, 0.999]) {
    const to = await temporaryFolder();
    const script = path.join(await temporaryFolder(), 'collect.sh');
    await writeFile(script, whole.slice(0, Math.floor(whole.length * part)));
    spawnSync('sh', [script, '--to', to, '--root', root]);
    expect(await readdir(to), String(part)).toEqual([]);
  }
});
