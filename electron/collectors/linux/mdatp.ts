import { decodeManagedSettings } from '../../../core/inventory/decode/mdatp-managed';
import { command, file, type Machine, place, Unavailable } from '../../machine/machine';
import type { Collector } from '../collector';
import { ifFound, Ledger } from '../ledger';
import { readAgent } from '../mdatp-agent';
import { doubtfulHolder, mountinfo, readMounts } from './mounts';

/** Settings that the organisation delivers, with the proxy among them. */
export const managedSettings = file(
  '/etc/opt/microsoft/mdatp/managed/mdatp_managed.json',
  'Settings for Defender: its proxy, values of samples',
);

const sources = {
  package: place('exists', '/opt/microsoft/mdatp', 'Whether Defender is installed'),
  health: command('mdatp', ['health', '--output', 'json'], 'State of the agent of Defender; of ids only that there is one', {
    limitMs: 5_000,
    limitBytes: 256 * 1024,
  }),
  mountinfo,
  onboarding: place('exists', '/etc/opt/microsoft/mdatp/mdatp_onboard.json', 'Whether onboarding data of Defender is there'),
  managedSettings,
} as const;

/** What is there of Defender for Endpoint before it is installed, or after. */
export const mdatp: Collector<'mdatp'> = {
  section: 'mdatp',
  family: 'linux',
  sources,
  limitMs: 7_000,
  async read(machine) {
    const ledger = new Ledger();
    const [agent, onboardingData, settings] = await Promise.all([
      readAgent(machine, ledger, { home: sources.package, health: sources.health }, (path) => demandLocal(machine, path)),
      ledger.fact('onboardingData', sources.onboarding.path, () => machine.exists(sources.onboarding.path)),
      ledger.facts(['managedSettings', 'sampleValues'], managedSettings.path, async () => {
        const text = await ifFound(machine.text(managedSettings));
        return text === null
          ? { managedSettings: 'absent' as const, sampleValues: [] }
          : { managedSettings: 'present' as const, sampleValues: [...decodeManagedSettings(text).sampleValues] };
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

async function demandLocal(machine: Machine, path: string): Promise<void> {
  const doubtful = doubtfulHolder(await readMounts(machine), path);
  if (doubtful) throw new Unavailable('not-collected', `${path} lies on ${doubtful.mount} (${doubtful.fileSystem}) and is not looked at.`);
}
