import type { Catalogue } from '../catalogue/schema';
import type { Network } from '../inventory/sections/network';
import type { ProxyPlane } from '../inventory/sections/proxy';
import type { WindowsSystem } from '../inventory/sections/windows-system';
import { detections, preferStaticName, proxyPolicy, usedByDefender } from './proxy-consumers';
import { settingText, waysOut } from './proxy-settings';
import { arePoliciesUnread, defineWindowsCheck, isPartial, numberOf, policyNamed } from './windows';

export const offlineUpdates = defineWindowsCheck({
  id: 'offline-updates',
  title: 'Way out of closed networks',
  whyItMatters: 'A device without a way out is neither updated nor seen: Defender needs a proxy or gateway, and a source of updates.',
  owner: 'network-team',
  essential: true,
  subject: 'connectivity',
  requires: ['operatingSystem', 'network', 'proxy', 'windowsSystem'],
  references: ['PROXY', 'AVNET'],
  links: ['machine-proxy', 'antivirus-network'],
  evidence: {
    route: 'Default route',
    connected: 'Connected now',
    proxy: 'Proxy of the machine',
    source: 'Source of updates',
    setting: 'Setting',
  },
  messages: {
    route: 'This device has a default route: a way out for Defender and its updates.',
    routeBasis: 'Whether the services can be reached is tested on its own.',
    proxy: 'This device has no default route; the proxy of the machine is its way out.',
    staticProxy: 'Without a default route, the static proxy of the sensor is the way out.',
    staticBasis: 'Updates come from {sources}.',
    notConnected: 'This device is not connected now, so that its way out cannot be seen.',
    connect: 'Assess it again while it is connected.',
    stepConnect: 'Connect the device to the network in which it works.',
    notPreferred: 'Without a default route the sensor needs {name} = 1 beside its static proxy.',
    prefer: 'Set {name} to 1 on this device.',
    stepPrefer: 'Set {key} : {name} (DWORD) to 1, by the policy that sets the static proxy.',
    noSource: 'This device has no default route, and no source of updates is named.',
    nameSource: 'Name a source of updates for this device.',
    onlySource: 'Updates come from {sources}, but the sensor has no way out.',
    giveWay: 'Give the sensor of this device a way out.',
    detected: 'This device has no default route; in {places} automatic detection is on, which may find a proxy.',
    nameProxy: 'Find out whether detection finds a proxy on this device, or name one.',
    stepDetected: 'Look whether the network offers an address of a proxy by DHCP or DNS (WPAD), and whether it leads out.',
    closed: 'This device has no default route, no proxy and no source of updates.',
    open: 'Give this device a way out, and a source of updates.',
    stepProxy: 'Set a proxy or gateway that reaches the services of Defender: TelemetryProxyServer, with {name} = 1.',
    stepServer: 'For updates name an update server of the site (WSUS).',
    stepShare: 'Or name a share that holds the updates of Defender.',
    again: 'Assess this device again.',
  },
  headlines: {
    fail: ['closed'],
    warn: ['notPreferred', 'noSource', 'onlySource'],
    deferred: ['notConnected'],
    unknown: ['detected'],
    pass: ['route', 'proxy', 'staticProxy'],
  },
  orders: ['connect', 'prefer', 'nameSource', 'giveWay', 'nameProxy', 'open'],

  evaluate({ network, proxy, windowsSystem }, { catalogue, say, see, gaps, unread }) {
    const routes = network.routes?.filter(isDefault) ?? [];
    if (routes.length > 0) {
      const evidence = routes.map(({ destination, gateway }) =>
        see('route', gateway === null ? destination : `${destination} via ${gateway}`, 'network.routes'),
      );
      return { outcome: 'pass', headline: say('route'), basis: say('routeBasis'), evidence };
    }
    if (isPartial(network.routes, 'network', 'routes', { gaps })) return unread('network', 'routes');
    const connected = network.interfaces.some(isConnected);
    const seen = [see('route', 'none', 'network.routes'), see('connected', connected, 'network.interfaces')];
    if (!connected) {
      if (gaps('network', 'interfaces').length > 0) return unread('network', 'interfaces');
      const remedy = { summary: say('connect'), steps: [say('stepConnect'), say('again')] };
      return { outcome: 'deferred', headline: say('notConnected'), remedy, evidence: seen };
    }
    const named = usedByDefender(waysOut(proxy), 'windows');
    const isSet = (kind: ProxyPlane['kind']) => named.some(({ plane }) => plane.kind === kind);
    const detection = detections(proxy, 'windows');
    const sources = updateSources(windowsSystem, catalogue);
    const prefer = proxyPolicy(catalogue, preferStaticName);
    const preferred = prefer && policyNamed(windowsSystem, prefer);
    const evidence = [
      ...seen,
      ...[...named, ...detection].map((setting) => see('proxy', settingText(setting), setting.plane.source)),
      ...sources.map(({ text }) => see('source', text, 'windowsSystem.policies')),
      ...(preferred ? [see('setting', `${preferred.name} = ${preferred.value}`, 'windowsSystem.policies')] : []),
    ];
    if (isSet('winhttp-machine')) return { outcome: 'pass', headline: say('proxy'), evidence };
    if (gaps('proxy', 'planes').length > 0) return unread('proxy', 'planes');
    const asked = catalogue.common.windows.policies.filter(({ part, value }) => part === 'updates' || value === preferStaticName);
    if (arePoliciesUnread(windowsSystem, asked, { gaps })) return unread('windowsSystem', 'policies');

    const names = [...sources.map(({ name }) => name), ...antivirusProxies.flatMap(({ kind, name }) => (isSet(kind) ? [name] : []))];
    const unconfirmed = sources.some(({ verified }) => !verified) || (names.length === 0 && !sourcesConfirmed(catalogue));
    const values = { sources: names, name: preferStaticName, key: prefer?.key ?? '' };
    const [stepProxy, bySource] = [say('stepProxy', values), [say('stepServer'), say('stepShare')]];
    if (isSet('telemetry-proxy')) {
      if (numberOf(preferred) !== 1) {
        const steps = [say('stepPrefer', values), ...(names.length === 0 ? bySource : []), say('again')];
        return { outcome: 'warn', headline: say('notPreferred', values), remedy: { summary: say('prefer', values), steps }, evidence };
      }
      if (names.length > 0) {
        return { outcome: 'pass', headline: say('staticProxy'), basis: say('staticBasis', values), evidence, unconfirmed };
      }
      const remedy = { summary: say('nameSource'), steps: [...bySource, say('again')] };
      return { outcome: 'warn', headline: say('noSource'), remedy, evidence, unconfirmed };
    }
    if (detection.length > 0) {
      const places = [...new Set(detection.map(({ plane }) => plane.name))];
      const remedy = { summary: say('nameProxy'), steps: [say('stepDetected'), stepProxy, say('again')] };
      return { outcome: 'unknown', headline: say('detected', { places }), remedy, evidence };
    }
    if (names.length > 0) {
      const remedy = { summary: say('giveWay'), steps: [stepProxy, say('again')] };
      return { outcome: 'warn', headline: say('onlySource', values), remedy, evidence, unconfirmed };
    }
    const remedy = { summary: say('open'), steps: [stepProxy, ...bySource, say('again')] };
    return { outcome: 'fail', headline: say('closed'), remedy, evidence, unconfirmed };
  },
});

