import type { SectionData } from '../inventory/schema';
import type { ProxyPlane } from '../inventory/sections/proxy';

type Setting = ProxyPlane['settings'][number];

/** A setting that can hold the way out, with the place it stands in. Lists of exceptions do not. */
export interface ProxySetting {
  readonly plane: ProxyPlane;
  readonly setting: Setting;
}

/** Every setting of a machine that names a proxy, in the order of the planes. A variable that is set to nothing sets none. */
export const proxySettings = ({ planes }: SectionData<'proxy'>): ProxySetting[] =>
  planes.flatMap((plane) =>
    plane.settings
      .filter((setting) => setting.purpose !== 'bypass' && (setting.purpose === 'auto-detect' || setting.value.trim() !== ''))
      .filter((setting) => !isDirect(setting))
      .map((setting) => ({ plane, setting })),
  );

/** Those of them that decide the way out in general: apt can name a proxy for a single host. */
export const waysOut = (proxy: SectionData<'proxy'>): ProxySetting[] =>
  proxySettings(proxy).filter(({ setting }) => !/^Acquire::https?::Proxy::/i.test(setting.variable));

/** Words that stand for "no proxy" in the configuration of apt. */
const isDirect = ({ variable, value }: Setting): boolean => /^Acquire::/i.test(variable) && /^\s*(?:direct|false|none)\s*$/i.test(value);

/** The value is, or holds, a variable's name, or is masked as a whole: what it comes to is not known. */
export const isUnresolved = ({ setting }: ProxySetting): boolean =>
  setting.purpose !== 'auto-detect' && (setting.credentials === 'unclear' || /[$`]|%\w+%/.test(setting.value));

/** The setting leads to a proxy by a script or by detection; an address that ends as scripts do is one too. */
export const isAutomatic = ({ setting: { purpose, value } }: ProxySetting): boolean =>
  purpose === 'pac' || purpose === 'auto-detect' || /\/[^/?#]*\.(?:pac|dat)(?:[?#].*)?$/i.test(value.trim());

/** A setting for people: "apt: Acquire::https::Proxy = http://proxy.example.net:8080". */
export const settingText = ({ plane, setting }: ProxySetting): string => `${plane.name}: ${setting.variable} = ${setting.value}`;

/**
 * The proxy a setting names, in one spelling: host and port in lower case, without scheme, sign-in and trailing slash; a
 * value of which nothing would be left stays as it is. The form `http=host:port;https=host:port` of WinINET stays as it is.
 */
export function proxyNamed({ setting }: ProxySetting): string {
  const { purpose, value } = setting;
  if (purpose === 'auto-detect') return 'automatic detection';
  const text = value.trim().toLowerCase();
  if (purpose === 'pac') return `automatic configuration ${text}`;
  const bare = text
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
    .replace(/^.*@/, '')
    .replace(/\/+$/, '')
    .trim();
  return bare === '' ? text : bare;
}

/** For each place the settings that decide the way of HTTPS: those for it, else those for all, else what there is. */
export function httpsSettings(settings: readonly ProxySetting[]): ProxySetting[] {
  const planes = [...new Set(settings.map(({ plane }) => plane))];
  return planes.flatMap((plane) => {
    const own = settings.filter((each) => each.plane === plane);
    const of = (purpose: Setting['purpose']) => own.filter(({ setting }) => setting.purpose === purpose);
    return [of('https'), of('all'), own].find((some) => some.length > 0) ?? [];
  });
}
