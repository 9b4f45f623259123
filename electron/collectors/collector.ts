import type { WatchList } from '../../core/catalogue/watched';
import type { SectionData, SectionName } from '../../core/inventory/schema';
import type { UnreadFact } from '../../core/inventory/section';
import type { Family } from '../../core/inventory/sections/operating-system';
import type { Machine, Source } from '../machine/machine';

/** What a collector read: the data, where each fact came from, and which facts are `null` for what reason. */
export interface Reading<Name extends SectionName> {
  readonly data: SectionData<Name>;
  readonly sources: Readonly<Record<string, string>>;
  readonly unread: readonly UnreadFact[];
}

/**
 * Reads one section on one family of systems, and judges nothing. It knows the machine only through `machine`, so it cannot
 * tell a live one from a recorded one. `collect` gives it its time, and turns whatever it throws into an unavailable section.
 */
export interface Collector<Name extends SectionName = SectionName> {
  readonly section: Name;
  readonly family: Family;
  /** Everything it may read, for the list of what the tool reads and for the collector scripts. */
  readonly sources: Readonly<Record<string, Source>>;
  /** The sources whose names stand in the catalogue, spelled out; each is covered by one of kind `named` in `sources`. */
  named?(watch: WatchList): readonly Source[];
  readonly limitMs: number;
  read(machine: Machine, context: CollectorContext): Promise<Reading<Name>>;
}

export interface CollectorContext {
  /** What to look for; nothing else about installed software is read. */
  readonly catalogue: WatchList;
  /** Aborted when the section's time is over or a person cancelled. */
  readonly signal: AbortSignal;
}
