import { readAgent } from '../mdatp-agent';
import { managedSettingsOf } from '../../../core/inventory/decode/mdatp-managed';
import { command, place } from '../../machine/machine';
import type { Collector } from '../collector';
import { ifFound, Ledger } from '../ledger';
import { propertyList, readPropertyList } from './commands';

/** Settings that the organisation delivers by a profile, with the proxy among them. */
export const managedSettings = propertyList(
  '/Library/Managed Preferences/com.microsoft.wdav.plist',
  'Settings for Defender: its proxy, values of samples',
);

const onboardingPlace = (path: string) => place('exists', path, 'Whether onboarding data of Defender is there');

const sources = {
  application: place('exists', '/Applications/Microsoft Defender.app', 'Whether Defender is installed'),
  // Its installer links it there; it is in no folder of the system.
  health: command('/usr/local/bin/mdatp', ['health', '--output', 'json'], 'State of the agent of Defender; of ids only that there is one', {
    limitMs: 5_000,
  }),
  onboardingByProfile: onboardingPlace('/Library/Managed Preferences/com.microsoft.wdav.atp.plist'),
  onboardingByScript: onboardingPlace('/Library/Application Support/Microsoft/Defender/com.microsoft.wdav.atp.plist'),
  managedSettings: managedSettings.list,
  managedSettingsThere: managedSettings.there,
} as const;

/** What is there of Defender for Endpoint before it is installed, or after. */
export const mdatp: Collector<'mdatp'> = {
  section: 'mdatp',
  family: 'macos',
  sources,
  limitMs: 8_000,
  async read(machine) {
    const ledger = new Ledger();
    const { onboardingByProfile, onboardingByScript } = sources;
    const [agent, onboardingData, settings] = await Promise.all([
      readAgent(machine, ledger, { home: sources.application, health: sources.health }),
      ledger.fact('onboardingData', `${onboardingByProfile.path}, ${onboardingByScript.path}`, async () =>
        (await Promise.all([onboardingByProfile, onboardingByScript].map(({ path }) => machine.exists(path)))).includes(true),
      ),
      ledger.facts(['managedSettings', 'sampleValues'], managedSettings.path, async () => {
        const list = await ifFound(readPropertyList(machine, managedSettings));
        return list === null
          ? { managedSettings: 'absent' as const, sampleValues: [] }
          : { managedSettings: 'present' as const, sampleValues: [...managedSettingsOf(list).sampleValues] };
      }),
    ]);
    return ledger.reading<'mdatp'>({
      agent,
      onboardingData,
      managedSettings: settings?.managedSettings ?? null,
      sampleValues: settings?.sampleValues ?? null,
    });
  },
};
