import { library } from '../../machine/machine';
import type { Collector } from '../collector';
import { Ledger } from '../ledger';
import { counted, stated } from './answers';

const cpuSource = 'systeminformation.cpu';
const memorySource = 'systeminformation.mem';
const systemSource = 'systeminformation.system';

/** Processor, memory and maker of a Windows or macOS machine. */
export function hardwareOf(family: 'windows' | 'macos'): Collector<'hardware'> {
  return {
    section: 'hardware',
    family,
    sources: {
      cpu: library('cpu', 'Processor model and cores'),
      mem: library('mem', 'Memory'),
      system: library('system', 'Manufacturer and model'),
    },
    limitMs: 20_000,
    async read(machine) {
      const ledger = new Ledger();
      const [cpu, mem, system] = await Promise.all([
        ledger.facts(['cpuModel', 'logicalCores', 'physicalCores'], cpuSource, () => machine.systemInformation('cpu')),
        ledger.facts(['memoryBytes'], memorySource, () => machine.systemInformation('mem')),
        ledger.facts(['manufacturer', 'model'], systemSource, () => machine.systemInformation('system')),
      ]);
      const text = (fact: string, source: string, value: string) => ledger.fact(fact, source, async () => stated(value, fact));
      const count = (fact: string, source: string, value: number) => ledger.fact(fact, source, async () => counted(value, fact));
      return ledger.reading<'hardware'>({
        cpuModel: cpu && (await text('cpuModel', cpuSource, `${cpu.manufacturer} ${cpu.brand}`)),
        logicalCores: cpu && (await count('logicalCores', cpuSource, cpu.cores)),
        physicalCores: cpu && (await count('physicalCores', cpuSource, cpu.physicalCores)),
        memoryBytes: mem && (await count('memoryBytes', memorySource, mem.total)),
        manufacturer: system && (await text('manufacturer', systemSource, system.manufacturer)),
        model: system && (await text('model', systemSource, system.model)),
      });
    },
  };
}
