import { expect, test } from 'vitest';
import { createAppStore } from './app-state';
import { clock, documentWith, fakeMain, ok } from './bridge.test-support';
import { canReadAgain, provenanceOf } from './provenance';

const document = documentWith();
const own = document.machine.id;
const fromFile = { ...document, basedOn: { kind: 'inventory' } as const };

test.each([
  ['read here', document, 'other', null],
  ['a file of this machine', fromFile, own, 'this-machine'],
  ['a file of another machine', fromFile, 'other', 'another-machine'],
  ['a file, while this machine’s identity is not known', fromFile, null, 'unknown-machine'],
  ['a file of a machine without an identity', { ...fromFile, machine: { ...document.machine, id: null } }, null, 'unknown-machine'],
] as const)('%s', (_, given, machineId, provenance) => {
  expect(provenanceOf(given, machineId)).toBe(provenance);
});

test('only what this machine tells can be read again', async () => {
  const store = createAppStore(fakeMain({ openDocument: async () => ok({ document: fromFile, machines: [] }) }).bridge, clock);
  expect(canReadAgain(store.getState())).toBe(true);
  await store.getState().assessDevice();
  expect(canReadAgain(store.getState())).toBe(true);
  await store.getState().openFiles();
  expect(canReadAgain(store.getState())).toBe(false);
});

test('what a script collected cannot be read again section by section, also on the machine itself', async () => {
  const collected = {
    script: { name: 'collect.sh', version: 1 },
    catalogueVersion: '2026.11.24',
    by: null,
    host: null,
    beganAt: null,
    endedAt: null,
    clock: 'file',
    form: 'folder',
    sources: { read: 1, absent: 0, denied: 0, failed: 0 },
  } as const;
  const evidence = { ...document, inventory: { ...document.inventory, collected }, basedOn: { kind: 'evidence' } as const };
  const { appInfo } = fakeMain().bridge;
  const ofThisMachine: typeof appInfo = async (input) => {
    const reply = await appInfo(input);
    return reply.ok ? ok({ ...reply.value, machineId: own }) : reply;
  };
  const store = createAppStore(
    fakeMain({ appInfo: ofThisMachine, openDocument: async () => ok({ document: evidence, machines: [] }) }).bridge,
    clock,
  );
  await store.getState().loadInfo();
  await store.getState().openFiles();
  expect(canReadAgain(store.getState())).toBe(false);
});
