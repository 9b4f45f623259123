import { defineCheck } from './check';
import { httpsSettings, isUnresolved, proxyNamed, settingText, waysOut } from './proxy-settings';

export const packageSource = defineCheck({
  id: 'package-source',
  step: 3,
  title: 'Package source of Microsoft',
  whyItMatters: 'The package manager fetches Defender and its updates itself: without its own way out it waits until it gives up.',
  owner: 'server-team',
  families: ['linux'],
  onlyIfSupported: true,
  requires: ['linuxSystem', 'proxy'],
  references: ['LINUXPROXY'],
  links: ['linux-network'],
  evidence: { manager: 'Package manager', source: 'Source', setting: 'Proxy setting' },
  messages: {
    setUp: '{manager} knows packages.microsoft.com as a source.',
    notYet: 'packages.microsoft.com is not set up as a source yet.',
    notYetBasis: 'It is set up with the installation in phase 3, or a mirror takes its place.',
    throughBasis: '{manager} goes through {proxy}.',
    directBasis: 'No proxy is set, so that {manager} goes direct.',
    apart: '{manager} has no proxy, while this machine names {proxies} for others.',
    give: 'Give {manager} the proxy too, or make sure that it gets out without.',
    stepSet:
      '{manager, select, apt {Write Acquire::https::Proxy into a file in /etc/apt/apt.conf.d.} zypper {Set the proxy in /etc/sysconfig/proxy.} other {Write proxy= into the configuration of {manager}.}}',
    stepEnvironment: 'Or set HTTPS_PROXY in /etc/environment, and start the installation from a session that has it.',
    stepDirect: 'Where packages.microsoft.com is reached without a proxy, or a mirror is used, nothing is to be done.',
    none: 'There is no package manager that Microsoft ships packages for.',
  },
  headlines: { warn: ['apart'], notApplicable: ['none'], pass: ['setUp', 'notYet'] },
  orders: ['give'],

  evaluate({ linuxSystem, proxy }, { say, see, gaps, unread }) {
    const { manager, microsoftSources } = linuxSystem.packages;
    if (manager === null) return unread('linuxSystem', 'packages.manager');
    const seen = [see('manager', manager, 'linuxSystem.packages.manager')];
    if (manager === 'none') return { outcome: 'notApplicable', headline: say('none'), evidence: seen };
    const settings = httpsSettings(waysOut(proxy));
    const own = settings.filter(({ plane }) => plane.kind === 'package-manager' || plane.kind === 'etc-environment');
    const others = settings.filter((setting) => !own.includes(setting));
    const evidence = [
      ...seen,
      ...(microsoftSources ?? []).map(({ url, file }) => see('source', url, file)),
      ...settings.map((setting) => see('setting', settingText(setting), setting.plane.source)),
    ];
    const planesUnread = gaps('proxy', 'planes');
    // What was not read may be the proxy of the package manager itself.
    if (own.length === 0 && planesUnread.length > 0) return unread('proxy', 'planes');
    if (own.length === 0 && others.length > 0) {
      const proxies = [...new Set(others.map(proxyNamed))];
      const steps = [say('stepSet', { manager }), say('stepEnvironment'), say('stepDirect')];
      return {
        outcome: 'warn',
        headline: say('apart', { manager, proxies }),
        remedy: { summary: say('give', { manager }), steps },
        evidence,
      };
    }
    if (microsoftSources === null) return unread('linuxSystem', 'packages.microsoftSources');
    const named = own.find((setting) => !isUnresolved(setting));
    const way = named ? say('throughBasis', { manager, proxy: proxyNamed(named) }) : say('directBasis', { manager });
    if (microsoftSources.length > 0) return { outcome: 'pass', headline: say('setUp', { manager }), basis: way, evidence };
    return { outcome: 'pass', headline: say('notYet'), basis: say('notYetBasis'), evidence };
  },
});
