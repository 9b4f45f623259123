import type { Catalogue } from '../catalogue/schema';
import { sampleCatalogue, sampleInventory, sampleNow } from '../document/sample.test-support';
import type { Statement } from '../document/statement';
import { evaluate } from '../evaluate/evaluate';
import type { Finding } from '../evaluate/finding';
import type { Inventory, SectionData, SectionName } from '../inventory/schema';
import type { UnreadReason } from '../inventory/section';
import type { Family, OperatingSystem } from '../inventory/sections/operating-system';
import type { ProxyPlane } from '../inventory/sections/proxy';
import { type ProductSignal, type SignalKind, signalKindSchema } from '../inventory/sections/security-products';
import type { Message } from '../text/message';
import { formatMessage } from '../text/wording';
import { type Check, type CheckMeta, isBasis, isStep } from './check';

/** Facts that differ from the sample's, by section. */
export type Changes = { readonly [Name in SectionName]?: Partial<SectionData<Name>> };

/** The sample's inventory with some facts changed. */
export function inventoryWith(changes: Changes): Inventory {
  const inventory = sampleInventory();
  const sections = Object.fromEntries(
    Object.entries(inventory.sections).map(([name, section]) => {
      const change = changes[name as SectionName] ?? {};
      return [name, section.status === 'read' ? { ...section, data: { ...section.data, ...change } } : section];
    }),
  ) as Inventory['sections']; // the same names with the same kinds of data
  return { ...inventory, sections };
}

/** The inventory with a fact among those that its section could not read; the data stays as it is. */
export function withGap(
  inventory: Inventory,
  name: SectionName,
  fact: string,
  detail: string,
  reason: UnreadReason = 'not-readable',
): Inventory {
  const section = inventory.sections[name];
  if (section.status !== 'read') throw new Error(`the sample has read ${name}`);
  const unread = [...section.unread, { fact, reason, detail }];
  return { ...inventory, sections: { ...inventory.sections, [name]: { ...section, unread } } };
}

/**
 * Sentences of a finding that do not stand where its check declares them: an order may stand among the steps as well. What the
 * runner says in place of a check is its own.
 */
export function misplaced({ id, headlines, orders }: CheckMeta, { outcome, headline, basis, remedy }: Finding): string[] {
  const wrong = (place: string, { id: message }: Message, isDeclared: (key: string) => boolean): string[] =>
    message.startsWith('runner.') || (message.startsWith(`${id}.`) && isDeclared(message.slice(id.length + 1)))
      ? []
      : [`${message} is not declared as ${place}`];
  return [
    ...wrong(`headline of ${outcome}`, headline, (key) => headlines[outcome]?.includes(key) ?? false),
    ...(basis === null ? [] : wrong('basis', basis, isBasis)),
    ...(remedy === null ? [] : wrong('order', remedy.summary, (key) => orders.includes(key))),
    ...(remedy?.steps ?? []).flatMap((step) => wrong('step', step, (key) => isStep(key) || orders.includes(key))),
  ];
}

/**
 * What one check finds on the sample's machine with some facts changed, through the runner.
 *
 * @throws where a sentence does not stand where the check declares it
 */
export function findingOf(
  check: Check,
  changes: Changes | Inventory,
  options: { readonly now?: Date; readonly statements?: readonly Statement[]; readonly catalogue?: Catalogue } = {},
): Finding {
  const inputs = {
    inventory: 'sections' in changes ? changes : inventoryWith(changes),
    statements: options.statements ?? [],
    connectivity: { status: 'deferred', reason: 'offline-chosen' } as const,
  };
  const [finding] = evaluate(inputs, options.catalogue ?? sampleCatalogue(), options.now ?? sampleNow(), [check]).findings;
  if (!finding) throw new Error('one check gives one finding');
  const wrong = misplaced(check, finding);
  if (wrong.length > 0) throw new Error(wrong.join('; '));
  return finding;
}

/** A sentence in English, times in UTC. */
export const english = (message: Message | null): string => (message === null ? '' : formatMessage(message, { timeZone: 'UTC' }));

