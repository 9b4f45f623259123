import type { OsRelease } from '../sections/operating-system';
import { decodeEnvironmentFile } from './environment-file';
import { MalformedInput } from './malformed-input';

/**
 * Decodes os-release(5): the fields that identify a distribution, `null` where the file does not have the field.
 *
 * @throws MalformedInput when there is not one assignment in the text
 */
export function decodeOsRelease(text: string): OsRelease {
  const fields = new Map(decodeEnvironmentFile(text).map(({ name, value }) => [name, value]));
  if (fields.size === 0) throw new MalformedInput('os-release', 'it has no line NAME=value');
  const field = (name: string) => fields.get(name) || null; // an empty field says as little as a missing one
  return {
    id: field('ID'),
    idLike: (field('ID_LIKE') ?? '').split(/\s+/).filter((id) => id !== ''),
    name: field('NAME'),
    versionId: field('VERSION_ID'),
    version: field('VERSION'),
    variantId: field('VARIANT_ID'),
    prettyName: field('PRETTY_NAME'),
  };
}
