import { sampleDocument } from '../../core/document/sample.test-support';
import type { ReadinessDocument } from '../../core/document/schema';
import type { Finding, Outcome } from '../../core/evaluate/finding';
import { outcomes } from '../../core/evaluate/finding';
import { verdictOf } from '../../core/evaluate/verdict';
import type { Message } from '../../core/text/message';

const word = 'w'.repeat(70);

const settled: readonly Outcome[] = ['pass', 'notApplicable'];
const open = outcomes.filter((outcome) => !settled.includes(outcome));

/** A sentence that this version knows, with a foreign text in it. */
const sentence = (error: string): Message => ({ id: 'runner.checkFailed', values: { error } });

function finding(checkId: string, outcome: Outcome, rest: Partial<Finding> = {}): Finding {
  return {
    checkId,
    step: 3,
    guideItem: null,
    outcome,
    headline: sentence(`${outcome} & <${checkId}> 😀 gnp\u202E.exe`),
    owner: 'technician',
    remedy: {
      summary: sentence(`mend & <${checkId}>`),
      steps: [sentence(`step of ${checkId} ${word}`)],
      command: `echo "${checkId}" && \\\n  true`,
    },
    basis: null,
    evidence: [],
    causedBy: null,
    essential: false,
    unconfirmed: true,
    references: ['NO-SUCH-SOURCE'],
    links: ['no-such-link'],
    ...rest,
  };
}

/**
 * The sample, with what may come from a machine, a person or another version of the product and could break a page: markup,
 * emoji, direction overrides, right-to-left names, words without a break, values of hundreds of lines, causes in a circle,
 * checks that this version does not have, and sections that could not be read. Made up.
 */
export function hostileDocument(): ReadinessDocument {
  const sample = sampleDocument();
  const { sections } = sample.inventory;
  const log = Array.from({ length: 300 }, (_, index) => `line ${index + 1}: error 0x80070005 in C:\\ProgramData\\Example\\service.log`);
  const findings: Finding[] = [
    ...outcomes.map((outcome) =>
      finding(`foreign-${outcome}`, outcome, settled.includes(outcome) ? { remedy: null, basis: sentence('<basis>') } : {}),
    ),
    ...open.map((outcome) => finding(`other-${outcome}`, outcome, { step: 1, guideItem: '1.9', owner: 'licence-administrator' })),
    finding('chicken', 'fail', { causedBy: 'egg' }),
    finding('egg', 'fail', { causedBy: 'chicken' }),
    finding('orphan', 'warn', { causedBy: 'nobody' }),
    finding('unknown-to-this-version', 'warn', {
      headline: { id: 'unknown-to-this-version.headline', values: { name: '<script>', sizeBytes: 3 } },
    }),
    finding('verbose', 'fail', {
      evidence: [
        { name: 'log', value: log.join('\n'), source: '/var/log/example.log' },
        { name: 'word', value: word.repeat(4), source: null },
        { name: 'list', value: [], source: 'דוד כהן (מחשב 3)' },
        { name: 'absent', value: null, source: '' },
      ],
    }),
    finding('settled-and-verbose', 'pass', {
      remedy: null,
      evidence: [{ name: 'log', value: log.slice(0, 200), source: '/var/log/other.log' }],
    }),
  ];
  return {
    ...sample,
    machine: { id: null, name: `BR-12 & <Ops> "x" 😀 \u202Egnp.exe ${word}`, system: 'دفتر-01 (شركة ABC 12)' },
    site: 'Ελληνικά Кириллица 王小明',
    assessor: 'דוד כהן & <Sons>',
    platform: null,
    inventory: {
      ...sample.inventory,
      sections: {
        ...sections,
        hardware: { status: 'unavailable', at: sample.inventory.startedAt, tookMs: 2000, reason: 'timed-out', detail: `${word} & <none>` },
        network:
          sections.network.status === 'read'
            ? {
                ...sections.network,
                data: { ...sections.network.data, dns: null },
                unread: [{ fact: 'dns', reason: 'not-readable', detail: 'permission & <denied>' }],
              }
            : sections.network,
      },
    },
    statements: [
      ...sample.statements,
      {
        checkId: 'unknown-to-this-version',
        answer: 'done',
        choice: 'a choice of another version',
        by: 'A. & <B> 😀',
        on: '2026-11-20',
        note: `First line & <b>\n${'a long note without an end '.repeat(140)}`.trim(),
        recordedAt: '2026-11-24T07:12:30.000Z',
      },
    ],
    findings,
    verdict: verdictOf(findings),
  };
}
