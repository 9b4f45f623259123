import { defineCheck } from './check';
import { httpsSettings, isUnresolved, proxyNamed, settingText, waysOut } from './proxy-settings';

export const proxyPlanes = defineCheck({
  id: 'proxy-planes',
  step: 3,
  title: 'Proxy settings of this machine',
  whyItMatters: 'Each program reads its proxy from another place: where they disagree, one gets out and another does not.',
  owner: 'proxy-team',
  requires: ['proxy'],
  references: ['PROXY', 'LINUXPROXY'],
  links: ['machine-proxy', 'network-configuration'],
  evidence: { setting: 'Setting', places: 'Places that were looked at' },
  messages: {
    none: 'No proxy is set on this machine.',
    noneBasis: '{count, plural, one {# place was} other {# places were}} looked at.',
    one: 'All proxy settings of this machine name {proxy}.',
    oneOfCompared: 'All proxy settings of this machine that can be compared name {proxy}.',
    oneBasis: '{count, plural, one {It is set in one place} other {It is set in # places}}: {places}.',
    differ: 'The proxy settings of this machine disagree: they name {count} ways out.',
    agree: 'Decide which of {proxies} Defender is to use.',
    stepDecide: 'Decide which proxy this device uses for the services of Defender: {proxies}.',
    stepSet: 'Set the same one in every place: {places}.',
    unresolved: 'The proxy in {places} is not written out, so it is not known which one it is.',
    look: 'Look up by hand which proxy is set in {places}.',
    stepLook: 'Follow the variables in {places} to the address they stand for.',
    stepWrite: 'Write the address itself there, so that it can be read.',
    again: 'Assess this device again.',
  },

  evaluate({ proxy }, { say, see, gaps, unread }) {
    const settings = waysOut(proxy);
    const evidence = [
      ...settings.map((setting) => see('setting', settingText(setting), setting.plane.source)),
      see(
        'places',
        proxy.planes.map(({ name }) => name),
        'proxy.planes',
      ),
    ];
    const deciding = httpsSettings(settings);
    const compared = deciding.filter((setting) => !isUnresolved(setting));
    const proxies = [...new Set(compared.map(proxyNamed))];
    const places = [...new Set(settings.map(({ plane }) => plane.name))];
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
    if (settings.length > 0) {
      const steps = [say('stepLook', { places }), say('stepWrite'), say('again')];
      return { outcome: 'unknown', headline: say('unresolved', { places }), remedy: { summary: say('look', { places }), steps }, evidence };
    }
    return { outcome: 'pass', headline: say('none'), basis: say('noneBasis', { count: proxy.planes.length }), evidence };
  },
});
