import { defineCheck } from './check';

export const cryptoPolicy = defineCheck({
  id: 'crypto-policy',
  step: 3,
  title: 'Cryptography policy',
  whyItMatters: 'Under a strict policy the package manager refuses a package whose digest or signature the policy does not allow.',
  owner: 'server-team',
  families: ['linux'],
  onlyIfSupported: true,
  requires: ['linuxSystem'],
  references: ['LPR351'],
  evidence: { fips: 'FIPS mode', policy: 'Cryptography policy', manager: 'Package manager', effect: 'Known effect' },
  messages: {
    usual: 'No policy of this system is known to refuse the package.',
    usualBasis: 'The cryptography policy is {policy}.',
    noPolicyBasis: 'There is no system-wide cryptography policy.',
    otherManagerBasis: 'The policy {policy} is strict; packages of {manager} are not known to be refused under it.',
    strict: 'Under the policy {policy} the package has been refused elsewhere.',
    tryFirst: 'Try the installation under {policy} before phase 2.',
    stepTry: 'Install the current package on a device with the same policy.',
    stepCheck: 'Where it is refused with "no digest", check the package by rpm -Kv, and report it to Microsoft.',
    stepDecide: 'Decide with the owner of the policy whether an exemption for this one package is allowed.',
  },
  headlines: { warn: ['strict'], pass: ['usual'] },
  orders: ['tryFirst'],

  evaluate({ linuxSystem }, { catalogue, say, see, unread }) {
    const { strict, managers, effect, verified, sources } = catalogue.common.linux.cryptoPolicies;
    const { fips, cryptoPolicy: policy, packages } = linuxSystem;
    const { manager } = packages;
    const strictPolicy = policy !== null && strict.includes(policy.split(':')[0] ?? '');
    const name = strictPolicy ? policy : fips === true ? 'FIPS' : null;
    const evidence = [
      see('fips', fips, 'linuxSystem.fips'),
      see('policy', policy, 'linuxSystem.cryptoPolicy'),
      see('manager', manager, 'linuxSystem.packages.manager'),
    ];
    const unconfirmed = !verified;
    if (manager === null) return unread('linuxSystem', 'packages.manager');
    if (name !== null && managers.includes(manager)) {
      const steps = [say('stepTry'), say('stepCheck'), say('stepDecide')];
      return {
        outcome: 'warn',
        headline: say('strict', { policy: name }),
        remedy: { summary: say('tryFirst', { policy: name }), steps },
        evidence: [...evidence, see('effect', effect, `catalogue: ${sources.join(', ')}`)],
        unconfirmed,
      };
    }
    if (fips === null) return unread('linuxSystem', 'fips');
    if (policy === null) return unread('linuxSystem', 'cryptoPolicy');
    if (name !== null)
      return { outcome: 'pass', headline: say('usual'), basis: say('otherManagerBasis', { policy: name, manager }), evidence, unconfirmed };
    const basis = policy === 'not-present' ? say('noPolicyBasis') : say('usualBasis', { policy });
    return { outcome: 'pass', headline: say('usual'), basis, evidence };
  },
});
