import { shortNameOf, signalText } from '../catalogue/products';
import { otherProtection } from './other-protection';
import { systemName } from './system';
import { arePoliciesUnread, defineWindowsCheck, numberOf, policyNamed } from './windows';

export const passiveModePolicy = defineWindowsCheck({
  id: 'passive-mode-policy',
  title: 'Passive mode on servers',
  whyItMatters: 'A server does not step aside for Symantec by itself: once onboarded both scan, unless this was set before.',
  owner: 'group-policy-team',
  subject: 'defender',
  requires: ['operatingSystem', 'securityProducts', 'windowsSystem'],
  references: ['SWITCHTS', 'PASSIVE', 'AVCOMPAT'],
  links: ['phase-2-setup'],
  evidence: { setting: 'Setting', product: 'Product', signal: 'Sign', detail: 'Detail' },
  messages: {
    client: 'Clients step aside for {products} by themselves; {name} is for servers.',
    clientAlone: 'Clients step aside for a registered product by themselves; {name} is for servers.',
    clientSetBasis: 'It is set here, and is of no use.',
    atInstallation: '{system} knows passive mode only as an option of the installation.',
    set: '{name} is set, so that Defender steps aside for {products} once onboarded.',
    setBasis: 'After the switch it has to be taken away, or Defender stays passive.',
    notSet: '{name} is not set: once onboarded, Defender and {products} both scan.',
    setIt: 'Set {name} to 1 on this server before it is onboarded.',
    stepSet: 'Set {key} : {name} (DWORD) to 1, by a policy that the servers of this migration get.',
    stepBefore: 'See that it is there before onboarding: with tamper protection on, it is too late after.',
    stepAfter: 'Plan to take it away again once Symantec is removed.',
    withInstaller: '{name} is not set yet; the installer sets it on {system}.',
    withInstallerBasis: 'Install with FORCEPASSIVEMODE=1 while {products} {count, plural, one {stays} other {stay}}.',
    holdsBack: '{name} is set, though nothing was found that Defender would step aside for.',
    takeAway: 'Take {name} away once no other product protects this server.',
    stepWhy: 'Find out whether another product protects this server.',
    stepTakeAway: 'Where none does, delete {name} or set it to 0, so that Defender becomes active.',
    notNeeded: '{name} is not set, and there is nothing to step aside for.',
    again: 'Assess this device again.',
  },
  headlines: {
    warn: ['notSet', 'holdsBack'],
    notApplicable: ['client', 'clientAlone', 'atInstallation'],
    pass: ['set', 'withInstaller', 'notNeeded'],
  },
  orders: ['setIt', 'takeAway'],

  evaluate({ operatingSystem, securityProducts, windowsSystem }, { catalogue, platform, server, say, see, gaps, unread }) {
    const fact = catalogue.common.windows.policies.find(({ part }) => part === 'passive-mode');
    const found = fact && policyNamed(windowsSystem, fact);
    const isSet = numberOf(found) === 1;
    const { value: name = '', key = '' } = fact ?? {};
    const others = otherProtection(catalogue, securityProducts, operatingSystem.family, { gaps });
    const products = others.found.map(({ product }) => shortNameOf(product));
    const values = { name, key, products, count: products.length, system: systemName(platform, operatingSystem) };
    const evidence = [
      see('setting', found ? `${name} = ${found.value}` : `${name} is not set`, 'windowsSystem.policies'),
      ...(fact?.detail == null ? [] : [see('detail', fact.detail, `catalogue: ${fact.sources.join(', ')}`)]),
      ...others.found.flatMap(({ product, signals }) => [
        see('product', product.name, `catalogue: ${product.sources.join(', ')}`),
        ...signals.map((signal) => see('signal', signalText(signal), signal.source)),
      ]),
    ];
    if (!server) {
      const headline = products.length > 0 ? say('client', values) : say('clientAlone', values);
      return { outcome: 'notApplicable', headline, ...(isSet ? { basis: say('clientSetBasis') } : {}), evidence };
    }
    const ways = platform.onboarding.today;
    const builtIn = ways.includes('built-in-sensor');
    if (!builtIn && !ways.includes('unified-agent')) return { outcome: 'notApplicable', headline: say('atInstallation', values), evidence };
    const unconfirmed = others.found.some(({ confirmed }) => !confirmed);
    if (products.length === 0 && others.open !== null) return unread('securityProducts', others.open);
    if (!isSet && arePoliciesUnread(windowsSystem, fact ? [fact] : [], { gaps })) return unread('windowsSystem', 'policies');
    if (products.length === 0) {
      if (!isSet) return { outcome: 'pass', headline: say('notNeeded', values), evidence };
      const steps = [say('stepWhy'), say('stepTakeAway', values), say('again')];
      return { outcome: 'warn', headline: say('holdsBack', values), remedy: { summary: say('takeAway', values), steps }, evidence };
    }
    if (isSet) return { outcome: 'pass', headline: say('set', values), basis: say('setBasis'), evidence, unconfirmed };
    if (!builtIn) {
      const basis = say('withInstallerBasis', values);
      return { outcome: 'pass', headline: say('withInstaller', values), basis, evidence, unconfirmed };
    }
    const steps = [say('stepSet', values), say('stepBefore'), say('stepAfter'), say('again')];
    return { outcome: 'warn', headline: say('notSet', values), remedy: { summary: say('setIt', values), steps }, evidence, unconfirmed };
  },
});