/** Outcome and headline, for tables of cases. */
export const verdictLine = (finding: Finding): readonly [outcome: Finding['outcome'], headline: string] => [
  finding.outcome,
  english(finding.headline),
];

/** The summary and the steps of the remedy in English. */
export const remedyText = ({ remedy }: Finding): string[] => (remedy === null ? [] : [remedy.summary, ...remedy.steps].map(english));

/** A Linux system of which nothing else is known. */
export const noSystem: OperatingSystem = {
  family: 'linux',
  name: null,
  version: null,
  kernel: null,
  architecture: null,
  edition: null,
  role: null,
  runsIn: null,
  osRelease: null,
  windows: null,
  macos: null,
};

/** A Linux system by the fields of its os-release. */
export function linuxSystem(
  id: string,
  version: string,
  rest: Partial<OperatingSystem> & { readonly osName?: string } = {},
): OperatingSystem {
  const { osName, ...system } = rest;
  const name = osName ?? id;
  return {
    ...noSystem,
    name: `${name} ${version}`,
    version,
    kernel: '5.14.0-503.el9.x86_64',
    architecture: 'x86_64',
    role: 'server',
    runsIn: { kind: 'virtual-machine', technology: 'kvm' },
    osRelease: { id, idLike: [], name, versionId: version, version, variantId: null, prettyName: `${name} ${version}` },
    ...system,
  };
}

/** A Windows system by build and edition. */
export function windowsSystem(
  name: string,
  build: number,
  rest: { readonly editionId?: string; readonly nt?: string; readonly productType?: number; readonly servicePack?: number } = {},
): OperatingSystem {
  const { editionId = 'Enterprise', nt = '10.0', productType = 1, servicePack } = rest;
  return {
    ...noSystem,
    family: 'windows',
    name,
    version: `${nt}.${build}`,
    architecture: 'x64',
    role: productType === 1 ? 'client' : 'server',
    windows: {
      productName: name,
      nt,
      build,
      updateBuildRevision: null,
      displayVersion: null,
      editionId,
      installationType: null,
      productType,
      servicePack: servicePack ?? null,
    },
  };
}

/** A macOS system by its version. */
export const macosSystem = (productVersion: string): OperatingSystem => ({
  ...noSystem,
  family: 'macos',
  name: `macOS ${productVersion}`,
  version: productVersion,
  architecture: 'arm64',
  role: 'client',
  macos: { productVersion, buildVersion: null },
});

/** A sign of a product as a collector would record it. */
export const signal = (kind: SignalKind, name: string, state: ProductSignal['state'] = null): ProductSignal => ({
  kind,
  name,
  state,
  version: null,
  source: `sign of ${name}`,
});

/** Signs on a machine where everything was looked through. */
export const signs = (...signals: readonly ProductSignal[]): { readonly securityProducts: SectionData<'securityProducts'> } => ({
  securityProducts: {
    signals: [...signals],
    looked: [...signalKindSchema.options],
    catalogueVersion: '2026.11.24',
  },
});

/** A place for a proxy with its settings as `variable purpose value`. */
export const plane = (
  name: string,
  ...settings: readonly (readonly [purpose: ProxyPlane['settings'][number]['purpose'], value: string])[]
): ProxyPlane => ({
  id: name,
  kind: 'etc-environment',
  name,
  source: `file of ${name}`,
  settings: settings.map(([purpose, value]) => ({
    variable: purpose.toUpperCase(),
    purpose,
    value,
    credentials: value.includes('***@') ? ('yes' as const) : /^\$|^\*\*\*$/.test(value) ? ('unclear' as const) : ('no' as const),
  })),
});

/** The sample's sections changed to another system. */
export const on = (operatingSystem: OperatingSystem): { readonly operatingSystem: OperatingSystem } => ({ operatingSystem });

/** A system of the family with nothing else known. */
export const bareSystem = (family: Family): OperatingSystem => ({ ...noSystem, family });
