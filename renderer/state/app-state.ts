import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge } from '../../electron/preload/contract';
import { type AssessmentSlice, createAssessmentSlice } from './assessment-slice';
import { type Clock, systemClock } from './clock';
import { type CollectorsSlice, createCollectorsSlice } from './collectors-slice';
import { createDescriptionSlice, type DescriptionSlice } from './description-slice';
import { createFindingsSlice, type FindingsSlice } from './findings-slice';
import { createExportSlice, type ExportSlice } from './export-slice';
import { createInfoSlice, type InfoSlice } from './info-slice';
import { createLinkSlice, type LinkSlice } from './link-slice';
import { createMachinesSlice, type MachinesSlice } from './machines-slice';
import { createNavigationSlice, type NavigationSlice } from './navigation-slice';
import { createOpenSlice, type OpenSlice } from './open-slice';
import { createStatementSlice, type StatementSlice } from './statement-slice';

export type AppState = InfoSlice &
  AssessmentSlice &
  NavigationSlice &
  FindingsSlice &
  OpenSlice &
  MachinesSlice &
  CollectorsSlice &
  StatementSlice &
  DescriptionSlice &
  ExportSlice &
  LinkSlice;
export type AppStore = StoreApi<AppState>;

/** The window's state: what main told, where the person is, and what was typed. Everything that leaves it goes through `bridge`. */
export function createAppStore(bridge: Bridge, clock: Clock = systemClock): AppStore {
  return createStore<AppState>()((...store) => ({
    ...createInfoSlice(bridge)(...store),
    ...createAssessmentSlice(bridge, clock)(...store),
    ...createNavigationSlice()(...store),
    ...createFindingsSlice()(...store),
    ...createOpenSlice(bridge)(...store),
    ...createMachinesSlice(bridge, clock)(...store),
    ...createCollectorsSlice(bridge)(...store),
    ...createStatementSlice(bridge, clock)(...store),
    ...createDescriptionSlice(bridge)(...store),
    ...createExportSlice(bridge, clock)(...store),
    ...createLinkSlice(bridge)(...store),
  }));
}
