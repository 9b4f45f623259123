import { describe, expect, test } from 'vitest';
import { type Sources, type Written, debian, evidenceWith } from '../evidence/evidence.test-support';
import { command, file, files, links, type Machine, registryPresence, registryTree, registryValues, Unavailable, wmi } from './machine';
import { recordedMachine } from './recorded';
import { asExport } from './registry.test-support';

const machineWith = async (sources: Sources, written: Written = {}): Promise<Machine> =>
  recordedMachine(await evidenceWith(sources, written), new AbortController().signal);

/** Why something is not given. */
const reasonOf = async (read: Promise<unknown>): Promise<string> =>
  read.then(
    () => 'given',
    (cause: unknown) => (cause instanceof Unavailable ? cause.reason : `thrown: ${String(cause)}`),
  );

const hosts = file('/etc/hosts', 'a test');

describe('a recorded file', () => {
  test.each([
    ['absent', 'yes', 'not-found'],
    ['denied', 'no', 'not-elevated'],
    ['denied', 'unknown', 'not-elevated'],
    ['denied', 'yes', 'not-readable'],
    ['large', 'yes', 'too-large'],
    ['timeout', 'yes', 'timed-out'],
    ['failed', 'yes', 'failed'],
  ] as const)('that was %s (elevated: %s) is %s', async (state, elevated, reason) => {
    const machine = await machineWith({ 'file /etc/hosts': { state } }, { headers: { elevated } });
    expect(await reasonOf(machine.text(hosts))).toBe(reason);
    expect(await reasonOf(machine.bytes(hosts))).toBe(reason);
  });

  test('that nobody asked for was not collected', async () => {
    expect(await reasonOf((await machineWith({})).text(hosts))).toBe('not-collected');
  });

  test('that was read has no file: the index is at fault', async () => {
    expect(await reasonOf((await machineWith({ 'file /etc/hosts': null })).text(hosts))).toBe('malformed');
  });

  test('is text without a mark, bytes as they are, and no more than who asks may have', async () => {
    const machine = await machineWith({ 'file /etc/hosts': '\uFEFF127.0.0.1 ö\n' });
    expect(await machine.text(hosts)).toBe('127.0.0.1 ö\n');
    expect(Buffer.from(await machine.bytes(hosts)).toString()).toBe('\uFEFF127.0.0.1 ö\n');
    expect(await reasonOf(machine.text(file('/etc/hosts', 'a test', 8)))).toBe('too-large');
  });

  test('of a bundle is its part of it; one that the bundle lacks is not there', async () => {
    const machine = await machineWith({
      'files /sys/block/*/size': '/sys/block/a:b/size:7\n/sys/block/a:b/size:8:9\n!/sys/block/sdb/size\n',
    });
    expect(await machine.text(file('/sys/block/a:b/size', 'a test'))).toBe('7\n8:9\n');
    expect(Buffer.from(await machine.bytes(file('/sys/block/a:b/size', 'a test'))).toString()).toBe('7\n8:9\n');
    expect(await reasonOf(machine.text(file('/sys/block/sda/size', 'a test')))).toBe('not-found');
    expect(await reasonOf(machine.text(file('/sys/block/sdb/size', 'a test')))).toBe('not-readable');
    expect(await reasonOf(machine.text(file('/sys/block/sda/model', 'a test')))).toBe('not-collected');
    expect(await reasonOf(machine.text(file('/sys/block/a:b/size', 'a test', 3)))).toBe('too-large');
  });

  test('of a pattern that was gone through without it is not there', async () => {
    const machine = await machineWith({ 'files /etc/apt/sources.list.d/*.list': null });
    expect(await reasonOf(machine.text(file('/etc/apt/sources.list.d/x.list', 'a test')))).toBe('not-found');
  });
});

