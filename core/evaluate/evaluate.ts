import { type PlatformMatch, matchPlatform } from '../catalogue/match';
import type { Catalogue } from '../catalogue/schema';
import { allChecks } from '../checks/all';
import type { Check, Context, Inputs, Result } from '../checks/check';
import { missingIdentity, supportsNothing, systemName } from '../checks/system';
import { latestStatement } from '../document/statement';
import type { Inventory, SectionData, SectionName, Sections } from '../inventory/schema';
import { sourceOf, type UnreadFact, type UnreadReason } from '../inventory/section';
import { familyNames } from '../inventory/sections/operating-system';
import type { Message } from '../text/message';
import type { Finding, Outcome } from './finding';
import { type Verdict, verdictOf } from './verdict';

export interface Evaluation {
  readonly platform: PlatformMatch | null;
  /** In the order of the checks. */
  readonly findings: readonly Finding[];
  readonly verdict: Verdict;
}

/**
 * Judges what was read and stated. Pure: the same inputs, catalogue and `now` give the same evaluation for ever.
 *
 * @param now the moment of the assessment; ends of support and ages are judged by it
 */
export function evaluate(inputs: Inputs, catalogue: Catalogue, now: Date, checks: readonly Check[] = allChecks): Evaluation {
  const { operatingSystem } = inputs.inventory.sections;
  const platform = operatingSystem.status === 'read' ? matchPlatform(catalogue.platforms, operatingSystem.data) : null;
  const judged = checks.map((check): Judged => {
    const result = resultOf(check, inputs, catalogue, platform, now);
    const possible = 'remedy' in result ? result.causes : undefined;
    const causes = (check.causedBy ?? []).filter((cause) => possible?.includes(cause) ?? true);
    return { finding: toFinding(check, result, platform), causes };
  });
  const findings = withCauses(judged);
  return { platform, findings, verdict: verdictOf(findings) };
}

const runnerSays = (key: string, values: Message['values'] = {}): Message => ({ id: `runner.${key}`, values });

/** Sentences of the runner itself, where a check could not be asked. English ICU messages. */
export const runnerMessages: Readonly<Record<string, string>> = {
  sectionUnavailable: '{check}: not known, because {section} could not be read.',
  factUnread: '{check}: not known, because a fact of {section} is missing.',
  partsUnread: '{check}: not known, because of {section} this could not be read: {parts}.',
  readAgain: [
    '{reason, select,',
    'notElevated {Assess this device again with administrator or root rights.}',
    'cancelled {Assess this device again and let it finish.}',
    'timedOut {Read {section} again; if it times out again, find it out by hand.}',
    'notCollected {{origin, select,',
    'live {Find it out by hand, or assess this device with a version of the product that reads it.}',
    'other {Collect the evidence again with the current script.}}}',
    'notFound {Find it out by hand: the evidence says what this machine does not tell.}',
    'other {Read {section} again; if it stays so, find it out by hand.}}',
  ].join(' '),
  otherFamily: 'Only for {families}.',
  otherFamilyBasis: 'This system is {family}.',
  unsupportedSystem: 'Neither EDR nor antivirus is listed as supported on {system}.',
  unsupportedSystemBasis: 'So what Defender asks of a system does not matter here.',
  checkFailed: 'This check could not be completed: {error}.',
  report: 'Report this to the makers of the tool, with the document attached.',
};

const camel = (reason: string): string => reason.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

