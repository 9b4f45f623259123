import { type FoundProduct, productsFound, signalText, versionsTold } from '../catalogue/products';
import type { Product } from '../catalogue/schema';
import type { Family } from '../inventory/sections/operating-system';
import type { ProductSignal } from '../inventory/sections/security-products';
import type { SymantecClient } from '../inventory/sections/symantec-client';
import { compareVersions } from '../units/versions';
import { defineCheck } from './check';
import { namesOf, productsUnread } from './found-products';
import { isClientFactConfirmed, symantecProtections, versionWithoutDefinitions } from './symantec';

export const symantecVersion = defineCheck({
  id: 'symantec-version',
  step: 3,
  title: 'Version of Symantec',
  whyItMatters: 'An old client gets no definitions any more, and one of mixed versions is hard to remove.',
  owner: 'security-administrator',
  requires: ['operatingSystem', 'securityProducts'],
  references: ['KB263064', 'KB181033'],
  evidence: { version: 'Version', oldest: 'Oldest version with definitions', signal: 'Sign' },
  messages: {
    current: 'Symantec is at version {version}, which gets definitions.',
    currentBasis: 'Versions below {oldest} have had none since {endedDate}.',
    since: '{products} {count, plural, one {is} other {are}} of version {version} or later, which gets definitions.',
    old: 'Symantec is at version {version}, which has had no definitions since {endedDate}.',
    upgrade: 'Upgrade Symantec to {oldest} or later, or migrate this device first.',
    stepUpgrade: 'Install a client of {oldest} or later from the console of Symantec.',
    stepFirst: 'Where that is not worth it any more, plan this device into the first wave of the migration.',
    mixed: 'Symantec states {count} versions at once: {versions}.',
    repair: 'Have an update of Symantec finished or repaired before it is to be removed.',
    stepRestart: 'Restart the device if Symantec waits for it.',
    stepRepair: 'Install the newest of the versions once more, so that only one is left.',
    notStated: '{products} {count, plural, one {states} other {state}} no version.',
    lookUp: 'Look up the version in the window of Symantec or in its console.',
    stepLookUp: 'Compare it with {oldest}: below it there have been no definitions since {endedDate}.',
    absent: 'Symantec is not on this device, so there is no version to judge.',
    again: 'Assess this device again.',
  },
  headlines: { warn: ['old', 'mixed'], unknown: ['notStated'], notApplicable: ['absent'], pass: ['current', 'since'] },
  orders: ['upgrade', 'repair', 'lookUp'],

  evaluate({ operatingSystem, securityProducts }, context) {
    const { catalogue, say, see, gaps, unread, besides } = context;
    const { family } = operatingSystem;
    const { content } = catalogue.symantec;
    const { oldestVersion: oldest, endedDate } = content;
    const watched = symantecProtections(catalogue, family).filter(({ id }) => content.products.includes(id));
    const found = productsFound(watched, securityProducts, family).filter(({ presence }) => presence !== 'absent');
    const client = family === 'windows' ? besides('symantecClient') : null;
    const { stated, since, untold, signals, confirmed } =
      client === null ? toldBySigns(found, family, oldest) : toldByClient(client, found);
    const evidence = [
      ...stated.map(({ version, source }) => see('version', version, source)),
      ...signals.map((signal) => see('signal', signalText(signal), signal.source)),
      see('oldest', oldest, `catalogue: ${content.source}`),
    ];
    const unconfirmed = !(content.verified && confirmed && (client === null || isClientFactConfirmed(catalogue, 'versions')));
    const versions = [...new Set(stated.map(({ version }) => version))].toSorted(compareVersions);
    const old = versionWithoutDefinitions(catalogue, versions);
    if (old !== undefined) {
      const steps = [say('stepUpgrade', { oldest }), say('stepFirst'), say('again')];
      const headline = say('old', { version: old, endedDate });
      return { outcome: 'warn', headline, remedy: { summary: say('upgrade', { oldest }), steps }, evidence, unconfirmed };
    }
    if (versions.length > 1) {
      const steps = [say('stepRestart'), say('stepRepair'), say('again')];
      const headline = say('mixed', { count: versions.length, versions });
      return { outcome: 'warn', headline, remedy: { summary: say('repair'), steps }, evidence, unconfirmed };
    }
    const missed = productsUnread(watched, securityProducts, family, context);
    if (missed !== null) return missed;
    if (family === 'windows') {
      if (client?.versions == null || gaps('symantecClient', 'versions').length > 0) return unread('symantecClient', 'versions');
      if (client.installed === null) return unread('symantecClient', 'installed');
    }
    const silent = client?.installed === true && stated.length === 0 ? watched.slice(0, 1) : untold;
    if (silent.length > 0) {
      const steps = [say('stepLookUp', { oldest, endedDate }), say('again')];
      return {
        outcome: 'unknown',
        headline: say('notStated', namesOf(silent)),
        remedy: { summary: say('lookUp'), steps },
        evidence,
        unconfirmed,
      };
    }
    const [version] = versions;
    const basis = say('currentBasis', { oldest, endedDate });
    if (version !== undefined) return { outcome: 'pass', headline: say('current', { version }), basis, evidence, unconfirmed };
    if (since === null) return { outcome: 'notApplicable', headline: say('absent') };
    return {
      outcome: 'pass',
      headline: say('since', { ...namesOf(since.products), version: since.version }),
      basis,
      evidence,
      unconfirmed,
    };
  },
});

/** What is told of the versions on a machine. `untold`: products that are there and tell nothing that could be judged. */
interface Told {
  readonly stated: readonly { readonly version: string; readonly source: string }[];
  readonly since: { readonly version: string; readonly products: readonly Product[] } | null;
  readonly untold: readonly Product[];
  readonly signals: readonly ProductSignal[];
  readonly confirmed: boolean;
}

/** The client's own registry states its versions; a file of a service only that of a part. */
function toldByClient({ versions }: SymantecClient, found: readonly FoundProduct[]): Told {
  const present = found.filter(({ presence }) => presence === 'present').map(({ product }) => product);
  return {
    stated: (versions ?? []).map((version) => ({ version, source: 'symantecClient.versions' })),
    since: null,
    untold: versions?.length === 0 ? present : [],
    signals: [],
    confirmed: true,
  };
}

/** A sign that is shown from a version on tells enough where that version gets definitions. */
function toldBySigns(found: readonly FoundProduct[], family: Family, oldest: string): Told {
  const told = found.map((one) => {
    const versions = versionsTold(one, family).filter(({ how, version }) => how === 'stated' || compareVersions(version, oldest) >= 0);
    return { ...one, versions };
  });
  const all = told.flatMap(({ versions }) => versions);
  const newest = all
    .filter(({ how }) => how === 'since')
    .map(({ version }) => version)
    .toSorted(compareVersions)
    .at(-1);
  const telling = told.filter(({ versions }) => versions.length > 0).map(({ product }) => product);
  return {
    stated: all.filter(({ how }) => how === 'stated').map(({ version, signal }) => ({ version, source: signal.source })),
    since: newest === undefined ? null : { version: newest, products: telling },
    untold: told.filter(({ presence, versions }) => presence === 'present' && versions.length === 0).map(({ product }) => product),
    signals: all.map(({ signal }) => signal),
    confirmed: all.every(({ confirmed }) => confirmed),
  };
}
