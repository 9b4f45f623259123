import { alreadyOnboarded } from './already-onboarded';
import { antivirusPlatform } from './antivirus-platform';
import { antivirusPlatformVersion } from './antivirus-platform-version';
import { architecture } from './architecture';
import { auditDaemon } from './audit-daemon';
import { cLibrary } from './c-library';
import { catalogueAge } from './catalogue-age';
import type { Check } from './check';
import { clock } from './clock';
import { clonedImage } from './cloned-image';
import { competingProduct } from './competing-product';
import { conflictingServices } from './conflicting-services';
import { container } from './container';
import { contentFilters } from './content-filters';
import { cryptoPolicy } from './crypto-policy';
import { defenderFeature } from './defender-feature';
import { defenderPolicies } from './defender-policies';
import { defenderPresent } from './defender-present';
import { defenderServices } from './defender-services';
import { deviceManagement } from './device-management';
import { edrPlatform } from './edr-platform';
import { endOfSupport } from './end-of-support';
import { eventSource } from './event-source';
import { fanotifyConflict } from './fanotify-conflict';
import { fileSystems } from './file-systems';
import { firstRun } from './first-run';
import { freeDiskSpace } from './free-disk-space';
import { fullDiskAccess } from './full-disk-access';
import { guideRows } from './guide-rows';
import { hardwareMinimum } from './hardware-minimum';
import { initSystem } from './init-system';
import { kernelExtensionEra } from './kernel-extension-era';
import { kernelVersion } from './kernel-version';
import { licencesVerified } from './licences-verified';
import { macosExtensions } from './macos-extensions';
import { macosProfiles } from './macos-profiles';
import { mdatpOnboarded } from './mdatp-onboarded';
import { monitoringAgent } from './monitoring-agent';
import { networkConfiguration } from './network-configuration';
import { offlineUpdates } from './offline-updates';
import { onboardingRoute } from './onboarding-route';
import { optFolder } from './opt-folder';
import { packageSource } from './package-source';
import { packageSourceConnectivity } from './package-source-connectivity';
import { passiveModePolicy } from './passive-mode-policy';
import { pendingRestart } from './pending-restart';
import { portalAccessGranted } from './portal-access-granted';
import { productAcquired } from './product-acquired';
import { proxyAuthentication } from './proxy-authentication';
import { proxyAutomatic } from './proxy-automatic';
import { proxyBypass } from './proxy-bypass';
import { proxyCredentials } from './proxy-credentials';
import { proxyKind } from './proxy-kind';
import { proxyNeedDecided } from './proxy-need-decided';
import { proxyPlanes } from './proxy-planes';
import { rbacConfigured } from './rbac-configured';
import { requiredUpdates } from './required-updates';
import { rolesPlanned } from './roles-planned';
import { runningMode } from './running-mode';
import { runtimes } from './runtimes';
import { sampleSettings } from './sample-settings';
import { securityCenter } from './security-center';
import { securityCenterLeftovers } from './security-center-leftovers';
import { securityModule } from './security-module';
import { sensorService } from './sensor-service';
import { serviceConnectivity } from './service-connectivity';
import { staticProxy } from './static-proxy';
import { symantecFirewall } from './symantec-firewall';
import { symantecPresent } from './symantec-present';
import { symantecProtection } from './symantec-protection';
import { symantecRemains } from './symantec-remains';
import { symantecRemoval } from './symantec-removal';
import { symantecTamperProtection } from './symantec-tamper-protection';
import { symantecVersion } from './symantec-version';
import { systemFiles } from './system-files';
import { systemImage } from './system-image';
import { systemIntegrity } from './system-integrity';
import { telemetryService } from './telemetry-service';
import { tenantSetUp } from './tenant-set-up';
import { updateLevel } from './update-level';
import { updateServices } from './update-services';
import { windowsEdition } from './windows-edition';

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
  windowsEdition,
  guideRows,
  onboardingRoute,
  serviceConnectivity,
  packageSourceConnectivity,
  networkConfiguration,
  catalogueAge,
  proxyPlanes,
  proxyKind,
  proxyAutomatic,
  staticProxy,
  proxyBypass,
  proxyCredentials,
  proxyAuthentication,
  offlineUpdates,
  symantecPresent,
  symantecVersion,
  symantecProtection,
  symantecTamperProtection,
  symantecFirewall,
  symantecRemoval,
  symantecRemains,
  securityCenter,
  securityCenterLeftovers,
  macosExtensions,
  competingProduct,
  conflictingServices,
  defenderPresent,
  runningMode,
  defenderFeature,
  defenderServices,
  defenderPolicies,
  passiveModePolicy,
  antivirusPlatformVersion,
  sensorService,
  telemetryService,
  alreadyOnboarded,
  clonedImage,
  monitoringAgent,
  mdatpOnboarded,
  sampleSettings,
  endOfSupport,
  updateLevel,
  requiredUpdates,
  systemFiles,
  runtimes,
  updateServices,
  pendingRestart,
  firstRun,
  architecture,
  hardwareMinimum,
  freeDiskSpace,
  systemImage,
  optFolder,
  fileSystems,
  cryptoPolicy,
  packageSource,
  container,
  initSystem,
  kernelVersion,
  eventSource,
  cLibrary,
  fanotifyConflict,
  securityModule,
  deviceManagement,
  macosProfiles,
  fullDiskAccess,
  systemIntegrity,
  kernelExtensionEra,
  contentFilters,
  auditDaemon,
  clock,
];

const byId: ReadonlyMap<string, Check> = new Map(allChecks.map((check) => [check.id, check]));

/** The check of that id, or `undefined`: a document from another version may name checks this one does not have. */
export const checkOf = (id: string): Check | undefined => byId.get(id);