describe('recorded files of a pattern', () => {
  const pattern = files('/etc/p/*.conf', 'a test', { limitBytes: 8 });

  test('are in path order, each with its own fate; what was gone meanwhile is left out', async () => {
    const machine = await machineWith({
      'file /etc/p/b.conf': 'b',
      'files /etc/p/*.conf': null,
      'file /etc/p/a.conf': { state: 'denied' },
      'file /etc/p/gone.conf': { state: 'absent' },
      'file /etc/p/long.conf': '123456789',
      'file /etc/p/other.txt': 'x',
      'file /etc/p/d/deep.conf': 'x',
    });
    const found = await machine.texts(pattern);
    expect(found.map(({ path, text }) => [path, text instanceof Unavailable ? text.reason : text])).toEqual([
      ['/etc/p/a.conf', 'not-readable'],
      ['/etc/p/b.conf', 'b'],
      ['/etc/p/long.conf', 'too-large'],
    ]);
  });

  test('with a name that no line can hold name that too', async () => {
    const machine = await machineWith({ 'files /etc/p/*.conf': [null, { state: 'odd' }] });
    expect(await machine.texts(pattern)).toMatchObject([{ path: '/etc/p/*.conf', text: { reason: 'malformed' } }]);
  });

  test.each([
    ['was not gone through', {}, 'not-collected'],
    ['may not be looked at', { 'files /etc/p/*.conf': { state: 'denied' } }, 'not-readable'],
    ['has more than who asks may have', { 'files /etc/p/*.conf': null, 'file /etc/p/1.conf': '', 'file /etc/p/2.conf': '' }, 'too-large'],
    ['is a bundle with a line of nothing', { 'files /etc/p/*.conf': '/etc/p/1.conf:x\n/etc/q:y\n' }, 'malformed'],
  ] as const)('that %s', async (_, sources, reason) => {
    expect(await reasonOf((await machineWith(sources)).texts({ ...pattern, limitCount: 1 }))).toBe(reason);
  });

  test('whose folder is not there are none', async () => {
    expect(await (await machineWith({ 'files /etc/p/*.conf': { state: 'absent' } })).texts(pattern)).toEqual([]);
  });

  test('of a bundle come folder by folder', async () => {
    const machine = await machineWith({ 'files /proc/*/comm': '/proc/2-a/comm:x\n/proc/10/comm:y\n/proc/2/comm:z\n!/proc/3/comm\n' });
    const found = await machine.texts(files('/proc/*/comm', 'a test'));
    expect(found.map(({ path, text }) => [path, text instanceof Unavailable ? text.reason : text])).toEqual([
      ['/proc/10/comm', 'y\n'],
      ['/proc/2/comm', 'z\n'],
      ['/proc/2-a/comm', 'x\n'],
      ['/proc/3/comm', 'not-readable'],
    ]);
  });
});

describe('recorded places', () => {
  test('are there, are not there, or cannot be told', async () => {
    const machine = await machineWith({ 'exists /a': null, 'exists /b': { state: 'absent' }, 'exists /c': { state: 'denied' } });
    expect([await machine.exists('/a'), await machine.exists('/b')]).toEqual([true, false]);
    expect([await reasonOf(machine.exists('/c')), await reasonOf(machine.exists('/d'))]).toEqual(['not-readable', 'not-collected']);
  });

  test('links lead where they led, one by one and by a pattern', async () => {
    const machine = await machineWith({
      'link /opt': 'usr/opt\n',
      'link /lib': { state: 'failed' },
      'links /proc/*/exe': '/proc/1/exe\t/usr/lib/systemd/systemd\n!/proc/2/exe\n/proc/9/exe\t/usr/bin/a\tb\n',
    });
    expect(await machine.link('/opt')).toBe('usr/opt');
    expect(await machine.link('/proc/9/exe')).toBe('/usr/bin/a\tb');
    expect(await Promise.all(['/lib', '/proc/2/exe', '/proc/3/exe', '/srv'].map((path) => reasonOf(machine.link(path))))).toEqual([
      'failed',
      'not-readable',
      'not-found',
      'not-collected',
    ]);
    const found = await machine.links(links('/proc/*/exe', 'a test', 'systemd'));
    expect(found).toMatchObject([
      { path: '/proc/1/exe', target: '/usr/lib/systemd/systemd' },
      { path: '/proc/2/exe', target: { reason: 'not-readable' } },
    ]);
  });

  test('folders list their names in order; one that a pattern did not meet is not there', async () => {
    const machine = await machineWith({ 'list /sys/block': 'sdb\r\nsda\r\n', 'lists /etc/*.wants': null, 'list /etc/a.wants': '' });
    expect(await machine.list('/sys/block')).toEqual(['sda', 'sdb']);
    expect(await machine.list('/etc/a.wants')).toEqual([]);
    expect([await reasonOf(machine.list('/etc/b.wants')), await reasonOf(machine.list('/srv'))]).toEqual(['not-found', 'not-collected']);
  });

  test('file systems have the room that df told', async () => {
    const machine = await machineWith(debian());
    expect(await machine.space('/')).toEqual({ totalBytes: 50_000_000_000, freeBytes: 21_474_836_480 });
    expect(await reasonOf(machine.space('/srv'))).toBe('not-collected');
  });
});

