import { type FoundProduct, productsFound, shortNameOf, signalText } from '../catalogue/products';
import { defineCheck } from './check';
import { counted, namesOf, productsUnread } from './found-products';
import { otherProtection } from './other-protection';
import { otherAntivirusOn, securityCenterEvidence } from './security-center-entries';

export const symantecPresent = defineCheck({
  id: 'symantec-present',
  step: 3,
  title: 'Symantec, the product to leave',
  whyItMatters: 'Until the switch Symantec is the only protection of the device; after it, this protection has to be removed.',
  owner: 'technician',
  causedBy: ['symantec-protection', 'running-mode'],
  requires: ['operatingSystem', 'securityProducts'],
  references: ['KB170706', 'SAL-INST', 'KB263064'],
  links: ['migration-process'],
  evidence: {
    product: 'Product',
    version: 'Version',
    signal: 'Sign',
    removal: 'Way to remove it later',
    securityCenter: 'Windows Security Center',
    defender: 'Real-time protection of Defender',
    looked: 'Looked through',
  },
  messages: {
    running: '{products} {count, plural, one {is} other {are}} running, as expected before the switch.',
    versionBasis: 'Version {version}.',
    stopped: '{products} {count, plural, one {is} other {are}} installed, but not seen running.',
    start: 'Start Symantec, so that the device is protected until the switch.',
    stepStart: 'Start the services of {products} and see that they stay up.',
    stepReinstall: 'If they do not, ask the team that manages Symantec to repair the installation.',
    agent: 'Only the management agent of {products} was found, not the protection itself.',
    suspected: 'Only traces of {products} were found.',
    look: 'Find out whether Symantec still protects this device.',
    stepLook: 'Look whether Symantec is installed and running; a leftover folder or module alone protects nothing.',
    absent: 'Nothing of Symantec was found, so there is nothing to leave.',
    protectedBasis: '{products} {count, plural, one {protects} other {protect}} this device.',
    lookProtection: 'Find out what protects this device now.',
    stepProtection: 'Ask the owner of the device which protection it has.',
    stepBelongs: 'Check that the device belongs to this migration.',
    again: 'Assess this device again.',
  },
  headlines: { warn: ['stopped', 'agent', 'suspected', 'absent'], notApplicable: ['absent'], pass: ['running'] },
  orders: ['start', 'look', 'lookProtection'],

  evaluate({ operatingSystem, securityProducts }, context) {
    const { catalogue, say, see, besides } = context;
    const { family } = operatingSystem;
    const symantec = catalogue.products.filter(({ role }) => role === 'symantec');
    const answered = productsFound(symantec, securityProducts, family);
    const found = answered.filter(({ presence }) => presence !== 'absent');
    const unconfirmedIn = (which: readonly FoundProduct[]) => ({ unconfirmed: which.some(({ confirmed }) => !confirmed) });
    const evidence = [
      ...found.flatMap(({ product, version, signals }) => [
        see('product', product.name, `catalogue: ${product.sources.join(', ')}`),
        ...(version === null ? [] : [see('version', version, 'securityProducts.signals')]),
        ...signals.map((signal) => see('signal', signalText(signal), signal.source)),
        ...product.removal.map((way) => see('removal', way, `catalogue: ${product.sources.join(', ')}`)),
      ]),
      ...securityCenterEvidence(context, ({ role }) => role === 'symantec'),
      see('looked', securityProducts.looked, 'securityProducts.looked'),
    ];
    const protecting = found.filter(({ product }) => product.antivirus);
    const present = protecting.filter(({ presence }) => presence === 'present');
    const running = present.filter((one) => one.running);
    if (running.length > 0) {
      const headline = say('running', namesOf(running));
      const version = running.find((one) => one.version !== null)?.version ?? null;
      return {
        outcome: 'pass',
        headline,
        ...(version === null ? {} : { basis: say('versionBasis', { version }) }),
        evidence,
        ...unconfirmedIn(running),
      };
    }
    const missed = productsUnread(symantec, securityProducts, family, context);
    if (missed !== null) return missed;
    const off = besides('symantecClient')?.antivirusRunning === false ? ['symantec-protection'] : [];
    if (present.length > 0) {
      const steps = [say('stepStart', namesOf(present)), say('stepReinstall'), say('again')];
      const headline = say('stopped', namesOf(present));
      return { outcome: 'warn', headline, remedy: { summary: say('start'), steps }, causes: off, evidence, ...unconfirmedIn(present) };
    }
    if (protecting.length > 0) {
      const remedy = { summary: say('look'), steps: [say('stepLook'), say('again')] };
      const headline = say(protecting.every(({ agentOnly }) => agentOnly) ? 'agent' : 'suspected', namesOf(protecting));
      return { outcome: 'warn', headline, remedy, causes: [...off, 'running-mode'], evidence, ...unconfirmedIn(protecting) };
    }
    const watched = answered.filter(({ product }) => product.antivirus && product.signals[family].length > 0);
    const defender = family === 'windows' ? (besides('windowsDefender')?.antivirus ?? null) : null;
    const isDefenderOn = defender?.runningMode === 'normal' && defender.realTimeProtection === true;
    const others = otherProtection(catalogue, securityProducts, family, context).found.filter(
      (one) => one.presence === 'present' && one.running,
    );
    const protects = counted([
      ...(isDefenderOn ? ['Defender Antivirus'] : []),
      ...others.map(({ product }) => shortNameOf(product)),
      ...otherAntivirusOn(context).map(({ name }) => name),
    ]);
    const seen = [
      ...evidence,
      ...(defender === null ? [] : [see('defender', defender.realTimeProtection, 'windowsDefender.antivirus.realTimeProtection')]),
      ...others.flatMap(({ signals }) => signals.map((signal) => see('signal', signalText(signal), signal.source))),
      ...securityCenterEvidence(context, ({ role }) => role !== 'symantec'),
    ];
    if (protects.count > 0) {
      const basis = say('protectedBasis', protects);
      return { outcome: 'notApplicable', headline: say('absent'), basis, evidence: seen, ...unconfirmedIn(watched) };
    }
    const remedy = { summary: say('lookProtection'), steps: [say('stepProtection'), say('stepBelongs'), say('again')] };
    return { outcome: 'warn', headline: say('absent'), remedy, causes: ['running-mode'], evidence: seen, ...unconfirmedIn(watched) };
  },
});
