import { defineCheck } from './check';
import { consumersOf, consumerText, isUsed, prefersStatic, usedByDefender } from './proxy-consumers';
import { httpsSettings, isUnresolved, proxyNamed, settingText, waysOut } from './proxy-settings';

export const proxyPlanes = defineCheck({
  id: 'proxy-planes',
  step: 3,
  title: 'Proxy settings of this machine',
  whyItMatters: 'Each program reads its proxy from another place: where they disagree, one gets out and another does not.',
  owner: 'proxy-team',
  requires: ['operatingSystem', 'proxy'],
  references: ['PROXY', 'LINUXPROXY', 'ADMX', 'BALDOCK', 'MACSCHEMA'],
  links: ['machine-proxy', 'network-configuration'],
  evidence: { setting: 'Setting', places: 'Places that were looked at', consumer: 'Who tries what, in this order' },
  messages: {
    none: 'No proxy is set on this machine.',
    noneBasis: '{count, plural, one {# place was} other {# places were}} looked at.',
    one: 'All proxy settings of this machine name {proxy}.',
    oneOfCompared: 'All proxy settings of this machine that can be compared name {proxy}.',
    oneBasis: '{count, plural, one {It is set in one place} other {It is set in # places}}: {places}.',
    detected: 'The proxy is found by automatic detection; no address is set.',
    differ: 'The proxy settings of this machine disagree: they name {count} ways out.',
    agree: 'Decide which of {proxies} Defender is to use.',
    stepDecide: 'Decide which proxy this device uses for the services of Defender: {proxies}.',
    stepSet: 'Set the same one in every place: {places}.',
    ofPerson: 'Only the proxy of a person is set, which no service of Defender uses.',
    setMachine: 'Set a proxy for the machine, or make sure that it gets out without.',
    stepMachine:
      '{system, select, macos {Set the proxy in the settings of the network service, or as cloudService.proxy in the profile com.microsoft.wdav.} other {Set the proxy of WinHTTP for the machine, or deliver TelemetryProxyServer by Group Policy.}}',
    stepDirect: 'Where the system account reaches the services without a proxy, nothing is to be done.',
    unresolved: 'The proxy in {places} is not written out, so it is not known which one it is.',
    look: 'Look up by hand which proxy is set in {places}.',
    stepLook: 'Follow the variables in {places} to the address they stand for.',
    stepWrite: 'Write the address itself there, so that it can be read.',
    again: 'Assess this device again.',
  },
  headlines: { warn: ['differ', 'ofPerson'], unknown: ['unresolved'], pass: ['none', 'one', 'oneOfCompared', 'detected'] },
  orders: ['agree', 'setMachine', 'look'],

  evaluate({ operatingSystem, proxy }, { catalogue, say, see, gaps, unread, besides }) {
    const { family } = operatingSystem;
    const settings = waysOut(proxy);
    const used = usedByDefender(settings, family);
    const preferStatic = prefersStatic(besides('windowsSystem'), catalogue, { gaps }) ?? false;
    const evidence = [
      ...settings.map((setting) => see('setting', settingText(setting), setting.plane.source)),
      ...consumersOf(family, proxy, { preferStatic }).map((consumer) => see('consumer', consumerText(consumer), 'proxy.planes')),
      see(
        'places',
        proxy.planes.map(({ name }) => name),
        'proxy.planes',
      ),
    ];
    const deciding = httpsSettings(used);
    const compared = deciding.filter((setting) => !isUnresolved(setting));
    const proxies = [...new Set(compared.map(proxyNamed))];
    const places = [...new Set(used.map(({ plane }) => plane.name))];
    if (proxies.length > 1) {
      const steps = [say('stepDecide', { proxies }), say('stepSet', { places }), say('again')];
      const headline = say('differ', { count: proxies.length });
      return { outcome: 'warn', headline, remedy: { summary: say('agree', { proxies }), steps }, evidence };
    }
    if (gaps('proxy', 'planes').length > 0) return unread('proxy', 'planes');
    const [named] = proxies;
    if (named !== undefined) {
      const headline = say(compared.length < deciding.length ? 'oneOfCompared' : 'one', { proxy: named });
      return { outcome: 'pass', headline, basis: say('oneBasis', { count: places.length, places }), evidence };
    }
    if (deciding.length > 0) {
      const steps = [say('stepLook', { places }), say('stepWrite'), say('again')];
      return { outcome: 'unknown', headline: say('unresolved', { places }), remedy: { summary: say('look', { places }), steps }, evidence };
    }
    if (settings.some(({ plane, setting }) => !isUsed(plane, family) && setting.purpose !== 'auto-detect')) {
      const remedy = { summary: say('setMachine'), steps: [say('stepMachine', { system: family }), say('stepDirect'), say('again')] };
      return { outcome: 'warn', headline: say('ofPerson'), remedy, evidence };
    }
    const basis = say('noneBasis', { count: proxy.planes.length });
    return { outcome: 'pass', headline: say(settings.length > 0 ? 'detected' : 'none'), basis, evidence };
  },
});
