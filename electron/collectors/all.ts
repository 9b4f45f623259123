import type { Collector } from './collector';
import { hardware } from './linux/hardware';
import { host } from './linux/host';
import { linuxSystem } from './linux/linux-system';
import { mdatp } from './linux/mdatp';
import { network } from './linux/network';
import { operatingSystem } from './linux/operating-system';
import { proxy } from './linux/proxy';
import { securityProducts } from './linux/security-products';
import { storage } from './linux/storage';
import { libraryCollectors } from './library/all';

/** Every collector: for each family one for a section. A section without one is not read on that family. */
export const collectors: readonly Collector[] = [
  operatingSystem,
  hardware,
  storage,
  host,
  network,
  proxy,
  securityProducts,
  mdatp,
  linuxSystem,
  ...libraryCollectors,
];
