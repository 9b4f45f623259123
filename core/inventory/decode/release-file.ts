import type { OsRelease } from '../sections/operating-system';
import { MalformedInput } from './malformed-input';

/** The names that makers of systems before os-release(5) put before the version, with the id that their os-release has today. */
const ids: readonly (readonly [name: RegExp, id: string])[] = [
  [/^Red Hat Enterprise Linux\b/, 'rhel'],
  [/^CentOS\b/, 'centos'],
  [/^Oracle Linux\b/, 'ol'],
  [/^Scientific Linux\b/, 'scientific'],
  [/^SUSE Linux Enterprise Server\b/, 'sles'],
  [/^SUSE Linux Enterprise Desktop\b/, 'sled'],
  [/^openSUSE\b/i, 'opensuse'],
];

/**
 * Decodes the file that named a distribution before there was os-release: of the Red Hat family `<name> release <version> (<code
 * name>)`, of SUSE `<name> <version> (<architecture>)` with `VERSION =` and `PATCHLEVEL =` on lines of their own.
 *
 * @throws MalformedInput when the text has neither form
 */
export function decodeReleaseFile(text: string): OsRelease {
  const [line = ''] = text.split('\n').map((each) => each.trim());
  const [, name, version, codeName] =
    /^(\S.*?) release (\d+(?:\.\d+)*)(?: \(([^()]*)\))?/.exec(line) ?? /^(\S.*?) (\d+(?:\.\d+)*) \([^()]*\)$/.exec(line) ?? [];
  if (name === undefined || version === undefined) throw new MalformedInput('release file', 'it does not name a system and its version');
  const patchLevel = /^PATCHLEVEL\s*=\s*(\d+)\s*$/m.exec(text)?.[1] ?? '0';
  return {
    id: ids.find(([form]) => form.test(name))?.[1] ?? null,
    idLike: [],
    name,
    versionId: patchLevel === '0' ? version : `${version}.${patchLevel}`,
    version: codeName ? `${version} (${codeName})` : version,
    variantId: null,
    prettyName: line,
  };
}
