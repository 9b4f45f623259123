import type { Network } from '../sections/network';
import { MalformedInput } from './malformed-input';
import { maskBypassList, maskProxyUrl, type ProxySetting } from './proxy-url';
import { dictOf, flagIn, listOf, type PlistDict, type PlistValue, textIn } from './plist';

const limitDepth = 20;

/**
 * Decodes a dictionary of the system configuration as `scutil` prints it: `KEY : VALUE` lines, `KEY : <dictionary> {` and `KEY : <array> {`
 * up to `}`. All values are texts. A text of several lines (a proxy script) is kept up to the end of its first; of a key that is there
 * twice the first counts, since lines of such a text may look like keys.
 *
 * @throws MalformedInput when it is not that
 */
export function decodeScutilDictionary(text: string): PlistDict {
  const begin = text.indexOf('<dictionary> {');
  if (begin < 0) throw new MalformedInput('answer of scutil', 'it has no dictionary');
  const root: Record<string, PlistValue> = Object.create(null) as Record<string, PlistValue>; // no prototype: it has no other keys
  const open: (Record<string, PlistValue> | PlistValue[])[] = [root];
  for (const line of text.slice(begin).split('\n').slice(1)) {
    const top = open.at(-1);
    if (!top) break;
    if (/^\s*\}\s*$/.test(line)) {
      open.pop();
      continue;
    }
    const [, key, value] = /^\s*(\S.{0,500}?) : (.*)$/.exec(line) ?? [];
    if (key === undefined || value === undefined) continue;
    const opens = /^<(dictionary|array)> \{\s*$/.exec(value)?.[1];
    if (opens !== undefined && open.length >= limitDepth) throw new MalformedInput('answer of scutil', 'it is too deep');
    const held: Record<string, PlistValue> | PlistValue[] | string =
      opens === 'array' ? [] : opens === 'dictionary' ? (Object.create(null) as Record<string, PlistValue>) : value.trimEnd();
    if (Array.isArray(top)) top.push(held);
    else top[key] ??= held;
    if (typeof held !== 'string') open.push(held);
  }
  return root;
}

/** The kinds of proxy that lead to the services of Defender: key of the switch and of the host, what goes through it, scheme of the address. */
const kinds = [
  ['HTTP', 'http', ''],
  ['HTTPS', 'https', ''],
  ['SOCKS', 'all', 'socks5://'],
] as const;

/**
 * The proxies that a dictionary of the system configuration sets: that of `scutil --proxy`, or `Proxies` of a network service. What is
 * switched off is not set. Exceptions are told only beside a proxy: every network service of macOS has some. A user name beside a
 * proxy is not kept; its password is in the keychain.
 */
export function proxySettingsIn(proxies: PlistDict): readonly ProxySetting[] {
  const on = (key: string) => (flagIn(proxies[key]) ?? proxies[key] === '1') === true;
  const named = kinds.flatMap(([kind, purpose, scheme]): ProxySetting[] => {
    const host = textIn(proxies[`${kind}Proxy`]);
    if (!on(`${kind}Enable`) || host === null) return [];
    const port = proxies[`${kind}Port`];
    const address = `${scheme}${/^[0-9a-f:]*:[0-9a-f:]*:[0-9a-f:.]*$/i.test(host) ? `[${host}]` : host}${port === undefined ? '' : `:${String(port)}`}`;
    const masked = maskProxyUrl(address);
    const signs = proxies[`${kind}User`] !== undefined || flagIn(proxies[`${kind}ProxyAuthenticated`]) === true;
    return [{ variable: `${kind}Proxy`, purpose, value: masked.value, credentials: signs ? 'yes' : masked.credentials }];
  });
  const script = textIn(proxies.ProxyAutoConfigURLString);
  const ways: ProxySetting[] = [
    ...named,
    ...(on('ProxyAutoConfigEnable') && script !== null
      ? [{ variable: 'ProxyAutoConfigURLString', purpose: 'pac' as const, ...maskProxyUrl(script) }]
      : []),
    ...(on('ProxyAutoConfigEnable') && script === null && proxies.ProxyAutoConfigJavaScript !== undefined
      ? [{ variable: 'ProxyAutoConfigJavaScript', purpose: 'pac' as const, value: '***', credentials: 'unclear' as const }]
      : []),
    ...(on('ProxyAutoDiscoveryEnable')
      ? [{ variable: 'ProxyAutoDiscoveryEnable', purpose: 'auto-detect' as const, value: '1', credentials: 'no' as const }]
      : []),
  ];
  if (ways.length === 0) return [];
  const exceptions = [
    ...listOf(proxies.ExceptionsList).flatMap((item) => textIn(item) ?? []),
    ...(on('ExcludeSimpleHostnames') ? ['<local>'] : []),
  ];
  return exceptions.length === 0
    ? ways
    : [...ways, { variable: 'ExceptionsList', purpose: 'bypass', ...maskBypassList(exceptions.join(', ')) }];
}

