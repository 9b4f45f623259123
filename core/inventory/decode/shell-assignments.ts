import type { Assignment } from './environment-file';

/**
 * The variables that shell scripts set by plain statements (`NAME=value`, `export NAME=value`), in their order. Where the whole value is
 * another variable (`$NAME`, `${NAME}`) that was set before, it is that one's; else nothing is expanded. Whether a
 * statement inside a condition runs is not known. A bare value with an
 * `@` further on in its line has the rest of the line with it: a password with a blank or a sign of the shell that nobody quoted must
 * not be torn in two.
 *
 * @param scripts in the order in which a shell reads them
 * @param wants whether a variable is looked for
 */
export function decodeShellAssignments(scripts: readonly string[], wants: (name: string) => boolean): readonly Assignment[] {
  const known = new Map<string, string>();
  const assignments: Assignment[] = [];
  for (const { name, word } of scripts.flatMap(assignedWords)) {
    const value = known.get(reference.exec(word)?.[1] ?? '') ?? unquote(word);
    known.set(name, value);
    if (wants(name)) assignments.push({ name, value });
  }
  return assignments;
}

/** A word that is nothing but a variable, not in single quotes. */
const reference = /^"?\$(?:(?=\w+"?$)|\{(?=\w+\}"?$))([A-Za-z_]\w*)/;

function assignedWords(text: string): readonly { readonly name: string; readonly word: string }[] {
  const word = /(?:"(?:\\[\s\S]|[^"\\])*"?|'[^']*'?|\\[\s\S]|[^\s;&|"'\\])*/y;
  const rest = /[^\n]*/y;
  const words: { name: string; word: string }[] = [];
  // A name counts where a word may begin; inside a comment it does not.
  const code = text.replace(comment, (found) => ' '.repeat(found.length));
  for (const match of code.matchAll(/(?<=^|[\s;&|])([A-Za-z_]\w*)=/g)) {
    const [, name = ''] = match;
    word.lastIndex = match.index + match[0].length;
    const value = word.exec(text)?.[0] ?? '';
    rest.lastIndex = match.index + match[0].length + value.length;
    const behind = rest.exec(text)?.[0] ?? '';
    const uncommented = behind.replace(comment, '');
    const torn = !quoted.test(value) && (sign.test(uncommented) || (sign.test(behind) && sign.test(value)));
    words.push({ name, word: torn ? value + behind : value });
  }
  return words;
}

const comment = /(?<=^|\s)#.*$/gm;

const quoted = /^(["']).*\1$/s;

/** What ends the user information of a URL, written as such or escaped any number of times. */
const sign = /@|%(?:25)*40/;

const unquote = (word: string): string => word.replace(/'([^']*)'?|\\([\s\S])|"/g, (_, literal = '', escaped = '') => literal + escaped);
