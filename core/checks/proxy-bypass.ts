import type { Catalogue } from '../catalogue/schema';
import type { Family } from '../inventory/sections/operating-system';
import type { ProxyPlane } from '../inventory/sections/proxy';
import { defineCheck } from './check';
import { isUsed } from './proxy-consumers';
import { waysOut } from './proxy-settings';

type Endpoint = Catalogue['network']['endpoints'][number];

export const proxyBypass = defineCheck({
  id: 'proxy-bypass',
  step: 3,
  title: 'Exceptions from the proxy',
  whyItMatters: 'What an exception covers goes out without the proxy: where only the proxy gets out, that service of Defender is lost.',
  owner: 'proxy-team',
  requires: ['operatingSystem', 'proxy'],
  references: ['PROXY', 'STR', 'LINUXPROXY'],
  links: ['machine-proxy', 'linux-network'],
  evidence: { list: 'Exceptions', host: 'Host that goes direct' },
  messages: {
    none: 'No exception from the proxy covers a host of Defender.',
    noList: 'No exceptions from a proxy are set for what Defender uses.',
    pushBasis: '{hosts} {count, plural, one {is} other {are}} not among them and cannot go through a proxy: live response starts later.',
    covered:
      'Because of {entries} among the exceptions, {count, plural, one {a host of Defender goes} other {# hosts of Defender go}} direct.',
    decide: 'Decide whether {count, plural, one {this host goes} other {these hosts go}} direct, and open the way.',
    stepOpen: 'Let this device reach the hosts in the evidence without the proxy.',
    stepRemove: 'Or take {entries} out of the exceptions in {places}.',
    masked: 'The exceptions in {places} are not written out, so that it is not known what they cover.',
    look: 'Look up by hand which exceptions are set in {places}.',
    stepLook: 'Compare them with the hosts that Defender needs.',
    again: 'Assess this device again.',
  },
  headlines: { warn: ['covered'], unknown: ['masked'], pass: ['none', 'noList'] },
  orders: ['decide', 'look'],

  evaluate({ operatingSystem, proxy }, { catalogue, say, see, gaps, unread }) {
    const { family, role } = operatingSystem;
    const lists = listsOf(proxy.planes, family);
    const evidence = lists.map(({ plane, value }) => see('list', `${plane.name}: ${value}`, plane.source));
    const hosts = catalogue.network.endpoints.filter((endpoint) => isNeeded(endpoint, family));
    const hits = lists.flatMap(({ plane, entries }) =>
      entries.flatMap((entry) => {
        const covered = hosts.filter((endpoint) => concerns(plane, endpoint) && !endpoint.directOnly && covers(entry, endpoint, plane));
        return covered.length === 0 ? [] : [{ plane, entry, covered }];
      }),
    );
    if (hits.length > 0) {
      const entries = [...new Set(hits.map(({ entry }) => entry))];
      const places = [...new Set(hits.map(({ plane }) => plane.name))];
      const direct = [...new Set(hits.flatMap(({ covered }) => covered.map(({ host }) => host)))];
      return {
        outcome: 'warn',
        headline: say('covered', { entries, count: direct.length }),
        remedy: {
          summary: say('decide', { count: direct.length }),
          steps: [say('stepOpen'), say('stepRemove', { entries, places }), say('again')],
        },
        evidence: [...evidence, ...direct.map((host) => see('host', host, 'catalogue: STR, STD'))],
        // No page says what Defender for Linux makes of exceptions.
        unconfirmed: hits.every(({ plane }) => plane.kind === 'systemd-unit'),
      };
    }
    if (gaps('proxy', 'planes').length > 0) return unread('proxy', 'planes');
    const masked = lists.filter(({ entries }) => entries.some((entry) => /\*\*\*|[$`%]/.test(entry)));
    if (masked.length > 0) {
      const places = [...new Set(masked.map(({ plane }) => plane.name))];
      const remedy = { summary: say('look', { places }), steps: [say('stepLook'), say('again')] };
      return { outcome: 'unknown', headline: say('masked', { places }), remedy, evidence };
    }
    if (lists.length === 0) return { outcome: 'pass', headline: say('noList') };
    const push = hosts
      .filter(({ directOnly }) => directOnly && role !== 'server')
      .filter((endpoint) => !lists.some(({ plane, entries }) => entries.some((entry) => covers(entry, endpoint, plane))))
      .map(({ host }) => host);
    const basis = push.length === 0 ? {} : { basis: say('pushBasis', { hosts: push, count: push.length }) };
    return { outcome: 'pass', headline: say('none'), ...basis, evidence };
  },
});

interface BypassList {
  readonly plane: ProxyPlane;
  readonly value: string;
  readonly entries: readonly string[];
}

/** Lists of exceptions beside a proxy. Those of persons, and of the processes of persons, are used by no service of Defender. */
function listsOf(planes: readonly ProxyPlane[], family: Family): BypassList[] {
  return planes
    .filter((plane) => isUsed(plane, family) && plane.kind !== 'process-environment' && waysOut({ planes: [plane] }).length > 0)
    .flatMap((plane) =>
      plane.settings
        .filter(({ purpose }) => purpose === 'bypass')
        .map(({ value }) => ({ plane, value, entries: value.split(/[\s,;|]+/).filter((entry) => entry !== '') })),
    );
}

/** What a device of the family has to reach itself; hosts that were found below a wildcard are told by that. */
const isNeeded = ({ parent, requirement, directOnly, windows, macos, linux }: Endpoint, family: Family): boolean =>
  parent === null && (requirement === 'required' || directOnly) && { windows: windows.length > 0, macos, linux }[family];

/** Variables of the whole Linux system, and the settings of its package manager, count for the installation alone. */
const concerns = ({ kind }: ProxyPlane, { consumers }: Endpoint): boolean =>
  (kind !== 'etc-environment' && kind !== 'package-manager' && kind !== 'systemd-manager') || consumers.includes('linux-repo');

/** Stands for a name that nobody knows: only an exception for all of them covers it. */
const anyLabel = '\uFFFD';

/**
 * Whether an exception covers an endpoint, or one of its hosts; one of which no host is known, where it covers every name below it. Windows and macOS take a name without `*` as it stands; NO_PROXY takes it for
 * all names below it too. `<local>` and addresses cover no name.
 */
function covers(entry: string, { host, probeHosts }: Endpoint, { kind }: ProxyPlane): boolean {
  const pattern = entry
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/^https?:\/\//, '');
  if (pattern === '<local>' || pattern === '***' || /^[\d./:[\]a-f]+$/.test(pattern)) return false;
  const probes = probeHosts.map((probe) => probe.host);
  const names = host.includes('*') && probes.length > 0 ? probes : [host.replaceAll('*', anyLabel)];
  const suffix = kind !== 'winhttp-machine' && kind !== 'wininet-user' && kind !== 'defender-antivirus' && kind !== 'macos-network-service';
  return names.some((name) => {
    if (pattern.includes('*')) return globMatches(pattern, name);
    if (pattern.startsWith('.')) return name.endsWith(pattern) || name === pattern.slice(1);
    return name === pattern || (suffix && name.endsWith(`.${pattern}`));
  });
}

/** `*` stands for any run of characters; without backtracking, since both texts come from outside. */
function globMatches(pattern: string, name: string): boolean {
  const parts = pattern.split('*');
  const [first = ''] = parts;
  const last = parts.at(-1) ?? '';
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) return false;
  let at = first.length;
  const end = name.length - last.length;
  for (const part of parts.slice(1, -1)) {
    const found = name.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}
