import { type FoundProduct, productsFound, shortNameOf, signalText } from '../catalogue/products';
import type { Catalogue, Product } from '../catalogue/schema';
import type { Family } from '../inventory/sections/operating-system';
import { defineCheck } from './check';
import { counted, namesOf, productsUnread } from './found-products';
import { entriesUnread, otherAntivirusOn, securityCenterEvidence } from './security-center-entries';
import { ownerOfSystem } from './system';

/** ClamAV scans on access, and so blocks in fanotify, only while this runs. */
const onAccessScanner = 'clamonacc';

/** System Center Endpoint Protection in the catalogue. The installer of the unified agent takes it away. */
const endpointProtection = 'scep';

export const competingProduct = defineCheck({
  id: 'competing-product',
  step: 3,
  title: 'Other protection products',
  whyItMatters: 'A third product beside Symantec and Defender scans what they scan: the device slows down, or hangs.',
  owner: 'server-team',
  essential: true,
  requires: ['operatingSystem', 'securityProducts'],
  references: ['AVLIST', 'LINUXPRE', 'SIDE'],
  evidence: {
    product: 'Product',
    version: 'Version',
    signal: 'Sign',
    securityCenter: 'Windows Security Center',
    endpointProtection: 'System Center Endpoint Protection installed',
    lookedFor: 'Products looked for',
    looked: 'Looked through',
  },
  messages: {
    none: 'No other protection product was found.',
    noneBasis: 'Looked for {count} products by their signs.',
    replaced: 'System Center Endpoint Protection is here; the installer takes it away.',
    conflict: '{count, plural, one {{products} runs} other {{products} run}} and cannot run beside Defender.',
    remove: 'Take {products} off this device before Defender is installed.',
    present: '{count, plural, one {{products} is} other {{products} are}} on this device, beside what is to be migrated.',
    decide: 'Decide whether {products} {count, plural, one {goes or stays} other {go or stay}} before phase 2.',
    suspected: 'There may be {products} on this device: one sign was found.',
    agent: '{count, plural, one {An agent} other {Agents}} of {products} may be on this device, without the protection itself.',
    look: 'Look whether {products} {count, plural, one {is} other {are}} installed, or only left traces.',
    stepOwner: 'Ask the owner of the device what {products} {count, plural, one {is} other {are}} there for.',
    stepRemove: "Remove {count, plural, one {it} other {them}} with the maker's own procedure, or plan Defender's passive mode beside it.",
    again: 'Assess this device again.',
  },
  headlines: { fail: ['conflict'], warn: ['present', 'suspected', 'agent'], pass: ['none', 'replaced'] },
  orders: ['remove', 'decide', 'look'],

  evaluate({ operatingSystem, securityProducts }, context) {
    const { catalogue, platform, say, see } = context;
    const { family } = operatingSystem;
    const others = productsToWatch(catalogue, family);
    const answered = productsFound(others, securityProducts, family);
    const windows = family === 'windows' ? context.besides('windowsDefender') : null;
    const hasEndpointProtection =
      windows?.systemCenterEndpointProtection === true ||
      answered.some(({ product, presence }) => product.id === endpointProtection && presence === 'present');
    const isReplaced = hasEndpointProtection && (platform?.onboarding.today.includes('unified-agent') ?? false);
    const found = answered.filter(({ presence, product }) => presence !== 'absent' && !(isReplaced && product.id === endpointProtection));
    const registered = otherAntivirusOn(context);
    const center = securityCenterEvidence(context, ({ role }) => role === 'other' || role === 'unknown');
    const seenOf = found.flatMap(({ product, version, signals }) => [
      see('product', product.name, `catalogue: ${product.sources.join(', ')}`),
      ...(version === null ? [] : [see('version', version, 'securityProducts.signals')]),
      ...signals.map((signal) => see('signal', signalText(signal), signal.source)),
    ]);
    const own = hasEndpointProtection
      ? [see('endpointProtection', windows?.systemCenterEndpointProtection ?? null, 'windowsDefender.systemCenterEndpointProtection')]
      : [];
    const seen = [...seenOf, ...center, ...own];
    const result = (
      outcome: 'fail' | 'warn',
      which: readonly FoundProduct[],
      more: readonly string[],
      words: readonly ['conflict' | 'present' | 'suspected' | 'agent', 'remove' | 'decide' | 'look'],
    ) => {
      const values = counted([...namesOf(which).products, ...more]);
      const steps = [say('stepOwner', values), say('stepRemove', values), say('again')];
      const unconfirmed =
        which.some(({ confirmed }) => !confirmed) || (registered.length > 0 && !catalogue.securityCenter.productState.verified);
      const remedy = { summary: say(words[1], values), steps };
      return { outcome, owner: ownerOfSystem(operatingSystem), headline: say(words[0], values), remedy, evidence: seen, unconfirmed };
    };
    const isRegistered = ({ id }: Product) => registered.some(({ product }) => product?.id === id);
    const present = found.filter(({ product, presence }) => presence === 'present' || isRegistered(product));
    const conflicting = family === 'linux' ? present.filter(blocksInFanotify) : [];
    if (conflicting.length > 0) return result('fail', conflicting, [], ['conflict', 'remove']);
    const stated = others.filter(({ id }) => id === endpointProtection && hasEndpointProtection && !isReplaced).map(shortNameOf);
    const alone = registered.filter(({ product }) => !found.some((one) => one.product.id === product?.id)).map(({ name }) => name);
    const named = [...stated, ...alone];
    const missed = productsUnread(others, securityProducts, family, context);
    // On Linux what was missed could be worse than what was found.
    if (missed !== null && family === 'linux') return missed;
    if (present.length > 0 || named.length > 0) return result('warn', present, named, ['present', 'decide']);
    const statement = family === 'windows' && (windows?.systemCenterEndpointProtection ?? null) === null;
    const unread =
      missed ??
      entriesUnread(operatingSystem, context) ??
      (statement ? context.unread('windowsDefender', 'systemCenterEndpointProtection') : null);
    if (unread !== null) return unread;
    if (found.length > 0) return result('warn', found, [], [found.every(({ agentOnly }) => agentOnly) ? 'agent' : 'suspected', 'look']);
    if (isReplaced) {
      const scep = answered.filter(({ product }) => product.id === endpointProtection).flatMap(({ signals }) => signals);
      const evidence = [...own, ...scep.map((signal) => see('signal', signalText(signal), signal.source))];
      return { outcome: 'pass', headline: say('replaced'), evidence };
    }
    const evidence = [
      ...center,
      see('lookedFor', others.map(shortNameOf), 'catalogue: AVLIST'),
      see('looked', securityProducts.looked, 'securityProducts.looked'),
    ];
    const unconfirmed = answered.some(({ confirmed }) => !confirmed);
    return { outcome: 'pass', headline: say('none'), basis: say('noneBasis', { count: others.length }), evidence, unconfirmed };
  },
});

/** Products beside Symantec and Defender that protect something and exist on the family. */
export const productsToWatch = ({ products }: Catalogue, family: Family): readonly Product[] =>
  products.filter(({ role, antivirus, edrOnly, signals }) => role === 'other' && (antivirus || edrOnly) && signals[family].length > 0);

/** Whether what was found of a product holds fanotify marks that Defender cannot share. */
export function blocksInFanotify({ product, running, signals }: FoundProduct): boolean {
  if (product.fanotify.conflict !== null) return product.fanotify.conflict && running;
  return signals.some(({ kind, name }) => kind === 'process' && name === onAccessScanner);
}
