import { MalformedInput } from './malformed-input';

export type KernelOption = 'y' | 'm' | 'n';

/**
 * Decodes the configuration a Linux kernel was built with (/boot/config-*, /proc/config.gz), for the options asked for.
 *
 * An option whose preconditions are not met does not stand in the file at all, so one that is missing from a complete
 * configuration is `n`. Options with text or numbers are left out.
 *
 * @param names with their CONFIG_ prefix
 * @throws MalformedInput when the text is not a kernel's configuration
 */
export function decodeKernelConfig(text: string, names: readonly string[]): Readonly<Record<string, KernelOption>> {
  if (!/^CONFIG_\w+=/m.test(text)) throw new MalformedInput('kernel configuration', 'it sets no CONFIG_ option');
  const options: Record<string, KernelOption> = Object.fromEntries(names.map((name) => [name, 'n']));
  for (const [, name = '', value] of text.matchAll(new RegExp(`^(${names.join('|')})=(.*?)\\r?$`, 'gm'))) {
    if (value === 'y' || value === 'm' || value === 'n') options[name] = value;
    else delete options[name];
  }
  return options;
}
