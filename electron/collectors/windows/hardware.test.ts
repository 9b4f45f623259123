import { expect, test } from 'vitest';
import { Unavailable } from '../../machine/machine';
import { registryMachine } from '../../machine/registry.test-support';
import { readDeclared } from '../declared.test-support';
import { hardware } from './hardware';
import { regKey } from './machines.test-support';

// Made up in the shape of an export of HKLM\HARDWARE.
const registry = [
  regKey('HKLM\\HARDWARE\\DESCRIPTION\\System\\BIOS', { SystemManufacturer: 'LENOVO', SystemProductName: '20N2CTO1WW' }),
  ...[0, 1, 2, 3].map((number) =>
    regKey(`HKLM\\HARDWARE\\DESCRIPTION\\System\\CentralProcessor\\${number}`, {
      ProcessorNameString: 'Intel(R) Core(TM) i5-8365U  CPU @ 1.60GHz  ',
    }),
  ),
];

test('maker, model and processors stand in the registry, cores and memory in WMI', async () => {
  const wmi = {
    processors: [{ NumberOfCores: 2 }],
    computer: [{ TotalPhysicalMemory: '17050415104', PartOfDomain: false, Domain: 'WORKGROUP' }],
  };
  const { data, unread } = await readDeclared(hardware, registryMachine({ registry, wmi }));
  expect(data).toEqual({
    cpuModel: 'Intel(R) Core(TM) i5-8365U CPU @ 1.60GHz',
    logicalCores: 4,
    physicalCores: 2,
    memoryBytes: 17_050_415_104,
    manufacturer: 'LENOVO',
    model: '20N2CTO1WW',
  });
  expect(unread).toEqual([]);
});

test('without WMI cores and memory are not collected', async () => {
  const { data, unread } = await readDeclared(hardware, registryMachine({ registry }));
  expect(data).toMatchObject({ logicalCores: 4, physicalCores: null, memoryBytes: null });
  expect(unread.map(({ fact, reason }) => `${fact} ${reason}`)).toEqual(['physicalCores not-collected', 'memoryBytes not-collected']);
});

test('a processor that may not be read makes their number unknown', async () => {
  const denied = ['HKLM\\HARDWARE\\DESCRIPTION\\System\\CentralProcessor\\3'];
  const { data, unread } = await readDeclared(
    hardware,
    registryMachine({ registry, denied, wmi: { processors: new Unavailable('failed', 'x') } }),
  );
  expect(data).toMatchObject({ cpuModel: null, logicalCores: null });
  expect(unread).toContainEqual(expect.objectContaining({ fact: 'logicalCores', reason: 'not-readable' }));
});
