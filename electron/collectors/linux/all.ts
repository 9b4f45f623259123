import type { Collector } from '../collector';
import { hardware } from './hardware';
import { host } from './host';
import { linuxSystem } from './linux-system';
import { mdatp } from './mdatp';
import { network } from './network';
import { operatingSystem } from './operating-system';
import { proxy } from './proxy';
import { securityProducts } from './security-products';
import { storage } from './storage';

export const linuxCollectors: readonly Collector[] = [
  operatingSystem,
  hardware,
  storage,
  host,
  network,
  proxy,
  securityProducts,
  mdatp,
  linuxSystem,
];
