import { expect, test } from 'vitest';
import { decodeRegistryExport } from '../../core/inventory/decode/registry-export';
import { askedOf, fitsText, keysBehindStar, splitAtStar } from './asked';
import { registryPresence, registryTree, registryValues } from './machine';
import { asExport } from './registry.test-support';

const root = decodeRegistryExport(
  asExport(`[HKEY_USERS\\S-1-5-21-2\\Software\\A]
"Proxy"="b"
[HKEY_USERS\\S-1-5-21-1\\Software\\A]
"Proxy"="a"
"Id"="secret"
[HKEY_USERS\\S-1-5-21-1\\Software\\A\\Below]
[HKEY_USERS\\.DEFAULT\\Software]
`),
);

const shown = (source: Parameters<typeof keysBehindStar>[1]) =>
  keysBehindStar(root, source).map(({ name, key }) => [name, Object.fromEntries(key.values), key.keys.size]);

test('of every key behind a star only what is asked, in order', () => {
  expect(shown(registryValues('HKU\\*\\Software\\A', ['PROXY'], 'a test'))).toEqual([
    ['S-1-5-21-1', { proxy: 'a' }, 0],
    ['S-1-5-21-2', { proxy: 'b' }, 0],
  ]);
  expect(shown(registryPresence('HKU\\*\\Software\\A', ['Id', 'Proxy'], 'a test'))).toEqual([
    ['S-1-5-21-1', { id: '', proxy: '' }, 0],
    ['S-1-5-21-2', { proxy: '' }, 0],
  ]);
  expect(shown(registryTree('HKU\\s-1-5-21-1*\\Software\\A', 'a test'))).toEqual([['S-1-5-21-1', { proxy: 'a', id: 'secret' }, 1]]);
  expect(shown({ ...registryValues('HKU\\*\\Software\\A', [], 'a test'), only: { value: 'proxy', texts: ['B', 'c'] } })).toEqual([
    ['S-1-5-21-2', {}, 0],
  ]);
  expect(shown(registryTree('HKLM\\*', 'a test'))).toEqual([]);
});

test('a key without names of values is given whole', () => {
  expect(askedOf(root, registryTree('HKU', 'a test'))).toBe(root);
});

test('a key is taken apart at its star', () => {
  expect(splitAtStar(registryTree('HKLM\\A\\AVP*\\B\\C', 'a test'))).toEqual({ above: 'HKLM\\A', begin: 'AVP', below: 'B\\C' });
  for (const key of ['HKLM\\A', '*', 'HKLM\\a*b']) expect(() => splitAtStar(registryTree(key, 'a test'))).toThrow('no segment with a "*"');
});

test('texts fit whatever their case, and with a star by their beginning', () => {
  expect([fitsText('Symantec Endpoint', ['SYMANTEC*']), fitsText('Symantec', ['symantec']), fitsText('a Symantec', ['symantec*'])]).toEqual(
    [true, true, false],
  );
});
