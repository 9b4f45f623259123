import type { Value } from 'native-reg';
import { describe, expect, test } from 'vitest';
import { keyAt, type RegistryKey } from '../../../core/inventory/decode/registry-data';
import { decodeRegistryExport } from '../../../core/inventory/decode/registry-export';
import { registryPresence, registryTree, registryValues, Unavailable } from '../machine';
import { asExport } from '../registry.test-support';
import { NativeRegistry, type RegistryApi } from './native-registry';
import { registryLimits } from './registry-reader';

const never = new AbortController().signal;

/** Data of a value as Windows holds it: the number of its type, and bytes. */
type Raw = readonly [type: number, bytes: Uint8Array];

const text = (written: string): Raw => [1, Buffer.from(`${written}\0`, 'utf16le')];
const number = (written: number): Raw => [4, Buffer.from([written, 0, 0, 0])];

/** A stand-in for Windows' own calls, as native-reg makes them: errors carry Windows' number, a key is closed once. */
class WindowsCalls implements RegistryApi {
  readonly open = new Set<object>();
  readonly queried: string[] = [];

  private readonly keys: ReadonlyMap<
    string,
    { readonly name: string; readonly values: ReadonlyMap<string, { readonly name: string; readonly raw: Raw }> }
  >;

  constructor(
    keys: Readonly<Record<string, Readonly<Record<string, Raw>>>>,
    private readonly faults: Readonly<Record<string, number>> = {},
  ) {
    const valuesOf = (values: Readonly<Record<string, Raw>>) =>
      new Map(Object.entries(values).map(([name, raw]) => [name.toLowerCase(), { name, raw }]));
    this.keys = new Map(Object.entries(keys).map(([name, values]) => [name.toLowerCase(), { name, values: valuesOf(values) }]));
  }

  readonly openKey: RegistryApi['openKey'] = (root, path, access) => {
    const name = `${['HKCR', 'HKCU', 'HKLM', 'HKU'][Number(root) - 0x8000_0000]}\\${path}${(access & 0x0200) === 0 ? '' : ' 32'}`;
    const place = name.toLowerCase();
    const fault = this.faults[name];
    if (fault !== undefined) throw Object.assign(new Error('In a language of its own.'), { errno: fault });
    if (!this.keys.has(place)) return null;
    const key = { place };
    this.open.add(key);
    return key as never;
  };

  readonly enumKeyNames: RegistryApi['enumKeyNames'] = (key) => {
    const place = this.placeOf(key);
    const above = place.endsWith('\\') ? place : `${place}\\`; // a root is opened by an empty path
    return [...this.keys].flatMap(([each, { name }]) =>
      each.startsWith(above) && each !== above && !each.includes('\\', above.length) ? [name.slice(above.length)] : [],
    );
  };

  readonly enumValueNames: RegistryApi['enumValueNames'] = (key) =>
    [...(this.keys.get(this.placeOf(key))?.values.values() ?? [])].map(({ name }) => name);

  readonly queryValueRaw: RegistryApi['queryValueRaw'] = (key, name) => {
    this.queried.push(name);
    const raw = this.keys.get(this.placeOf(key))?.values.get(name.toLowerCase())?.raw;
    return raw ? (Object.assign(Buffer.from(raw[1]), { type: raw[0] }) as Value) : null;
  };

  readonly closeKey: RegistryApi['closeKey'] = (key) => {
    if (!this.open.delete(key as unknown as object)) throw new Error('Closed twice.');
  };

  private placeOf(key: unknown): string {
    if (!this.open.has(key as object)) throw new Error('Not open.');
    return (key as { readonly place: string }).place;
  }
}

const plain = ({ values, keys }: RegistryKey): object => ({
  ...Object.fromEntries(values),
  ...Object.fromEntries([...keys].map(([name, key]) => [`${name}\\`, plain(key)])),
});

const product = {
  'HKLM\\SOFTWARE\\Symantec': { '': text('default'), Path: text('C:\\Büro') },
  'HKLM\\SOFTWARE\\Symantec\\SMC': { Reboot: number(1), 'a\0b': number(2) },
  'HKLM\\SOFTWARE\\Symantec\\Empty': {},
  'HKLM\\SOFTWARE\\Symantec 32': { Path: text('C:\\x86') },
};

