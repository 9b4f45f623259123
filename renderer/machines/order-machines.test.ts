import { expect, test } from 'vitest';
import type { MachineRow } from '../../electron/preload/contract';
import { everyMachine, type MachineFilter } from '../state/machines-slice';
import { failedRow, machineRow } from './machine-row.test-support';
import { nameOf, orderMachines, tallyOfMachines } from './order-machines';

const rows: readonly MachineRow[] = [
  machineRow({ name: 'ws-10', verdict: 'ready', system: 'Windows 11', readAt: '2026-11-24T07:00:00Z' }),
  machineRow({ name: 'ws-9', verdict: 'blocked', system: 'Windows 7', readAt: '2026-11-22T07:00:00Z', unreadableSources: 3 }),
  failedRow('evidence-ws-8'),
  machineRow({
    name: null,
    file: 'evidence-x',
    verdict: 'incomplete',
    readAt: '2026-11-23T07:00:00Z',
    sections: { read: 9, unavailable: 1 },
  }),
];
const names = (filter: Partial<MachineFilter>) => orderMachines(rows, { ...everyMachine, ...filter }).map(nameOf);

test('the worst is first: what could not be read, then what is blocked', () => {
  expect(names({})).toEqual(['evidence-ws-8', 'ws-9', 'evidence-x', 'ws-10']);
  expect(names({ descending: true })).toEqual(['ws-10', 'evidence-x', 'ws-9', 'evidence-ws-8']);
});

test('names are ordered as people count, times by the clock, and what is most incomplete comes first', () => {
  expect(names({ column: 'name' })).toEqual(['evidence-ws-8', 'evidence-x', 'ws-9', 'ws-10']);
  expect(names({ column: 'readAt' })).toEqual(['evidence-ws-8', 'ws-9', 'evidence-x', 'ws-10']);
  expect(names({ column: 'completeness' })).toEqual(['evidence-ws-8', 'evidence-x', 'ws-9', 'ws-10']);
  expect(names({ column: 'system' })).toEqual(['evidence-ws-8', 'ws-9', 'evidence-x', 'ws-10']);
  expect(names({ column: 'file' }).at(0)).toBe('evidence-ws-8');
});

test('every word of a query has to be there, in name, system, verdict, file or error', () => {
  expect(names({ query: 'windows BLOCKED' })).toEqual(['ws-9']);
  expect(names({ query: 'broke off' })).toEqual(['evidence-ws-8']);
  expect(names({ query: 'could not' })).toEqual(['evidence-ws-8']);
  expect(names({ query: 'nonesuch' })).toEqual([]);
});

test('the tally names every verdict that some have', () => {
  expect(tallyOfMachines(rows)).toBe('1 blocked, 1 incomplete, 1 ready, 1 could not be read');
});
