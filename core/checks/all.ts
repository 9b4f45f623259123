import { antivirusPlatform } from './antivirus-platform';
import { architecture } from './architecture';
import { cLibrary } from './c-library';
import type { Check } from './check';
import { catalogueAge } from './catalogue-age';
import { clock } from './clock';
import { competingProduct } from './competing-product';
import { container } from './container';
import { contentFilters } from './content-filters';
import { defenderPresent } from './defender-present';
import { deviceManagement } from './device-management';
import { edrPlatform } from './edr-platform';
import { endOfSupport } from './end-of-support';
import { fanotifyConflict } from './fanotify-conflict';
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
import { optFolder } from './opt-folder';
import { portalAccessGranted } from './portal-access-granted';
import { productAcquired } from './product-acquired';
import { proxyCredentials } from './proxy-credentials';
import { proxyKind } from './proxy-kind';
import { proxyNeedDecided } from './proxy-need-decided';
import { proxyPlanes } from './proxy-planes';
import { rbacConfigured } from './rbac-configured';
import { rolesPlanned } from './roles-planned';
import { securityCenter } from './security-center';
import { securityModule } from './security-module';
import { serviceConnectivity } from './service-connectivity';
import { symantecFirewall } from './symantec-firewall';
import { symantecPresent } from './symantec-present';
import { symantecProtection } from './symantec-protection';
import { symantecRemains } from './symantec-remains';
import { symantecRemoval } from './symantec-removal';
import { symantecTamperProtection } from './symantec-tamper-protection';
import { symantecVersion } from './symantec-version';
import { systemIntegrity } from './system-integrity';
import { tenantSetUp } from './tenant-set-up';
import { auditDaemon } from './audit-daemon';
import { conflictingServices } from './conflicting-services';
import { cryptoPolicy } from './crypto-policy';
import { eventSource } from './event-source';
import { fileSystems } from './file-systems';
import { mdatpOnboarded } from './mdatp-onboarded';
import { packageSource } from './package-source';
import { sampleSettings } from './sample-settings';
import { systemImage } from './system-image';
import { windowsEdition } from './windows-edition';
import { onboardingRoute } from './onboarding-route';
import { updateLevel } from './update-level';
import { requiredUpdates } from './required-updates';
import { systemFiles } from './system-files';
import { runtimes } from './runtimes';
import { pendingRestart } from './pending-restart';
import { firstRun } from './first-run';
import { clonedImage } from './cloned-image';
import { defenderServices } from './defender-services';
import { sensorService } from './sensor-service';
import { telemetryService } from './telemetry-service';
import { updateServices } from './update-services';
import { defenderPolicies } from './defender-policies';
import { passiveModePolicy } from './passive-mode-policy';
import { runningMode } from './running-mode';
import { defenderFeature } from './defender-feature';
import { antivirusPlatformVersion } from './antivirus-platform-version';
import { alreadyOnboarded } from './already-onboarded';
import { monitoringAgent } from './monitoring-agent';
import { offlineUpdates } from './offline-updates';
import { networkConfiguration } from './network-configuration';
import { proxyAuthentication } from './proxy-authentication';
import { proxyAutomatic } from './proxy-automatic';
import { proxyBypass } from './proxy-bypass';
import { staticProxy } from './static-proxy';

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