describe('a key', () => {
  test('is read whole, with all below it, in each view', async () => {
    const calls = new WindowsCalls(product);
    const registry = new NativeRegistry(calls);
    const key = await registry.key(registryTree('HKLM\\Software\\Symantec', 'a test'), never);
    expect(key.name).toBe('Symantec');
    expect(plain(key)).toEqual({ '': 'default', path: 'C:\\Büro', 'smc\\': { reboot: 1 }, 'empty\\': {} });
    expect(plain(await registry.key(registryTree('HKLM\\SOFTWARE\\Symantec', 'a test', '32-bit'), never))).toEqual({ path: 'C:\\x86' });
    expect(calls.open.size).toBe(0);
  });

  test('gives the values that are named, and asks for no other', async () => {
    const calls = new WindowsCalls(product);
    const key = await new NativeRegistry(calls).key(registryValues('HKLM\\SOFTWARE\\Symantec', ['PATH', 'Missing'], 'a test'), never);
    expect(plain(key)).toEqual({ path: 'C:\\Büro' });
    expect(calls.queried).toEqual(['PATH', 'Missing']);
  });

  test('of which only presence is asked gives no data, and reads none', async () => {
    const calls = new WindowsCalls(product);
    const registry = new NativeRegistry(calls);
    const presence = (names: readonly string[]) => registry.key(registryPresence('HKLM\\SOFTWARE\\Symantec', names, 'a test'), never);
    expect([plain(await presence(['path', 'Missing'])), plain(await presence([]))]).toEqual([{ path: '' }, {}]);
    expect(calls.queried).toEqual([]);
  });

  test('that is not there is not found', async () => {
    const registry = new NativeRegistry(new WindowsCalls(product, { 'HKLM\\SOFTWARE\\Bad': 161 }));
    for (const key of ['HKLM\\SOFTWARE\\Missing', 'HKLM\\SOFTWARE\\Bad'])
      for (const source of [registryTree(key, 'a test'), registryValues(key, ['a'], 'a test')])
        await expect(registry.key(source, never)).rejects.toMatchObject({ reason: 'not-found', detail: `There is no key ${key}.` });
  });

  test.each<readonly [what: string, localService: number | null, elevated: boolean | null, reason: string]>([
    ['not elevated', 5, false, 'not-elevated'],
    ['elevated', null, true, 'not-readable'],
    ['where that cannot be told', 1010, null, 'not-elevated'],
  ])('that may not be opened, %s', async (_, localService, elevated, reason) => {
    const faults = { 'HKLM\\SOFTWARE\\Symantec\\SMC': 5, ...(localService === null ? {} : { 'HKU\\S-1-5-19': localService }) };
    const calls = new WindowsCalls({ ...product, 'HKU\\S-1-5-19': {} }, faults);
    const registry = new NativeRegistry(calls);
    expect(registry.elevated).toBe(elevated);
    await expect(registry.key(registryValues('HKLM\\SOFTWARE\\Symantec\\SMC', ['a'], 'a test'), never)).rejects.toMatchObject({ reason });
    // A tree with a key in it that may not be opened is not a smaller tree.
    await expect(registry.key(registryTree('HKLM\\SOFTWARE\\Symantec', 'a test'), never)).rejects.toMatchObject({ reason });
    expect(calls.open.size).toBe(0);
  });

  test('that Windows does not give has the number of its error, and not its text', async () => {
    const registry = new NativeRegistry(new WindowsCalls(product, { 'HKLM\\SOFTWARE\\Symantec': 6 }));
    await expect(registry.key(registryTree('HKLM\\SOFTWARE\\Symantec', 'a test'), never)).rejects.toMatchObject({
      reason: 'not-readable',
      detail: 'Windows does not give the key HKLM\\SOFTWARE\\Symantec (error 6).',
    });
  });

  test('ends with the signal', async () => {
    const registry = new NativeRegistry(new WindowsCalls(product));
    const source = registryTree('HKLM\\SOFTWARE\\Symantec', 'a test');
    await expect(registry.key(source, AbortSignal.abort())).rejects.toMatchObject({ reason: 'cancelled' });
  });

  const many = (count: number, entry: (index: number) => string) => Array.from({ length: count }, (_, index) => entry(index));
  test.each<readonly [string, () => Readonly<Record<string, Readonly<Record<string, Raw>>>>]>([
    [
      'values',
      () => ({ 'HKLM\\K': Object.fromEntries(many(registryLimits.values + 1, (index) => `v${index}`).map((name) => [name, number(1)])) }),
    ],
    [
      'keys',
      () => Object.fromEntries(['HKLM\\K', ...many(registryLimits.keys + 1, (index) => `HKLM\\K\\${index}`)].map((name) => [name, {}])),
    ],
    ['bytes', () => ({ 'HKLM\\K': { a: [3, Buffer.alloc(registryLimits.bytes)], b: number(1) } })],
    [
      'depth',
      () => Object.fromEntries(many(registryLimits.depth + 2, (index) => `HKLM\\K${'\\a'.repeat(index)}`).map((name) => [name, {}])),
    ],
  ])('with more than any product has, %s, is too large', async (_, keys) => {
    const reading = new NativeRegistry(new WindowsCalls(keys())).key(registryTree('HKLM\\K', 'a test'), never);
    await expect(reading).rejects.toMatchObject({ reason: 'too-large' });
  });
});

