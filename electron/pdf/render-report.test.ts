import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { composeDocument } from '../../core/document/compose';
import { sampleCatalogue, sampleDocument, sampleOccasion } from '../../core/document/sample.test-support';
import { documentSchema, type ReadinessDocument } from '../../core/document/schema';
import { exportJson } from '../../core/export/json';
import { factsOf } from '../../core/inventory/facts';
import type { Outcome } from '../../core/evaluate/finding';
import { outcomes } from '../../core/evaluate/finding';
import { type VerdictWord, verdictOf } from '../../core/evaluate/verdict';
import { machineWith, withoutSection } from '../../core/inventory/machines.test-support';
import { sectionNames, sectionTitles } from '../../core/inventory/schema';
import { unreadSentence } from '../../core/text/unread-groups';
import { formatEvidence, formatMessage } from '../../core/text/wording';
import { actionsOf } from './actions';
import { titleOfAction } from './report-data';
import { hostileDocument } from './hostile.test-support';
import { type ReportOptions, renderReport } from './render-report';
import { attachmentOf, run, saved, squeezed, visibleText } from './tools.test-support';

const fonts = path.resolve(import.meta.dirname, '../../assets/fonts');
const render = (document: ReadinessDocument, pageSize: ReportOptions['pageSize'] = 'A4') => renderReport(document, { pageSize, fonts });
const say = (message: Parameters<typeof formatMessage>[0]): string => formatMessage(message, { timeZone: 'UTC' });

/** `Pages` and the like, as pdfinfo prints them. */
const infoOf = (file: string): Record<string, string> =>
  Object.fromEntries(
    run('pdfinfo', file)
      .stdout.split('\n')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  );

/** Levels of the headings in the order of the structure. */
const headingLevels = (structure: string): number[] => [...structure.matchAll(/^ *H([1-6]) /gm)].map(([, level]) => Number(level));

/** What a tool gives back of a text: without white space, and as it can be printed. */
const printed = (text: string): string =>
  squeezed(
    text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').replace(/[\u{1F000}-\u{1FFFF}]+/gu, (signs) => {
      const numbers = Array.from(signs, (sign) => `U+${sign.codePointAt(0)?.toString(16).toUpperCase()}`);
      return `[${numbers.join(' ')}]`;
    }),
  );

interface Dictionary {
  readonly [key: string]: unknown;
}

/** The dictionaries of all objects and streams of the file. */
function objectsOf(file: string): Dictionary[] {
  const { qpdf } = JSON.parse(run('qpdf', '--json', file).stdout) as {
    qpdf: [unknown, Record<string, { value?: Dictionary; stream?: { dict: Dictionary } }>];
  };
  return Object.values(qpdf[1]).flatMap(({ value, stream }) => [value ?? stream?.dict ?? {}]);
}

