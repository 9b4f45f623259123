import { MalformedInput } from '../../core/inventory/decode/malformed-input';
import { matcherOf } from './pattern';

/** What stands in several files, or where several links lead, by path; `null` for one that could not be read. */
export type Bundle = ReadonlyMap<string, string | null>;

/** So many files or links are taken of one bundle. */
const memberLimit = 200_000;

/** A path may have so many colons: the interfaces of a machine are called "eth0:1", and nothing has many. */
const colonLimit = 8;

/**
 * Takes files apart that stand in one text: each line with its path and a colon in front, as `grep -aH ''` prints them, and `!PATH`
 * for a file that could not be read.
 *
 * @param pattern that the files match; it tells where a path with a colon ends
 * @throws MalformedInput
 */
export function decodeBundle(text: string, pattern: string): Bundle {
  const matches = matcherOf(pattern);
  const lines = new Map<string, string[] | null>();
  let path = '';
  for (const [number, line] of linesOf(text)) {
    if (line.startsWith('!') && matches(line.slice(1))) {
      lines.set(line.slice(1), null);
    } else {
      // Lines of one file follow one another.
      if (path === '' || !line.startsWith(`${path}:`)) path = pathIn(line, matches, number);
      const known = lines.get(path);
      if (known) known.push(line.slice(path.length + 1));
      else lines.set(path, [line.slice(path.length + 1)]);
    }
    if (lines.size > memberLimit) throw new MalformedInput('bundle of files', `it has more than ${memberLimit}`);
  }
  return new Map([...lines].map(([each, its]) => [each, its === null ? null : `${its.join('\n')}\n`]));
}

/**
 * Takes links apart: a line `PATH<tab>TARGET` for each, and `!PATH` for one that could not be read.
 *
 * @throws MalformedInput
 */
export function decodeLinks(text: string): Bundle {
  const links = new Map<string, string | null>();
  for (const [number, line] of linesOf(text)) {
    const tab = line.indexOf('\t');
    if (tab > 0) links.set(line.slice(0, tab), line.slice(tab + 1));
    else if (line.startsWith('!')) links.set(line.slice(1), null);
    else throw new MalformedInput('list of links', `line ${number} has no target`);
    if (links.size > memberLimit) throw new MalformedInput('list of links', `it has more than ${memberLimit}`);
  }
  return links;
}

function pathIn(line: string, matches: (path: string) => boolean, number: number): string {
  let colon = line.indexOf(':');
  for (let count = 0; colon > 0 && colon < 4_096 && count < colonLimit; count += 1) {
    const path = line.slice(0, colon);
    if (matches(path)) return path;
    colon = line.indexOf(':', colon + 1);
  }
  throw new MalformedInput('bundle of files', `line ${number} begins with no path of its pattern`);
}

function* linesOf(text: string): Generator<readonly [number: number, line: string]> {
  for (let start = 0, number = 1; start < text.length; number += 1) {
    const stop = text.indexOf('\n', start);
    yield [number, text.slice(start, stop < 0 ? text.length : stop)];
    start = stop < 0 ? text.length : stop + 1;
  }
}
