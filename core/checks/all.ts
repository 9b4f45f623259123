import { antivirusPlatform } from './antivirus-platform';
import { architecture } from './architecture';
import { cLibrary } from './c-library';
import type { Check } from './check';
import { clock } from './clock';
import { competingProduct } from './competing-product';
import { container } from './container';
import { defenderPresent } from './defender-present';
import { edrPlatform } from './edr-platform';
import { endOfSupport } from './end-of-support';
import { fanotifyConflict } from './fanotify-conflict';
import { freeDiskSpace } from './free-disk-space';
import { guideRows } from './guide-rows';
import { hardwareMinimum } from './hardware-minimum';
import { initSystem } from './init-system';
import { kernelVersion } from './kernel-version';
import { licencesVerified } from './licences-verified';
import { optFolder } from './opt-folder';
import { portalAccessGranted } from './portal-access-granted';
import { productAcquired } from './product-acquired';
import { proxyCredentials } from './proxy-credentials';
import { proxyKind } from './proxy-kind';
import { proxyNeedDecided } from './proxy-need-decided';
import { proxyPlanes } from './proxy-planes';
import { rbacConfigured } from './rbac-configured';
import { rolesPlanned } from './roles-planned';
import { securityModule } from './security-module';
import { serviceConnectivity } from './service-connectivity';
import { symantecPresent } from './symantec-present';
import { tenantSetUp } from './tenant-set-up';

/** Every check, in the guide's order. The order of equals in the window and the report. */
export const allChecks: readonly Check[] = [
  productAcquired,
  licencesVerified,
  tenantSetUp,
  proxyNeedDecided,

  rolesPlanned,
  rbacConfigured,
  portalAccessGranted,

  edrPlatform,
  antivirusPlatform,
  guideRows,
  serviceConnectivity,
  proxyPlanes,
  proxyKind,
  proxyCredentials,
  symantecPresent,
  competingProduct,
  defenderPresent,
  endOfSupport,
  architecture,
  hardwareMinimum,
  freeDiskSpace,
  optFolder,
  container,
  initSystem,
  kernelVersion,
  cLibrary,
  fanotifyConflict,
  securityModule,
  clock,
];

const byId: ReadonlyMap<string, Check> = new Map(allChecks.map((check) => [check.id, check]));

/** The check of that id, or `undefined`: a document from another version may name checks this one does not have. */
export const checkOf = (id: string): Check | undefined => byId.get(id);