function resultOf(check: Check, inputs: Inputs, catalogue: Catalogue, platform: PlatformMatch | null, now: Date): Result {
  const { sections } = inputs.inventory;
  const { operatingSystem } = sections;
  if (check.families && operatingSystem.status === 'unavailable')
    return unavailable(check, inputs.inventory, 'operatingSystem', operatingSystem);
  if (check.families && operatingSystem.status === 'read' && !check.families.includes(operatingSystem.data.family)) {
    return {
      outcome: 'notApplicable',
      headline: runnerSays('otherFamily', { families: check.families.map((family) => familyNames[family]) }),
      basis: runnerSays('otherFamilyBasis', { family: familyNames[operatingSystem.data.family] }),
    };
  }
  if (operatingSystem.status === 'unavailable' && check.requires.includes('operatingSystem'))
    return unavailable(check, inputs.inventory, 'operatingSystem', operatingSystem);
  const context = contextOf(check, inputs, catalogue, platform, now);
  const record = platform?.record ?? null;
  if (check.onlyIfSupported && operatingSystem.status === 'read' && record !== null && supportsNothing(record)) {
    // A record that was matched without what identifies the system says nothing of its support.
    const missing = missingIdentity(operatingSystem.data, context);
    if (missing !== null) return context.unread('operatingSystem', missing);
    return {
      outcome: 'notApplicable',
      headline: runnerSays('unsupportedSystem', { system: systemName(record, operatingSystem.data) }),
      basis: runnerSays('unsupportedSystemBasis'),
      unconfirmed: !record.verified,
    };
  }
  const missing = check.requires.flatMap((name) => {
    const section = sections[name];
    return section.status === 'unavailable' ? [{ name, section }] : [];
  });
  const data = Object.fromEntries(
    check.requires.map((name) => {
      const section = sections[name];
      return [name, section.status === 'read' ? section.data : unseen()];
    }),
  );
  const [first] = missing;
  const unknown = first && unavailable(check, inputs.inventory, first.name, first.section);
  try {
    const result = check.evaluate(
      data,
      unknown
        ? unseenIn(
            context,
            missing.map(({ name }) => name),
          )
        : context,
    );
    // What does not apply for the system alone does not become a question because a section was not read.
    return unknown && result.outcome !== 'notApplicable' ? unknown : result;
  } catch (error) {
    if (unknown) return unknown;
    return {
      outcome: 'unknown',
      headline: runnerSays('checkFailed', { error: error instanceof Error ? error.message : String(error) }),
      remedy: { summary: runnerSays('report') },
    };
  }
}

/** Thrown where a check looks at a section that could not be read. */
class LookedAtUnread extends Error {}

const look = (): never => {
  throw new LookedAtUnread();
};

/** Stands for the data of a section that could not be read: a check that decides without looking at it, decides. */
const unseen = (): object => new Proxy({}, { get: look, has: look, ownKeys: look, getOwnPropertyDescriptor: look });

/** The same for what a check asks its context of these sections. */
function unseenIn(context: Context, missing: readonly SectionName[]): Context {
  const asked = (section: SectionName) => {
    if (missing.includes(section)) look();
  };
  return {
    ...context,
    gaps(section, fact) {
      asked(section);
      return context.gaps(section, fact);
    },
    unread(section, fact) {
      asked(section);
      return context.unread(section, fact);
    },
    besides(section) {
      asked(section);
      return context.besides(section);
    },
  };
}

function contextOf(check: Check, inputs: Inputs, catalogue: Catalogue, platform: PlatformMatch | null, now: Date): Context {
  const { sections } = inputs.inventory;
  return {
    catalogue,
    platform: platform?.record ?? null,
    minorUnknown: platform?.minorUnknown ?? false,
    connectivity: inputs.connectivity,
    statement: latestStatement(inputs.statements, check.id),
    now,
    say: (key, values = {}) => ({ id: `${check.id}.${key}`, values: values as Message['values'] }),
    see: (name, value, from) => ({ name, value, source: resolveSource(sections, from) }),
    gaps: (section, fact) => gapsOf(sections, section, fact),
    unread: (section, fact) => unreadFact(check, inputs.inventory, section, fact),
    besides: <Name extends SectionName>(name: Name) => {
      const section = sections[name];
      return section.status === 'read' ? (section.data as SectionData<Name>) : null; // the union of sections does not keep the name
    },
  };
}

function resolveSource(sections: Sections, from: string): string {
  const dot = from.indexOf('.');
  const name = dot < 0 ? from : from.slice(0, dot);
  if (!Object.hasOwn(sections, name)) return from;
  const section = sections[name as SectionName];
  return (section.status === 'read' ? sourceOf(section.sources, dot < 0 ? '' : from.slice(dot + 1)) : null) ?? from;
}

/** Who assesses the machine itself has no script to collect evidence with. */
const readAgain = ({ origin }: Inventory, section: SectionName, reason: UnreadReason): Message =>
  runnerSays('readAgain', { reason: camel(reason), section, origin });

function unavailable(
  check: Check,
  inventory: Inventory,
  name: SectionName,
  { reason, detail }: { readonly reason: UnreadReason; readonly detail: string },
): Result {
  return {
    outcome: 'unknown',
    headline: runnerSays('sectionUnavailable', { check: check.id, section: name }),
    remedy: { summary: readAgain(inventory, name, reason) },
    owner: 'technician',
    evidence: [{ name, value: detail, source: null }],
  };
}

