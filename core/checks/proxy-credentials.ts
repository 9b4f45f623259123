import { defineCheck } from './check';
import { isOfService } from './proxy-consumers';
import { isUnresolved, type ProxySetting, proxySettings, settingText } from './proxy-settings';

export const proxyCredentials = defineCheck({
  id: 'proxy-credentials',
  step: 3,
  title: 'Sign-in at the proxy',
  whyItMatters: 'The services of Defender cannot sign in to a proxy: where it asks for that, the device stays without cloud.',
  owner: 'proxy-team',
  essential: true,
  requires: ['operatingSystem', 'proxy'],
  references: ['PROXY', 'LINUXCONN', 'MACPRE'],
  links: ['machine-proxy', 'linux-network', 'macos-network'],
  evidence: { setting: 'Setting with a sign-in', unclear: 'Setting that may hold one' },
  messages: {
    none: 'No proxy setting of this machine holds a user name or password.',
    notUsed: 'The proxy that Defender uses is set without user name and password.',
    notUsedBasis: '{places} {count, plural, one {holds} other {hold}} a sign-in, which only other programs use.',
    noProxy: 'No proxy is set, so none asks for a sign-in.',
    found: '{count, plural, one {A proxy setting holds} other {# proxy settings hold}} a sign-in, which Defender cannot use.',
    exempt: 'Let the hosts of Defender pass the proxy without sign-in.',
    stepExempt: 'Ask for an exemption from authentication for the hosts of Defender.',
    stepTakeOut: 'Take user name and password out of: {places}.',
    unclear: 'The proxy in {places} is not written out, so it is not known whether it holds a sign-in.',
    look: 'Look up by hand whether {places} {count, plural, one {holds} other {hold}} a user name or password.',
    stepLook: 'Look at the setting in {places}, and follow its variables to the address they stand for.',
    stepUnclear: 'Where it holds a sign-in, ask for an exemption for the hosts of Defender, and take the sign-in out.',
    again: 'Assess this device again.',
  },
  headlines: { fail: ['found'], unknown: ['unclear'], notApplicable: ['noProxy'], pass: ['none', 'notUsed'] },
  orders: ['exempt', 'look'],

  evaluate({ operatingSystem: { family }, proxy }, { say, see, gaps, unread }) {
    const settings = proxySettings(proxy);
    const masked = settings.filter(({ setting }) => setting.credentials === 'yes');
    // Without a proxy of its own, Defender will be given the one that the others have.
    const own = settings.filter(({ plane }) => isOfService(plane, family));
    const concerning = own.length > 0 ? own : settings;
    const withSignIn = concerning.filter((setting) => masked.includes(setting));
    const evidenceOf = (which: readonly ProxySetting[]) =>
      which.map((setting) => see('setting', settingText(setting), setting.plane.source));
    const placesOf = (which: typeof settings) => [...new Set(which.map(({ plane }) => plane.name))];
    if (withSignIn.length === 0) {
      if (gaps('proxy', 'planes').length > 0) return unread('proxy', 'planes');
      const unclear = concerning.filter(isUnresolved);
      if (unclear.length > 0) {
        const places = placesOf(unclear);
        const steps = [say('stepLook', { places }), say('stepUnclear'), say('again')];
        return {
          outcome: 'unknown',
          headline: say('unclear', { places }),
          remedy: { summary: say('look', { places, count: places.length }), steps },
          evidence: unclear.map((setting) => see('unclear', settingText(setting), setting.plane.source)),
        };
      }
      if (masked.length > 0) {
        const places = placesOf(masked);
        const basis = say('notUsedBasis', { places, count: places.length });
        return { outcome: 'pass', headline: say('notUsed'), basis, evidence: evidenceOf(masked) };
      }
      return settings.length === 0 ? { outcome: 'notApplicable', headline: say('noProxy') } : { outcome: 'pass', headline: say('none') };
    }
    const places = placesOf(withSignIn);
    return {
      outcome: 'fail',
      headline: say('found', { count: withSignIn.length }),
      remedy: { summary: say('exempt'), steps: [say('stepExempt'), say('stepTakeOut', { places }), say('again')] },
      evidence: evidenceOf(withSignIn),
    };
  },
});