describe('keys behind a star', () => {
  const accounts = {
    'HKU\\': {},
    'HKU\\S-1-5-18': {},
    'HKU\\S-1-5-18\\Software\\A': { Proxy: text('none') },
    'HKU\\S-1-5-21-2': {},
    'HKU\\S-1-5-21-1': {},
    'HKU\\S-1-5-21-1\\Software\\A': { Proxy: text('x:1') },
    'HKU\\S-1-5-21-3': {},
    'HKU\\S-1-5-21-3\\Software\\A': { Proxy: text('y:1') },
  };
  const shown = (found: readonly { readonly name: string; readonly key: RegistryKey | Unavailable }[]) =>
    found.map(({ name, key }) => [name, key instanceof Unavailable ? key.reason : plain(key)]);

  test('come in order, without those that have no such key, with those that may not be opened', async () => {
    const api = new WindowsCalls(accounts, { 'HKU\\S-1-5-21-3\\Software\\A': 5, 'HKU\\S-1-5-19': 5 });
    const found = await new NativeRegistry(api).keys(registryValues('HKU\\*\\Software\\A', ['Proxy'], 'a test'), never);
    expect(shown(found)).toEqual([
      ['S-1-5-18', { proxy: 'none' }],
      ['S-1-5-21-1', { proxy: 'x:1' }],
      ['S-1-5-21-3', 'not-elevated'],
    ]);
  });

  test('whose names begin so, and of which a value has one of the texts', async () => {
    const services = {
      'HKLM\\S': {},
      'HKLM\\S\\avp21': { Image: text('a.exe'), Start: number(2) },
      'HKLM\\S\\AVP20': { Image: text('b.exe'), Start: number(3) },
      'HKLM\\S\\other': { Image: text('a.exe'), Start: number(4) },
      'HKLM\\S\\avpnone': {},
    };
    const registry = new NativeRegistry(new WindowsCalls(services));
    const source = registryValues('HKLM\\S\\AVP*', ['Start'], 'a test');
    expect(shown(await registry.keys(source, never))).toEqual([
      ['AVP20', { start: 3 }],
      ['avp21', { start: 2 }],
      ['avpnone', {}],
    ]);
    const only = { ...source, key: 'HKLM\\S\\*', only: { value: 'image', texts: ['A.*'] } };
    expect(shown(await registry.keys(only, never))).toEqual([
      ['avp21', { start: 2 }],
      ['other', { start: 4 }],
    ]);
  });

  test('below a key that is not there are none', async () => {
    expect(await new NativeRegistry(new WindowsCalls({})).keys(registryTree('HKLM\\Missing\\*', 'a test'), never)).toEqual([]);
  });
});

test('data is what an export of the same values gives', async () => {
  const raw: Readonly<Record<string, Raw>> = {
    sz: text('abc\0def'),
    unterminated: [1, Buffer.from('abc', 'utf16le')],
    expand: [2, Buffer.from('%a%\0', 'utf16le')],
    multi: [7, Buffer.from('a\0\0b\0\0', 'utf16le')],
    none: [0, Buffer.from([1])],
    dword: [4, Buffer.from([1, 0, 0, 0x80])],
    short: [4, Buffer.from([1, 2])],
    big: [5, Buffer.from([1, 2, 3, 4])],
    qword: [11, Buffer.from([1, 0, 0, 0, 0, 0, 0, 0x80])],
    exotic: [0x1234, Buffer.from([9])],
    nothing: [1, Buffer.alloc(0)],
  };
  const lines = Object.entries(raw).map(
    ([name, [type, bytes]]) => `"${name}"=hex(${type.toString(16)}):${[...bytes].map((byte) => byte.toString(16)).join(',')}`,
  );
  const exported = keyAt(decodeRegistryExport(asExport(`[HKEY_LOCAL_MACHINE\\K]\n${lines.join('\n')}\n`)), 'HKLM\\K');
  const read = await new NativeRegistry(new WindowsCalls({ 'HKLM\\K': raw })).key(registryTree('HKLM\\K', 'a test'), never);
  const bytesAsNumbers = (key: RegistryKey | null) =>
    [...(key?.values ?? [])].map(([name, data]) => [name, data instanceof Uint8Array ? [...data] : data]);
  expect(bytesAsNumbers(read)).toEqual(bytesAsNumbers(exported));
  expect(read.values.size).toBe(Object.keys(raw).length);
});
