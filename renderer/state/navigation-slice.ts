import type { StateCreator } from 'zustand/vanilla';
import type { Step } from '../../core/evaluate/finding';
import type { SectionName } from '../../core/inventory/schema';
import type { AppState } from './app-state';
import { openDocument } from './assessment-slice';

/** The places of one machine, as the rail shows them. */
export const places = ['device', 'get', 'access', 'connectivity', 'findings', 'review'] as const;
/** `start` has no rail; `machines` stands first in it where several were opened. */
export type Place = (typeof places)[number] | 'machines' | 'start';

/** Where the findings of a step stand. */
export const placeOfStep: Readonly<Record<Step, Exclude<Place, 'start'>>> = { 1: 'get', 2: 'access', 3: 'connectivity' };

export const connectivityParts = ['findings', 'guide', 'planes'] as const;
export type ConnectivityPart = (typeof connectivityParts)[number];

export interface NavigationSlice {
  readonly place: Place;
  readonly part: ConnectivityPart;
  /** Id of the check whose details are open. */
  readonly selected: string | null;
  /** What was typed into the search of This device. */
  readonly factQuery: string;
  /** The section of This device to begin at. */
  readonly shownSection: SectionName | null;
  goTo(place: Exclude<Place, 'start'>): void;
  /** Opens This device at a section. */
  showSection(section: SectionName): void;
  showPart(part: ConnectivityPart): void;
  /** Opens the details of a check. */
  select(checkId: string): void;
  closeDetails(): void;
  searchFacts(query: string): void;
}

export const createNavigationSlice = (): StateCreator<AppState, [], [], NavigationSlice> => (set, get) => ({
  place: 'start',
  part: 'findings',
  selected: null,
  factQuery: '',
  shownSection: null,
  goTo(place) {
    const { assessment, machines } = get();
    if (place === 'machines' ? machines.length === 0 : assessment.phase === 'idle') return; // nothing to show there yet
    if (place !== get().place) set({ place, selected: null, unopenedLink: null, shownSection: null });
    if (place === 'machines') void get().loadMachines();
  },
  showSection(section) {
    if (openDocument(get())) set({ place: 'device', selected: null, unopenedLink: null, factQuery: '', shownSection: section });
  },
  showPart(part) {
    if (part !== get().part) set({ part, selected: null, unopenedLink: null });
  },
  select(checkId) {
    set({ selected: checkId, unopenedLink: null });
  },
  closeDetails() {
    set({ selected: null });
  },
  searchFacts(query) {
    set({ factQuery: query });
  },
});
