import { MalformedInput } from './malformed-input';
import {
  RegistryBranch,
  type RegistryData,
  type RegistryKey,
  registryDataOf,
  registryRoots,
  registryTypes,
  untilNul,
  utf16,
} from './registry-data';

/** How deep a registry may be: Microsoft Learn, "Registry element size limits", tree depth. */
const depthLimit = 512;

/** At most so many keys are taken from one export: many times what a product has. */
const keyLimit = 200_000;

const format = 'export of the registry';

/**
 * Decodes what `reg export` writes: "Windows Registry Editor Version 5.00" in UTF-16LE with a byte order mark (Microsoft support
 * article "How to add, modify, or delete registry subkeys and registry values by using a .reg file"); UTF-8 is taken as well.
 *
 * Of what that article does not say: quoted texts and names may hold line breaks as they stand (Windows) or as `\r` and `\n` (Wine);
 * a quotation mark and a backslash have a backslash in front. A key or value that a file written by hand takes away (`[-KEY]`,
 * `"Name"=-`) is taken out of what stands before it.
 *
 * @returns a key without a name, whose keys are the roots in short: "hklm", "hkcu", "hku"; see `keyAt`
 * @throws MalformedInput that names the line, also for more keys than a registry of a product has
 */
export function decodeRegistryExport(bytes: Uint8Array): RegistryKey {
  return new ExportReader(textOf(bytes)).read();
}

function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes.subarray(2));
  return utf8(bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes);
}

function utf8(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 4096) parts.push(String.fromCharCode(...bytes.subarray(at, at + 4096)));
  const escaped = parts.join('').replace(/[%\x80-\xff]/g, (unit) => `%${unit.charCodeAt(0).toString(16).padStart(2, '0')}`);
  try {
    return decodeURIComponent(escaped);
  } catch {
    throw new MalformedInput(format, 'it is neither UTF-16 with a byte order mark nor UTF-8');
  }
}

const code = { lineFeed: 10, return: 13, blank: 32, tab: 9, quote: 34, backslash: 92 } as const;

/** Goes through the text once, from left to right. */
class ExportReader {
  private readonly root = new RegistryBranch('');
  private at = 0;
  private keys = 0;

  constructor(private readonly text: string) {}

  read(): RegistryKey {
    if (this.restOfLine().trimEnd() !== 'Windows Registry Editor Version 5.00') throw this.fault('is not the first line of the format', 0);
    let key: RegistryBranch | null = null;
    while (this.skipBlank()) {
      const began = this.at;
      switch (this.text[this.at]) {
        case '[':
          key = this.keyLine();
          break;
        case ';':
          this.restOfLine();
          break;
        case '@':
        case '"':
          this.valueLine(key, began);
          break;
        default:
          throw this.fault('has no form that the format knows', began);
      }
    }
    return this.root;
  }

  /** `[HKEY_LOCAL_MACHINE\SOFTWARE\...]`; the name may hold any bracket. `null` for a key that is taken away. */
  private keyLine(): RegistryBranch | null {
    const began = this.at;
    const line = this.restOfLine().trimEnd();
    if (!line.endsWith(']')) throw this.fault('begins a key and does not end it', began);
    const removed = line.startsWith('[-');
    const names = line.slice(removed ? 2 : 1, -1).split('\\');
    const root = registryRoots.get((names[0] ?? '').toUpperCase());
    if (root === undefined) throw this.fault('names a root that is none', began);
    if (names.length > depthLimit || names.includes('')) throw this.fault('names a key that cannot be', began);
    if (removed) {
      this.remove([root, ...names.slice(1)]);
      return null;
    }
    let key = this.root;
    for (const name of [root, ...names.slice(1)]) {
      if (!key.keys.has(name.toLowerCase())) this.keys += 1;
      key = key.child(name);
    }
    if (this.keys > keyLimit) throw this.fault(`makes more than the ${keyLimit} keys that an export may have`, began);
    return key;
  }

  private remove(names: readonly string[]): void {
    let above: RegistryBranch | undefined = this.root;
    for (const name of names.slice(0, -1)) above = above?.keys.get(name.toLowerCase());
    above?.keys.delete((names.at(-1) ?? '').toLowerCase());
  }

