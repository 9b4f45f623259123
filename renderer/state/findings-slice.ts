import type { StateCreator } from 'zustand/vanilla';
import type { Outcome, Step } from '../../core/evaluate/finding';
import type { AppState } from './app-state';

/** The lists of findings that can be filtered: that of step 3, and that of all steps. */
export type FindingScope = 'connectivity' | 'all';

/** `gravity`: one list, what blocks first. `subject`: by step, and step 3 by subject. */
export type FindingGrouping = 'gravity' | 'subject';

export interface FindingFilter {
  readonly query: string;
  /** Those that are shown; all when empty. */
  readonly outcomes: readonly Outcome[];
  /** Those that are shown; all when empty. */
  readonly steps: readonly Step[];
  readonly grouping: FindingGrouping;
}

export const everyFinding: FindingFilter = { query: '', outcomes: [], steps: [], grouping: 'gravity' };

export interface FindingsSlice {
  /** Kept while one walks through the places. */
  readonly findingFilters: Readonly<Record<FindingScope, FindingFilter>>;
  filterFindings(scope: FindingScope, change: Partial<FindingFilter>): void;
  /** Shows every finding again; how they are grouped stays. */
  clearFindingFilter(scope: FindingScope): void;
}

export const createFindingsSlice = (): StateCreator<AppState, [], [], FindingsSlice> => (set) => ({
  findingFilters: { connectivity: everyFinding, all: everyFinding },
  filterFindings(scope, change) {
    set(({ findingFilters }) => ({ findingFilters: { ...findingFilters, [scope]: { ...findingFilters[scope], ...change } } }));
  },
  clearFindingFilter(scope) {
    set(({ findingFilters }) => ({
      findingFilters: { ...findingFilters, [scope]: { ...everyFinding, grouping: findingFilters[scope].grouping } },
    }));
  },
});
