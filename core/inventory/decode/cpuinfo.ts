import { MalformedInput } from './malformed-input';

export interface CpuInfo {
  readonly model: string | null;
  readonly logicalCores: number;
  /** `null` where the architecture does not list packages and cores (ARM). */
  readonly physicalCores: number | null;
  /** Whether a hypervisor announces itself to the processor; `null` where there are no such flags (ARM). */
  readonly hypervisor: boolean | null;
}

/**
 * Decodes /proc/cpuinfo: a block for each processor that is online.
 *
 * @throws MalformedInput when there is no processor in it
 */
export function decodeCpuinfo(text: string): CpuInfo {
  const processors = text
    .split(/\n\s*\n/)
    .map((block) => new Map([...block.matchAll(/^([^:\n]+):(.*)$/gm)].map(([, key = '', value = '']) => [key.trim(), value.trim()])))
    .filter((fields) => fields.has('processor'));
  const [first] = processors;
  if (!first) throw new MalformedInput('/proc/cpuinfo', 'it has no processor');
  const cores = processors.map((fields) => {
    const core = fields.get('core id');
    return core === undefined ? null : `${fields.get('physical id') ?? '0'}/${core}`;
  });
  const flags = first.get('flags');
  return {
    model: first.get('model name') || null,
    logicalCores: processors.length,
    physicalCores: cores.includes(null) ? null : new Set(cores).size,
    hypervisor: flags === undefined ? null : flags.split(' ').includes('hypervisor'),
  };
}
