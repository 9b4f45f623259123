import type { Platform, WindowsServiceFact } from '../catalogue/schema';
import type { OperatingSystem } from '../inventory/sections/operating-system';
import type { WindowsService, WindowsSystem } from '../inventory/sections/windows-system';
import { ruleOfService, serviceNamed } from './windows';

type Rule = NonNullable<ReturnType<typeof ruleOfService>>;

/** A service that the catalogue asks something of, as it is on the machine. `state`: `unread` where that is not known. */
export interface JudgedService {
  readonly fact: WindowsServiceFact;
  readonly rule: Rule;
  readonly service: WindowsService | undefined;
  readonly state: 'good' | 'missing' | 'disabled' | 'other-start' | 'unread';
}

/** The services of these parts that a rule of the catalogue is for on this system. */
export function judgeServices(
  facts: readonly WindowsServiceFact[],
  parts: readonly WindowsServiceFact['part'][],
  platform: Platform,
  system: OperatingSystem,
  windowsSystem: WindowsSystem,
): JudgedService[] {
  return facts
    .filter(({ part }) => parts.includes(part))
    .flatMap((fact): JudgedService[] => {
      const rule = ruleOfService(fact, platform, system);
      if (rule === null) return [];
      const service = serviceNamed(windowsSystem, fact.name);
      return [{ fact, rule, service, state: stateOf(service, rule) }];
    });
}

function stateOf(service: WindowsService | undefined, { start }: Rule): JudgedService['state'] {
  if (!service) return 'unread';
  if (!service.installed) return 'missing';
  if (service.start === null) return 'unread';
  if (service.start === 'disabled') return 'disabled';
  return start.length === 0 || start.includes(service.start) ? 'good' : 'other-start';
}

/** Source of what the catalogue asks of a service. */
export const serviceSource = ({ sources }: WindowsServiceFact): string => `catalogue: ${sources.join(', ')}`;

/** What is wrong with services that are not as they should be, as a word of a sentence: all of them `missing`, all `disabled`, or `both`. */
export function whatIsWrong(services: readonly JudgedService[]): 'missing' | 'disabled' | 'both' {
  if (services.every(({ state }) => state === 'missing')) return 'missing';
  return services.every(({ state }) => state === 'disabled') ? 'disabled' : 'both';
}
