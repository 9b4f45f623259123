import { expect, test } from 'vitest';
import { findingOf, macosSystem, on, remedyText, verdictLine, windowsSystem } from './check.test-support';
import { hardwareMinimum } from './hardware-minimum';

const GiB = 1024 ** 3;

test.each([
  ['exactly the minimum', { hardware: { logicalCores: 1, memoryBytes: GiB } }, 'pass', '1 processor and 1.0 GiB of memory are enough.'],
  ['a byte less', { hardware: { memoryBytes: 0.5 * GiB } }, 'fail', 'This device has 512 MiB of memory; Defender needs 1.0 GiB.'],
  [
    'one processor on Windows, which needs two',
    { ...on(windowsSystem('Windows 10', 19045)), hardware: { logicalCores: 1, memoryBytes: 4 * GiB } },
    'fail',
    'This device has 1 processor; Defender needs 2.',
  ],
  [
    'too little of both',
    { ...on(windowsSystem('Windows 10', 19045)), hardware: { logicalCores: 1, memoryBytes: GiB / 2 } },
    'fail',
    'Processors and memory of this device are below the minimum.',
  ],
  ['macOS', on(macosSystem('15.1')), 'notApplicable', 'macOS 15 states no minimum of processors and memory.'],
  [
    'processors that were not read',
    { hardware: { logicalCores: null } },
    'unknown',
    'Processor and memory: not known, because a fact of Hardware is missing.',
  ],
  [
    'memory that was not read',
    { hardware: { memoryBytes: null } },
    'unknown',
    'Processor and memory: not known, because a fact of Hardware is missing.',
  ],
] as const)('%s', (_, changes, outcome, headline) => {
  expect(verdictLine(findingOf(hardwareMinimum, changes))).toEqual([outcome, headline]);
});

test('one byte below the minimum fails', () => {
  expect(findingOf(hardwareMinimum, { hardware: { memoryBytes: GiB - 1 } }).outcome).toBe('fail');
});

test('the remedy asks for what is missing only', () => {
  expect(remedyText(findingOf(hardwareMinimum, { hardware: { memoryBytes: GiB / 2 } }))).toEqual([
    'Add memory, or replace the device.',
    'Give the device at least 1.0 GiB of memory.',
    'Assess this device again.',
  ]);
});
