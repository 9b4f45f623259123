import { type FoundProduct, productsFound, signalText } from '../catalogue/products';
import { defineCheck } from './check';
import { securityCenterEvidence } from './security-center-entries';
import { namesOf, productsUnread } from './found-products';

export const symantecPresent = defineCheck({
  id: 'symantec-present',
  step: 3,
  title: 'Symantec, the product to leave',
  whyItMatters: 'Until the switch Symantec is the only protection of the device; after it, this protection has to be removed.',
  owner: 'technician',
  requires: ['operatingSystem', 'securityProducts'],
  references: ['KB170706', 'SAL-INST', 'KB263064'],
  links: ['migration-process'],
  evidence: {
    product: 'Product',
    version: 'Version',
    signal: 'Sign',
    removal: 'Way to remove it later',
    securityCenter: 'Windows Security Center',
    looked: 'Looked through',
  },
  messages: {
    running: '{products} {count, plural, one {is} other {are}} running, as expected before the switch.',
    version: 'Version {version}.',
    stopped: '{products} {count, plural, one {is} other {are}} installed, but not seen running.',
    start: 'Start Symantec, so that the device is protected until the switch.',
    stepStart: 'Start the services of {products} and see that they stay up.',
    stepReinstall: 'If they do not, ask the team that manages Symantec to repair the installation.',
    agent: 'Only the management agent of {products} was found, not the protection itself.',
    suspected: 'Only traces of {products} were found.',
    look: 'Find out whether Symantec still protects this device.',
    stepLook: 'Look whether Symantec is installed and running; a leftover folder or module alone protects nothing.',
    absent: 'Nothing of Symantec was found, so there is nothing to leave.',
    lookProtection: 'Find out what protects this device now.',
    stepProtection: 'Ask the owner of the device which protection it has.',
    stepBelongs: 'Check that the device belongs to this migration.',
    again: 'Assess this device again.',
  },

  evaluate({ operatingSystem, securityProducts }, context) {
    const { catalogue, say, see } = context;
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
        ...(version === null ? {} : { basis: say('version', { version }) }),
        evidence,
        ...unconfirmedIn(running),
      };
    }
    const missed = productsUnread(symantec, securityProducts, family, context);
    if (missed !== null) return missed;
    if (present.length > 0) {
      const steps = [say('stepStart', namesOf(present)), say('stepReinstall'), say('again')];
      const headline = say('stopped', namesOf(present));
      return { outcome: 'warn', headline, remedy: { summary: say('start'), steps }, evidence, ...unconfirmedIn(present) };
    }
    if (protecting.length > 0) {
      const remedy = { summary: say('look'), steps: [say('stepLook'), say('again')] };
      const headline = say(protecting.every(({ agentOnly }) => agentOnly) ? 'agent' : 'suspected', namesOf(protecting));
      return { outcome: 'warn', headline, remedy, evidence, ...unconfirmedIn(protecting) };
    }
    const remedy = { summary: say('lookProtection'), steps: [say('stepProtection'), say('stepBelongs'), say('again')] };
    const watched = answered.filter(({ product }) => product.antivirus && product.signals[family].length > 0);
    return { outcome: 'warn', headline: say('absent'), remedy, evidence, ...unconfirmedIn(watched) };
  },
});
