import { defineCheck } from './check';
import { proxySettings, settingText } from './proxy-settings';

export const proxyCredentials = defineCheck({
  id: 'proxy-credentials',
  step: 3,
  title: 'Sign-in at the proxy',
  whyItMatters: 'The services of Defender cannot sign in to a proxy: where it asks for that, the device stays without cloud.',
  owner: 'proxy-team',
  essential: true,
  requires: ['proxy'],
  references: ['PROXY', 'LINUXCONN', 'MACPRE'],
  links: ['machine-proxy', 'linux-network', 'macos-network'],
  evidence: { setting: 'Setting with a sign-in' },
  messages: {
    none: 'No proxy setting of this machine holds a user name or password.',
    noProxy: 'No proxy is set, so none asks for a sign-in.',
    found: '{count, plural, one {A proxy setting holds} other {# proxy settings hold}} a sign-in, which Defender cannot use.',
    exempt: 'Let the hosts of Defender pass the proxy without sign-in.',
    stepExempt: 'Ask for an exemption from authentication for the hosts of Defender.',
    stepTakeOut: 'Take user name and password out of: {places}.',
    again: 'Assess this device again.',
  },

  evaluate({ proxy }, { say, see }) {
    const settings = proxySettings(proxy);
    if (settings.length === 0) return { outcome: 'notApplicable', headline: say('noProxy') };
    const withSignIn = settings.filter(({ setting }) => setting.credentials === 'yes');
    if (withSignIn.length === 0) return { outcome: 'pass', headline: say('none') };
    const places = [...new Set(withSignIn.map(({ plane }) => plane.name))];
    return {
      outcome: 'fail',
      headline: say('found', { count: withSignIn.length }),
      remedy: { summary: say('exempt'), steps: [say('stepExempt'), say('stepTakeOut', { places }), say('again')] },
      evidence: withSignIn.map((setting) => see('setting', settingText(setting), setting.plane.source)),
    };
  },
});
