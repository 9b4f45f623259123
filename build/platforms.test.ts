import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { allChecks } from '../core/checks/all';
import { watchListOf } from '../core/catalogue/watched';
import { sampleCatalogue, sampleNow } from '../core/document/sample.test-support';
import { evaluate } from '../core/evaluate/evaluate';
import { type Inventory, isSectionOf, sectionNames } from '../core/inventory/schema';
import { readEvidence } from '../electron/assessment/read-evidence';
import { collectorsOf } from '../electron/collectors/all';
import { collect } from '../electron/collectors/collect';
import { openEvidence } from '../electron/evidence/open-evidence';
import { machineOf } from '../electron/machine/tree.test-support';
import { tool } from '../electron/tool';
import { filesOf, machinesFolder, record, unixTrees } from '../e2e/fixtures/record-unix.ts';

/**
 * The proof over every system that the catalogue knows: what a collector script brought from a machine of its kind is taken for that
 * system, and judged as expected. `UPDATE_EXPECTED=1` writes what is found as the new expectation, for review; remarks stay.
 */

const expectedFolder = path.join(machinesFolder, '../expected');
const catalogue = sampleCatalogue();

/** What is expected of a machine. */
interface Expected {
  readonly guideRows: readonly number[];
  readonly guideRowsByWording: readonly number[];
  /** Support of today. */
  readonly edr: string;
  readonly antivirus: string;
  readonly verdict: string;
  /** Ids of the checks by their outcome. */
  readonly findings: Readonly<Record<string, readonly string[]>>;
  /** "section.fact reason" of what was not read. */
  readonly unread: readonly string[];
  /** Why something on this machine comes out as it does, by the id of a check. */
  readonly remarks: Readonly<Record<string, string>>;
}

const fileOf = (platform: string): string => path.join(expectedFolder, `${platform}.json`);

const expectedOf = (platform: string): Expected | null =>
  existsSync(fileOf(platform)) ? (JSON.parse(readFileSync(fileOf(platform), 'utf8')) as Expected) : null;

async function inventoryOf(platform: string): Promise<Inventory> {
  const evidence = await openEvidence(path.join(machinesFolder, platform));
  return readEvidence(evidence, catalogue, new AbortController().signal);
}

/** Sections that came to nothing although the system has them and the script asked for them. */
const broken = ({ sections }: Inventory, family: 'windows' | 'macos' | 'linux') =>
  sectionNames.flatMap((name) => {
    const section = sections[name];
    const isBroken = section.status === 'unavailable' && section.reason !== 'not-collected' && isSectionOf(name, family);
    return isBroken ? [`${name} ${section.reason}: ${section.detail}`] : [];
  });

const unreadOf = ({ sections }: Inventory): readonly string[] =>
  sectionNames.flatMap((name) => {
    const section = sections[name];
    if (section.status === 'read') return section.unread.map(({ fact, reason }) => `${name}.${fact} ${reason}`);
    return section.reason === 'not-collected' ? [`${name} ${section.reason}`] : [];
  });

const machines = readdirSync(machinesFolder).toSorted();

/** A folder is named after its record, and where there are several of one with more words behind. */
const recordOf = (machine: string) =>
  catalogue.platforms.filter(({ id }) => machine === id || machine.startsWith(`${id}-`)).toSorted((a, b) => b.id.length - a.id.length)[0];

test.for(catalogue.platforms)('$id has recorded evidence', ({ id }) => {
  expect(machines).toContain(id);
});

describe.each(machines)('%s', (machine) => {
  test('says where it comes from', () => {
    expect(readFileSync(path.join(machinesFolder, machine, 'origin.md'), 'utf8')).toMatch(/not a real machine/i);
  });

  test('is read whole, taken for its record, and judged as expected', async () => {
    const wanted = recordOf(machine);
    if (!wanted) throw new Error(`${machine} is not named after a record of the catalogue.`);
    const inventory = await inventoryOf(machine);
    expect(broken(inventory, wanted.family)).toEqual([]);
    const unread = unreadOf(inventory);
    expect(unread.filter((each) => / (?:failed|malformed|timed-out)$/.test(each))).toEqual([]);
    const inputs = { inventory, statements: [], connectivity: { status: 'deferred', reason: 'offline-chosen' } } as const;
    const { platform, findings, verdict } = evaluate(inputs, catalogue, sampleNow());
    expect(platform).toEqual({ record: wanted, minorUnknown: false });
    const failed = findings.filter(({ headline }) => headline.id === 'runner.checkFailed').map(({ checkId }) => checkId);
    expect(failed).toEqual([]);
    const { capabilities, guideRows, guideRowsByWording } = wanted;
    const found: Omit<Expected, 'remarks'> = {
      guideRows: [...guideRows],
      guideRowsByWording: [...guideRowsByWording],
      edr: capabilities.edr.supportToday,
      antivirus: capabilities.av.supportToday,
      verdict: verdict.word,
      findings: byOutcome(findings),
      unread,
    };
    const remarks = expectedOf(machine)?.remarks ?? {};
    if (process.env.UPDATE_EXPECTED) write(machine, { ...found, remarks });
    expect({ ...found, remarks }).toEqual(expectedOf(machine));
    expect(allChecks.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(remarks)));
  });
});

