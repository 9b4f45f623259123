/** One assignment, in the order of the file. */
export interface Assignment {
  readonly name: string;
  readonly value: string;
}

const nameForm = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * Decodes a file of environment assignments: EnvironmentFile= of systemd.exec(5), os-release(5), /etc/environment.
 *
 * Grammar: NAME=value, one on a line; lines that are empty or begin with `#` or `;`, and lines without `=`, mean nothing. A
 * value may be in single quotes (all is literal), in double quotes (`\` escapes `"`, `\`, `` ` ``, `$` and a line end) or bare (`\`
 * escapes any character); a quoted value may go on over lines. `export ` before a name is accepted, as pam_env does.
 * Nothing is expanded. A name that is not an identifier is left out.
 *
 * @param text the whole file; any text is accepted
 */
export function decodeEnvironmentFile(text: string): readonly Assignment[] {
  const assignments: Assignment[] = [];
  let position = 0;
  while (position < text.length) {
    const line = text.slice(position, endOfLine(text, position));
    const equals = line.indexOf('=');
    const first = line.trimStart()[0];
    if (equals < 0 || first === '#' || first === ';') {
      position += line.length + 1;
      continue;
    }
    const name = line
      .slice(0, equals)
      .trim()
      .replace(/^export\s+/, '');
    const { value, end } = readValue(text, position + equals + 1);
    if (nameForm.test(name)) assignments.push({ name, value });
    position = end + 1;
  }
  return assignments;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** Reads a value that begins at `from`; `end` is the position of the line end that closes it, or of the end of the text. */
function readValue(text: string, from: number): { value: string; end: number } {
  let value = '';
  let quote: '"' | "'" | null = null;
  // Blanks at the end of a bare value do not belong to it; blanks inside quotes do.
  let kept = 0;
  let position = from;
  for (; position < text.length; position += 1) {
    const char = text.charAt(position);
    if (quote === null && char === '\n') break;
    if (quote === null && char === '\\') {
      position += 1;
      if (text.charAt(position) !== '\n') value += text.charAt(position);
      kept = value.length;
    } else if (quote === '"' && char === '\\') {
      position += 1;
      const escaped = text.charAt(position);
      if (escaped !== '\n') value += '"\\`$'.includes(escaped) ? escaped : `\\${escaped}`;
      kept = value.length;
    } else if (quote === char) {
      quote = null;
    } else if (quote === null && (char === '"' || char === "'")) {
      quote = char;
    } else if (quote !== null || value !== '' || !/\s/.test(char)) {
      value += char;
      if (quote !== null || !/\s/.test(char)) kept = value.length;
    }
  }
  return { value: value.slice(0, kept), end: Math.min(position, text.length) };
}