const isWithin = (fact: string, other: string): boolean => other === '' || fact === other || fact.startsWith(`${other}.`);

/** What the section says it could not read: the fact, what is around it, or a part of it. */
function unreadAbout(sections: Sections, name: SectionName, fact: string): readonly UnreadFact[] {
  const section = sections[name];
  return section.status === 'read' ? section.unread.filter((entry) => isWithin(fact, entry.fact) || isWithin(entry.fact, fact)) : [];
}

const gapsOf = (sections: Sections, name: SectionName, fact: string): readonly UnreadFact[] =>
  unreadAbout(sections, name, fact).filter(({ reason }) => reason !== 'not-on-this-platform');

function unreadFact(check: Check, inventory: Inventory, name: SectionName, fact: string): Result {
  const { sections } = inventory;
  const section = sections[name];
  if (section.status === 'unavailable') return unavailable(check, inventory, name, section);
  const missing = gapsOf(sections, name, fact);
  const gaps = missing.length > 0 ? missing : unreadAbout(sections, name, fact);
  const parts = gaps.filter((gap) => gap.fact.startsWith(`${fact}.`)).map((gap) => `${name}.${gap.fact}`);
  const reason = gaps[0]?.reason ?? 'not-readable';
  const values = { check: check.id, section: name };
  return {
    outcome: 'unknown',
    headline:
      parts.length > 0 && parts.length === gaps.length ? runnerSays('partsUnread', { ...values, parts }) : runnerSays('factUnread', values),
    remedy: { summary: readAgain(inventory, name, reason) },
    owner: 'technician',
    evidence:
      gaps.length === 0
        ? [{ name: `${name}.${fact}`, value: null, source: null }]
        : gaps.map((gap) => ({ name: `${name}.${isWithin(fact, gap.fact) ? fact : gap.fact}`, value: gap.detail, source: null })),
  };
}

function toFinding(check: Check, result: Result, platform: PlatformMatch | null): Finding {
  const mends = 'remedy' in result ? result : null;
  return {
    checkId: check.id,
    step: check.step,
    guideItem: check.guideItem ?? null,
    outcome: result.outcome,
    headline: result.headline,
    owner: mends?.owner ?? check.owner,
    remedy: mends && { summary: mends.remedy.summary, steps: [...(mends.remedy.steps ?? [])], command: mends.remedy.command ?? null },
    basis: 'basis' in result ? (result.basis ?? null) : null,
    evidence: [...(result.evidence ?? [])],
    causedBy: null,
    essential: check.essential ?? false,
    unconfirmed: ((check.restsOnPlatform ?? false) && platform?.record?.verified === false) || (result.unconfirmed ?? false),
    references: [...check.references],
    links: [...(check.links ?? [])],
  };
}

/**
 * What can explain a finding of each outcome: a failure only by a failure, a warning also by a warning, what is open also by what
 * could not be read. So nothing hides under what weighs less.
 */
const explainedBy: Readonly<Partial<Record<Outcome, readonly Outcome[]>>> = {
  fail: ['fail'],
  warn: ['fail', 'warn'],
  manual: ['fail'],
  deferred: ['fail'],
  unknown: ['fail', 'unknown'],
};

/** A finding with the checks that explain it where they fail or warn. */
interface Judged {
  readonly finding: Finding;
  readonly causes: readonly string[];
}

/** Puts what went wrong under the check that explains it: the first of its causes that did, followed to the root. */
function withCauses(judged: readonly Judged[]): Finding[] {
  const outcomeOf = new Map(judged.map(({ finding }) => [finding.checkId, finding.outcome]));
  const causesOf = new Map(judged.map(({ finding, causes }) => [finding.checkId, causes]));
  const rootOf = (id: string, passed: ReadonlySet<string>): string | null => {
    const explaining = explainedBy[outcomeOf.get(id) ?? 'pass'] ?? [];
    for (const cause of causesOf.get(id) ?? []) {
      const outcome = outcomeOf.get(cause);
      if (outcome !== undefined && explaining.includes(outcome) && !passed.has(cause))
        return rootOf(cause, new Set([...passed, cause])) ?? cause;
    }
    return null;
  };
  return judged.map(({ finding }) => ({ ...finding, causedBy: rootOf(finding.checkId, new Set([finding.checkId])) }));
}
