import { decodeIni } from './ini';

/**
 * Decodes the one-line style of sources.list(5): `deb [ options ] uri suite components`.
 *
 * @returns the addresses of binary packages in the order of the file; any text is accepted
 */
export function decodeSourcesList(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const words = line.replace(/#.*$/, '').trim();
    return /^deb\s+(?:\[[^\]]*\]\s*)?(\S+)/.exec(words)?.[1] ?? [];
  });
}

/**
 * Decodes the deb822 style of sources.list(5): stanzas of fields, parted by empty lines, whose values go on in lines that begin
 * with a blank.
 *
 * @returns the addresses of binary packages in stanzas that are enabled; any text is accepted
 */
export function decodeDeb822Sources(text: string): readonly string[] {
  const lines = text.split(/\r?\n/).filter((line) => !line.startsWith('#'));
  const stanzas: (readonly string[])[] = [];
  let stanza: string[] = [];
  for (const line of [...lines, '']) {
    if (line.trim() !== '') stanza.push(line);
    else if (stanza.length > 0) {
      stanzas.push(stanza);
      stanza = [];
    }
  }
  return stanzas.flatMap((each) => {
    const fields = fieldsOf(each);
    const words = (name: string) => (fields.get(name) ?? '').split(/\s+/).filter((word) => word !== '');
    const enabled = !/^(?:no|false|without|off|disable)$/i.test(fields.get('enabled')?.trim() ?? 'yes');
    return enabled && words('types').includes('deb') ? words('uris') : [];
  });
}

/** The fields of a stanza by their name in small letters. */
function fieldsOf(lines: readonly string[]): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  let current = '';
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (/^\s/.test(line)) fields.set(current, `${fields.get(current) ?? ''} ${line.trim()}`);
    else if (colon > 0) {
      current = line.slice(0, colon).trim().toLowerCase();
      fields.set(current, line.slice(colon + 1).trim());
    }
  }
  return fields;
}

/**
 * Decodes a .repo file of dnf, yum and zypper (dnf.conf(5)): one repository in a section.
 *
 * @returns the addresses of the repositories that are enabled; any text is accepted
 */
export function decodeRepoFile(text: string): readonly string[] {
  return decodeIni(text).flatMap(({ entries }) => {
    const value = (key: string) => entries.findLast((entry) => entry.key.toLowerCase() === key)?.value ?? '';
    if (/^(?:0|no|false|off)$/i.test(value('enabled'))) return [];
    return value('baseurl')
      .split(/[\s,]+/)
      .filter((url) => url !== '');
  });
}

/** Host of Microsoft's packages for Linux. */
const microsoftHost = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#]*@)?packages\.microsoft\.com(?::\d+)?(?:[/?#]|$)/i;

/** Whether an address is one of packages.microsoft.com itself, not of a mirror that has the name in its path. */
export const isOfMicrosoft = (url: string): boolean => microsoftHost.test(url);
