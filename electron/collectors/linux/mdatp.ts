import { decodeManagedSettings } from '../../../core/inventory/decode/mdatp-managed';
import { file, place, Unavailable } from '../../machine/machine';
import type { Collector } from '../collector';
import { ifFound, Ledger } from '../ledger';

/** Settings that the organisation delivers, with the proxy among them. */
export const managedSettings = file(
  '/etc/opt/microsoft/mdatp/managed/mdatp_managed.json',
  'Settings for Defender: its proxy, values of samples',
);

const sources = {
  onboarding: place('exists', '/etc/opt/microsoft/mdatp/mdatp_onboard.json', 'Whether onboarding data of Defender is there'),
  managedSettings,
} as const;

/** What is there of Defender for Endpoint before it is installed, or after. */
export const mdatp: Collector<'mdatp'> = {
  section: 'mdatp',
  family: 'linux',
  sources,
  limitMs: 2_000,
  async read(machine) {
    const ledger = new Ledger();
    const [onboardingData, settings] = await Promise.all([
      ledger.fact('onboardingData', sources.onboarding.path, () => machine.exists(sources.onboarding.path)),
      ledger.facts(['managedSettings', 'sampleValues'], managedSettings.path, async () => {
        const text = await ifFound(machine.text(managedSettings));
        return text === null
          ? { managedSettings: 'absent' as const, sampleValues: [] }
          : { managedSettings: 'present' as const, sampleValues: [...decodeManagedSettings(text).sampleValues] };
      }),
    ]);
    ledger.missing('agent', new Unavailable('not-collected', 'The state of the agent is not read by this version.'));
    return ledger.reading<'mdatp'>({
      agent: null,
      onboardingData,
      managedSettings: settings?.managedSettings ?? null,
      sampleValues: settings?.sampleValues ?? null,
    });
  },
};
