import { expect, test } from 'vitest';
import { readTree } from '../declared.test-support';
import { hardware } from './hardware';
import { macos26, macTree } from './mac-tree.test-support';

test('a Mac', async () => {
  expect(await readTree(hardware, macTree(macos26))).toMatchObject({
    data: {
      cpuModel: 'Apple M4',
      logicalCores: 10,
      physicalCores: 10,
      memoryBytes: 17_179_869_184,
      manufacturer: 'Apple Inc.',
      model: 'Mac16,10',
    },
    unread: [],
  });
});

test('a guest, whose maker nobody names', async () => {
  const { data, unread } = await readTree(hardware, macTree({ ...macos26, model: 'VMware7,1' }));
  expect(data).toMatchObject({ model: 'VMware7,1', manufacturer: null });
  expect(unread.map(({ fact, reason }) => `${fact} ${reason}`)).toEqual(['manufacturer not-found']);
});

test('a number that is none, and a name the kernel does not know', async () => {
  const tree = { '/usr/sbin/sysctl': { script: 'echo "hw.memsize: much"; echo "hw.logicalcpu: 8"; exit 1' } };
  const { data, unread } = await readTree(hardware, tree);
  expect(data).toMatchObject({ logicalCores: 8, physicalCores: null, memoryBytes: null, cpuModel: null });
  expect(unread.find(({ fact }) => fact === 'memoryBytes')?.reason).toBe('malformed');
  expect(unread.find(({ fact }) => fact === 'physicalCores')?.reason).toBe('not-found');
});
