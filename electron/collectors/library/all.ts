import type { Collector } from '../collector';
import { hardwareOf } from './hardware';
import { hostOf } from './host';
import { networkOf } from './network';
import { operatingSystemOf } from './operating-system';
import { proxyOf } from './proxy';
import { storageOf } from './storage';

/** Collectors of Windows and macOS, which read through the systeminformation library and the system's own calls. */
export const libraryCollectors: readonly Collector[] = (['windows', 'macos'] as const).flatMap((family): Collector[] => [
  operatingSystemOf(family),
  hardwareOf(family),
  storageOf(family),
  hostOf(family),
  networkOf(family),
  proxyOf(family),
]);