describe('a recorded command', () => {
  const show = command('systemctl', ['show-environment'], 'a test', { limitBytes: 20 });
  const answer = async (raw: string) => (await machineWith({ 'command systemctl show-environment': raw })).run(show);

  test.each([
    ['A=1\nexit 0\n', 'A=1\n', 0],
    ['exit 3\n', '', 3],
    ['exit 1\nexit 0\r\n', 'exit 1\n', 0],
    ['ä\nexit 0', 'ä\n', 0],
  ])('that wrote %j', async (raw, stdout, exitCode) => {
    expect(await answer(raw)).toEqual({ stdout, stderr: '', exitCode });
  });

  test.each([
    ['A=1\n', 'malformed'],
    ['A=1 exit 0\n', 'malformed'],
    [`${'x'.repeat(40)}\nexit 0\n`, 'too-large'],
  ])('that wrote %j is %s', async (raw, reason) => {
    expect(await reasonOf(answer(raw))).toBe(reason);
  });

  test('whose operands show only on the machine answers for those it was asked about there', async () => {
    const machine = await machineWith({ 'command systemctl show -- a.service b.service': 'Id=a.service\nexit 0\n' });
    const source = { ...command('systemctl', ['show', '--', 'b.service'], 'a test'), operands: 'units' };
    expect((await machine.run(source)).stdout).toBe('Id=a.service\n');
    expect(await reasonOf(machine.run({ ...source, args: ['show', '--', 'c.service'] }))).toBe('not-collected');
  });
});

test('what the script was started with, and what it lacks', async () => {
  const machine = await machineWith({ environment: 'https_proxy=http://p:1/?a=b\r\n=x\nNO_PROXY=\n' });
  expect(machine.environment).toEqual({ https_proxy: 'http://p:1/?a=b', NO_PROXY: '' });
  const without = await machineWith({});
  expect(() => without.environment).toThrow(Unavailable);
  expect(await reasonOf(without.systemInformation('cpu'))).toBe('not-collected');
  expect(await reasonOf(without.addresses())).toBe('not-collected');
});

test('a signal that is aborted ends every later call, of its own machine only', async () => {
  const machine = await machineWith(debian());
  const stop = new AbortController();
  const limited = machine.within(stop.signal);
  expect(await reasonOf(limited.exists('/run/systemd/system'))).toBe('given');
  stop.abort(new Unavailable('timed-out', 'Over.'));
  expect(await reasonOf(limited.exists('/run/systemd/system'))).toBe('timed-out');
  expect(await reasonOf(machine.exists('/run/systemd/system'))).toBe('given');
});

