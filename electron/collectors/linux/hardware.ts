import { type CpuInfo, decodeCpuinfo } from '../../../core/inventory/decode/cpuinfo';
import { decodeMeminfo } from '../../../core/inventory/decode/meminfo';
import { asIs, file, files, type Machine, Unavailable } from '../../machine/machine';
import type { Collector } from '../collector';
import { firstFound, Ledger } from '../ledger';

const sources = {
  cpuinfo: asIs(file('/proc/cpuinfo', 'Processor model and cores', 8 * 1024 * 1024)),
  meminfo: asIs(file('/proc/meminfo', 'Memory')),
  packages: files('/sys/devices/system/cpu/cpu*/topology/physical_package_id', 'Cores, where /proc/cpuinfo does not list them'),
  cores: files('/sys/devices/system/cpu/cpu*/topology/core_id', 'Cores, where /proc/cpuinfo does not list them'),
  vendor: asIs(file('/sys/class/dmi/id/sys_vendor', 'Manufacturer')),
  product: asIs(file('/sys/class/dmi/id/product_name', 'Model')),
  deviceTree: asIs(file('/proc/device-tree/model', 'Model, on systems without DMI')),
} as const;

export const hardware: Collector<'hardware'> = {
  section: 'hardware',
  family: 'linux',
  sources,
  limitMs: 3_000,
  async read(machine) {
    const ledger = new Ledger();
    const cpu = await ledger.facts(['cpuModel', 'logicalCores'], sources.cpuinfo.path, async () =>
      decodeCpuinfo(await machine.text(sources.cpuinfo)),
    );
    return ledger.reading<'hardware'>({
      cpuModel: cpu?.model ?? null,
      logicalCores: cpu?.logicalCores ?? null,
      physicalCores: await readPhysicalCores(machine, ledger, cpu),
      memoryBytes: await ledger.fact('memoryBytes', sources.meminfo.path, async () => decodeMeminfo(await machine.text(sources.meminfo))),
      manufacturer: await ledger.fact('manufacturer', sources.vendor.path, async () => filled(await machine.text(sources.vendor))),
      model: await readModel(machine, ledger),
    });
  },
};

async function readPhysicalCores(machine: Machine, ledger: Ledger, cpu: CpuInfo | null): Promise<number | null> {
  if (cpu?.physicalCores == null) return ledger.fact('physicalCores', sources.cores.pattern, () => countCores(machine));
  ledger.from('physicalCores', sources.cpuinfo.path);
  return cpu.physicalCores;
}

/** ARM lists no cores in /proc/cpuinfo; a core is known by its package and its number there. */
async function countCores(machine: Machine): Promise<number> {
  const [packages, cores] = await Promise.all([machine.texts(sources.packages), machine.texts(sources.cores)]);
  const distinct = new Set(cores.map(({ text }, index) => `${String(packages[index]?.text)}/${String(text)}`));
  if (distinct.size === 0) throw new Unavailable('not-found', `Neither /proc/cpuinfo nor ${sources.cores.pattern} lists cores.`);
  return distinct.size;
}

async function readModel(machine: Machine, ledger: Ledger): Promise<string | null> {
  return ledger.fact('model', sources.product.path, async () => {
    const { source, value } = await firstFound(
      [sources.product, sources.deviceTree],
      async (candidate) => filled(await machine.text(candidate)),
      `There is neither ${sources.product.path} nor ${sources.deviceTree.path}.`,
    );
    ledger.from('model', source.path);
    return value;
  });
}

/** Firmware fields end with blanks or a zero byte, and some makers leave them empty. */
function filled(text: string): string {
  const value = text.replaceAll('\0', '').trim();
  if (value === '') throw new Unavailable('not-found', 'The field is empty.');
  return value;
}
