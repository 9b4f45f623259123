import { MalformedInput } from './malformed-input';

/** A dictionary of a property list; made without a prototype, so that any key is only a key. */
export interface PlistDict {
  readonly [key: string]: PlistValue | undefined;
}

/** A value of a property list. Dates are texts as they stand; data is `null`, because nothing that is read here stands in data. */
export type PlistValue = string | number | boolean | null | readonly PlistValue[] | PlistDict;

const format = 'property list in XML';

/** Deeper than any list that macOS writes, and far from where the stack would end. */
const limitDepth = 100;

/** A tag with the text up to the next one: `<key>Name</key>` is two of them. Comments and declarations are left out before. */
const tagForm = /<(\/?)([a-z]{1,10})(?:[ \t\r\n][^<>]{0,200}?)?(\/?)>([^<]*)/y;

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

interface Open {
  readonly kind: 'array' | 'dict';
  readonly items: PlistValue[];
  readonly entries: Record<string, PlistValue>;
  key: string | null;
}

/**
 * Decodes a property list in the form in which `plutil -convert xml1` and Apple's other tools print it (plist(5), PropertyList-1.0.dtd).
 * What stands before `<plist` and behind `</plist>` is not looked at. Of a key that is there twice the last value counts.
 *
 * @throws MalformedInput without a word of the text
 */
export function decodePlist(text: string): PlistValue {
  const begin = text.indexOf('<plist');
  const end = text.lastIndexOf('</plist>');
  if (begin < 0 || end < begin) throw new MalformedInput(format, 'it does not begin and end as one');
  const body = withoutComments(text.slice(text.indexOf('>', begin) + 1, end));
  const stack: Open[] = [];
  const root: PlistValue[] = [];
  const put = (value: PlistValue) => {
    const top = stack.at(-1);
    if (!top) root.push(value);
    else if (top.kind === 'array') top.items.push(value);
    else if (top.key === null) throw new MalformedInput(format, 'a value of a dictionary has no key');
    else {
      top.entries[top.key] = value;
      top.key = null;
    }
  };
  let at = body.search(/\S/);
  if (at < 0) throw new MalformedInput(format, 'it is empty');
  while (at < body.length) {
    const tag = tagAt(body, at);
    at = tag.end;
    if (tag.closes) {
      const top = stack.pop();
      if (top?.kind !== tag.name || top.key !== null) throw new MalformedInput(format, `</${tag.name}> closes what is not open`);
      put(top.kind === 'array' ? top.items : top.entries);
      continue;
    }
    switch (tag.name) {
      case 'dict':
      case 'array':
        if (tag.empty) put(tag.name === 'array' ? [] : emptyDict());
        else if (stack.length >= limitDepth) throw new MalformedInput(format, `it is deeper than ${limitDepth} levels`);
        else stack.push({ kind: tag.name, items: [], entries: emptyDict(), key: null });
        continue;
      case 'true':
      case 'false':
        if (!tag.empty) at = endOf(body, at, tag.name);
        put(tag.name === 'true');
        continue;
      case 'key':
      case 'string':
      case 'integer':
      case 'real':
      case 'date':
      case 'data': {
        if (!tag.empty) at = endOf(body, at, tag.name);
        const content = tag.empty ? '' : unescaped(tag.text);
        const top = stack.at(-1);
        if (tag.name !== 'key') put(scalar(tag.name, content));
        else if (top?.kind === 'dict' && top.key === null) top.key = content;
        else throw new MalformedInput(format, 'a key stands where none can be');
        continue;
      }
      default:
        throw new MalformedInput(format, 'it has an element that is none of its own');
    }
  }
  const [value] = root;
  if (stack.length > 0 || root.length !== 1 || value === undefined) throw new MalformedInput(format, 'it does not hold one value');
  return value;
}

const emptyDict = (): Record<string, PlistValue> => Object.create(null) as Record<string, PlistValue>; // no prototype: it has no other keys

function withoutComments(text: string): string {
  const parts: string[] = [];
  for (let at = 0; ; ) {
    const begin = text.indexOf('<!--', at);
    if (begin < 0) return [...parts, text.slice(at)].join('');
    const end = text.indexOf('-->', begin);
    if (end < 0) throw new MalformedInput(format, 'a comment does not end');
    parts.push(text.slice(at, begin));
    at = end + '-->'.length;
  }
}

function tagAt(body: string, at: number) {
  tagForm.lastIndex = at;
  const [whole, slash, name, selfClosing, text = ''] = tagForm.exec(body) ?? [];
  const holdsText = name !== undefined && slash === '' && selfClosing === '' && name !== 'dict' && name !== 'array';
  if (whole === undefined || name === undefined || (!holdsText && text.trim() !== '')) {
    throw new MalformedInput(format, 'it has text where an element is expected');
  }
  return { closes: slash === '/', name, empty: selfClosing === '/', text, end: at + whole.length };
}

/** Behind the closing tag that must follow at once, since texts hold no elements. */
function endOf(body: string, at: number, name: string): number {
  const tag = tagAt(body, at);
  if (!tag.closes || tag.name !== name) throw new MalformedInput(format, `<${name}> is not closed`);
  return tag.end;
}

function scalar(name: 'string' | 'integer' | 'real' | 'date' | 'data', content: string): PlistValue {
  if (name === 'string' || name === 'date') return content;
  if (name === 'data') return null;
  const number = Number(content.trim());
  if (content.trim() === '' || Number.isNaN(number)) throw new MalformedInput(format, 'a number is none');
  return number;
}

function unescaped(text: string): string {
  return text.includes('&')
    ? text.replace(/&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi, (whole, name?: string, decimal?: string, hex?: string) => {
        if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
        const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      })
    : text;
}

/** The value when it is a dictionary. */
export const dictOf = (value: PlistValue | undefined): PlistDict | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as PlistDict) : null; // what is no list is a dictionary

/** The items when the value is a list. */
export const listOf = (value: PlistValue | undefined): readonly PlistValue[] =>
  Array.isArray(value) ? (value as readonly PlistValue[]) : []; // isArray does not know lists that cannot be changed

/** The dictionaries in a list. */
export const dictsIn = (value: PlistValue | undefined): readonly PlistDict[] =>
  listOf(value)
    .map(dictOf)
    .filter((dict) => dict !== null);

/** The value when it is a text that is not empty. */
export const textIn = (value: PlistValue | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Booleans are written as 0 and 1 too. */
export const flagIn = (value: PlistValue | undefined): boolean | null =>
  typeof value === 'boolean' ? value : value === 1 ? true : value === 0 ? false : null;