function byOutcome(findings: readonly { readonly checkId: string; readonly outcome: string }[]): Record<string, string[]> {
  const outcomes = ['fail', 'warn', 'unknown', 'manual', 'deferred', 'pass', 'notApplicable'];
  const all = [...new Set([...outcomes, ...findings.map(({ outcome }) => outcome)])];
  return Object.fromEntries(
    all.map((outcome) => [
      outcome,
      findings
        .filter((finding) => finding.outcome === outcome)
        .map(({ checkId }) => checkId)
        .toSorted(),
    ]),
  );
}

/** In the form that the formatter gives: a list on one line where it has room. */
function write(platform: string, expected: Expected): void {
  const text = JSON.stringify(expected, null, 2).replace(
    /^( *)("[\w-]+": )?\[\n([^\]]*)\n *\](,?)$/gm,
    (whole, indent: string, name = '', items: string, comma: string) => {
      const line = `${indent}${name}[${items
        .split('\n')
        .map((item) => item.trim())
        .join(' ')}]${comma}`;
      return line.length <= 140 ? line : whole;
    },
  );
  mkdirSync(expectedFolder, { recursive: true });
  writeFileSync(fileOf(platform), `${text}\n`);
}

/** Facts that a tree cannot have: addresses, room and environment are those of the machine the test runs on. */
const ofTheMachine =
  /^(?:network\.interfaces|storage\.mounts\.\d+\.(?:total|free)Bytes|storage\.systemVolume\.(?:total|free)Bytes|proxy\.planes\.0\b)/;

/** Every value of an inventory's sections by its path, and what was not read with its reason. */
function factsOf({ sections }: Inventory, family: 'macos' | 'linux'): Record<string, unknown> {
  const facts: Record<string, unknown> = {};
  const add = (path: string, value: unknown): void => {
    if (ofTheMachine.test(path) || (family === 'macos' && path.startsWith('storage.disks'))) return; // disks of a live Mac come from a library
    if (typeof value === 'object' && value !== null && Object.keys(value).length > 0)
      for (const [name, member] of Object.entries(value)) add(`${path}.${name}`, member);
    else facts[path] = value;
  };
  for (const name of sectionNames) {
    const section = sections[name];
    if (section.status === 'unavailable') facts[name] = section.reason;
    else {
      add(name, section.data);
      for (const { fact, reason } of section.unread) facts[`${name}.${fact} unread`] = reason;
    }
  }
  return facts;
}

describe.skipIf(process.platform !== 'linux' || process.geteuid?.() !== 0)('read live, a tree says what its recording says', () => {
  test.each(unixTrees)('$platform', async ({ platform, family, entries }) => {
    const machine = await machineOf(entries, { family });
    const signal = new AbortController().signal;
    const live = await collect({
      machine,
      collectors: await collectorsOf(machine.family),
      catalogue: watchListOf(catalogue),
      signal,
      tool,
      onProgress: () => {},
    });
    expect(factsOf(live, family)).toEqual(factsOf(await inventoryOf(platform), family));
  });
});

test('no password of a tree is in its recording', async () => {
  // Every made-up password has these letters in it.
  const mark = 'made-up';
  const holders = unixTrees.filter(({ entries, environment }) => JSON.stringify([entries, environment]).includes(mark));
  expect(holders.length).toBeGreaterThan(1);
  for (const { platform } of holders) {
    for (const [name, content] of await filesOf(path.join(machinesFolder, platform)))
      expect(`${platform}/${name} ${content}`).not.toContain(mark);
  }
});

test('no tree and no expectation is left over', () => {
  expect(unixTrees.map(({ platform }) => platform).filter((platform) => !machines.includes(platform))).toEqual([]);
  expect(readdirSync(expectedFolder).toSorted()).toEqual(machines.map((machine) => `${machine}.json`).toSorted());
});

/** One of each kind of packages, init and shell tools' answers; every one with RECORD_ALL=1, which takes minutes. */
const alwaysRecorded = ['rhel-6', 'ubuntu-18.04', 'centos-stream-9', 'sles-12', 'linux-other', 'macos-10.14', 'macos-26'];

describe.skipIf(process.platform === 'win32')('recording again gives what is committed (npx node e2e/fixtures/record-unix.ts)', () => {
  const trees = process.env.RECORD_ALL ? unixTrees : unixTrees.filter(({ platform }) => alwaysRecorded.includes(platform));
  test.concurrent.each(trees)('$platform', { timeout: 120_000 }, async (tree) => {
    const place = await mkdtemp(path.join(tmpdir(), 'record-'));
    try {
      const again = await filesOf(await record(tree, place));
      const committed = new Map(await filesOf(path.join(machinesFolder, tree.platform)));
      committed.delete('origin.md');
      expect([...again.keys()]).toEqual([...committed.keys()]);
      for (const [name, content] of committed)
        expect(`${name}\n${again.get(name)?.toString('latin1')}`).toBe(`${name}\n${content.toString('latin1')}`);
    } finally {
      await rm(place, { recursive: true, force: true });
    }
  });
});
