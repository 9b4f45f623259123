import { describe, expect, test } from 'vitest';
import { liveMachine } from '../machine/live';
import { command, file, place } from '../machine/machine';
import { machineOf } from '../machine/tree.test-support';
import { collectorsOf } from './all';
import { catalogueWith } from './catalogue.test-support';
import type { Collector } from './collector';
import { readDeclared } from './declared.test-support';

const collectors = await collectorsOf('linux');

const catalogue = catalogueWith([
  ['package', 'clamav'],
  ['service', 'clamav-daemon'],
  ['process', 'clamd'],
  ['path', '/opt/CrowdStrike'],
  ['path', '/opt/isec*'],
  ['kernel-module', 'tmhook'],
]);

test.skipIf(process.platform !== 'linux').each(collectors)(
  '$section of this machine is read by what its collector declares',
  async (collector) => {
    const machine = liveMachine({ signal: new AbortController().signal });
    await expect(readDeclared(collector, machine, catalogue)).resolves.toHaveProperty('data');
  },
);

describe('what is not declared is refused and told, even where the collector takes it for missing', () => {
  const sources = {
    hosts: file('/etc/hosts', 'a test', 100),
    block: place('list', '/sys/block', 'a test'),
    uname: command('uname', ['-m'], 'a test'),
  };
  const data = { cpuModel: null, logicalCores: null, physicalCores: null, memoryBytes: null, manufacturer: null, model: null };
  const attempts: readonly (readonly [what: string, read: (machine: Parameters<Collector['read']>[0]) => unknown])[] = [
    ['/etc/shadow', (machine) => machine.text(file('/etc/shadow', 'a test', 100))],
    ['/etc/hosts up to 101', (machine) => machine.bytes(file('/etc/hosts', 'a test', 101))],
    ['exists /sys/block', (machine) => machine.exists('/sys/block')],
    ['list /sys/block/sda', (machine) => machine.list('/sys/block/sda')],
    ['uname -a', (machine) => machine.run(command('uname', ['-a'], 'a test'))],
    ['uname -m -a', (machine) => machine.run(command('uname', ['-m', '-a'], 'a test'))],
    ['addresses', (machine) => machine.addresses()],
    ['environment', (machine) => machine.environment],
    ['space /', (machine) => machine.within(new AbortController().signal).space('/')],
  ];

  test.each(attempts)('%s', async (what, ask) => {
    const collector: Collector<'hardware'> = {
      section: 'hardware',
      family: 'linux',
      sources,
      limitMs: 1_000,
      async read(machine) {
        await Promise.resolve(machine)
          .then(ask)
          .catch(() => null);
        return { data, sources: {}, unread: [] };
      },
    };
    await expect(readDeclared(collector, await machineOf({}))).rejects.toThrow(what);
  });
});
