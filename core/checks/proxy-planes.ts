import { defineCheck } from './check';
import { httpsSettings, proxyNamed, proxySettings, settingText } from './proxy-settings';

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
    oneBasis: '{count, plural, one {It is set in one place} other {It is set in # places}}: {places}.',
    differ: 'The proxy settings of this machine disagree: they name {count} ways out.',
    agree: 'Decide which of {proxies} Defender is to use.',
    stepDecide: 'Decide which proxy this device uses for the services of Defender: {proxies}.',
    stepSet: 'Set the same one in every place: {places}.',
    again: 'Assess this device again.',
  },

  evaluate({ proxy }, { say, see }) {
    const settings = proxySettings(proxy);
    const evidence = [
      ...settings.map((setting) => see('setting', settingText(setting), setting.plane.source)),
      see(
        'places',
        proxy.planes.map(({ name }) => name),
        'proxy.planes',
      ),
    ];
    if (settings.length === 0) {
      return { outcome: 'pass', headline: say('none'), basis: say('noneBasis', { count: proxy.planes.length }), evidence };
    }
    const proxies = [...new Set(httpsSettings(settings).map(proxyNamed))];
    const places = [...new Set(settings.map(({ plane }) => plane.name))];
    const [first = '', ...others] = proxies;
    if (others.length === 0) {
      return {
        outcome: 'pass',
        headline: say('one', { proxy: first }),
        basis: say('oneBasis', { count: places.length, places }),
        evidence,
      };
    }
    const steps = [say('stepDecide', { proxies }), say('stepSet', { places }), say('again')];
    const headline = say('differ', { count: proxies.length });
    return { outcome: 'warn', headline, remedy: { summary: say('agree', { proxies }), steps }, evidence };
  },
});