describe.each([
  { name: 'the sample', document: sampleDocument },
  { name: 'a document full of traps', document: hostileDocument },
])('the report of $name', ({ document: make }) => {
  const document = make();
  let file = '';

  beforeAll(async () => {
    file = saved(await render(document));
  });

  test('is a document of this version', () => {
    expect(documentSchema.safeParse(document).error).toBeUndefined();
  });

  test('is sound', () => {
    const { exitCode, stdout, stderr } = run('qpdf', '--check', file);
    expect(`${stdout}${stderr}`).toContain('No syntax or stream encoding errors found');
    expect(exitCode).toBe(0);
  });

  test('comes out with the same bytes again', async () => {
    expect(Buffer.from(await render(document)).equals(Buffer.from(await render(structuredClone(document))))).toBe(true);
  });

  test('says what it is', () => {
    const info = infoOf(file);
    expect(info).toMatchObject({ Tagged: 'yes', 'PDF version': '1.7', JavaScript: 'no', Form: 'none', Encrypted: 'no' });
    expect(info.Title).toMatch(/^Readiness for Microsoft Defender for Endpoint: ./);
    expect(info.CreationDate).toBe('Tue Nov 24 07:12:00 2026 UTC');
    expect(info.ModDate).toBe(info.CreationDate);
    expect(Number(info.Pages)).toBeGreaterThanOrEqual(3);
  });

  test('holds its fonts, and no others', () => {
    const fontLines = run('pdffonts', file).stdout.trim().split('\n').slice(2);
    expect(fontLines.length).toBeGreaterThanOrEqual(2);
    for (const line of fontLines) expect(line).toMatch(/NotoSans\S* +CID TrueType +Identity-H +yes yes yes/);
  });

  test('holds the document', () => {
    expect(attachmentOf(file)).toBe(exportJson(document));
    expect(run('pdfdetach', '-list', file).stdout).toMatch(/^1: \S+\.mdeready\.json$/m);
  });

  test('has a structure that readers understand', () => {
    const { stdout, stderr } = run('pdfinfo', '-struct', file);
    expect(stderr).toBe('');
    const levels = headingLevels(stdout);
    expect(levels[0]).toBe(1);
    for (const [index, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
    const count = (type: string): number => [...stdout.matchAll(new RegExp(`^ *${type}(?: |:|$)`, 'gm'))].length;
    expect(count('THead')).toBe(count('Table'));
    expect(count('TBody')).toBe(count('Table'));
    expect(count('Table')).toBeGreaterThan(5);
    expect(count('LBody')).toBe(count('LI'));
  });

  test('keeps the rules of PDF/A-3 and PDF/UA-1 that can be looked up', () => {
    const objects = objectsOf(file);
    const catalog = objects.find((object) => object['/Type'] === '/Catalog') ?? {};
    const wanted = [
      '/AF',
      '/Lang',
      '/MarkInfo',
      '/Metadata',
      '/Names',
      '/Outlines',
      '/OutputIntents',
      '/StructTreeRoot',
      '/ViewerPreferences',
    ];
    expect(Object.keys(catalog)).toEqual(expect.arrayContaining(wanted));
    const links = objects.filter((object) => object['/Subtype'] === '/Link');
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(link).toMatchObject({ '/Contents': expect.any(String), '/F': 4, '/StructParent': expect.any(Number) });
    for (const descriptor of objects.filter((object) => object['/Type'] === '/FontDescriptor'))
      expect(descriptor).toHaveProperty('/FontFile2');
    for (const page of objects.filter((object) => object['/Type'] === '/Page')) expect(page['/Tabs']).toBe('/S');
    for (const object of objects) {
      expect(object).not.toHaveProperty('/SMask');
      expect(object).not.toHaveProperty('/JS');
    }
  });

  test('shows every finding and what to do about it', () => {
    const text = visibleText(file);
    for (const { headline, remedy } of document.findings) {
      expect(text).toContain(printed(say(headline)));
      if (remedy) expect(text).toContain(printed(say(remedy.summary)));
      for (const step of remedy?.steps ?? []) expect(text).toContain(printed(say(step)));
    }
  });

  test("shows the machine, the guide's table and the record of the system", () => {
    const text = visibleText(file);
    if (document.machine.name !== null) expect(text).toContain(printed(document.machine.name));
    for (const { resource, applies } of document.guide.rows) {
      const addresses = applies === 'no' ? [] : [resource.url, resource.urlToday];
      for (const part of [resource.name, ...addresses]) expect(text).toContain(printed(part));
    }
    if (document.platform) expect(text).toContain(printed(document.platform.displayName));
    else expect(text).toContain(squeezed('The catalogue has no record of this system'));
  });

  test('shows every fact of the inventory, and why one is missing', () => {
    const text = visibleText(file);
    for (const name of sectionNames) {
      const section = document.inventory.sections[name];
      if (section.status === 'unavailable') {
        const elsewhere = section.reason === 'not-on-this-platform';
        expect(text).toContain(printed(elsewhere ? sectionTitles[name] : section.detail));
      }
      if (section.status === 'read')
        for (const { value, unread } of factsOf(name, section)) expect(text).toContain(printed(unread?.detail ?? value ?? ''));
    }
  });

  test('shows every value that was seen of what is open, to its last line', () => {
    const text = visibleText(file);
    const open = document.findings.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'notApplicable');
    for (const { name, value } of open.flatMap(({ evidence }) => evidence)) {
      for (const line of formatEvidence({ name, value }, document.platform, { timeZone: 'UTC' }).split(/\n|, /))
        expect(text).toContain(printed(line.slice(0, 12)));
    }
  });

  test('shows every statement', () => {
    const text = visibleText(file);
    for (const { by, note } of document.statements) {
      expect(text).toContain(printed(by));
      for (const line of note?.split('\n') ?? []) expect(text).toContain(printed(line.slice(0, 30)));
      expect(text).toContain(printed(note?.slice(-40) ?? ''));
    }
  });

  test('comes on Letter with the same words', async () => {
    const letter = saved(await render(document, 'Letter'));
    expect(infoOf(letter)['Page size']).toBe('612 x 792 pts (letter)');
    expect(run('qpdf', '--check', letter).exitCode).toBe(0);
    const text = visibleText(letter);
    for (const { headline } of document.findings) expect(text).toContain(printed(say(headline)));
  });
});

test('a document without findings and statements still makes a report', async () => {
  const document: ReadinessDocument = {
    ...sampleDocument(),
    machine: { id: null, name: null, system: null },
    site: null,
    assessor: null,
    findings: [],
    statements: [],
    platform: null,
    verdict: { word: 'ready', decidedBy: [] },
    sources: {},
    links: {},
  };
  const file = saved(await render(document));
  const text = visibleText(file);
  expect(run('qpdf', '--check', file).exitCode).toBe(0);
  for (const sentence of ['Nothing. No finding asks for anything.', 'No question has been answered.', 'No check belongs to this step.']) {
    expect(text).toContain(squeezed(sentence));
  }
});

/** The words of one page. */
const pageText = (file: string, page: number): string =>
  squeezed(run('pdftotext', '-raw', '-f', String(page), '-l', String(page), file, '-').stdout);

/** The sample with its findings turned into the outcomes that a verdict asks for. */
function sampleThatIs(word: VerdictWord): ReadinessDocument {
  const sample = sampleDocument();
  const kept: Readonly<Record<VerdictWord, readonly Outcome[]>> = {
    blocked: outcomes,
    incomplete: outcomes.filter((outcome) => outcome !== 'fail'),
    readyWithWarnings: ['warn', 'pass', 'notApplicable'],
    ready: ['pass', 'notApplicable'],
  };
  const own = sample.findings.filter(({ outcome, causedBy }) => kept[word].includes(outcome) && causedBy === null);
  const findings = own.map((finding, index) => (word === 'blocked' && index === 0 ? { ...finding, outcome: 'fail' as const } : finding));
  return { ...sample, findings, verdict: verdictOf(findings) };
}

describe('who signs', () => {
  test.each([
    {
      word: 'blocked',
      boxes: ['Approvedwiththeseconditions:', 'Rejected,because:'],
      says: 'A blocked device can be approved with conditions only.',
    },
    { word: 'incomplete', boxes: ['Approved', 'Approvedwiththeseconditions:', 'Rejected,because:'], says: 'What is open has not passed.' },
    { word: 'readyWithWarnings', boxes: ['Approved', 'Approvedwiththeseconditions:', 'Rejected,because:'], says: '' },
    { word: 'ready', boxes: ['Approved', 'Approvedwiththeseconditions:', 'Rejected,because:'], says: '' },
  ] as const)('is told what approving means: $word', async ({ word, boxes, says }) => {
    const document = sampleThatIs(word);
    expect(document.verdict.word).toBe(word);
    const file = saved(await render(document));
    const lines = run('pdftotext', '-raw', '-l', '2', file, '-').stdout.split('\n').map(squeezed);
    expect(lines.filter((line) => /^(Approved|Rejected,)/.test(line))).toEqual(boxes);
    expect(visibleText(file)).toContain(squeezed(says));
  });

  test('finds the decision on the second page at the latest, after all that is open, with the name that is known', async () => {
    const document = { ...sampleDocument(), assessor: 'Wilhelmina Example-Assessor' };
    const file = saved(await render(document));
    const start = `${pageText(file, 1)}${pageText(file, 2)}`;
    const decision = start.indexOf(squeezed('Approved with these conditions:'));
    expect(decision).toBeGreaterThan(0);
    expect(start.lastIndexOf(squeezed(document.assessor))).toBeGreaterThan(decision);
    for (const { finding, alike } of actionsOf(document)) {
      const place = start.indexOf(printed(titleOfAction({ finding, alike })));
      expect(place).toBeGreaterThan(0);
      expect(place).toBeLessThan(decision);
    }
  });

  test('is told how many more are open when they are too many for the summary', async () => {
    const sample = sampleDocument();
    const [model] = sample.findings.filter(({ outcome }) => outcome === 'warn');
    const findings = Array.from({ length: 20 }, (_, index) => ({ ...model, checkId: `made-up-${index}`, causedBy: null }));
    const document = documentSchema.parse({ ...sample, findings, verdict: { word: 'incomplete', decidedBy: ['made-up-0'] } });
    expect(visibleText(saved(await render(document)))).toContain(squeezed('5 more under What to do.'));
  });
});

test('that a finding is unconfirmed stands wherever it is named: in the summary, under what to do, and in its step', async () => {
  const sample = sampleThatIs('blocked');
  const findings = sample.findings.map((finding) => ({ ...finding, unconfirmed: finding.outcome === 'fail' }));
  const [failed] = findings.filter(({ outcome }) => outcome === 'fail');
  if (!failed) throw new Error('the sample is blocked');
  const file = saved(await render({ ...sample, findings }));
  const marked = printed(`${say(failed.headline)} (unconfirmed)`);
  expect(pageText(file, 1)).toContain(marked);
  expect(visibleText(file).split(marked).length - 1).toBeGreaterThanOrEqual(3);
});

test('what one unread section left unknown is one line, in the summary and under what to do', async () => {
  const whole = composeDocument(
    {
      inventory: withoutSection(machineWith('windows-11'), 'windowsSystem', 'Access is denied.'),
      statements: [],
      connectivity: { status: 'deferred', reason: 'offline-chosen' },
    },
    sampleCatalogue(),
    sampleOccasion(),
  );
  const findings = whole.findings.filter(({ outcome }) => outcome !== 'manual');
  const document = { ...whole, findings, verdict: verdictOf(findings) };
  const file = saved(await render(document));
  const [action] = actionsOf(document).filter(({ alike }) => alike.length > 0);
  if (!action) throw new Error('many checks need the section');
  const line = printed(unreadSentence([action.finding, ...action.alike], 'cause'));
  expect(`${pageText(file, 1)}${pageText(file, 2)}`).toContain(line);
  expect(visibleText(file).split(line).length - 1).toBeGreaterThanOrEqual(2);
});

test('the path of a fact is not printed as the place it was read from', async () => {
  const sample = sampleDocument();
  const findings = sample.findings.map((finding, index) => ({
    ...finding,
    evidence: [{ name: 'value', value: `value ${index}`, source: 'linuxSystem.init.systemdVersion' }],
  }));
  const text = visibleText(saved(await render({ ...sample, findings })));
  expect(text).not.toContain('linuxSystem.');
  expect(text).toContain(squeezed(`inventory, ${sectionTitles.linuxSystem}`));
});

test('what a screen reader is given stands in the order of the page, with words apart', async () => {
  const sample = sampleDocument();
  const { sections } = sample.inventory;
  const gone = { status: 'unavailable', at: sample.assessedAt, tookMs: 1, reason: 'cancelled', detail: 'a person cancelled it' } as const;
  // Poppler takes seconds for the text of a long structure, so this document is short.
  const short = { ...sections, storage: gone, network: gone, proxy: gone, securityProducts: gone, linuxSystem: gone };
  const document = {
    ...sample,
    findings: [],
    verdict: { word: 'ready', decidedBy: [] },
    inventory: { ...sample.inventory, sections: short },
  };
  const { stdout, stderr } = run('pdfinfo', '-struct-text', saved(await render(documentSchema.parse(document))));
  expect(stderr).toBe('');
  const texts = [...stdout.matchAll(/^ *"(.*)"$/gm)].map(([, text]) => text);
  const inOrder = [
    'Readiness for Microsoft Defender for Endpoint',
    'Summary for approval',
    'Ready',
    'Decision',
    'Contents',
    'What to do',
    "The guide's table",
  ];
  const places = inOrder.map((text) => texts.indexOf(text));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(texts).toContain('Windows 10; Windows Server 2019; Windows Server 1803 or later');
}, 60_000);

test('another time zone changes nothing', async () => {
  const document = sampleDocument();
  const hourIn = async (zone: string): Promise<[hour: number, bytes: Uint8Array]> => {
    process.env.TZ = zone;
    return [new Date(document.assessedAt).getHours(), await render(document)];
  };
  const before = process.env.TZ;
  try {
    const [there, bytesThere] = await hourIn('Pacific/Auckland');
    const [here, bytesHere] = await hourIn('UTC');
    expect(there).not.toBe(here);
    expect(Buffer.from(bytesThere).equals(Buffer.from(bytesHere))).toBe(true);
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
});
