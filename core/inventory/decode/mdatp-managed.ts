import { MalformedInput } from './malformed-input';

/** What is taken from the settings that an organisation delivers to Defender on Linux. */
export interface ManagedSettings {
  /** `cloudService.proxy` as written; `null` where there is none. */
  readonly proxy: string | null;
  /** Values of Microsoft's sample files that were left in, as "cloudService.proxy = http://proxy.server:port/". */
  readonly sampleValues: readonly string[];
}

/** Microsoft's samples mark some of their values with these words; the rest of a value could be the site's own. */
const mark = '<EXAMPLE DO NOT USE';

const placeholderProxy = 'http://proxy.server:port/';
/** Whether a proxy is the one of the samples, by its host; the port may have been put in. */
const isPlaceholder = (proxy: string): boolean => /(?:^|[\s/@])proxy\.server(?![\w.-])/i.test(proxy);
const sampleThreat = 'EICAR-Test-File (not a virus)';

/**
 * Decodes mdatp_managed.json. Nothing of it is kept but the proxy and the values of Microsoft's samples ("Configure security
 * settings and policies for Microsoft Defender for Endpoint on Linux": sample profile and full profile).
 *
 * @throws MalformedInput without a word of the text: the parser's own message would quote it
 */
export function decodeManagedSettings(text: string): ManagedSettings {
  let settings: unknown;
  try {
    settings = JSON.parse(text);
  } catch {
    throw new MalformedInput('JSON', 'the managed configuration cannot be parsed');
  }
  return managedSettingsOf(settings);
}

/** The same of settings that are decoded already: those of macOS have the same names in a property list. */
export function managedSettingsOf(settings: unknown): ManagedSettings {
  const proxy = property(property(settings, 'cloudService'), 'proxy');
  const threats = property(property(settings, 'antivirusEngine'), 'allowedThreats');
  const sampleValues = [
    ...(typeof proxy === 'string' && isPlaceholder(proxy) ? [`cloudService.proxy = ${placeholderProxy}`] : []),
    ...(Array.isArray(threats) && threats.some((threat) => typeof threat === 'string' && threat.includes('EICAR-Test-File'))
      ? [`antivirusEngine.allowedThreats = ${sampleThreat}`]
      : []),
    ...marked(settings, []),
  ];
  const written = typeof proxy === 'string' && proxy.trim() !== '' ? proxy : null;
  return { proxy: written, sampleValues: [...new Set(sampleValues)] };
}

/** Where in the settings the mark of the samples stands, without the value around it; what is named above is not named again. */
function marked(value: unknown, path: readonly string[]): string[] {
  const place = path.join('.');
  if (place === 'cloudService.proxy' && typeof value === 'string' && isPlaceholder(value)) return [];
  if (place === 'antivirusEngine.allowedThreats' && typeof value === 'string' && value.includes('EICAR-Test-File')) return [];
  if (typeof value === 'string') return value.includes(mark) ? [`${place} = ${mark}>`] : [];
  if (typeof value !== 'object' || value === null || path.length > 8) return [];
  // Elements of a list are named after the list.
  if (Array.isArray(value)) return value.flatMap((element) => marked(element, path));
  return Object.entries(value).flatMap(([name, member]) => marked(member, [...path, /^[$\w]{1,64}$/.test(name) ? name : '?']));
}

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
