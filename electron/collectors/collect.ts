import { setMaxListeners } from 'node:events';
import { familyNames } from '../../core/inventory/sections/operating-system';
import { MalformedInput } from '../../core/inventory/decode/malformed-input';
import {
  type Inventory,
  isSectionOf,
  type SectionName,
  type Sections,
  sectionData,
  sectionNames,
  sectionTitles,
} from '../../core/inventory/schema';
import type { Section } from '../../core/inventory/section';
import { interruptionOf, unlessInterrupted } from '../machine/interruption';
import { type Machine, Unavailable } from '../machine/machine';
import type { Progress } from '../preload/contract';
import type { WatchList } from '../../core/catalogue/watched';
import type { Collector } from './collector';

export type ProgressListener = (progress: Progress) => void;

/** What one section needs to be read. */
export interface SectionOptions {
  readonly machine: Machine;
  /** Of all families; those of the machine's own are used. */
  readonly collectors: readonly Collector[];
  readonly catalogue: WatchList;
  /** Aborted by a person: what has not ended is `cancelled`. */
  readonly signal: AbortSignal;
  /** The clock; the system's by default. */
  readonly now?: () => Date;
}

export interface CollectOptions extends SectionOptions {
  readonly tool: Inventory['tool'];
  readonly onProgress: ProgressListener;
}

/**
 * Reads every section of a machine, all at once.
 *
 * A collector cannot spoil more than its own section: each is raced against its limit and the signal, so one that ignores them
 * loses the race; what it throws, or gives in a form that does not fit, makes the section unavailable with the reason.
 *
 * @returns an inventory with every section, read or unavailable; never rejects for what a collector does
 */
export async function collect({ tool, onProgress, ...options }: CollectOptions): Promise<Inventory> {
  const { machine, now = () => new Date() } = options;
  const startedAt = now().toISOString();
  const began = performance.now();
  // Every section listens for the end, and there are more than Node takes for a leak.
  setMaxListeners(0, options.signal);
  let done = 0;
  const here = sectionNames.filter((name) => isSectionOf(name, machine.family));
  const report = (section: SectionName, state: Progress['state'], detail: string | null, tookMs: number | null) =>
    onProgress({ section, state, detail, tookMs, done, total: here.length });
  const sections = await Promise.all(
    sectionNames.map(async (name) => {
      if (!here.includes(name)) return [name, await collectSection(name, options)] as const;
      report(name, 'reading', null, null);
      const section = await collectSection(name, options);
      done += 1;
      report(name, section.status, section.status === 'unavailable' ? section.detail : null, section.tookMs);
      return [name, section] as const;
    }),
  );
  return {
    schemaVersion: 1,
    startedAt,
    tookMs: Math.round(performance.now() - began),
    origin: machine.origin,
    elevated: machine.elevated,
    tool,
    collected: null,
    sections: Object.fromEntries(sections) as unknown as Sections, // each was validated by the schema of its own name
  };
}

/** Reads one section: for the whole inventory, and again when a person retries it. Never rejects for what its collector does. */
export async function collectSection<Name extends SectionName>(name: Name, options: SectionOptions): Promise<Sections[Name]> {
  const { machine, collectors, now = () => new Date() } = options;
  const at = now().toISOString();
  const began = performance.now();
  const collector = collectors.find(({ section, family }) => section === name && family === machine.family);
  const outcome = collector ? await outcomeOf(collector, options) : notHere(name, machine);
  const section: Section<unknown> = { ...outcome, at, tookMs: Math.round(performance.now() - began) };
  return section as Sections[Name]; // outcomeOf validated the data by the schema of this name
}

type Outcome = Omit<Extract<Section<unknown>, { status: 'read' }>, 'at' | 'tookMs'> | UnavailableOutcome;
type UnavailableOutcome = Omit<Extract<Section<unknown>, { status: 'unavailable' }>, 'at' | 'tookMs'>;

async function outcomeOf(collector: Collector, { machine, catalogue, signal }: SectionOptions): Promise<Outcome> {
  const end = new AbortController();
  const cancel = () => end.abort(interruptionOf(signal));
  const limit = setTimeout(
    () => end.abort(new Unavailable('timed-out', `Not read within ${collector.limitMs / 1000} s.`)),
    collector.limitMs,
  );
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  try {
    const read = async () => collector.read(machine.within(end.signal), { catalogue, signal: end.signal });
    const { data, sources, unread } = await unlessInterrupted(end.signal, read());
    // Compiling a validator costs more than the one value it would be used for.
    const checked = sectionData[collector.section].safeParse(data, { jitless: true });
    if (checked.success) return { status: 'read', sources, data: checked.data, unread: [...unread] };
    const [issue] = checked.error.issues;
    return {
      status: 'unavailable',
      reason: 'failed',
      detail: `The collector's data does not fit the section: ${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? 'not valid'}.`,
    };
  } catch (cause) {
    return { status: 'unavailable', ...reasonOf(cause) };
  } finally {
    clearTimeout(limit);
    signal.removeEventListener('abort', cancel);
    // What a collector that lost the race still has under way ends here.
    end.abort(new Unavailable('cancelled', 'The section has ended.'));
  }
}

function reasonOf(cause: unknown): Pick<UnavailableOutcome, 'reason' | 'detail'> {
  if (cause instanceof Unavailable) return { reason: cause.reason, detail: cause.detail };
  if (cause instanceof MalformedInput) return { reason: 'malformed', detail: `${cause.message}.` };
  return { reason: 'failed', detail: `The collector failed: ${cause instanceof Error ? cause.message : String(cause)}` };
}

function notHere(name: SectionName, { family }: Machine): UnavailableOutcome {
  const [title, system] = [sectionTitles[name], familyNames[family]];
  return isSectionOf(name, family)
    ? { status: 'unavailable', reason: 'not-collected', detail: `${title}: this version does not read it on ${system}.` }
    : { status: 'unavailable', reason: 'not-on-this-platform', detail: `${title}: not on ${system}.` };
}
