import { MalformedInput } from './malformed-input';
import { RegistryBranch, type RegistryData, type RegistryKey, registryRoots, untilNul } from './registry-data';

const format = 'output of reg query';

const bracketed = /^\(.*\)$/;

/** Between name, type and data of a value, and in front of its name. */
const gap = '    ';

/**
 * Decodes what `reg query KEY /v NAME` prints, one answer or several one behind the other: a line with the key, then
 * `    NAME    TYPE    DATA`. Its messages stand on standard error, so nothing here depends on a language: a default value (`/ve`) is printed
 * with a name in brackets, "(Default)" in English, and so is "(value not set)" where it is not there. A name in brackets is therefore
 * '', and a text in brackets of it is no value: one that stands there as such is lost.
 *
 * It prints in the console's code page, which is not known: a byte above 0x7f becomes U+FFFD, so that nobody takes such a text for what
 * stands in the registry. Line breaks of a text go on in the next lines. An empty text of REG_MULTI_SZ at its end is lost, and a `\0`
 * that stands in a text as such divides it.
 *
 * @param answer bytes as printed, or a text of which the same is true
 * @returns as `decodeRegistryExport`; nothing at all is a root without keys
 * @throws MalformedInput that names the line
 */
export function decodeRegQuery(answer: Uint8Array | string): RegistryKey {
  const root = new RegistryBranch('');
  const lines = (typeof answer === 'string' ? answer : ascii(answer)).split('\n');
  let key: RegistryBranch | null = null;
  let pending: { readonly name: string; readonly type: string; readonly parts: string[]; readonly line: number } | null = null;
  const finish = () => {
    if (key && pending) {
      const name = bracketed.test(pending.name) ? '' : pending.name.toLowerCase();
      const data = dataOf(pending.type, pending.parts.join('\n'), pending.line);
      if (name !== '' || typeof data !== 'string' || !bracketed.test(data)) key.values.set(name, data);
    }
    pending = null;
  };
  for (const [index, written] of lines.entries()) {
    const line = written.endsWith('\r') ? written.slice(0, -1) : written;
    const value = valueIn(line);
    const [names, isKey] = keyIn(line);
    if (isKey) {
      finish();
      key = root;
      for (const name of names) key = key.child(name);
    } else if (value && key) {
      finish();
      pending = { ...value, parts: [value.data], line: index + 1 };
    } else if (pending) {
      pending.parts.push(line);
    } else if (line.trim() !== '') {
      throw new MalformedInput(format, `line ${index + 1} is neither a key nor a value`);
    }
  }
  finish();
  return root;
}

function ascii(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 4096) parts.push(String.fromCharCode(...bytes.subarray(at, at + 4096)));
  return parts.join('').replace(/[\x80-\xff]/g, '\uFFFD');
}

/** `HKEY_LOCAL_MACHINE\SOFTWARE\...` at the beginning of a line. */
function keyIn(line: string): readonly [names: readonly string[], isKey: boolean] {
  if (!line.startsWith('HKEY_')) return [[], false];
  const [root = '', ...below] = line.split('\\', 513);
  const short = registryRoots.get(root);
  return short === undefined || below.includes('') || below.length > 511 ? [[], false] : [[short, ...below], true];
}

function valueIn(line: string): { readonly name: string; readonly type: string; readonly data: string } | null {
  if (!line.startsWith(gap)) return null;
  const beforeType = line.indexOf(`${gap}REG_`, gap.length);
  if (beforeType < 0) return null;
  const typeAt = beforeType + gap.length;
  const afterType = line.indexOf(gap, typeAt);
  const type = line.slice(typeAt, afterType < 0 ? line.length : afterType).trimEnd();
  return types.has(type)
    ? { name: line.slice(gap.length, beforeType), type, data: afterType < 0 ? '' : line.slice(afterType + gap.length) }
    : null;
}

const texts = ['REG_SZ', 'REG_EXPAND_SZ', 'REG_LINK'];
const bytes = ['REG_BINARY', 'REG_NONE', 'REG_RESOURCE_LIST', 'REG_FULL_RESOURCE_DESCRIPTOR', 'REG_RESOURCE_REQUIREMENTS_LIST'];
const types: ReadonlySet<string> = new Set([...texts, ...bytes, 'REG_MULTI_SZ', 'REG_DWORD', 'REG_DWORD_BIG_ENDIAN', 'REG_QWORD']);

function dataOf(type: string, printed: string, line: number): RegistryData {
  // Lines that are empty stand between answers; a text's own at its end cannot be told from them.
  const data = printed.replace(/\n+$/, '');
  const fault = (what: string) => new MalformedInput(format, `line ${line} has ${what}`);
  switch (type) {
    case 'REG_SZ':
    case 'REG_EXPAND_SZ':
      return untilNul(data);
    case 'REG_LINK':
      return Uint8Array.from(data, (unit) => unit.charCodeAt(0));
    case 'REG_MULTI_SZ': {
      const items = data.split('\\0');
      while (items.at(-1) === '') items.pop();
      return items;
    }
    case 'REG_DWORD':
    case 'REG_DWORD_BIG_ENDIAN':
    case 'REG_QWORD': {
      if (!/^0x[0-9a-f]{1,16}$/i.test(data.slice(0, 20).trim())) throw fault('a number that is none');
      const number = BigInt(data.trim());
      if (type === 'REG_QWORD') return number;
      if (number > 0xffff_ffffn) throw fault('a number of more than 32 bits');
      if (type === 'REG_DWORD') return Number(number);
      return Uint8Array.from([24n, 16n, 8n, 0n], (shift) => Number((number >> shift) & 0xffn));
    }
    default:
      return hexadecimal(data, fault);
  }
}

function hexadecimal(data: string, fault: (what: string) => MalformedInput): Uint8Array {
  const digits = data.trim();
  if (digits.length % 2 !== 0 || /[^0-9a-f]/i.test(digits)) throw fault('bytes that are none');
  return Uint8Array.from({ length: digits.length / 2 }, (_, index) => Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16));
}
