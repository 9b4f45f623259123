import type { MacosSystem } from '../sections/macos-system';
import { MalformedInput } from './malformed-input';
import { dictOf, flagIn, listOf, type PlistDict, type PlistValue, textIn } from './plist';

type ContentFilter = NonNullable<MacosSystem['contentFilters']>[number];

/** Texts that are read of the archive: names of classes, and bundles. All others may be what a VPN keeps for itself. Without intervals, which old awks do not know. */
export const networkExtensionTexts = 'N[ES][A-Za-z]+|[$]null|[a-z][a-z]?[a-z]?[a-z]?[a-z]?[a-z]?[.][A-Za-z0-9.-]+';

/**
 * Content filters out of /Library/Preferences/com.apple.networkextension.plist, an archive (NSKeyedArchiver): all objects stand in one
 * list, and where one names another there is its position (`CF$UID`). A filter has `Enabled` and a `Provider`, which names the
 * bundle that looks at the traffic. Nothing else of it, of VPNs and of the others is kept. The names of the keys are those of the
 * framework's own coding of NEContentFilter and NEFilterProviderConfiguration; Apple does not document them.
 *
 * @throws MalformedInput when it is no archive
 */
export function decodeContentFilters(list: PlistValue): ContentFilter[] {
  const archive = dictOf(list);
  if (archive === null || textIn(archive.$archiver) !== 'NSKeyedArchiver')
    throw new MalformedInput('archive of network extensions', 'it is none');
  const objects = listOf(archive.$objects);
  const named = (value: PlistValue | undefined): PlistValue | undefined => {
    const position = dictOf(value)?.CF$UID;
    return typeof position === 'number' ? objects[position] : value;
  };
  const classOf = (object: PlistDict): string | null => textIn(dictOf(named(object.$class))?.$classname);
  return objects.flatMap((object) => {
    const filter = dictOf(object);
    if (filter === null || classOf(filter) !== 'NEContentFilter') return [];
    const provider = dictOf(named(filter.Provider));
    const names = [provider?.DataProviderBundleIdentifier, provider?.PacketProviderBundleIdentifier, provider?.PluginType];
    const bundleId = names.map((name) => textIn(named(name))).find((name) => name !== null && name !== '$null');
    if (bundleId === undefined || bundleId === null)
      throw new MalformedInput('archive of network extensions', 'a content filter has no bundle');
    return [{ bundleId, enabled: flagIn(filter.Enabled) ?? false }];
  });
}
