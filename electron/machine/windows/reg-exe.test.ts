import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { RegistryKey } from '../../../core/inventory/decode/registry-data';
import { registryPresence, registryTree, registryValues, Unavailable } from '../machine';
import { asExport } from '../registry.test-support';
import { RegExe } from './reg-exe';
import type { runSystemCommand } from './system-command';

const never = new AbortController().signal;

/**
 * A stand-in for reg.exe: answers by its arguments without the view, in the form that Wine 8.0 prints; what has no answer ends with 1,
 * as reg.exe does for a key that is missing or refused.
 */
function regExe(answers: Readonly<Record<string, string>>, exports: Readonly<Record<string, string>> = {}) {
  const asked: string[] = [];
  const run: typeof runSystemCommand = async ({ name, args }) => {
    expect(name).toBe('reg.exe');
    expect(args.at(-1)).toMatch(/^\/reg:(?:64|32)$/);
    const [verb, key = '', file = ''] = args;
    const line = args.slice(1, -1).join(' ');
    asked.push(verb === 'export' ? `export ${key}` : line);
    const answer = verb === 'export' ? exports[key] : answers[line];
    if (verb === 'export' && answer !== undefined) await writeFile(file, asExport(answer));
    const stdout = Buffer.from(verb === 'export' ? '' : (answer ?? ''), 'latin1');
    return { stdout, stderr: Buffer.alloc(0), exitCode: answer === undefined ? 1 : 0 };
  };
  return { asked, run };
}

const listed = (full: string, ...names: readonly string[]) => ['', full, ...names.map((name) => `${full}\\${name}`), ''].join('\r\n');
const value = (full: string, name: string, type: string, data: string) => `\r\n${full}\r\n    ${name}    ${type}    ${data}\r\n\r\n`;
const symantec = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Symantec';

const answers = {
  HKLM: listed('HKEY_LOCAL_MACHINE', 'SOFTWARE', 'SYSTEM'),
  'HKLM\\SOFTWARE': listed('HKEY_LOCAL_MACHINE\\SOFTWARE', 'Symantec', 'Refused'),
  'HKLM\\SOFTWARE\\Symantec': `${value(symantec, 'Path', 'REG_SZ', 'B\u00fcro')}${listed(symantec, 'A', 'B', 'Other')}`,
  'HKLM\\SOFTWARE\\Symantec /v Path': value(symantec, 'Path', 'REG_SZ', 'B\u00fcro'),
  'HKLM\\SOFTWARE\\Symantec /v Id': value(symantec, 'Id', 'REG_SZ', 'secret'),
  'HKLM\\SOFTWARE\\Symantec /ve': value(symantec, '(Standard)', 'REG_SZ', '(Wert nicht gesetzt)'),
  'HKLM\\SOFTWARE\\Symantec\\A /v Name': value(`${symantec}\\A`, 'Name', 'REG_SZ', 'One product'),
  'HKLM\\SOFTWARE\\Symantec\\A /v Start': value(`${symantec}\\A`, 'Start', 'REG_DWORD', '0x2'),
  'HKLM\\SOFTWARE\\Symantec\\Other /v Name': value(`${symantec}\\Other`, 'Name', 'REG_SZ', 'Another'),
};

const plain = (key: RegistryKey | Unavailable) => (key instanceof Unavailable ? key.reason : Object.fromEntries(key.values));

describe('a key', () => {
  test('gives the values that are named; bytes of an unknown code page are not guessed', async () => {
    const reg = new RegExe(true, regExe(answers).run);
    expect(plain(await reg.key(registryValues('HKLM\\SOFTWARE\\Symantec', ['Path', 'Missing'], 'a test'), never))).toEqual({
      path: 'B\uFFFDro',
    });
    expect(plain(await reg.key(registryPresence('HKLM\\SOFTWARE\\Symantec', ['Id', 'Missing'], 'a test'), never))).toEqual({ id: '' });
  });

  test('without any of the values is there, one that is missing is not found', async () => {
    const { asked, run } = regExe(answers);
    const reg = new RegExe(true, run);
    expect(plain(await reg.key(registryValues('HKLM\\SOFTWARE\\Symantec', ['Missing'], 'a test'), never))).toEqual({});
    for (const key of ['HKLM\\SOFTWARE\\Missing', 'HKLM\\SOFTWARE\\Missing\\Below', 'HKLM\\SOFTWARE\\Absent'])
      await expect(reg.key(registryValues(key, ['a'], 'a test'), never)).rejects.toMatchObject({ reason: 'not-found' });
    expect(asked.filter((line) => line === 'HKLM\\SOFTWARE')).toHaveLength(1);
  });

  test.each([
    [true, 'not-readable'],
    [false, 'not-elevated'],
  ])('that the key above it lists and reg.exe does not give is refused (elevated: %s)', async (elevated, reason) => {
    const reg = new RegExe(elevated, regExe(answers).run);
    for (const source of [registryValues('HKLM\\SOFTWARE\\Refused', ['a'], 'a test'), registryTree('HKLM\\SOFTWARE\\Refused', 'a test')])
      await expect(reg.key(source, never)).rejects.toMatchObject({ reason });
    // Nobody says whether there is something below it.
    await expect(reg.key(registryTree('HKLM\\SOFTWARE\\Refused\\Below', 'a test'), never)).rejects.toMatchObject({ reason });
  });

  test('is read whole from an export', async () => {
    const { run } = regExe(answers, { 'HKLM\\SOFTWARE\\Symantec': `[${symantec}]\n"Path"="Büro"\n[${symantec}\\A]\n"Start"=dword:2\n` });
    const key = await new RegExe(true, run).key(registryTree('HKLM\\SOFTWARE\\Symantec', 'a test'), never);
    expect([plain(key), key.keys.get('a')?.values.get('start')]).toEqual([{ path: 'Büro' }, 2]);
  });

  test('whose answer is in another form is malformed', async () => {
    const broken = { ...answers, 'HKLM\\SOFTWARE\\Symantec /v Path': value(symantec, 'Path', 'REG_QWORD', '(null)') };
    const reading = new RegExe(true, regExe(broken).run).key(registryValues('HKLM\\SOFTWARE\\Symantec', ['Path'], 'a test'), never);
    await expect(reading).rejects.toMatchObject({ reason: 'malformed' });
  });
});

test('keys behind a star: those that only wants, those that are refused', async () => {
  const reg = new RegExe(false, regExe(answers).run);
  const source = registryValues('HKLM\\SOFTWARE\\Symantec\\*', ['Start'], 'a test');
  const shown = async (keys: ReturnType<RegExe['keys']>) => (await keys).map(({ name, key }) => [name, plain(key)]);
  expect(await shown(reg.keys(source, never))).toEqual([
    ['A', { start: 2 }],
    ['B', 'not-elevated'],
    ['Other', 'not-elevated'],
  ]);
  const only = { value: 'Name', texts: ['one*'] };
  expect(await shown(reg.keys({ ...source, only }, never))).toEqual([['A', { start: 2 }]]);
  expect(await shown(reg.keys(registryValues('HKLM\\SOFTWARE\\Missing\\*', ['Start'], 'a test'), never))).toEqual([]);
  await expect(reg.keys(registryValues('HKLM\\SOFTWARE\\Refused\\*', ['Start'], 'a test'), never)).rejects.toMatchObject({
    reason: 'not-elevated',
  });
});
