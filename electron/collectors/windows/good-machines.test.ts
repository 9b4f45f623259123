import { describe, expect, test } from 'vitest';
import { watchListOf } from '../../../core/catalogue/watched';
import { sampleCatalogue, sampleNow } from '../../../core/document/sample.test-support';
import { evaluate } from '../../../core/evaluate/evaluate';
import { goodMachines } from '../../../core/inventory/machines.test-support';
import type { Inventory, SectionData, SectionName, Sections } from '../../../core/inventory/schema';
import { sectionData } from '../../../core/inventory/schema';
import { registryMachine } from '../../machine/registry.test-support';
import { readDeclared } from '../declared.test-support';
import { windowsCollectors } from './all';
import { partsOf, type RegistryMachine, registries } from './machines.test-support';

const catalogue = sampleCatalogue();
const watch = watchListOf(catalogue);
const names = Object.keys(registries) as RegistryMachine[]; // its own keys

async function readAll(name: RegistryMachine, without: 'nothing' | 'wmi' = 'nothing') {
  const { wmi, systemFiles, ...parts } = partsOf(name);
  const machine = registryMachine(without === 'wmi' ? parts : { ...parts, wmi: wmi ?? {}, systemFiles: systemFiles ?? {} });
  const readings = await Promise.all(
    windowsCollectors.map(async (collector) => {
      const outcome = await readDeclared(collector, machine, watch).catch((cause: unknown) => cause);
      return [collector.section, outcome] as const;
    }),
  );
  return new Map(readings);
}

type Readings = Awaited<ReturnType<typeof readAll>>;

function dataOf<Name extends SectionName>(readings: Readings, name: Name): SectionData<Name> {
  const reading = readings.get(name) as { readonly data: SectionData<Name> }; // the map does not keep the name
  return reading.data;
}

function goodDataOf<Name extends SectionName>(machine: RegistryMachine, name: Name): SectionData<Name> {
  const section = goodMachines[machine]().sections[name];
  if (section.status !== 'read') throw new Error(`${machine} has not read ${name}`);
  return section.data as SectionData<Name>; // the union of sections does not keep the name
}

describe.each(names)('%s as its registry and WMI have it', (name) => {
  test('is read by what the collectors declare, in the form of the schema', async () => {
    for (const [section, reading] of await readAll(name)) {
      expect(reading, section).toHaveProperty('data');
      expect(sectionData[section].safeParse((reading as { data: unknown }).data).error, section).toBeUndefined();
    }
  });

  test('gives the system, the client of Symantec, Defender and the Security Center of the good machine', async () => {
    const readings = await readAll(name);
    for (const section of ['operatingSystem', 'symantecClient', 'windowsDefender', 'securityCenter'] as const) {
      expect(dataOf(readings, section), section).toEqual(goodDataOf(name, section));
    }
  });

  test('gives its Windows', async () => {
    const { services, files, ...rest } = dataOf(await readAll(name), 'windowsSystem');
    const good = goodDataOf(name, 'windowsSystem');
    const inOrder = (list: typeof services) => list?.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    expect(inOrder(services)).toEqual(inOrder(good.services));
    expect(files?.filter(({ present }) => present)).toEqual(expect.arrayContaining(good.files ?? []));
    expect(files?.map((file) => file.name)).toEqual(watch.windows.files);
    expect(rest).toEqual({ ...good, services: undefined, files: undefined, tls: { ...good.tls, roots: rest.tls?.roots } });
    expect(rest.tls?.roots).toEqual(watch.windows.roots.map((root) => ({ name: root.name, present: true })));
  });

  test('gives its places of a proxy, and others in which none is set', async () => {
    const { planes } = dataOf(await readAll(name), 'proxy');
    expect(planes).toEqual(expect.arrayContaining(goodDataOf(name, 'proxy').planes));
    expect(planes.filter(({ settings }) => settings.length > 0).map(({ id }) => id)).toEqual(['winhttp-machine']);
  });

  test('gives its volume and its disk', async () => {
    const good = goodDataOf(name, 'storage');
    const mounts = good.mounts.map((mount) => ({ ...mount, device: 'C:' }));
    expect(dataOf(await readAll(name), 'storage')).toEqual({ ...good, mounts });
  });

  test('is judged by every check as the good machine is', async () => {
    const readings = await readAll(name);
    const good = goodMachines[name]();
    const asRead = Object.fromEntries(
      [...readings].map(([section, reading]) => {
        const { data, sources, unread } = reading as { data: unknown; sources: Record<string, string>; unread: unknown[] };
        return [section, { status: 'read', at: good.startedAt, tookMs: 1, data, sources, unread }];
      }),
    ) as unknown as Partial<Sections>; // data of each section under its name
    const judged = (inventory: Inventory) =>
      Object.fromEntries(
        evaluate(
          { inventory, statements: [], connectivity: { status: 'deferred', reason: 'offline-chosen' } },
          catalogue,
          sampleNow(),
        ).findings.map(({ checkId, outcome }) => [checkId, outcome]),
      );
    // Hardware and network of the good machine are those of the sample, which is a Linux one.
    const { hardware, network } = { ...good.sections };
    const own = { ...good, sections: { ...good.sections, ...asRead, hardware, network } };
    expect(judged(own)).toEqual({ ...judged(good), clock: 'unknown' });
  });
});

describe.each(names)('%s as its registry alone has it', (name) => {
  test('leaves what only WMI tells as not collected, and the rest as it is', async () => {
    const readings = await readAll(name, 'wmi');
    expect(dataOf(readings, 'operatingSystem')).toEqual(goodDataOf(name, 'operatingSystem'));
    expect(dataOf(readings, 'symantecClient')).toEqual(goodDataOf(name, 'symantecClient'));
    const system = readings.get('windowsSystem') as { readonly data: SectionData<'windowsSystem'>; readonly unread: readonly unknown[] };
    expect(system.data).toMatchObject({ features: null, updates: null, files: null });
    for (const fact of ['features', 'updates', 'files']) {
      expect(system.unread).toContainEqual(expect.objectContaining({ fact, reason: 'not-collected' }));
    }
    const good = goodDataOf(name, 'windowsSystem');
    for (const service of system.data.services ?? []) {
      expect(service).toEqual({ ...good.services?.find((each) => each.name === service.name), running: null });
    }
  });
});
