import { defineCheck } from './check';
import { proxyPolicy } from './proxy-consumers';
import { settingText, waysOut } from './proxy-settings';
import { arePoliciesUnread, numberOf, policyNamed } from './windows';

const policy = 'DisableEnterpriseAuthProxy';

export const proxyAuthentication = defineCheck({
  id: 'proxy-authentication',
  step: 3,
  title: 'Policy for proxies with sign-in',
  whyItMatters: 'The sensor cannot sign in to a proxy; this policy keeps it from trying to as the person who is signed in.',
  owner: 'group-policy-team',
  families: ['windows'],
  requires: ['proxy', 'windowsSystem'],
  references: ['PROXY', 'ITP2232'],
  links: ['machine-proxy'],
  evidence: { value: policy, setting: 'Static proxy of the sensor' },
  messages: {
    fits: 'The static proxy of the sensor stands beside the policy it needs.',
    notNeeded: 'No static proxy of the sensor is set, so that it needs no policy beside it.',
    allowedBasis: '{policy} is {value}, as Upgrade Readiness wants it; Defender wants 1 once its sensor has a static proxy.',
    missing: 'A static proxy of the sensor is set, and {policy} is not set beside it.',
    wrong: 'A static proxy of the sensor is set, and {policy} is {value}, where Defender wants 1.',
    set: 'Set {policy} to 1 in the same policy.',
    stepPolicy:
      'Set Configure Authenticated Proxy usage for the Connected User Experience and Telemetry service to Enabled, Disable Authenticated Proxy usage.',
    stepOther:
      'Ask who set it otherwise: Upgrade Readiness wants 0, to send through the proxy of the person who is signed in, and both cannot be had.',
    again: 'Assess this device again.',
  },
  headlines: { warn: ['missing', 'wrong'], pass: ['fits', 'notNeeded'] },
  orders: ['set'],

  evaluate({ proxy, windowsSystem }, { catalogue, say, see, gaps, unread }) {
    const own = waysOut(proxy).filter(({ plane }) => plane.kind === 'telemetry-proxy');
    const fact = proxyPolicy(catalogue, policy);
    const found = fact && policyNamed(windowsSystem, fact);
    const value = found?.value ?? null;
    const evidence = [
      ...own.map((setting) => see('setting', settingText(setting), setting.plane.source)),
      ...(value === null ? [] : [see('value', value, 'windowsSystem.policies')]),
    ];
    if (own.length === 0) {
      if (gaps('proxy', 'planes').length > 0) return unread('proxy', 'planes');
      const basis = value !== null && numberOf(found) !== 1 ? { basis: say('allowedBasis', { policy, value }) } : {};
      return { outcome: 'pass', headline: say('notNeeded'), ...basis, evidence };
    }
    if (!found && arePoliciesUnread(windowsSystem, fact ? [fact] : [], { gaps })) return unread('windowsSystem', 'policies');
    if (numberOf(found) === 1) return { outcome: 'pass', headline: say('fits'), evidence };
    const steps = [say('stepPolicy'), ...(value === null ? [] : [say('stepOther')]), say('again')];
    const headline = value === null ? say('missing', { policy }) : say('wrong', { policy, value });
    return { outcome: 'warn', headline, remedy: { summary: say('set', { policy }), steps }, evidence };
  },
});
