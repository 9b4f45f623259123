import { expect, test } from 'vitest';
import { decodesAnyText } from './any-text.test-support';
import { decodeCpuinfo } from './cpuinfo';
import { MalformedInput } from './malformed-input';

const processor = (number: number, core: number, socket = 0, flags = 'fpu vme hypervisor lahf_lm') => `processor\t: ${number}
vendor_id\t: AuthenticAMD
model name\t: AMD EPYC
physical id\t: ${socket}
core id\t\t: ${core}
cpu cores\t: 2
flags\t\t: ${flags}
power management:

`;

// The fields of a two-core virtual machine with an AMD EPYC under Linux 6.18, shortened.
test('a virtual machine', () => {
  expect(decodeCpuinfo(processor(0, 0) + processor(1, 1))).toEqual({
    model: 'AMD EPYC',
    logicalCores: 2,
    physicalCores: 2,
    hypervisor: true,
  });
});

test('hardware threads and sockets', () => {
  const text = [processor(0, 0, 0, 'fpu'), processor(1, 0, 0, 'fpu'), processor(2, 0, 1, 'fpu'), processor(3, 0, 1, 'fpu')].join('');
  expect(decodeCpuinfo(text)).toMatchObject({ logicalCores: 4, physicalCores: 2, hypervisor: false });
});

test('a flag counts whole', () => {
  expect(decodeCpuinfo(processor(0, 0, 0, 'fpu hypervisor_like')).hypervisor).toBe(false);
});

// The fields Linux prints on 64-bit ARM (arch/arm64/kernel/cpuinfo.c).
test('ARM lists neither model nor cores', () => {
  const text = 'processor\t: 0\nBogoMIPS\t: 243.75\nFeatures\t: fp asimd\nCPU implementer\t: 0x41\n\nprocessor\t: 1\nBogoMIPS\t: 243.75\n';
  expect(decodeCpuinfo(text)).toEqual({ model: null, logicalCores: 2, physicalCores: null, hypervisor: null });
});

test('without a processor it is malformed', () => {
  expect(() => decodeCpuinfo('Hardware\t: BCM2835\n')).toThrow(MalformedInput);
});

test('any text is decoded or malformed', () => {
  decodesAnyText(decodeCpuinfo, ['processor\t: 0\n', 'core id\t\t: 1\n', 'flags\t\t: fpu\n', '\n\n']);
});
