import { expect, test } from 'vitest';
import { findingOf, linuxSystem, macosSystem, on, remedyText, verdictLine, windowsSystem } from './check.test-support';
import { hardwareMinimum } from './hardware-minimum';

const GiB = 1024 ** 3;

test.each([
  [
    'exactly the minimum',
    { hardware: { logicalCores: 1, memoryBytes: GiB } },
    'pass',
    '1 processor and 1.0 GiB of usable memory are enough.',
  ],
  ['half of it', { hardware: { memoryBytes: 0.5 * GiB } }, 'fail', 'This device has 512 MiB of usable memory; Defender needs 1.0 GiB.'],
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

test.each([
  [
    'a byte less than the minimum',
    GiB - 1,
    'warn',
    '1073741823 B of memory are usable here, just below the 1073741824 B that Defender needs.',
  ],
  // MemTotal of a virtual machine with 1 GiB: the kernel keeps the rest for itself.
  ['what is left of 1 GiB', 1_012_559_872, 'warn', '966 MiB of memory are usable here, just below the 1.0 GiB that Defender needs.'],
  ['nine tenths', Math.ceil(GiB * 0.9), 'warn', '922 MiB of memory are usable here, just below the 1.0 GiB that Defender needs.'],
  ['a byte less than that', Math.ceil(GiB * 0.9) - 1, 'fail', 'This device has 922 MiB of usable memory; Defender needs 1.0 GiB.'],
] as const)('usable memory, %s', (_, memoryBytes, outcome, headline) => {
  expect(verdictLine(findingOf(hardwareMinimum, { hardware: { memoryBytes } }))).toEqual([outcome, headline]);
});

test('too few processors still fail where memory is just below the minimum', () => {
  const windows = on(windowsSystem('Windows 10', 19045));
  const needed = 2 * GiB - 1;
  expect(findingOf(hardwareMinimum, { ...windows, hardware: { logicalCores: 1, memoryBytes: needed } }).outcome).toBe('fail');
});

test('an unsupported system is not measured', () => {
  const changes = { ...on(linuxSystem('opensuse-leap', '15.6')), hardware: { memoryBytes: 1 } };
  expect(verdictLine(findingOf(hardwareMinimum, changes))).toEqual([
    'notApplicable',
    'Neither EDR nor antivirus is listed as supported on opensuse-leap 15.6.',
  ]);
});

test('the remedy asks for what is missing only', () => {
  expect(remedyText(findingOf(hardwareMinimum, { hardware: { memoryBytes: GiB / 2 } }))).toEqual([
    'Add memory, or replace the device.',
    'Give the device at least 1.0 GiB of memory.',
    'Assess this device again.',
  ]);
});
