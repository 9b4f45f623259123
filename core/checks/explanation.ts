import type { Catalogue, GuideLink } from '../catalogue/schema';
import { type Outcome, type Owner, outcomes, type Step } from '../evaluate/finding';
import type { SectionName } from '../inventory/schema';
import type { Family } from '../inventory/sections/operating-system';
import { readableMessage } from '../text/readable-message';
import { allChecks, checkOf } from './all';
import type { Check } from './check';
import { sentences } from './sentences';
import { type Subject, subjectOf } from './subject';

/** Which of a check's sentences stand where: headlines with the outcomes they come with, orders, steps, what passes rest on. Keys of its messages. */
export interface CheckSentences {
  readonly headlines: Readonly<Record<string, readonly Outcome[]>>;
  readonly orders: readonly string[];
  readonly steps: readonly string[];
  readonly bases: readonly string[];
}

/** A page that facts of the check were taken from. */
interface ExplainedSource {
  readonly key: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly date: string | null;
  readonly url: string | null;
}

/** All that there is to know about a check before it has judged anything. Sentences are English; places of values are named. */
export interface Explanation {
  readonly id: string;
  readonly step: Step;
  readonly subject: Subject;
  readonly guideItem: string | null;
  readonly title: string;
  readonly whyItMatters: string;
  readonly owner: Owner;
  readonly essential: boolean;
  /** `null`: on all systems. */
  readonly families: readonly Family[] | null;
  readonly onlyIfSupported: boolean;
  readonly restsOnPlatform: boolean;
  readonly requires: readonly SectionName[];
  /** What can be chosen where a person answers; `null` where none does. */
  readonly choices: readonly string[] | null;
  /** Gravest first. `outcome` is `null` for what comes out so rarely that it is not on record. */
  readonly results: readonly { readonly outcome: Outcome | null; readonly headline: string }[];
  readonly orders: readonly string[];
  readonly steps: readonly string[];
  /** Labels of the values it looks at. */
  readonly evidence: readonly string[];
  /** Checks whose failure explains a failure of this one. */
  readonly causedBy: readonly { readonly id: string; readonly title: string }[];
  readonly sources: readonly ExplainedSource[];
  readonly links: readonly Pick<GuideLink, 'id' | 'nameThen' | 'urlThen' | 'nameToday' | 'urlToday' | 'verified'>[];
  /** What is known to go wrong in such a migration that this check finds, and what people complain of. */
  readonly troubles: readonly string[];
  readonly pains: readonly string[];
}

/** Explains a check with what the catalogue knows of it. `known` are the places of its sentences, this version's by default. */
export function explanationOf(
  check: Check,
  catalogue: Catalogue,
  known: Readonly<Record<string, CheckSentences>> = sentences,
): Explanation {
  const { id, messages, evidence } = check;
  const { headlines, orders, steps, bases } = known[id] ?? { headlines: {}, orders: [], steps: [], bases: [] };
  const say = (key: string) =>
    readableMessage((messages[key] ?? '').replaceAll('{title}', check.title), (argument) => nameOf(evidence, argument));
  const placed = new Set([...Object.keys(headlines), ...orders, ...steps, ...bases]);
  const others = Object.keys(messages).filter((key) => !placed.has(key) && !isBasis(key));
  const verbs = verbsOf(check, known);
  const isOrder = (key: string) => verbs.has(firstWord(messages[key] ?? ''));
  const results = [
    ...Object.entries(headlines).flatMap(([key, of]) => of.map((outcome) => ({ outcome, headline: say(key) }))),
    ...others.filter((key) => !isStep(key) && !isOrder(key)).map((key) => ({ outcome: null, headline: say(key) })),
  ];
  const places = [...outcomes, null];
  return {
    id,
    step: check.step,
    subject: subjectOf(check),
    guideItem: check.guideItem ?? null,
    title: check.title,
    whyItMatters: check.whyItMatters,
    owner: check.owner,
    essential: check.essential ?? false,
    families: check.families ?? null,
    onlyIfSupported: check.onlyIfSupported ?? false,
    restsOnPlatform: check.restsOnPlatform ?? false,
    requires: check.requires,
    choices: check.answer ? Object.values(check.answer.choices) : null,
    results: results.toSorted((a, b) => places.indexOf(a.outcome) - places.indexOf(b.outcome)),
    orders: [...orders, ...others.filter((key) => !isStep(key) && isOrder(key))].map(say),
    steps: [...steps, ...others.filter(isStep)].map(say),
    evidence: Object.values(evidence),
    causedBy: (check.causedBy ?? []).map((cause) => ({ id: cause, title: checkOf(cause)?.title ?? cause })),
    sources: check.references.flatMap((key) => {
      const source = catalogue.sources[key];
      return source ? [{ key, title: source.title, publisher: source.publisher, date: source.date, url: source.url }] : [];
    }),
    links: catalogue.links
      .filter((link) => check.links?.includes(link.id))
      .map(({ id: link, nameThen, urlThen, nameToday, urlToday, verified }) => ({
        id: link,
        nameThen,
        urlThen,
        nameToday,
        urlToday,
        verified,
      })),
    troubles: catalogue.troubles.filter(({ checks }) => checks.includes(id)).map(({ problem }) => problem),
    pains: catalogue.pains.filter(({ checks }) => checks.includes(id)).map(({ pain }) => pain),
  };
}

const nameOf = (evidence: Check['evidence'], argument: string): string | null => {
  const label = Object.hasOwn(evidence, argument) ? evidence[argument] : undefined;
  // An abbreviation keeps its capitals.
  return label === undefined ? null : /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
};

/** What a result rests on. */
const isBasis = (key: string): boolean => /basis$/i.test(key) || key === 'stated';
const isStep = (key: string): boolean => /^step[A-Z\d]/.test(key) || key === 'again';

const firstWord = (text: string): string => /^\w*/.exec(text)?.[0] ?? '';

/** The verbs that orders and steps begin with: what begins with one of them and was never seen in its place is an order too. */
const verbsOf = (check: Check, known: Readonly<Record<string, CheckSentences>>): ReadonlySet<string> =>
  new Set(
    [check, ...allChecks].flatMap(({ id, messages }) => {
      const { orders, steps } = known[id] ?? { orders: [], steps: [] };
      return [...orders, ...steps].map((key) => firstWord(messages[key] ?? ''));
    }),
  );
