import { defineCheck } from './check';
import { isUsed } from './proxy-consumers';
import { isAutomatic, isUnresolved, type ProxySetting, settingText, waysOut } from './proxy-settings';

export const proxyKind = defineCheck({
  id: 'proxy-kind',
  step: 3,
  title: 'Kind of proxy',
  whyItMatters: 'Defender speaks to a plain HTTP proxy; one that wants TLS or SOCKS first is not documented to work.',
  owner: 'proxy-team',
  requires: ['operatingSystem', 'proxy'],
  references: ['LINUXPROXY', 'LINUXCONN', 'PROXY', 'MACPRE'],
  links: ['machine-proxy', 'linux-network', 'macos-network'],
  evidence: { setting: 'Setting' },
  messages: {
    supported: 'The proxy set here is of a kind that Defender uses.',
    none: 'No proxy is set, so there is no kind to judge.',
    undocumented: 'The proxy is written as {scheme}, which Defender does not document.',
    nameHttp: 'Name a proxy that takes plain HTTP.',
    unresolved: 'The proxy in {places} is not written out, so its kind is not known.',
    look: 'Look up by hand which proxy is set in {places}.',
    stepLook: 'Follow the variables in {places} to the address they stand for.',
    stepNetwork: 'Ask which static proxy leads to the services of Defender, and write it as http://address:port.',
    stepPlan:
      '{system, select, linux {Plan it for the installation (environment) and for the running product (mdatp config proxy set).} macos {Set it in the system settings, or as cloudService.proxy in the profile com.microsoft.wdav.} other {Set it for WinHTTP, or deliver it as TelemetryProxyServer by Group Policy.}}',
    again: 'Assess this device again.',
  },
  headlines: { warn: ['undocumented'], unknown: ['unresolved'], notApplicable: ['none'], pass: ['supported'] },
  orders: ['nameHttp', 'look'],

  evaluate({ operatingSystem, proxy }, { say, see, gaps, unread }) {
    const { family } = operatingSystem;
    // What no service of Defender uses does not matter, what is automatic has no kind, and the sensor's own form has a check of its own.
    const settings = waysOut(proxy).filter(
      (setting) => isUsed(setting.plane, family) && !isAutomatic(setting) && setting.plane.kind !== 'telemetry-proxy',
    );
    const evidence = settings.map((setting) => see('setting', settingText(setting), setting.plane.source));
    const steps = [say('stepNetwork'), say('stepPlan', { system: family }), say('again')];
    const kinds = settings.map(kindOf);
    const scheme = kinds.find((kind) => kind !== null && kind !== 'http');
    if (scheme != null) {
      const headline = say('undocumented', { scheme: `${scheme}://` });
      return { outcome: 'warn', headline, remedy: { summary: say('nameHttp'), steps }, evidence, unconfirmed: family !== 'linux' };
    }
    if (gaps('proxy', 'planes').length > 0) return unread('proxy', 'planes');
    const hidden = settings.filter((setting) => isUnresolved(setting) && kindOf(setting) === null);
    if (hidden.length > 0) {
      const places = [...new Set(hidden.map(({ plane }) => plane.name))];
      const remedy = { summary: say('look', { places }), steps: [say('stepLook', { places }), ...steps] };
      return { outcome: 'unknown', headline: say('unresolved', { places }), remedy, evidence };
    }
    if (settings.length === 0) return { outcome: 'notApplicable', headline: say('none') };
    return { outcome: 'pass', headline: say('supported'), evidence };
  },
});

/**
 * How a client speaks to the proxy: the scheme it is written with, in lower case; `null` where none is written. WinINET and WinHTTP write
 * `socks=host:port` in a list, macOS has a setting of its own. Defender Antivirus takes https:// as well.
 */
function kindOf({ plane, setting }: ProxySetting): string | null {
  const scheme = /^\s*([a-z][a-z0-9+.-]*):\/\//i.exec(setting.value)?.[1]?.toLowerCase() ?? null;
  if (scheme === 'https' && plane.kind === 'defender-antivirus') return 'http';
  if (scheme !== null) return scheme;
  const list = setting.value.split(/[;\s]+/).filter((entry) => entry !== '');
  const onlySocks = list.length > 0 && list.every((entry) => /^socks=/i.test(entry));
  return onlySocks || /^socks/i.test(setting.variable) ? 'socks' : null;
}
