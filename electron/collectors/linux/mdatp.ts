import { decodeManagedSettings } from '../../../core/inventory/decode/mdatp-managed';
import { decodeMdatpHealth } from '../../../core/inventory/decode/mdatp-health';
import type { Mdatp } from '../../../core/inventory/sections/mdatp';
import { command, file, type Machine, place, Unavailable } from '../../machine/machine';
import type { Collector } from '../collector';
import { ifFound, Ledger } from '../ledger';
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
      readAgent(machine, ledger),
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

const unknown = { version: null, healthy: null, licensed: null, organisationId: null, antivirus: null, realTimeProtection: null };

/** An agent that is there and does not answer is installed, and nothing else is known of it. */
async function readAgent(machine: Machine, ledger: Ledger): Promise<Mdatp['agent']> {
  const { path } = sources.package;
  const installed = await ledger.fact('agent', path, async () => {
    const doubtful = doubtfulHolder(await readMounts(machine), path);
    if (doubtful)
      throw new Unavailable('not-collected', `${path} lies on ${doubtful.mount} (${doubtful.fileSystem}) and is not looked at.`);
    return machine.exists(path);
  });
  if (!installed) return installed === null ? null : { installed, ...unknown };
  const facts = Object.keys(unknown).map((name) => `agent.${name}`);
  const health = await ledger.facts(facts, 'mdatp health', async () => {
    const { stdout, exitCode } = await machine.run(sources.health);
    if (stdout.trim() === '') throw new Unavailable('failed', `mdatp health ended with ${exitCode} and said nothing.`);
    return decodeMdatpHealth(stdout);
  });
  return { installed, ...(health ?? unknown) };
}