/** Proxies that Defender Antivirus goes by for its updates, and the sensor does not. */
const antivirusProxies: readonly { readonly kind: ProxyPlane['kind']; readonly name: string }[] = [
  { kind: 'defender-antivirus', name: 'the proxy of Defender Antivirus' },
  { kind: 'wininet-user', name: 'the proxy of the system account' },
];

const isDefault = ({ destination }: NonNullable<Network['routes']>[number]): boolean =>
  destination === '0.0.0.0/0' || destination === '::/0';

const isConnected = ({ loopback, state, addresses }: Network['interfaces'][number]): boolean =>
  !loopback && state !== 'down' && addresses.some(({ address }) => !/^(169\.254\.|fe80:)/i.test(address));

/** Sources of updates in the site that are named by policy, as the catalogue lists the policies for them. */
function updateSources(windowsSystem: WindowsSystem, { common }: Catalogue) {
  const named = (value: string) => {
    const fact = common.windows.policies.find((policy) => policy.part === 'updates' && policy.value === value);
    const found = fact && policyNamed(windowsSystem, fact);
    return found && String(found.value) !== ''
      ? { text: `${found.name} = ${found.value}`, value: found.value, verified: fact.verified }
      : null;
  };
  const [server, used, shares] = [named('WUServer'), named('UseWUServer'), named('DefinitionUpdateFileSharesSources')];
  return [
    ...(server && used && numberOf(used) === 1 ? [{ ...server, name: 'an update server of the site' }] : []),
    ...(shares ? [{ ...shares, name: 'a share' }] : []),
  ];
}

const sourcesConfirmed = ({ common }: Catalogue): boolean =>
  common.windows.policies.every(({ part, verified }) => part !== 'updates' || verified);
