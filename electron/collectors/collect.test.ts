import { expect, test } from 'vitest';
import { MalformedInput } from '../../core/inventory/decode/malformed-input';
import { type Inventory, inventorySchema, isSectionOf, type SectionName, sectionNames } from '../../core/inventory/schema';
import { liveMachine } from '../machine/live';
import { command, Unavailable } from '../machine/machine';
import type { Progress } from '../preload/contract';
import { allCollectors as collectorsOfEveryFamily } from './all';
import { catalogueWith } from './catalogue.test-support';
import { collect, collectSection } from './collect';
import type { Collector, Reading } from './collector';

const allCollectors = await collectorsOfEveryFamily();

const machine = liveMachine({ signal: new AbortController().signal });
const tool = { name: 'Defender Readiness Assessor', version: '1.2.3' };
const now = () => new Date('2026-11-24T07:12:00Z');

/** A collector of this machine's family that behaves as given. */
function collector<Name extends SectionName>(section: Name, read: Collector<Name>['read'], limitMs = 10_000): Collector<Name> {
  return { section, family: machine.family, sources: {}, limitMs, read };
}

const hardware: Reading<'hardware'> = {
  data: { cpuModel: 'Z80', logicalCores: 1, physicalCores: 1, memoryBytes: 65_536, manufacturer: null, model: null },
  sources: { '': 'a label' },
  unread: [{ fact: 'model', reason: 'not-found', detail: 'The label is gone.' }],
};

const readable = collector('hardware', async () => hardware);

interface Run {
  readonly inventory: Inventory;
  readonly progress: readonly Progress[];
}

async function run(collectors: readonly Collector[], signal = new AbortController().signal): Promise<Run> {
  const progress: Progress[] = [];
  const inventory = await collect({
    machine,
    collectors,
    catalogue: catalogueWith([]),
    signal,
    now,
    tool,
    onProgress: (step) => progress.push(step),
  });
  expect(inventorySchema.parse(inventory)).toEqual(inventory);
  return { inventory, progress };
}

test('a section that was read carries its data, sources, gaps and time', async () => {
  const { inventory } = await run([readable]);
  expect(inventory).toMatchObject({ schemaVersion: 1, startedAt: '2026-11-24T07:12:00.000Z', origin: 'live', tool });
  expect(inventory.sections.hardware).toMatchObject({ status: 'read', at: '2026-11-24T07:12:00.000Z', ...hardware });
});

/** Sections that systems of this machine's family have. */
const own = sectionNames.filter((name) => isSectionOf(name, machine.family));

test('a section without a collector on this family is not collected, one of another family is not on this platform', async () => {
  const elsewhere: Collector<'hardware'> = { ...readable, family: machine.family === 'linux' ? 'windows' : 'linux' };
  const { inventory } = await run([elsewhere]);
  for (const name of sectionNames) {
    const reason = own.includes(name) ? 'not-collected' : 'not-on-this-platform';
    expect(inventory.sections[name]).toMatchObject({ status: 'unavailable', reason });
  }
});

/** Never ends, and looks at no signal. */
const hangs = () => new Promise<never>(() => {});

const failures: readonly (readonly [what: string, broken: Collector<'host'>, reason: string, detail: RegExp])[] = [
  ['hangs and ignores its signal', collector('host', hangs, 200), 'timed-out', /0\.2 s/],
  [
    'throws',
    collector('host', async () => {
      throw new TypeError('x is not a function');
    }),
    'failed',
    /x is not a function/,
  ],
  [
    'throws before it promises anything',
    collector('host', () => {
      throw new RangeError('out of range');
    }),
    'failed',
    /out of range/,
  ],
  [
    'lacks what it needs',
    collector('host', async () => {
      throw new Unavailable('not-elevated', 'Needs root.');
    }),
    'not-elevated',
    /Needs root/,
  ],
  [
    'meets a text in the wrong form',
    collector('host', async () => {
      throw new MalformedInput('os-release', 'it is empty');
    }),
    'malformed',
    /os-release: it is empty/,
  ],
  [
    'gives data that do not fit the section',
    collector('host', async () => ({ data: { clock: { synchronised: 'yes' } } as never, sources: {}, unread: [] })),
    'failed',
    /name|clock/,
  ],
  [
    'lacks its command',
    collector('host', async (here) => {
      await here.run(command('no-such-command', [], 'a test'));
      throw new Error('not reached');
    }),
    'not-found',
    /no-such-command/,
  ],
];

