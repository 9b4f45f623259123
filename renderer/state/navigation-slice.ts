import type { StateCreator } from 'zustand/vanilla';
import type { Step } from '../../core/evaluate/finding';
import type { AppState } from './app-state';

/** `start` has no rail; the others are the places of the rail, in its order. */
export const places = ['device', 'get', 'access', 'connectivity', 'findings', 'review'] as const;
export type Place = (typeof places)[number] | 'start';

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
  goTo(place: Exclude<Place, 'start'>): void;
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
  goTo(place) {
    if (get().assessment.phase === 'idle') return; // nothing to show there yet
    if (place !== get().place) set({ place, selected: null, unopenedLink: null });
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