  private valueLine(key: RegistryBranch | null, began: number): void {
    let name = '';
    if (this.text[this.at] === '@') this.at += 1;
    else name = this.quoted(began);
    this.skipInLine();
    if (this.text[this.at] !== '=') throw this.fault('names a value and has no equals sign behind it', began);
    this.at += 1;
    this.skipInLine();
    const data = this.data(began);
    if (key === null) throw this.fault('has a value and stands below no key', began);
    if (data === null) key.values.delete(name.toLowerCase());
    else key.values.set(name.toLowerCase(), data);
  }

  private data(began: number): RegistryData | null {
    if (this.text[this.at] === '"') {
      const text = untilNul(this.quoted(began));
      if (this.restOfLine().trim() !== '') throw this.fault('goes on behind the end of its text', began);
      return text;
    }
    if (this.text.startsWith('hex', this.at)) {
      const [head, type] = /^hex(?:\(([0-9a-f]{1,8})\))?:/i.exec(this.text.slice(this.at, this.at + 16)) ?? [];
      if (head === undefined) throw this.fault('has data of no type that the format knows', began);
      this.at += head.length;
      return registryDataOf(type === undefined ? registryTypes.binary : Number.parseInt(type, 16), this.hexadecimal(began));
    }
    const rest = this.restOfLine().trimEnd();
    if (rest === '-') return null;
    const [, dword] = /^dword:([0-9a-f]{1,8})$/i.exec(rest.slice(0, 40)) ?? [];
    if (dword === undefined) throw this.fault('has data of no type that the format knows', began);
    return Number.parseInt(dword, 16);
  }

  /** From a quotation mark to its end, which may stand in a later line. */
  private quoted(began: number): string {
    const parts: string[] = [];
    let from = this.at + 1;
    for (this.at = from; this.at < this.text.length; this.at += 1) {
      const unit = this.text.charCodeAt(this.at);
      if (unit === code.quote) {
        parts.push(this.text.slice(from, this.at));
        this.at += 1;
        return parts.join('');
      }
      if (unit !== code.backslash) continue;
      const escaped = this.text[this.at + 1] ?? '';
      parts.push(this.text.slice(from, this.at), escapes.get(escaped) ?? `\\${escaped}`);
      this.at += 1;
      from = this.at + 1;
    }
    throw this.fault('begins a text that does not end', began);
  }

  /** `01,ff,\` and on in the next line, behind blanks. */
  private hexadecimal(began: number): Uint8Array {
    const bytes: number[] = [];
    for (;;) {
      this.skipInLine();
      const high = digitOf(this.text.charCodeAt(this.at));
      if (high >= 0) {
        const low = digitOf(this.text.charCodeAt(this.at + 1));
        if (low >= 0) this.at += 1;
        this.at += 1;
        bytes.push(low < 0 ? high : high * 16 + low);
        this.skipInLine();
        if (this.text[this.at] === ',') {
          this.at += 1;
          continue;
        }
      }
      if (this.text[this.at] !== '\\') break;
      this.at += 1;
      if (this.restOfLine().trim() !== '') throw this.fault('goes on behind its fold', began);
    }
    if (this.restOfLine().trim() !== '') throw this.fault('has a byte that is none', began);
    return Uint8Array.from(bytes);
  }

  /** To the next thing that is neither blank nor a line's end. */
  private skipBlank(): boolean {
    for (; this.at < this.text.length; this.at += 1) {
      const unit = this.text.charCodeAt(this.at);
      if (unit !== code.lineFeed && unit !== code.return && unit !== code.blank && unit !== code.tab) return true;
    }
    return false;
  }

  private skipInLine(): void {
    for (; ; this.at += 1) {
      const unit = this.text.charCodeAt(this.at);
      if (unit !== code.blank && unit !== code.tab) return;
    }
  }

  /** What is left of the line; afterwards the next begins. */
  private restOfLine(): string {
    const end = this.text.indexOf('\n', this.at);
    const rest = this.text.slice(this.at, end < 0 ? this.text.length : end);
    this.at = end < 0 ? this.text.length : end + 1;
    return rest;
  }

  private fault(problem: string, at: number): MalformedInput {
    let line = 1;
    for (let end = this.text.indexOf('\n'); end >= 0 && end < at; end = this.text.indexOf('\n', end + 1)) line += 1;
    return new MalformedInput(format, `line ${line} ${problem}`);
  }
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['\\', '\\'],
  ['"', '"'],
  ['n', '\n'],
  ['r', '\r'],
  ['0', '\0'],
]);

/** Value of a hexadecimal digit by its code; -1 for anything else. */
function digitOf(unit: number): number {
  if (unit >= 48 && unit <= 57) return unit - 48;
  const letter = unit | 0x20;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}
