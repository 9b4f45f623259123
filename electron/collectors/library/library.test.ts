import { hostname } from 'node:os';
import { expect, test } from 'vitest';
import { sectionData, type SectionName } from '../../../core/inventory/schema';
import { liveMachine } from '../../machine/live';
import { contextWith } from '../catalogue.test-support';
import { readDeclared } from '../declared.test-support';
import { libraryCollectors } from './all';
import { counted, stated } from './answers';
import { hostOf } from './host';
import { proxyOf } from './proxy';
import { storageOf } from './storage';

// The library answers on every system in one form, so these collectors can be read on whatever system the tests run on.
const machine = liveMachine({ signal: new AbortController().signal });

test.each(libraryCollectors.filter(({ section, family }) => family === 'macos' || section !== 'storage'))(
  '$section of $family fits its schema, and names each gap once',
  async (collector) => {
    const { data, unread } = await readDeclared<SectionName>(collector, machine);
    expect(sectionData[collector.section].safeParse(data).error).toBeUndefined();
    expect(new Set(unread.map(({ fact }) => fact)).size).toBe(unread.length);
  },
);

test.skipIf(process.platform === 'win32')('the system volume has its size', async () => {
  const { data } = await storageOf('macos').read(machine, contextWith());
  expect(data.systemVolume).toMatchObject({ mount: '/' });
  expect(data.systemVolume.totalBytes).toBeGreaterThan(0);
});

test.each([
  ['windows', ['planes.wininet-user', 'planes.winhttp-machine', 'planes.telemetry-proxy', 'planes.defender-antivirus']],
  ['macos', ['planes.macos-network-service']],
] as const)('places of a proxy that are not read on %s are named', async (family, facts) => {
  const { data, unread } = await proxyOf(family).read(machine, contextWith());
  expect(unread.map(({ fact, reason }) => `${fact} ${reason}`)).toEqual(facts.map((fact) => `${fact} not-collected`));
  expect(data.planes.map(({ id }) => id)).toEqual(['process-environment']);
});

test('a system volume that is not listed makes the section unavailable', async () => {
  const elsewhere = { ...machine.environment, SystemDrive: 'Q:' };
  const other = Object.create(machine, { environment: { value: elsewhere } });
  await expect(storageOf('windows').read(other, contextWith())).rejects.toMatchObject({ reason: 'not-found' });
});

test('the host has its name, and its identity only as a digest', async () => {
  const { data } = await hostOf('windows').read(machine, contextWith());
  expect(data.name).toBe(hostname());
  expect(data.machineIdHash ?? '').toMatch(/^(?:[0-9a-f]{64})?$/);
});

test.each(['', ' ', 'unknown', 'Unknown', '-', undefined])('%j is no answer', (answer) => {
  expect(() => stated(answer, 'its model')).toThrow('its model');
});

test.each([0, -1, undefined, Number.NaN, Number.POSITIVE_INFINITY])('%j is no count', (answer) => {
  expect(() => counted(answer, 'its cores')).toThrow('its cores');
});

test('answers are taken without blanks around them, and counts whole', () => {
  expect(stated(' Surface Pro 7 ', 'its model')).toBe('Surface Pro 7');
  expect(counted(15.6, 'its memory')).toBe(16);
});
