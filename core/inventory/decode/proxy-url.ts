import type { ProxyPlane } from '../sections/proxy';

export type ProxySetting = ProxyPlane['settings'][number];

/** What may be shown of a value, and whether there was a name or password in it, or could not be ruled out. */
export type MaskedValue = Pick<ProxySetting, 'value' | 'credentials'>;

const mask = '***';

/** Only these are kept before `://`: anything else there could be part of a name or a password. */
const schemeForm = /^(?:https?|ftp|socks(?:4a?|5h?)?):\/\//i;

/**
 * Host with an optional port and a path of plain characters; square brackets for IPv6; one word for "none" and "DIRECT". After a port
 * the path is none, or that of a PAC file: `name:4/word` could as well be a name and a password.
 */
const addressForm =
  /^(?:\[[0-9a-f:.]{2,45}\]|[a-z0-9_](?:[a-z0-9_.-]{0,252}))?(?:(?::\d{1,5})(?:\/|\/[a-z0-9_./-]{0,200}\.(?:pac|dat))?|\/[a-z0-9_./-]{0,200})?$/i;

/** The value is another variable's: `$http_proxy`, `${PROXY}`. What that holds is not known. */
const variableForm = /^\$(?:[a-z_]\w*|\{[a-z_]\w*\})$/i;

/**
 * Takes names and passwords out of a proxy address, at the moment it is read.
 *
 * Everything before the last `@` goes (a password may hold `@`, `/`, `:` and blanks that nobody escaped), `%40` counting as one.
 * What is left is shown only when it has the form of an address; what has not could be a password in the wrong place, so it is
 * replaced as well and `credentials` is "unclear". So is a value with a blank or several addresses before the sign: where
 * its own address begins is not certain then. A variable's name is shown, but what it holds is "unclear" too.
 *
 * @param written the value as configured: a URL, host:port, a word, or anything else
 * @returns for example `http://***@proxy.example.com:8080`
 */
export function maskProxyUrl(written: string): MaskedValue {
  const value = written.trim();
  if (variableForm.test(value)) return { value, credentials: 'unclear' };
  const scheme = schemeForm.exec(value)?.[0] ?? '';
  const rest = value.slice(scheme.length);
  const address = rest.slice(endOfUserInformation(rest));
  const torn = /\s|:\/\//.test(rest.slice(0, rest.length - address.length));
  const signed = address.length < rest.length;
  if (torn || !addressForm.test(address)) return { value: `${scheme}${mask}`, credentials: signed ? 'yes' : 'unclear' };
  return signed ? { value: `${scheme}${mask}@${address}`, credentials: 'yes' } : { value, credentials: 'no' };
}

/** Position after the last `@`, written as such or escaped any number of times (`%40`, `%2540`); 0 when there is none. */
function endOfUserInformation(text: string): number {
  let end = 0;
  for (const { index, 0: sign } of text.matchAll(/@|%(?:25)*40/g)) end = index + sign.length;
  return end;
}

/** `<local>`; hosts, domains and networks, with `*` and a port; IPv6 addresses and networks. */
const bypassForm =
  /^(?:<local>|[*.a-z0-9_-]{1,255}(?::\d{1,5})?(?:\/[\d.]{1,15})?|\[?[0-9a-f:]{2,39}(?:%[a-z0-9]{1,15})?\]?(?::\d{1,5})?(?:\/\d{1,3})?)$/i;

/**
 * The same for a list of hosts that go direct (NO_PROXY), whose items blanks and `,;|` separate. An item of another form becomes
 * `***`; with an `@` anywhere the whole does, because a password may hold separators too.
 */
export function maskBypassList(written: string): MaskedValue {
  if (endOfUserInformation(written) > 0) return { value: mask, credentials: 'yes' };
  let credentials: MaskedValue['credentials'] = 'no';
  const value = written.trim().replace(/[^\s,;|]+/g, (item) => {
    if (bypassForm.test(item)) return item;
    credentials = 'unclear';
    return variableForm.test(item) ? item : mask;
  });
  return { value, credentials };
}

/**
 * The setting that an environment variable makes, or `null` when the variable is none of those that clients take a proxy from.
 * Both cases count: curl, apt and Python read the lower one, others the upper.
 */
export function proxyVariable(name: string, value: string): ProxySetting | null {
  const purpose = purposes.get(name.toLowerCase());
  if (purpose === undefined || (name !== name.toLowerCase() && name !== name.toUpperCase())) return null;
  return { variable: name, purpose, ...(purpose === 'bypass' ? maskBypassList(value) : maskProxyUrl(value)) };
}

const purposes: ReadonlyMap<string, ProxySetting['purpose']> = new Map([
  ['http_proxy', 'http'],
  ['https_proxy', 'https'],
  ['all_proxy', 'all'],
  ['no_proxy', 'bypass'],
]);
