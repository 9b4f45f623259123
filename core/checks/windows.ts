import type { Platform, WindowsPolicyFact, WindowsScope, WindowsServiceFact } from '../catalogue/schema';
import type { Owner } from '../evaluate/finding';
import type { SectionData, SectionName } from '../inventory/schema';
import type { OperatingSystem } from '../inventory/sections/operating-system';
import type { RegistryValue, WindowsFeature, WindowsService, WindowsSystem } from '../inventory/sections/windows-system';
import { type Check, type CheckMeta, type Context, defineCheck, type Result, type Sentences } from './check';
import { missingEdition, missingIdentity, ownerOfSystem } from './system';

/** What every check of Windows looks at first: a system that was told from others, and its record. */
export interface WindowsContext<M extends string, E extends string> extends Context<M, E> {
  readonly platform: Platform;
  readonly system: OperatingSystem;
  readonly server: boolean;
  /** The team that looks after the system. */
  readonly ownerHere: Owner;
}

/**
 * Defines a check of what Defender asks of Windows. It is asked only where the system was told from others and a record fits
 * it: on another the check of support for EDR speaks.
 */
export function defineWindowsCheck<
  const R extends readonly ['operatingSystem', ...SectionName[]],
  const M extends Readonly<Record<string, string>>,
  const E extends Readonly<Record<string, string>>,
>(
  check: Omit<CheckMeta, 'step' | 'families' | 'restsOnPlatform' | 'onlyIfSupported' | 'requires' | 'evidence' | keyof Sentences> &
    Sentences<M> & {
      readonly requires: R;
      readonly evidence: E;
      evaluate(
        sections: { readonly [Name in R[number]]: SectionData<Name> },
        context: WindowsContext<keyof M & string, keyof E & string>,
      ): Result;
    },
): Check {
  const { evaluate, messages, headlines, ...meta } = check;
  return defineCheck({
    ...meta,
    step: 3,
    families: ['windows'],
    restsOnPlatform: true,
    onlyIfSupported: true,
    messages: { ...messages, noRecord: 'No record of the catalogue fits this Windows.' },
    headlines: { ...headlines, notApplicable: [...(headlines.notApplicable ?? []), 'noRecord'] },
    evaluate(sections, context: Context) {
      const { operatingSystem: system } = sections as { readonly operatingSystem: OperatingSystem }; // required by every one of them
      const missing = missingIdentity(system, context) ?? missingEdition(system);
      if (missing !== null) return context.unread('operatingSystem', missing);
      const { platform } = context;
      if (platform === null) return { outcome: 'notApplicable', headline: context.say('noRecord') };
      return evaluate(sections, { ...context, platform, system, server: isWindowsServer(system), ownerHere: ownerOfSystem(system) });
    },
  });
}

/** Multi-session Windows 10 and 11 call themselves servers, and are clients by their edition. */
export const isWindowsServer = ({ windows }: OperatingSystem): boolean =>
  windows !== null && windows.productType !== 1 && windows.editionId !== 'ServerRdsh';

/** Whether a rule of the catalogue is for this system, by the ways of onboarding that its record has today. */
export function inScope({ builds, roles, routes }: WindowsScope, platform: Platform, system: OperatingSystem): boolean {
  const build = system.windows?.build ?? null;
  if (builds !== null) {
    if (build === null) return false;
    if (builds.min !== null && build < builds.min) return false;
    if (builds.max !== null && build > builds.max) return false;
  }
  if (roles.length > 0 && !roles.includes(isWindowsServer(system) ? 'server' : 'client')) return false;
  return routes.length === 0 || routes.some((route) => platform.onboarding.today.includes(route));
}

/** What the catalogue asks of a service on this system; `null` where it asks nothing. The strictest rule holds. */
export function ruleOfService({ rules }: WindowsServiceFact, platform: Platform, system: OperatingSystem) {
  const here = rules.filter((rule) => inScope(rule, platform, system));
  return here.find(({ need }) => need === 'required') ?? here[0] ?? null;
}

/** The service as it was listed; `undefined` where the list does not speak of it. */
export const serviceNamed = ({ services }: WindowsSystem, name: string): WindowsService | undefined =>
  services?.find((service) => service.name === name);

/** The feature as it was listed; `undefined` where it was not looked for. */
export const featureNamed = ({ features }: WindowsSystem, name: string): WindowsFeature | undefined =>
  features?.find((feature) => feature.name === name);

/** A value of the registry that is set. */
export type SetValue = RegistryValue & { readonly value: string | number };

/** Where a policy stands in the registry. Windows does not tell case in names of keys and values. */
type PolicyPlace = Pick<WindowsPolicyFact, 'key' | 'value'>;

/** The value of the registry, where it is set. */
export const policyNamed = ({ policies }: WindowsSystem, place: PolicyPlace): SetValue | undefined =>
  policies?.find((policy): policy is SetValue => policy.value !== null && isAt(policy, place));

/** The number that is set. Scripts write it as text, too; other text is no number. `null`: none is set. */
export function numberOf(found: Pick<RegistryValue, 'value'> | undefined): number | null {
  const value = found?.value ?? null;
  if (typeof value !== 'string') return value;
  return /^\s*\d+\s*$/.test(value) ? Number(value) : null;
}

/** Whether it is not known of one of these values if it is set: the list was not read wholly, or it was not looked for. */
export const arePoliciesUnread = ({ policies }: WindowsSystem, places: readonly PolicyPlace[], context: Pick<Context, 'gaps'>): boolean =>
  isPartial(policies, 'windowsSystem', 'policies', context) || places.some((place) => !policies?.some((policy) => isAt(policy, place)));

const isAt = (policy: RegistryValue, { key, value }: PolicyPlace): boolean => sameText(policy.key, key) && sameText(policy.name, value);

const sameText = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Whether a list was not read at all, or not wholly, so that it proves nothing by what it lacks. */
export const isPartial = (list: readonly unknown[] | null, section: SectionName, fact: string, { gaps }: Pick<Context, 'gaps'>): boolean =>
  list === null || gaps(section, fact).length > 0;

/** A service for people: "automatic, stopped". */
export function serviceText({ installed, start, running }: WindowsService): string {
  if (!installed) return 'not there';
  const state = running === null ? [] : [running ? 'running' : 'stopped'];
  return [start ?? 'start type not known', ...state].join(', ');
}
