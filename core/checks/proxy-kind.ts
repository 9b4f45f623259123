import { defineCheck } from './check';
import { isUnresolved, type ProxySetting, settingText, waysOut } from './proxy-settings';

export const proxyKind = defineCheck({
  id: 'proxy-kind',
  step: 3,
  title: 'Kind of proxy',
  whyItMatters: 'Defender for Linux uses a static or a transparent proxy only; it reads no automatic configuration.',
  owner: 'proxy-team',
  essential: true,
  families: ['linux'],
  requires: ['proxy'],
  references: ['LINUXPROXY', 'LINUXCONN'],
  links: ['linux-network'],
  evidence: { setting: 'Setting' },
  messages: {
    supported: 'The proxy set here is of a kind that Defender for Linux uses.',
    none: 'No proxy is set, so there is no kind to judge.',
    automatic: 'A proxy is configured automatically here, which Defender cannot read.',
    nameStatic: 'Name a static proxy for Defender, as http://address:port.',
    undocumented: 'The proxy is written as {scheme}://, which Defender does not document.',
    writeHttp: 'Name a proxy that takes http://address:port.',
    unresolved: 'The proxy in {places} is not written out, so its kind is not known.',
    look: 'Look up by hand which proxy is set in {places}.',
    stepLook: 'Follow the variables in {places} to the address they stand for.',
    stepNetwork: 'Ask which static proxy leads to the services of Defender, and write it as http://address:port.',
    stepPlan: 'Plan it for the installation (environment) and for the running product (mdatp config proxy set).',
    again: 'Assess this device again.',
  },

  evaluate({ proxy }, { say, see, gaps, unread }) {
    const settings = waysOut(proxy);
    const evidence = settings.map((setting) => see('setting', settingText(setting), setting.plane.source));
    const steps = [say('stepNetwork'), say('stepPlan'), say('again')];
    if (settings.some(({ setting }) => setting.purpose === 'pac' || setting.purpose === 'auto-detect')) {
      return { outcome: 'fail', headline: say('automatic'), remedy: { summary: say('nameStatic'), steps }, evidence };
    }
    // What was not read may be an automatic configuration, which is graver than what follows.
    if (gaps('proxy', 'planes').length > 0) return unread('proxy', 'planes');
    const hidden = settings.filter((setting) => isUnresolved(setting) && schemeOf(setting) === null);
    if (hidden.length > 0) {
      const places = [...new Set(hidden.map(({ plane }) => plane.name))];
      const remedy = { summary: say('look', { places }), steps: [say('stepLook', { places }), ...steps] };
      return { outcome: 'unknown', headline: say('unresolved', { places }), remedy, evidence };
    }
    if (settings.length === 0) return { outcome: 'notApplicable', headline: say('none') };
    const scheme = settings.map(schemeOf).find((one) => one !== null && one !== 'http');
    if (scheme != null) {
      return { outcome: 'warn', headline: say('undocumented', { scheme }), remedy: { summary: say('writeHttp'), steps }, evidence };
    }
    return { outcome: 'pass', headline: say('supported'), evidence };
  },
});

/** The scheme a proxy is written with, in lower case; `null` where none is written. */
const schemeOf = ({ setting }: ProxySetting): string | null =>
  /^\s*([a-z][a-z0-9+.-]*):\/\//i.exec(setting.value)?.[1]?.toLowerCase() ?? null;
