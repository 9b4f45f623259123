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
  const store = createAppStore(fakeMain({ openDocument: async () => ok(fromFile) }).bridge, clock);
  expect(canReadAgain(store.getState())).toBe(true);
  await store.getState().assessDevice();
  expect(canReadAgain(store.getState())).toBe(true);
  await store.getState().openFile();
  expect(canReadAgain(store.getState())).toBe(false);
});