/** A network service of the location that is in use, by its place in the order of services. */
export interface NetworkService {
  readonly name: string;
  readonly proxies: readonly ProxySetting[];
}

/**
 * The network services that are switched on, with their proxies, out of /Library/Preferences/SystemConfiguration/preferences.plist.
 *
 * @throws MalformedInput when it is not that
 */
export function decodeNetworkServices(preferences: PlistValue): readonly NetworkService[] {
  const root = dictOf(preferences);
  const services = dictOf(root?.NetworkServices);
  const current = textIn(root?.CurrentSet)?.replace(/^\/Sets\//, '');
  const set = dictOf(dictOf(dictOf(root?.Sets)?.[current ?? ''])?.Network);
  if (services === null || set === null) throw new MalformedInput('list of network services', 'it has no location that is in use');
  const order = listOf(dictOf(dictOf(set.Global)?.IPv4)?.ServiceOrder).flatMap((id) => textIn(id) ?? []);
  const ids = Object.keys(dictOf(set.Service) ?? {});
  return [...order.filter((id) => ids.includes(id)), ...ids.filter((id) => !order.includes(id))].flatMap((id) => {
    const service = dictOf(services[id]);
    if (service === null || flagIn(service.__INACTIVE__) === true) return [];
    const name =
      textIn(service.UserDefinedName) ??
      textIn(dictOf(service.Interface)?.UserDefinedName) ??
      textIn(dictOf(service.Interface)?.DeviceName);
    return [{ name: name ?? 'without a name', proxies: proxySettingsIn(dictOf(service.Proxies) ?? {}) }];
  });
}

/**
 * DNS servers and search list that all names go by, as `scutil --dns` prints them: those of the resolvers without a domain of their own,
 * before the resolvers of single interfaces begin.
 *
 * @throws MalformedInput when it is not that
 */
export function decodeScutilDns(text: string): NonNullable<Network['dns']> {
  if (/^No DNS configuration available/m.test(text)) return { servers: [], search: [] };
  const [, all = ''] = text.split(/^DNS configuration[ \t]*$/m, 2);
  const [general = ''] = all.split(/^DNS configuration \(/m);
  const resolvers = general.split(/^resolver #\d+\s*$/m).slice(1);
  if (resolvers.length === 0) throw new MalformedInput('answer of scutil', 'it lists no resolver');
  const servers = new Set<string>();
  const search = new Set<string>();
  for (const resolver of resolvers) {
    const lines = resolver.split('\n').flatMap((line) => {
      const [, name, value] = /^\s+([a-z][a-z _]{0,40})(?:\[\d{1,4}\])?\s*: (\S+)/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [{ name: name.trim(), value }];
    });
    if (lines.some(({ name }) => name === 'domain')) continue;
    for (const { name, value } of lines) {
      if (name === 'nameserver') servers.add(value.replace(/%.*$/, ''));
      if (name === 'search domain') search.add(value);
    }
  }
  return { servers: [...servers], search: [...search] };
}
