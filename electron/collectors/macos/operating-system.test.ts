import { expect, test } from 'vitest';
import { readTree } from '../declared.test-support';
import { type Mac, macos26, macTree } from './mac-tree.test-support';
import { operatingSystem } from './operating-system';

const intel = (changes: Partial<Mac>): Mac => ({
  ...macos26,
  processor: 'Intel(R) Core(TM) i7-8559U CPU @ 2.70GHz',
  model: 'MacBookPro15,2',
  ...changes,
});
const physical = { kind: 'physical', technology: null };

test.each<[string, Mac, object]>([
  [
    'High Sierra, which calls itself Mac OS X',
    intel({ version: '10.13.6', build: '17G14042', kernel: '17.7.0' }),
    {
      name: 'macOS 10.13.6',
      version: '10.13.6',
      kernel: '17.7.0',
      architecture: 'x86_64',
      runsIn: physical,
      macos: { productVersion: '10.13.6', buildVersion: '17G14042' },
    },
  ],
  [
    'a guest of before macOS 11, by its processor',
    intel({ version: '10.15.7', virtual: true, model: 'iMacPro1,1' }),
    { runsIn: { kind: 'virtual-machine', technology: null } },
  ],
  [
    'a guest of VMware',
    intel({ version: '12.7.6', virtual: true, model: 'VMware7,1' }),
    { runsIn: { kind: 'virtual-machine', technology: 'vmware' } },
  ],
  [
    "a guest of Apple's own",
    { ...macos26, virtual: true, model: 'VirtualMac2,1' },
    { architecture: 'arm64', runsIn: { kind: 'virtual-machine', technology: 'apple' } },
  ],
])('%s', async (_, mac, data) => {
  expect(await readTree(operatingSystem, macTree(mac))).toMatchObject({ data, unread: [] });
});

test('a process that is translated sees an Intel Mac, and is not believed', async () => {
  const translated = { ...macTree(macos26), '/usr/bin/uname': { script: 'case $1 in -m) echo x86_64 ;; *) echo 25.1.0 ;; esac' } };
  const { data, sources } = await readTree(operatingSystem, translated);
  expect([data.architecture, sources.architecture]).toEqual(['arm64', 'sysctl']);
});

test('what a tool does not say is not known, and the rest is', async () => {
  const broken = {
    ...macTree(macos26),
    '/usr/bin/sw_vers': { script: 'echo "ProductName: macOS"' },
    '/usr/sbin/sysctl': { script: 'exit 1' },
  };
  const { data, unread } = await readTree(operatingSystem, broken);
  expect(data).toMatchObject({ name: null, version: null, macos: null, architecture: null, runsIn: null, kernel: '25.1.0' });
  expect(unread.map(({ fact, reason }) => `${fact} ${reason}`)).toEqual([
    'macos malformed',
    'name malformed',
    'version malformed',
    'architecture failed',
    'runsIn failed',
  ]);
});
