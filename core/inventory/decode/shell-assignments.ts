import type { Assignment } from './environment-file';

/**
 * The variables a shell script sets by plain statements (`NAME=value`, `export NAME=value`), in their order, with the value
 * as written: nothing is expanded, and whether a statement inside a condition runs is not known. A bare value with an
 * `@` further on in its line has the rest of the line with it: a password with a blank or a sign of the shell that nobody quoted must
 * not be torn in two.
 *
 * @param wants whether a variable is looked for
 */
export function decodeShellAssignments(text: string, wants: (name: string) => boolean): readonly Assignment[] {
  const word = /(?:"(?:\\[\s\S]|[^"\\])*"?|'[^']*'?|\\[\s\S]|[^\s;&|"'\\])*/y;
  const rest = /[^\n]*/y;
  const assignments: Assignment[] = [];
  // A name counts where a word may begin; inside a comment it does not.
  const code = text.replace(comment, (found) => ' '.repeat(found.length));
  for (const match of code.matchAll(/(?<=^|[\s;&|])([A-Za-z_]\w*)=/g)) {
    const [, name = ''] = match;
    if (!wants(name)) continue;
    word.lastIndex = match.index + match[0].length;
    const value = word.exec(text)?.[0] ?? '';
    rest.lastIndex = match.index + match[0].length + value.length;
    const behind = rest.exec(text)?.[0] ?? '';
    const uncommented = behind.replace(comment, '');
    const torn = !quoted.test(value) && (sign.test(uncommented) || (sign.test(behind) && sign.test(value)));
    assignments.push({ name, value: unquote(torn ? value + behind : value) });
  }
  return assignments;
}

const comment = /(?<=^|\s)#.*$/gm;

const quoted = /^(["']).*\1$/s;

/** What ends the user information of a URL, written as such or escaped any number of times. */
const sign = /@|%(?:25)*40/;

const unquote = (word: string): string => word.replace(/'([^']*)'?|\\([\s\S])|"/g, (_, literal = '', escaped = '') => literal + escaped);
