import { type ConnectionSettings, decodeConnectionSettings } from './connection-settings';

/** Written by Internet Explorer 6 and before, and since. */
const versions = [0x3c, 0x46];

/**
 * Decodes DefaultConnectionSettings (and SavedLegacySettings, the same) of
 * `Internet Settings\Connections`: the proxy settings of WinINET for one account.
 *
 * Microsoft does not document it. The layout is as Wine has it (`dlls/winhttp/session.c`, connection_settings_header with
 * WININET_SETTINGS_MAGIC) and the README of proxyconf describes it, which agree: version, counter, flags, proxy, bypass list, address of
 * the PAC file; then comes what automatic detection last found, which is not read. That version 0x3c is laid out alike, and what bytes
 * beyond ASCII mean, is unconfirmed.
 *
 * @throws MalformedInput for a value that is cut off, or of another version
 */
export function decodeDefaultConnectionSettings(bytes: Uint8Array): ConnectionSettings {
  return decodeConnectionSettings(bytes, 'DefaultConnectionSettings', versions, () => true);
}
