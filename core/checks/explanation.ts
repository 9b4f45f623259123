import type { Catalogue, GuideLink } from '../catalogue/schema';
import { type Outcome, type Owner, outcomes, type Step } from '../evaluate/finding';
import type { SectionName } from '../inventory/schema';
import type { Family } from '../inventory/sections/operating-system';
import { readableMessage } from '../text/readable-message';
import { checkOf } from './all';
import { type Check, isStep } from './check';
import { type Subject, subjectOf } from './subject';

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
  /** Gravest first. */
  readonly results: readonly { readonly outcome: Outcome; readonly headline: string }[];
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

/** Explains a check with what the catalogue knows of it. */
export function explanationOf(check: Check, catalogue: Catalogue): Explanation {
  const { id, messages, headlines, orders, evidence } = check;
  const say = (key: string) =>
    readableMessage((messages[key] ?? '').replaceAll('{title}', check.title), (argument) => nameOf(evidence, argument));
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
    results: outcomes.flatMap((outcome) => (headlines[outcome] ?? []).map((key) => ({ outcome, headline: say(key) }))),
    orders: orders.map(say),
    steps: Object.keys(messages).filter(isStep).map(say),
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
  // An abbreviation and a name such as DisableEnterpriseAuthProxy keep their capitals.
  return label === undefined ? null : /^[A-Z][a-z]+(?![A-Za-z])/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
};
