import type { Collector } from '../collector';
import { hardware } from './hardware';
import { host } from './host';
import { network } from './network';
import { operatingSystem } from './operating-system';
import { proxy } from './proxy';
import { securityCenter } from './security-center';
import { securityProducts } from './security-products';
import { storage } from './storage';
import { symantecClient } from './symantec-client';
import { windowsDefender } from './windows-defender';
import { windowsSystem } from './windows-system';

export const windowsCollectors: readonly Collector[] = [
  operatingSystem,
  hardware,
  storage,
  host,
  network,
  proxy,
  securityProducts,
  securityCenter,
  symantecClient,
  windowsDefender,
  windowsSystem,
];
