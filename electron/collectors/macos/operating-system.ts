import { decodeSwVers, decodeSysctl } from '../../../core/inventory/decode/macos-commands';
import type { OperatingSystem } from '../../../core/inventory/sections/operating-system';
import { command, type Machine, Unavailable } from '../../machine/machine';
import type { Collector } from '../collector';
import { Ledger } from '../ledger';
import { output, swVers } from './commands';

const sources = {
  swVers,
  kernel: command('uname', ['-r'], 'Kernel version'),
  machine: command('uname', ['-m'], 'Architecture, where the processor is not of Apple'),
  system: command(
    'sysctl',
    ['hw.model', 'hw.optional.arm64', 'kern.hv_vmm_present', 'machdep.cpu.features'],
    'Architecture, and whether this is a virtual machine',
  ),
} as const;

/** Models by which virtual machines show themselves, as their makers set them; in the words of systemd. */
const virtualModels: readonly (readonly [start: string, technology: string])[] = [
  ['VMware', 'vmware'],
  ['VirtualMac', 'apple'],
  ['Parallels', 'parallels'],
  ['VirtualBox', 'oracle'],
];

export const operatingSystem: Collector<'operatingSystem'> = {
  section: 'operatingSystem',
  family: 'macos',
  sources,
  limitMs: 5_000,
  async read(machine) {
    const ledger = new Ledger();
    const [version, kernel, settings] = await Promise.all([
      ledger.facts(['macos', 'name', 'version'], 'sw_vers', async () => decodeSwVers(await output(machine, swVers))),
      ledger.fact('kernel', 'uname -r', async () => stated(await output(machine, sources.kernel), 'uname -r')),
      ledger.facts(['architecture', 'runsIn'], 'sysctl', () => readSettings(machine)),
    ]);
    ledger.from('role', 'sw_vers');
    return ledger.reading<'operatingSystem'>({
      family: 'macos',
      name: version && `macOS ${version.productVersion}`,
      version: version?.productVersion ?? null,
      kernel,
      architecture: settings && (await ledger.fact('architecture', 'uname -m', () => readArchitecture(machine, settings, ledger))),
      edition: null,
      // What Apple sold as a server is an app for the one macOS there is.
      role: 'client',
      runsIn: settings && (await ledger.fact('runsIn', 'sysctl', async () => runsInOf(settings))),
      osRelease: null,
      windows: null,
      macos: version,
    });
  },
};

/** sysctl ends with an error where one of the names is unknown, as some are on every Mac; what it knows it prints. */
async function readSettings(machine: Machine): Promise<ReadonlyMap<string, string>> {
  const { stdout, exitCode } = await machine.run(sources.system);
  const settings = decodeSysctl(stdout);
  if (settings.size === 0) throw new Unavailable('failed', `sysctl printed nothing and ended with ${exitCode}.`);
  return settings;
}

/** A process that is translated sees an Intel Mac in `uname`; the kernel's own setting does not change. */
async function readArchitecture(machine: Machine, settings: ReadonlyMap<string, string>, ledger: Ledger): Promise<string> {
  if (settings.get('hw.optional.arm64') === '1') {
    ledger.from('architecture', 'sysctl hw.optional.arm64');
    return 'arm64';
  }
  return stated(await output(machine, sources.machine), 'uname -m');
}

function stated(text: string, what: string): string {
  if (text.trim() === '') throw new Unavailable('not-found', `${what} printed nothing.`);
  return text.trim();
}

/** macOS 11 and later know themselves; before, a processor of Intel's lists that a hypervisor runs it. */
function runsInOf(settings: ReadonlyMap<string, string>): OperatingSystem['runsIn'] {
  const model = settings.get('hw.model') ?? '';
  const technology = virtualModels.find(([start]) => model.startsWith(start))?.[1] ?? null;
  const present = settings.get('kern.hv_vmm_present');
  const features = settings.get('machdep.cpu.features');
  if (present === '1' || technology !== null || features?.split(' ').includes('VMM')) return { kind: 'virtual-machine', technology };
  if (present !== undefined || features !== undefined) return { kind: 'physical', technology: null };
  throw new Unavailable('not-found', 'sysctl does not say whether this is a virtual machine.');
}
