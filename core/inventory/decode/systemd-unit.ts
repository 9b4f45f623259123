import type { Assignment } from './environment-file';

export interface UnitEntry {
  readonly section: string;
  readonly key: string;
  readonly value: string;
}

/**
 * Decodes a unit file or another file in systemd's syntax (systemd.syntax(7)): sections, `Key=value`, comments that begin
 * with `#` or `;`, and a backslash at the end of a line that joins it with the next by a blank, comments between them left
 * out. Entries keep their order; an empty value resets a list, which is the reader's business. Any text is accepted.
 */
export function decodeSystemdUnit(text: string): readonly UnitEntry[] {
  const entries: UnitEntry[] = [];
  let section = '';
  let pending = '';
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trimStart();
    if (line.startsWith('#') || line.startsWith(';')) continue;
    const joined = pending + line;
    if (joined.endsWith('\\')) {
      pending = `${joined.slice(0, -1)} `;
      continue;
    }
    pending = '';
    const content = joined.trim();
    const equals = content.indexOf('=');
    if (/^\[.*\]$/.test(content)) section = content.slice(1, -1);
    else if (equals > 0) entries.push({ section, key: content.slice(0, equals).trim(), value: content.slice(equals + 1).trim() });
  }
  return entries;
}

/**
 * The assignments that `Environment=` (or `DefaultEnvironment=`, `ManagerEnvironment=`) entries make, in order (systemd.exec(5)):
 * words split at blanks, quotes around a word or inside it, `\` escapes, `%%` for a percent sign; an empty value drops all that
 * came before. systemd passes over a word that assigns nothing; here it stays with the value before it, which somebody forgot to quote, so
 * that a password with a blank is not torn in two.
 *
 * @param entries the entries of one section
 * @param key the setting to read
 */
export function environmentOf(entries: readonly UnitEntry[], key: string): readonly Assignment[] {
  let assignments: { name: string; value: string }[] = [];
  for (const entry of entries.filter((candidate) => candidate.key === key)) {
    if (entry.value === '') assignments = [];
    for (const word of splitWords(entry.value)) {
      const equals = word.indexOf('=');
      const previous = assignments.at(-1);
      if (previous && belongsTo(previous.value, word)) previous.value += ` ${word}`;
      else if (equals > 0) assignments.push({ name: word.slice(0, equals), value: word.slice(equals + 1).replaceAll('%%', '%') });
    }
  }
  return assignments;
}

/** Whether a word goes on with a value: it assigns nothing, or what it seems to assign may be the rest of a torn URL. */
function belongsTo(value: string, word: string): boolean {
  if (!/^[A-Za-z_]\w*=/.test(word)) return true;
  return value.includes('@') && word.includes('@') && !word.includes('://') && !/^\w*_proxy=/i.test(word);
}

/** Splits at blanks outside quotes and takes quotes and backslashes away. */
function splitWords(text: string): readonly string[] {
  const words: string[] = [];
  let word: string | null = null;
  let quote: string | null = null;
  for (let position = 0; position < text.length; position += 1) {
    const char = text.charAt(position);
    if (char === '\\' && quote !== "'") {
      position += 1;
      word = (word ?? '') + text.charAt(position);
    } else if (quote === char) {
      quote = null;
    } else if (quote === null && (char === '"' || char === "'")) {
      quote = char;
      word ??= '';
    } else if (quote === null && /\s/.test(char)) {
      if (word !== null) words.push(word);
      word = null;
    } else {
      word = (word ?? '') + char;
    }
  }
  return word === null ? words : [...words, word];
}