describe('a recorded registry', () => {
  const windows = { family: 'windows' } as const;
  const sep = asExport(
    '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Symantec]\n"A"="1"\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Symantec\\Sub]\n"B"=dword:00000002\n',
  );
  const query = (key: string, ...lines: string[]) => `\r\n${key}\r\n${lines.map((line) => `    ${line}\r\n`).join('')}\r\n`;

  test('gives a key whole, and the keys below it', async () => {
    const machine = await machineWith({ 'tree 64 HKLM\\SOFTWARE\\Symantec': sep }, windows);
    const key = await machine.registry(registryTree('HKLM\\SOFTWARE\\Symantec', 'a test'));
    expect([key.values.get('a'), key.keys.get('sub')?.values.get('b')]).toEqual(['1', 2]);
    const below = await machine.registry(registryValues('HKLM\\SOFTWARE\\Symantec\\Sub', ['B'], 'a test'));
    expect([...below.values]).toEqual([['b', 2]]);
    expect(await reasonOf(machine.registry(registryTree('HKLM\\SOFTWARE\\Symantec\\None', 'a test')))).toBe('not-found');
    expect(await reasonOf(machine.registry(registryTree('HKLM\\SOFTWARE\\Symantec', 'a test', '32-bit')))).toBe('not-collected');
  });

  test('is found whatever the case of a name, as Windows finds it', async () => {
    const query = '\r\nHKEY_LOCAL_MACHINE\\System\\Services\\Agent\r\n    Start    REG_DWORD    0x2\r\n\r\n';
    const machine = await machineWith(
      { 'values 64 HKLM\\System\\Services\\AGENT': query, 'exists C:\\Program Files\\Agent': null },
      windows,
    );
    const agent = await machine.registry(registryValues('HKLM\\SYSTEM\\Services\\agent', ['start'], 'a test'));
    expect([...agent.values]).toEqual([['start', 2]]);
    expect(await machine.exists('c:\\program files\\AGENT')).toBe(true);
  });

  test('on 32-bit Windows has one view', async () => {
    const machine = await machineWith({ 'tree 64 HKLM\\SOFTWARE\\Symantec': sep }, { ...windows, headers: { bits: '32' } });
    expect((await machine.registry(registryTree('HKLM\\SOFTWARE\\Symantec', 'a test', '32-bit'))).values.get('a')).toBe('1');
  });

  test('gives the values that were asked for, and a key that has none of them', async () => {
    const key = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\X';
    const machine = await machineWith(
      {
        'values 64 HKLM\\SOFTWARE\\X': query(key, 'A    REG_SZ    one') + query(key, 'B    REG_DWORD    0x2'),
        'values 64 HKLM\\SOFTWARE\\Y': '',
        'values 64 HKLM\\SOFTWARE\\Z': { state: 'absent' },
      },
      windows,
    );
    expect([...(await machine.registry(registryValues('HKLM\\SOFTWARE\\X', ['b', 'C'], 'a test'))).values]).toEqual([['b', 2]]);
    expect((await machine.registry(registryValues('HKLM\\SOFTWARE\\Y', ['A'], 'a test'))).values.size).toBe(0);
    expect(await reasonOf(machine.registry(registryValues('HKLM\\SOFTWARE\\Z', ['A'], 'a test')))).toBe('not-found');
  });

  test('gives each subkey behind a star, and of them those that are wanted', async () => {
    const values = 'values 64 HKLM\\S\\Uninstall\\';
    const line = (name: string) => query('HKEY_LOCAL_MACHINE\\S\\Uninstall\\x', `DisplayName    REG_SZ    ${name}`);
    const source = registryValues('HKLM\\S\\Uninstall\\*', ['DisplayName'], 'a test');
    const machine = await machineWith(
      {
        [`${values}*`]: null,
        [`${values}b`]: line('Other').replace('\\x', '\\b'),
        [`${values}{A}`]: line('Symantec Endpoint Protection').replace('\\x', '\\{A}'),
        [`${values}c`]: { state: 'denied' },
        [`${values}c\\deep`]: line('Deep'),
        [`${values}d`]: { state: 'absent' },
      },
      windows,
    );
    const names = (found: Awaited<ReturnType<Machine['registries']>>) =>
      found.map(({ name, key }) => [name, key instanceof Unavailable ? key.reason : key.values.get('displayname')]);
    expect(names(await machine.registries(source))).toEqual([
      ['b', 'Other'],
      ['c', 'not-readable'],
      ['{A}', 'Symantec Endpoint Protection'],
    ]);
    const only = { value: 'DisplayName', texts: ['symantec*'] };
    expect(names(await machine.registries({ ...source, values: [], only })).map(([name]) => name)).toEqual(['c', '{A}']);
    expect(await reasonOf(machine.registries({ ...source, view: '32-bit' }))).toBe('not-collected');
  });

  test('says whether a key and values are there, and nothing of their data', async () => {
    const machine = await machineWith(
      {
        'names 64 HKLM\\S\\Atp': 'OnboardingInfo\r\nOther\r\n',
        'names 64 HKLM\\S\\Empty': null,
        'names 64 HKLM\\S\\None': { state: 'absent' },
        'names 64 HKLM\\S\\Roots\\*': null,
        'names 64 HKLM\\S\\Roots\\AB': '',
      },
      windows,
    );
    const ask = (key: string, ...names: string[]) => machine.registry(registryPresence(key, names, 'a test'));
    expect([...(await ask('HKLM\\S\\Atp', 'onboardingInfo', 'OrgId')).values]).toEqual([['onboardinginfo', '']]);
    expect((await ask('HKLM\\S\\Empty')).values.size).toBe(0);
    expect(await reasonOf(ask('HKLM\\S\\None'))).toBe('not-found');
    expect(await reasonOf(ask('HKLM\\S\\Other'))).toBe('not-collected');
    expect((await machine.registries(registryPresence('HKLM\\S\\Roots\\*', [], 'a test'))).map(({ name }) => name)).toEqual(['AB']);
  });

  test('in the middle of a key a star stands for the accounts', async () => {
    const machine = await machineWith(
      {
        'values 64 HKU\\*\\Software\\P': null,
        'values 64 HKU\\S-1-5-18\\Software\\P': query('HKEY_USERS\\S-1-5-18\\Software\\P', 'ProxyEnable    REG_DWORD    0x1'),
      },
      windows,
    );
    const found = await machine.registries(registryValues('HKU\\*\\Software\\P', ['ProxyEnable'], 'a test'));
    expect(found.map(({ name, key }) => [name, key instanceof Unavailable ? key : key.values.get('proxyenable')])).toEqual([
      ['S-1-5-18', 1],
    ]);
  });

  test('that is damaged says so', async () => {
    const machine = await machineWith({ 'tree 64 HKLM\\SOFTWARE\\Symantec': 'no export' }, windows);
    expect(await reasonOf(machine.registry(registryTree('HKLM\\SOFTWARE\\Symantec', 'a test')))).toBe('malformed');
  });
});

