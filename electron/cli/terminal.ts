import type { AppErrorData } from '../../core/document/app-error';
import type { Outcome } from '../../core/evaluate/finding';

/** A stream that text goes to: standard output or standard error. */
export interface Output {
  write(text: string): void;
  /** A terminal that shows colours: a TTY, and NO_COLOR is not set (no-color.org). */
  readonly colours: boolean;
  /** Columns of the terminal; 100 where there is none. */
  readonly columns: number;
}

/** Wraps a stream of the process. */
export function outputOf(stream: NodeJS.WriteStream, environment: NodeJS.ProcessEnv): Output {
  return {
    write: (text) => void stream.write(text),
    colours: stream.isTTY === true && !environment.NO_COLOR,
    columns: stream.isTTY ? Math.max(60, stream.columns) : 100,
  };
}

const sgr: Readonly<Record<Outcome | 'bold' | 'dim', string>> = {
  fail: '31;1',
  manual: '35;1',
  warn: '33;1',
  unknown: '2',
  deferred: '36;1',
  notApplicable: '2',
  pass: '32',
  bold: '1',
  dim: '2',
};
export type Style = keyof typeof sgr;

/** `text` in a style, where the output shows colours. */
export const styled = (output: Output, style: Style, text: string): string =>
  output.colours ? `\u001b[${sgr[style]}m${text}\u001b[0m` : text;

/**
 * Breaks text at spaces so that no line is longer than `columns`, with what stands before it.
 *
 * @param indent spaces that following lines begin with
 * @param before columns that are taken before the text in its first line
 */
export function wrap(text: string, columns: number, indent = 0, before = indent): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const room = columns - (lines.length === 0 ? before : indent);
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines.join(`\n${' '.repeat(indent)}`);
}

/**
 * Text from a machine for a terminal, on one line: escape sequences, line ends and other controls would let a hostile value write
 * over the screen or forge a line of ours.
 */
export const printable = (text: string): string => text.replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, '\ufffd');

/** A failure as a person reads it: what, where, how to mend it, and what became of the data. */
export function errorText({ what, where, mend, data }: AppErrorData): string {
  const lines = [what, where && `  Where: ${where}`, `  To mend it: ${mend}`, data && `  ${data}`];
  return lines.flatMap((line) => (line === null ? [] : [printable(line)])).join('\n');
}
