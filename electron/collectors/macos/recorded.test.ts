import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { watchListOf } from '../../../core/catalogue/watched';
import { sampleCatalogue } from '../../../core/document/sample.test-support';
import type { SectionName } from '../../../core/inventory/schema';
import { openEvidence } from '../../evidence/open-evidence';
import { liveMachine } from '../../machine/live';
import type { Machine } from '../../machine/machine';
import { recordedMachine } from '../../machine/recorded';
import { temporaryFolder, treeOf } from '../../machine/tree.test-support';
import { readDeclared } from '../declared.test-support';
import { macosCollectors } from './all';
import { contentFilters, type Mac, macos26, macTree, networkServices, plist, symantecApplication } from './mac-tree.test-support';

const script = path.resolve(import.meta.dirname, '../../../assets/collectors/collect.sh');
const catalogue = watchListOf(sampleCatalogue());
const signal = new AbortController().signal;

/** What the script copies is masked; what is read of it must not show that. */
const secret = 'never-carry-this-on';

const macs: readonly (readonly [name: string, mac: Mac])[] = [
  [
    'macOS 26 with Symantec, profiles, and secrets beside them',
    {
      ...macos26,
      networkExtensions: contentFilters(['com.broadcom.mes.systemextension', true]),
      services: networkServices({ LAN: { HTTPSEnable: 1, HTTPSPort: 3128, HTTPSProxy: `ws:${secret}@proxy-lan.example.net` } }),
      own: {
        ...symantecApplication('14.3.12154.1000'),
        '/Library/Managed Preferences/com.microsoft.wdav.plist': plist({
          cloudService: { proxy: `http://ws:${secret}@proxy.example.net:8080` },
        }),
      },
    },
  ],
  [
    'macOS 10.13 with kernel extensions and nothing else',
    {
      ...macos26,
      version: '10.13.6',
      build: '17G14042',
      kernel: '17.7.0',
      extensions: {},
      payloads: [],
      kernelExtensions: ['com.symantec.kext.ips (8.0f3)'],
    },
  ],
];

/** Sections that say other things of a recorded machine: addresses of the running system, disks by the library, the clock by root. */
const apart: readonly SectionName[] = ['network', 'storage'];

/** The script starts many small processes; only one that hangs takes so long. */
const limitMs = 240_000;

test.skipIf(process.platform === 'win32').each(macs)(
  '%s is the same read live and brought by collect.sh',
  { timeout: limitMs },
  async (_, mac) => {
    const root = await treeOf(macTree(mac));
    const to = await temporaryFolder();
    await promisify(execFile)('/bin/sh', [script, '--root', root, '--to', to]);
    const [name = ''] = await readdir(to);
    const recorded = recordedMachine(await openEvidence(path.join(to, name)), signal);
    // As root both, whoever runs the test: what needs root a tree gives to anybody.
    const [live, brought] = [liveMachine({ signal, root, family: 'macos' }), recorded].map(
      (machine): Machine => Object.create(machine, { elevated: { value: true }, environment: { value: {} } }),
    );
    if (!live || !brought) throw new Error('there are two machines');
    for (const collector of macosCollectors.filter(({ section }) => !apart.includes(section))) {
      const [expected, found] = await Promise.all(
        [live, brought].map((machine) => readDeclared<SectionName>(collector, machine, catalogue)),
      );
      const facts = (reading: typeof found) => reading?.unread.map(({ fact, reason }) => `${fact} ${reason}`).toSorted();
      expect(facts(found), collector.section).toEqual(facts(expected));
      expect(withoutNames(found?.data), collector.section).toEqual(withoutNames(expected?.data));
    }
    const network = macosCollectors.find(({ section }) => section === 'network');
    const { data } = network ? await readDeclared<SectionName>(network, brought, catalogue) : { data: null };
    expect(data).toMatchObject({ interfaces: [{ name: 'lo0' }, { name: 'en0' }], dns: { servers: ['10.12.0.53', '10.12.1.53'] } });
    const raw = await Promise.all(
      (await readdir(path.join(to, name, 'raw'))).map((file) => readFile(path.join(to, name, 'raw', file), 'latin1')),
    );
    expect(raw.filter((text) => text.includes(secret) || text.includes('C02MADEUP'))).toEqual([]);
  },
);

/** The environment of a run is called after who ran. */
const withoutNames = (data: unknown): unknown =>
  JSON.parse(JSON.stringify(data).replace(/Environment of (?:this process|the collector script)/, ''));