describe('what wmi.js was told', () => {
  const hotfixes = wmi('hotfixes', 'Win32_QuickFixEngineering', ['HotFixID', 'InstalledOn'], 'a test');
  const answers = {
    format: 1,
    at: '2026-11-24T07:12:01Z',
    rows: { hotfixes: [{ HotFixID: 'KB1', Secret: 'x' }, { HotFixID: 'kb2' }] },
    versions: { 'ntoskrnl.exe': { present: true, version: '10.0.1.2', owner: null } },
    errors: [
      { id: 'antivirus', code: '8004100E' },
      { id: 'defender', code: '80041003' },
    ],
    end: true,
  };
  const machine = (value: object | string, headers: Written['headers'] = {}) =>
    machineWith({ 'script wmi.js': typeof value === 'string' ? value : JSON.stringify(value) }, { family: 'windows', headers });

  test('is given with the properties that were asked for', async () => {
    const told = await machine(answers);
    expect(await told.wmi(hotfixes)).toEqual([
      { HotFixID: 'KB1', InstalledOn: null },
      { HotFixID: 'kb2', InstalledOn: null },
    ]);
    expect(await told.wmi({ ...hotfixes, only: { property: 'HotFixID', texts: ['KB2'] } })).toHaveLength(1);
    const files = await told.systemFiles({ kind: 'system-files', names: ['NTOSKRNL.EXE'], purpose: 'a test' });
    expect(files.get('NTOSKRNL.EXE')).toEqual({ present: true, version: '10.0.1.2', owner: null });
    expect(await reasonOf(told.systemFiles({ kind: 'system-files', names: ['x.dll'], purpose: 'a test' }))).toBe('not-collected');
  });

  test('or why it was not', async () => {
    const ask = async (id: string, value: object | string = answers, headers: Written['headers'] = {}) =>
      reasonOf((await machine(value, headers)).wmi({ ...hotfixes, id }));
    expect(await ask('antivirus')).toBe('not-found');
    expect(await ask('defender')).toBe('not-readable');
    expect(await ask('defender', answers, { elevated: 'no' })).toBe('not-elevated');
    expect(await ask('services')).toBe('not-collected');
    expect(await ask('services', { ...answers, end: undefined })).toBe('failed');
    expect(await ask('services', '{"format":1,')).toBe('malformed');
    expect(await reasonOf((await machineWith({}, { family: 'windows' })).wmi(hotfixes))).toBe('not-collected');
  });
});
