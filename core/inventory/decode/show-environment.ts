import type { Assignment } from './environment-file';

/**
 * Decodes `systemctl show-environment`: one `NAME=value` on a line. A value that a shell would not take as it stands comes as
 * `$'...'` with the escapes of C (systemctl(1)), or from some older versions in double quotes; any other stands as it is. A line
 * of another form means nothing. Any text is accepted.
 */
export function decodeShowEnvironment(text: string): readonly Assignment[] {
  return text.split('\n').flatMap((line) => {
    const [, name, written] = /^([A-Za-z_]\w*)=(.*)$/s.exec(line) ?? [];
    return name === undefined || written === undefined ? [] : [{ name, value: unquote(written) }];
  });
}

function unquote(written: string): string {
  if (written.startsWith("$'")) return unescapeC(written.slice(2).replace(/'$/, ''));
  return /^".*"$/s.test(written) ? written.slice(1, -1).replace(/\\(["\\`$])/g, '$1') : written;
}

const escapes: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** A sign that needs no escape may have one. Bytes above 0x7f are not put together: no proxy address holds them. */
const unescapeC = (text: string): string =>
  text.replace(/\\(?:x([0-9a-fA-F]{2})|([0-7]{3})|([\s\S]))/g, (_, hex?: string, octal?: string, sign = '') => {
    const code = hex !== undefined ? Number.parseInt(hex, 16) : octal !== undefined ? Number.parseInt(octal, 8) : null;
    return code === null ? (escapes[sign] ?? sign) : String.fromCharCode(code);
  });
