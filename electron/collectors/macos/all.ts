import type { Collector } from '../collector';
import { hardware } from './hardware';
import { host } from './host';
import { macosSystem } from './macos-system';
import { mdatp } from './mdatp';
import { network } from './network';
import { operatingSystem } from './operating-system';
import { proxy } from './proxy';
import { securityProducts } from './security-products';
import { storage } from './storage';

/** The collectors of macOS: commands and files that are there from 10.13 on, so that a script can bring the same. */
export const macosCollectors: readonly Collector[] = [
  operatingSystem,
  hardware,
  storage,
  host,
  network,
  proxy,
  securityProducts,
  mdatp,
  macosSystem,
];
