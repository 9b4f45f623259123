import { decodeSysctl } from '../../../core/inventory/decode/macos-commands';
import { command, Unavailable } from '../../machine/machine';
import type { Collector } from '../collector';
import { Ledger } from '../ledger';

const sources = {
  hardware: command(
    'sysctl',
    ['hw.model', 'hw.memsize', 'hw.logicalcpu', 'hw.physicalcpu', 'machdep.cpu.brand_string'],
    'Processor, memory and model',
  ),
} as const;

const facts = {
  cpuModel: 'machdep.cpu.brand_string',
  logicalCores: 'hw.logicalcpu',
  physicalCores: 'hw.physicalcpu',
  memoryBytes: 'hw.memsize',
  model: 'hw.model',
} as const;

/** Models of Apple's own machines: iMac20,1, MacBookPro16,1, Mac14,2, Xserve3,1, and those of its virtual machines. */
const ofApple = /^(?:iMac|Mac|Xserve|VirtualMac)/;

export const hardware: Collector<'hardware'> = {
  section: 'hardware',
  family: 'macos',
  sources,
  limitMs: 3_000,
  async read(machine) {
    const ledger = new Ledger();
    const read = await ledger.facts([...Object.keys(facts), 'manufacturer'], 'sysctl', async () => {
      const { stdout, exitCode } = await machine.run(sources.hardware);
      const settings = decodeSysctl(stdout);
      if (settings.size === 0) throw new Unavailable('failed', `sysctl printed nothing and ended with ${exitCode}.`);
      return settings;
    });
    const text = async (fact: keyof typeof facts) =>
      read && (await ledger.fact(fact, `sysctl ${facts[fact]}`, async () => stated(read.get(facts[fact]), facts[fact])));
    const count = async (fact: keyof typeof facts) =>
      read && (await ledger.fact(fact, `sysctl ${facts[fact]}`, async () => counted(read.get(facts[fact]), facts[fact])));
    const model = await text('model');
    return ledger.reading<'hardware'>({
      cpuModel: await text('cpuModel'),
      logicalCores: await count('logicalCores'),
      physicalCores: await count('physicalCores'),
      memoryBytes: await count('memoryBytes'),
      manufacturer: model && (await ledger.fact('manufacturer', 'sysctl hw.model', async () => makerOf(model))),
      model,
    });
  },
};

function stated(value: string | undefined, name: string): string {
  if (value === undefined) throw new Unavailable('not-found', `sysctl does not know ${name}.`);
  return value;
}

function counted(value: string | undefined, name: string): number {
  const number = Number(stated(value, name));
  if (!Number.isSafeInteger(number) || number <= 0) throw new Unavailable('malformed', `sysctl gives no number for ${name}.`);
  return number;
}

function makerOf(model: string): string {
  if (!ofApple.test(model)) throw new Unavailable('not-found', 'The model is of another maker, who does not name himself.');
  return 'Apple Inc.';
}
