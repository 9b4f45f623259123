import { z } from 'zod';

/**
 * One place where a proxy can be set, whether it is set or not.
 *
 * `kind` says which mechanism; who uses it and in which order is the checks' business. `value` never holds credentials:
 * the user information of a proxy URL is replaced by `***` where it is read, and `credentials` says whether it was there.
 */
export const proxyPlaneSchema = z.strictObject({
  /** Unique in the section: the kind, and where several of a kind exist what tells them apart; of WinINET settings the SID of the account. */
  id: z.string(),
  kind: z.enum([
    'process-environment',
    'etc-environment',
    'systemd-manager',
    'systemd-unit',
    'package-manager',
    'mdatp',
    'wininet-user',
    'winhttp-machine',
    'telemetry-proxy',
    // TelemetryProxyServer where the sensor does not read it.
    'telemetry-ignored',
    'defender-antivirus',
    // Variables that every process on Windows begins with, those of services too.
    'machine-environment',
    'macos-network-service',
  ]),
  /** For people: "systemd drop-in of mdatp.service", "apt". */
  name: z.string(),
  /** File, variable, registry value or command that was read. */
  source: z.string(),
  /** What is configured there, by purpose. `null` in `url` with a `pac` means automatic configuration. */
  settings: z.array(
    z.strictObject({
      /** As written: HTTPS_PROXY, https_proxy, Acquire::https::Proxy, proxy, ProxyServer, ... */
      variable: z.string(),
      purpose: z.enum(['http', 'https', 'all', 'bypass', 'pac', 'auto-detect']),
      value: z.string(),
      /** Whether a name or a password stood in it; "unclear" when the value has no form that rules it out, and is masked whole. */
      credentials: z.enum(['no', 'yes', 'unclear']),
    }),
  ),
});
export type ProxyPlane = z.infer<typeof proxyPlaneSchema>;

/** All planes of the platform, those without a setting included: an empty `settings` means looked and found none. */
export const proxySchema = z.strictObject({ planes: z.array(proxyPlaneSchema) });
export type Proxy = z.infer<typeof proxySchema>;
