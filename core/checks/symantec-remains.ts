import { type FoundProduct, productsFound, shortNameOf, signalsOf, signalText } from '../catalogue/products';
import type { Catalogue } from '../catalogue/schema';
import type { Family } from '../inventory/sections/operating-system';
import type { ProductSignal, SecurityProducts, SignalKind } from '../inventory/sections/security-products';
import type { Message } from '../text/message';
import { defineCheck } from './check';
import { namesOf, productsUnread } from './found-products';
import { isClientFactConfirmed, symantecProtections } from './symantec';

/** A process ends by itself, and what the Security Center keeps is looked at by a check of its own. */
const passing: readonly SignalKind[] = ['process', 'security-center'];

export const symantecRemains = defineCheck({
  id: 'symantec-remains',
  step: 3,
  title: 'Other products and remains of Symantec',
  whyItMatters: 'Not all that is called Symantec is to be removed, and what an earlier removal left behind gets in the way of the next.',
  owner: 'security-administrator',
  requires: ['operatingSystem', 'securityProducts'],
  references: ['KB160045', 'KB170706', 'SCRIPTS'],
  evidence: { product: 'Product', signal: 'Sign', managed: 'Managed by a Symantec Endpoint Protection Manager', looked: 'Looked through' },
  messages: {
    none: 'Nothing of Symantec was found beside what the migration replaces.',
    stays: 'Nothing of Symantec needs care here; {products} {count, plural, one {stays} other {stay}}.',
    generations: '{products} are on this device at once.',
    traces: 'Traces of {older} are on this device, beside {products}.',
    oneGeneration: 'Have what is left of the older product removed before phase 3.',
    stepGeneration: 'Uninstall the older product, or remove what is left of it with the tools of Broadcom.',
    care: '{products} {count, plural, one {is} other {are}} on this device too.',
    treat: 'Treat {products} {count, plural, one {as a product of its own} other {as products of their own}} in this migration.',
    stepCare: 'Mind of {product}: {care}.',
    orphans:
      'Symantec is not installed, but {count, plural, one {one sign} other {# signs}} of it {count, plural, one {is} other {are}} left.',
    cleanUp: 'Have what is left of Symantec removed.',
    stepOrphans: 'Look at what is left: {signs}.',
    stepCleanUp: 'Remove it with CleanWipe of Broadcom, and restart the device.',
    unmanaged: 'No Symantec Endpoint Protection Manager manages the client of Symantec.',
    findManager: 'Find out whether the cloud console manages this client, or nobody does.',
    stepManager: 'Search for the device in the cloud console of Symantec.',
    stepByHand: 'Where it is in none, plan to remove Symantec on the device itself.',
    again: 'Assess this device again.',
  },
  headlines: { warn: ['generations', 'traces', 'care', 'orphans', 'unmanaged'], pass: ['none', 'stays'] },
  orders: ['oneGeneration', 'treat', 'cleanUp', 'findManager'],

  evaluate({ operatingSystem, securityProducts }, context) {
    const { catalogue, say, see, unread, besides } = context;
    const { family } = operatingSystem;
    const symantec = catalogue.products.filter(({ role, signals }) => role === 'symantec' && signals[family].length > 0);
    const answered = productsFound(symantec, securityProducts, family);
    const found = answered.filter(({ presence }) => presence !== 'absent');
    const client = family === 'windows' ? besides('symantecClient') : null;
    const missed = productsUnread(symantec, securityProducts, family, context);
    const generations = found.filter(({ product }) => product.antivirus);
    const careful = found.filter(({ product }) => product.care !== null && !(generations.length > 1 && product.antivirus));
    const orphans = missed === null && generations.length === 0 ? orphansOf(catalogue, securityProducts, family) : [];
    const unmanaged = client !== null && client.installed !== false && client.managed === false;
    const things: Thing[] = [];
    if (generations.length > 1) {
      const present = generations.filter(({ presence }) => presence === 'present');
      const older = generations.filter(({ presence }) => presence !== 'present');
      const apart = present.length > 0 && older.length > 0;
      things.push({
        headline: apart ? say('traces', { ...namesOf(present), older: namesOf(older).products }) : say('generations', namesOf(generations)),
        summary: say('oneGeneration'),
        steps: [say('stepGeneration'), ...generations.flatMap(stepOfCare)],
        unconfirmed: generations.some(({ confirmed }) => !confirmed),
      });
    }
    if (careful.length > 0) {
      things.push({
        headline: say('care', namesOf(careful)),
        summary: say('treat', namesOf(careful)),
        steps: careful.flatMap(stepOfCare),
        unconfirmed: careful.some(({ confirmed }) => !confirmed),
      });
    }
    if (orphans.length > 0) {
      things.push({
        headline: say('orphans', { count: orphans.length }),
        summary: say('cleanUp'),
        steps: [say('stepOrphans', { signs: orphans.map(signalText) }), say('stepCleanUp')],
        unconfirmed: false,
      });
    }
    if (unmanaged) {
      things.push({
        headline: say('unmanaged'),
        summary: say('findManager'),
        steps: [say('stepManager'), say('stepByHand')],
        unconfirmed: !isClientFactConfirmed(catalogue, 'managed'),
      });
    }
    const evidence = [
      ...found.flatMap(({ product, signals }) => [
        see('product', product.name, `catalogue: ${product.sources.join(', ')}`),
        ...signals.map((signal) => see('signal', signalText(signal), signal.source)),
      ]),
      ...orphans.map((signal) => see('signal', signalText(signal), signal.source)),
      ...(client === null ? [] : [see('managed', client.managed, 'symantecClient.managed')]),
      see('looked', securityProducts.looked, 'securityProducts.looked'),
    ];
    const [first] = things;
    if (first !== undefined) {
      const steps = [...things.flatMap((thing) => thing.steps), say('again')];
      const unconfirmed = things.some((thing) => thing.unconfirmed);
      return { outcome: 'warn', headline: first.headline, remedy: { summary: first.summary, steps }, evidence, unconfirmed };
    }
    if (missed !== null) return missed;
    if (family === 'windows' && client?.installed !== false) {
      if (client?.installed == null) return unread('symantecClient', 'installed');
      if (client.managed === null) return unread('symantecClient', 'managed');
    }
    const staying = found.filter(({ product }) => product.afterMigration === 'stays');
    const unconfirmed = answered.some(({ confirmed }) => !confirmed);
    return { outcome: 'pass', headline: staying.length === 0 ? say('none') : say('stays', namesOf(staying)), evidence, unconfirmed };

    function stepOfCare({ product }: FoundProduct): Message[] {
      return product.care === null ? [] : [say('stepCare', { product: shortNameOf(product), care: product.care })];
    }
  },
});

/** Something to be told, with what to do about it. */
interface Thing {
  readonly headline: Message;
  readonly summary: Message;
  readonly steps: readonly Message[];
  readonly unconfirmed: boolean;
}

/** Signs of protection by Symantec on a machine that has none: products of one maker share drivers, so one of them explains all. */
function orphansOf(catalogue: Catalogue, found: SecurityProducts, family: Family): ProductSignal[] {
  const signals = symantecProtections(catalogue, family).flatMap((product) => signalsOf(product, found, family));
  return [...new Set(signals)].filter(({ kind }) => !passing.includes(kind));
}
