import { type ConnectionSettings, decodeConnectionSettings } from './connection-settings';

/** Written by Windows up to 7, and since. */
const versions = [0x18, 0x28];

/**
 * Decodes WinHttpSettings of `HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Internet Settings\Connections`: the proxy of WinHTTP for
 * the machine, as `netsh winhttp set proxy` writes it. Where the value is not there, WinHTTP goes direct.
 *
 * Of its layout Microsoft gives only the bytes for direct access (Microsoft Learn, KB 4494447, "Use Group Policy to apply WinHTTP proxy
 * settings to clients"). The rest is as Wine's WinHTTP has it (`dlls/winhttp/session.c`, connection_settings_header) and the README of
 * proxyconf describes it, which agree: version, a number that is not used, flags, proxy, bypass list. Both know version 0x18 only; 0x28
 * is taken to begin alike, and with the flag for a PAC file set (`netsh winhttp set advproxy`) to have its address behind the bypass
 * list: unconfirmed.
 *
 * @throws MalformedInput for a value that is cut off, or of another version
 */
export function decodeWinHttpSettings(bytes: Uint8Array): ConnectionSettings {
  return decodeConnectionSettings(bytes, 'WinHttpSettings', versions, ({ pac }) => pac);
}
