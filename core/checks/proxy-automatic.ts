import type { Family } from '../inventory/sections/operating-system';
import type { WindowsService } from '../inventory/sections/windows-system';
import { defineCheck } from './check';
import { isUsed } from './proxy-consumers';
import { isAutomatic, type ProxySetting, settingText, waysOut } from './proxy-settings';

/** The service that looks for a proxy and evaluates its script, for WinHTTP. */
const detectionService = 'WinHttpAutoProxySvc';

export const proxyAutomatic = defineCheck({
  id: 'proxy-automatic',
  step: 3,
  title: 'Automatic proxy configuration',
  whyItMatters: 'Defender for Linux and the static proxy of the sensor read no automatic configuration: there the device does not get out.',
  owner: 'proxy-team',
  essential: true,
  requires: ['operatingSystem', 'proxy'],
  references: ['LINUXPROXY', 'LINUXCONN', 'PROXY', 'ADMX', 'MACPRE'],
  links: ['machine-proxy', 'linux-network', 'macos-network'],
  evidence: { setting: 'Setting', service: 'Service', named: 'Proxy beside it' },
  messages: {
    none: 'No proxy is configured automatically here.',
    works: 'The automatic configuration here is of a kind that Defender uses.',
    beside: 'A proxy is configured automatically here, and beside it one by name in {places}.',
    ignored: 'A proxy is configured automatically here, which Defender cannot read.',
    nameStatic: 'Name a static proxy for Defender, as http://address:port.',
    inStatic: '{places} names an automatic configuration, where an address is wanted.',
    writeAddress: 'Write address and port of a proxy into {places}.',
    undocumented: 'Whether Defender reads the automatic configuration in {places} is not documented.',
    local: 'The automatic configuration in {places} is a local file, which services do not read.',
    serve: 'Offer the script over HTTP.',
    noService: 'Automatic detection is on, and the service for it is disabled.',
    enable: 'Enable the service {service}, or name a proxy.',
    nameProxy: 'Name a static proxy beside the automatic configuration.',
    stepNetwork: 'Ask which static proxy leads to the services of Defender, and write it as http://address:port.',
    stepPlan:
      '{system, select, linux {Plan it for the installation (environment) and for the running product (mdatp config proxy set).} macos {Set it as cloudService.proxy in the profile com.microsoft.wdav.} other {Set it for WinHTTP, or deliver it as TelemetryProxyServer by Group Policy, as address:port.}}',
    stepTest: 'Or test the way out as the system account, once the connection is tested.',
    again: 'Assess this device again.',
  },
  headlines: { fail: ['ignored', 'inStatic'], warn: ['undocumented', 'local', 'noService'], pass: ['none', 'works', 'beside'] },
  orders: ['nameStatic', 'writeAddress', 'serve', 'enable', 'nameProxy'],

  evaluate({ operatingSystem, proxy }, { say, see, gaps, unread, besides }) {
    const { family } = operatingSystem;
    const settings = waysOut(proxy).filter(({ plane }) => isUsed(plane, family));
    const automatic = settings.filter(isAutomatic);
    const named = settings.filter((setting) => !isAutomatic(setting));
    const evidence = [
      ...automatic.map((setting) => see('setting', settingText(setting), setting.plane.source)),
      ...named.map((setting) => see('named', settingText(setting), setting.plane.source)),
    ];
    const steps = [say('stepNetwork'), say('stepPlan', { system: family }), say('again')];
    const inStatic = automatic.filter((setting) => isStaticOnly(setting, family));
    if (inStatic.length > 0) {
      const places = placesOf(inStatic);
      const remedy = { summary: say('writeAddress', { places }), steps };
      return { outcome: 'fail', headline: say('inStatic', { places }), remedy, evidence };
    }
    const planesUnread = gaps('proxy', 'planes').length > 0;
    if (family === 'linux' && automatic.length > 0 && named.length === 0) {
      // What was not read may name a proxy.
      if (planesUnread) return unread('proxy', 'planes');
      return { outcome: 'fail', headline: say('ignored'), remedy: { summary: say('nameStatic'), steps }, evidence };
    }
    const local = automatic.filter(({ setting }) => /^\s*file:/i.test(setting.value));
    if (local.length > 0) {
      const remedy = { summary: say('serve'), steps };
      return { outcome: 'warn', headline: say('local', { places: placesOf(local) }), remedy, evidence };
    }
    const undocumented = automatic.filter((setting) => isUndocumented(setting, family));
    if (undocumented.length > 0) {
      const remedy = { summary: say('nameProxy'), steps: [say('stepNetwork'), say('stepPlan', { system: family }), say('stepTest')] };
      const headline = say('undocumented', { places: placesOf(undocumented) });
      return { outcome: 'warn', headline, remedy, evidence, unconfirmed: true };
    }
    if (family === 'windows' && automatic.length > 0) {
      const services = besides('windowsSystem')?.services ?? null;
      if (services === null) return unread('windowsSystem', 'services');
      if (isDisabled(services)) {
        const seen = [...evidence, see('service', `${detectionService}: disabled`, 'windowsSystem.services')];
        const remedy = { summary: say('enable', { service: detectionService }), steps };
        return { outcome: 'warn', headline: say('noService'), remedy, evidence: seen, unconfirmed: true };
      }
    }
    if (planesUnread) return unread('proxy', 'planes');
    if (automatic.length === 0) return { outcome: 'pass', headline: say('none'), evidence };
    const headline = named.length > 0 ? say('beside', { places: placesOf(named) }) : say('works');
    return { outcome: 'pass', headline, evidence };
  },
});

const placesOf = (settings: readonly ProxySetting[]): string[] => [...new Set(settings.map(({ plane }) => plane.name))];

/** Places that take an address only: the static proxy of the sensor, and on Linux what Defender itself reads. */
const isStaticOnly = ({ plane }: ProxySetting, family: Family): boolean =>
  plane.kind === 'telemetry-proxy' || (family === 'linux' && (plane.kind === 'mdatp' || plane.kind === 'systemd-unit'));

/** A script set for WinHTTP of the machine, and one in the preferences of Defender on macOS, stand in no page. */
const isUndocumented = ({ plane, setting }: ProxySetting, family: Family): boolean =>
  (family === 'windows' && plane.kind === 'winhttp-machine' && setting.purpose !== 'auto-detect') ||
  (family === 'macos' && plane.kind === 'mdatp');

const isDisabled = (services: readonly WindowsService[]): boolean =>
  services.some(({ name, start }) => name === detectionService && start === 'disabled');
