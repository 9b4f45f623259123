import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { AppState, AppStore } from './app-state';

export const StoreContext = createContext<AppStore | null>(null);

/** The part of the state that a component draws; it is drawn again only when that part changes. */
export function useAppState<Part>(select: (state: AppState) => Part): Part {
  const store = useContext(StoreContext);
  if (!store) throw new Error('useAppState needs a StoreContext above it.');
  return useStore(store, select);
}
