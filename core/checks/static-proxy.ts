import { defineCheck } from './check';
import { prefersStatic } from './proxy-consumers';
import { isAutomatic, isUnresolved, type ProxySetting, settingText, waysOut } from './proxy-settings';

export const staticProxy = defineCheck({
  id: 'static-proxy',
  step: 3,
  title: "Form of Defender's own proxies",
  whyItMatters: 'A static proxy in the wrong form is not used, and without a word Defender tries to go out direct.',
  owner: 'group-policy-team',
  essential: true,
  families: ['windows'],
  requires: ['proxy', 'windowsSystem'],
  references: ['PROXY', 'ADMX'],
  links: ['machine-proxy'],
  evidence: { setting: 'Setting', preferred: 'Static proxy preferred' },
  messages: {
    right: '{places} {count, plural, one {is} other {are}} in the form that Defender takes.',
    preferredBasis: 'The sensor tries it first.',
    notPreferredBasis: 'The sensor tries it after the proxy of WinHTTP, and goes direct where it does not answer.',
    none: 'Defender has no proxy of its own here.',
    sensorForm: '{places} is {value}, where the sensor wants host:port without a scheme.',
    writeHostPort: 'Write the proxy into {places} as host:port.',
    antivirusForm: '{places} is {value}, where Defender Antivirus wants http://host:port.',
    writeUrl: 'Write the proxy into {places} with http:// before it.',
    loopback: '{places} is {value}: a program on this device, not the proxy of the network.',
    find: 'Find out which program listens at {value}, and whether it stays.',
    unresolved: '{places} is not written out, so that its form is not known.',
    look: 'Look up by hand which proxy is set in {places}.',
    stepPolicy: 'Change the value in the Group Policy that sets it; the sensor does not read what a mobile device management sets.',
    stepLoopback: 'Where it is part of Symantec, name the proxy of the network instead: it goes with Symantec.',
    again: 'Assess this device again.',
  },
  headlines: { fail: ['sensorForm'], warn: ['antivirusForm', 'loopback'], unknown: ['unresolved'], pass: ['right', 'none'] },
  orders: ['writeHostPort', 'writeUrl', 'find', 'look'],

  evaluate({ proxy, windowsSystem }, { catalogue, say, see, gaps, unread }) {
    const own = waysOut(proxy).filter((setting) => isOwn(setting) && !isAutomatic(setting));
    const known = own.filter((setting) => !isUnresolved(setting));
    const evidence = own.map((setting) => see('setting', settingText(setting), setting.plane.source));
    const valuesOf = ({ plane, setting }: ProxySetting) => ({ places: plane.name, value: setting.value });
    const steps = [say('stepPolicy'), say('again')];
    const sensor = known.find((setting) => isSensor(setting) && !/^[\w.-]+:\d{1,5}$|^\[[\da-f:.]+\]:\d{1,5}$/i.test(setting.setting.value));
    if (sensor) {
      const remedy = { summary: say('writeHostPort', valuesOf(sensor)), steps };
      return { outcome: 'fail', headline: say('sensorForm', valuesOf(sensor)), remedy, evidence };
    }
    const antivirus = known.find((setting) => !isSensor(setting) && !/^https?:\/\/./i.test(setting.setting.value.trim()));
    if (antivirus) {
      const remedy = { summary: say('writeUrl', valuesOf(antivirus)), steps };
      return { outcome: 'warn', headline: say('antivirusForm', valuesOf(antivirus)), remedy, evidence };
    }
    const loopback = known.find(({ setting }) => isLoopback(setting.value));
    if (loopback) {
      const remedy = { summary: say('find', valuesOf(loopback)), steps: [say('stepLoopback'), ...steps] };
      return { outcome: 'warn', headline: say('loopback', valuesOf(loopback)), remedy, evidence };
    }
    if (gaps('proxy', 'planes').length > 0) return unread('proxy', 'planes');
    const [hidden] = own.filter(isUnresolved);
    if (hidden) {
      const values = valuesOf(hidden);
      const remedy = { summary: say('look', values), steps };
      return { outcome: 'unknown', headline: say('unresolved', values), remedy, evidence };
    }
    if (own.length === 0) return { outcome: 'pass', headline: say('none') };
    const places = [...new Set(own.map(({ plane }) => plane.name))];
    const headline = say('right', { places, count: places.length });
    const preferred = prefersStatic(windowsSystem, catalogue, { gaps });
    if (!own.some(isSensor) || preferred === null) return { outcome: 'pass', headline, evidence };
    const seen = [...evidence, see('preferred', preferred, 'windowsSystem.policies')];
    return { outcome: 'pass', headline, basis: say(preferred ? 'preferredBasis' : 'notPreferredBasis'), evidence: seen };
  },
});

const isSensor = ({ plane }: ProxySetting): boolean => plane.kind === 'telemetry-proxy';
const isOwn = (setting: ProxySetting): boolean => isSensor(setting) || setting.plane.kind === 'defender-antivirus';

/** The address leads back to this device. */
const isLoopback = (value: string): boolean =>
  /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::|\/|$)/i.test(value.trim().replace(/^[a-z][a-z0-9+.-]*:\/\//i, ''));
