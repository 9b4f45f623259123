import { registryValues, Unavailable, wmi } from '../../machine/machine';
import type { Collector } from '../collector';
import { Ledger } from '../ledger';
import { placeOf, stated, textOf } from './registry-values';
import { limitWithWmiMs, computer, numberIn, onlyRow } from './wmi-rows';

/** What the firmware says of the machine, which Windows copies here at each start. */
export const firmware = registryValues(
  'HKLM\\HARDWARE\\DESCRIPTION\\System\\BIOS',
  ['SystemManufacturer', 'SystemProductName'],
  'Manufacturer and model; whether the machine is virtual',
);

const sources = {
  firmware,
  /** A key for each processor that Windows schedules on. */
  processors: registryValues('HKLM\\HARDWARE\\DESCRIPTION\\System\\CentralProcessor\\*', ['ProcessorNameString'], 'Processors'),
  cores: wmi('processors', 'Win32_Processor', ['NumberOfCores'], 'Cores of the processors'),
  computer,
} as const;

export const hardware: Collector<'hardware'> = {
  section: 'hardware',
  family: 'windows',
  sources,
  limitMs: limitWithWmiMs,
  async read(machine) {
    const ledger = new Ledger();
    const bios = ledger.facts(['manufacturer', 'model'], placeOf(firmware), () => machine.registry(firmware));
    const processors = ledger.facts(['cpuModel', 'logicalCores'], placeOf(sources.processors), async () => {
      const found = await machine.registries(sources.processors);
      if (found.length === 0) throw new Unavailable('not-found', `${placeOf(sources.processors)} lists no processor.`);
      for (const { key } of found) if (key instanceof Unavailable) throw key;
      return found.flatMap(({ key }) => (key instanceof Unavailable ? [] : [key]));
    });
    const [physicalCores, memoryBytes] = await Promise.all([
      ledger.fact('physicalCores', 'Win32_Processor : NumberOfCores', async () => {
        const counts = (await machine.wmi(sources.cores)).map((row) => numberIn(row, 'NumberOfCores') ?? 0);
        const cores = counts.reduce((sum, count) => sum + count, 0);
        if (cores === 0) throw new Unavailable('not-found', 'WMI states no cores of processors.');
        return cores;
      }),
      ledger.fact('memoryBytes', 'Win32_ComputerSystem : TotalPhysicalMemory', async () => {
        const bytes = numberIn(onlyRow(await machine.wmi(computer), 'Win32_ComputerSystem'), 'TotalPhysicalMemory');
        return stated(bytes, { ...firmware, key: 'Win32_ComputerSystem' }, 'TotalPhysicalMemory');
      }),
    ]);
    const [keys, system] = [await processors, await bios];
    return ledger.reading<'hardware'>({
      cpuModel: textOf(keys?.[0] ?? null, 'ProcessorNameString')?.replace(/\s+/g, ' ') ?? null,
      logicalCores: keys?.length ?? null,
      physicalCores,
      memoryBytes,
      manufacturer: textOf(system, 'SystemManufacturer'),
      model: textOf(system, 'SystemProductName'),
    });
  },
};