test.each(failures)('a collector that %s spoils only its own section', async (_, broken, reason, detail) => {
  const { inventory } = await run([broken, readable]);
  expect(inventory.sections.host).toMatchObject({ status: 'unavailable', reason, detail: expect.stringMatching(detail) });
  expect(inventory.sections.hardware.status).toBe('read');
});

test.skipIf(process.platform === 'win32')('a collector whose command prints a megabyte is too large', async () => {
  const loud = collector('host', async (here) => {
    await here.run(command('head', ['-c', '1048576', '/dev/zero'], 'a test'));
    throw new Error('not reached');
  });
  const { inventory } = await run([loud, readable]);
  expect(inventory.sections.host).toMatchObject({ status: 'unavailable', reason: 'too-large' });
});

test('the path of a value that does not fit is named', async () => {
  const data = { ...hardware.data, logicalCores: -1 };
  const { inventory } = await run([collector('hardware', async () => ({ ...hardware, data }))]);
  expect(inventory.sections.hardware).toMatchObject({ reason: 'failed', detail: expect.stringContaining('logicalCores') });
});

test('at its limit a collector gets the signal, and so does the machine it reads', async () => {
  const seen: unknown[] = [];
  const patient = collector(
    'host',
    async (here, { signal }) => {
      signal.addEventListener('abort', async () => seen.push(await here.exists('/').catch((cause: unknown) => cause)));
      return hangs();
    },
    100,
  );
  await run([patient]);
  await new Promise(setImmediate);
  expect(seen).toMatchObject([{ reason: 'timed-out' }]);
});

test('cancelled, it keeps what was read', async () => {
  const cancel = new AbortController();
  const cancels = collector('storage', async () => {
    setTimeout(() => cancel.abort(), 20);
    return hangs();
  });
  const { inventory } = await run([readable, cancels, collector('host', hangs)], cancel.signal);
  expect(inventory.sections.hardware.status).toBe('read');
  for (const name of ['storage', 'host'] as const) {
    expect(inventory.sections[name]).toMatchObject({ status: 'unavailable', reason: 'cancelled' });
  }
});

test('cancelled before it began, it reads nothing', async () => {
  const { inventory } = await run(allCollectors, AbortSignal.abort());
  for (const name of sectionNames) expect(inventory.sections[name]).toMatchObject({ status: 'unavailable' });
  expect(inventory.sections.hardware).toMatchObject({ reason: 'cancelled' });
});

test('every section of the machine’s own family is reported when it begins and when it ends', async () => {
  const failing = collector('host', async () => {
    throw new Unavailable('not-found', 'Nowhere.');
  });
  const { progress } = await run([readable, failing]);
  const total = own.length;
  expect(total).toBeLessThan(sectionNames.length);
  expect(progress.filter(({ state }) => state === 'reading').map(({ section }) => section)).toEqual(own);
  const ends = progress.filter(({ state }) => state !== 'reading');
  expect(ends.map(({ done }) => done)).toEqual(own.map((_, index) => index + 1));
  expect(ends.find(({ section }) => section === 'hardware')).toMatchObject({ state: 'read', detail: null, total });
  expect(ends.find(({ section }) => section === 'host')).toMatchObject({ state: 'unavailable', detail: 'Nowhere.', total });
});

test('one section is read again', async () => {
  const signal = new AbortController().signal;
  const options = { machine, collectors: [readable], catalogue: catalogueWith([]), signal };
  expect(await collectSection('hardware', options)).toMatchObject({ status: 'read', data: hardware.data });
  expect(await collectSection('host', options)).toMatchObject({ status: 'unavailable' });
});

test('no two collectors are for one section on one family', () => {
  const keys = allCollectors.map(({ family, section }) => `${family} ${section}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test('this machine is read, and its inventory fits the schema', async () => {
  const { inventory } = await run(allCollectors);
  const { operatingSystem, hardware: found, storage, host, network, proxy } = inventory.sections;
  for (const section of [operatingSystem, found, storage, host, network, proxy]) expect(section.status).toBe('read');
});
