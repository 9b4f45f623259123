import type { Catalogue, Platform } from '../catalogue/schema';
import type { Connectivity } from '../connectivity/schema';
import type { Statement } from '../document/statement';
import type { Evidence, Outcome, Owner, Step } from '../evaluate/finding';
import type { Inventory, SectionData, SectionName } from '../inventory/schema';
import type { UnreadFact } from '../inventory/section';
import type { Family } from '../inventory/sections/operating-system';
import type { Message, MessageValue } from '../text/message';
import type { Subject } from './subject';

type Values = Readonly<Record<string, MessageValue>>;

/**
 * What a check's `evaluate` gives back. `owner` overrides the check's own where this result is another team's to mend, and
 * `causes` its `causedBy` where only some of them, or none, explain this result. `unconfirmed`: it rests on a fact of the
 * catalogue that could not be confirmed.
 */
export type Result =
  | {
      readonly outcome: 'pass' | 'notApplicable';
      readonly headline: Message;
      readonly basis?: Message;
      readonly evidence?: readonly Evidence[];
      readonly unconfirmed?: boolean;
    }
  | {
      readonly outcome: 'fail' | 'warn' | 'unknown' | 'manual' | 'deferred';
      readonly headline: Message;
      readonly remedy: { readonly summary: Message; readonly steps?: readonly Message[]; readonly command?: string };
      readonly owner?: Owner;
      readonly causes?: readonly string[];
      readonly evidence?: readonly Evidence[];
      readonly unconfirmed?: boolean;
    };

/**
 * What a check may look at besides its sections. It has no clock and no machine: one input gives one result for ever.
 *
 * @typeParam M keys of the check's `messages`
 * @typeParam E keys of the check's `evidence`
 */
export interface Context<M extends string = string, E extends string = string> {
  readonly catalogue: Catalogue;
  /** The catalogue's record of this system; `null` when no record fits or the operating system could not be read. */
  readonly platform: Platform | null;
  /** The record fits by its major version only: the minor one could not be read. */
  readonly minorUnknown: boolean;
  readonly connectivity: Connectivity;
  /** The answer that counts for this check; `undefined` when nobody has answered. */
  readonly statement: Statement | undefined;
  /** When the assessment is made; ends of support are judged by it. */
  readonly now: Date;
  /** A sentence of this check, with its values. */
  say(key: M, values?: Values): Message;
  /** A value that was looked at. `from` is `<section>.<fact>` (its source is looked up), or a source as it stands. */
  see(name: E, value: Evidence['value'], from: string): Evidence;
  /**
   * What the section could not read of a fact: the fact itself, what is around it, or a part of it. A list with a gap proves
   * nothing by what it lacks. What a platform does not have is no gap.
   */
  gaps(section: SectionName, fact: string): readonly UnreadFact[];
  /** The `unknown` of a fact that is `null` or has gaps, or of a section that is unavailable, with the reasons that are given. */
  unread(section: SectionName, fact: string): Result;
  /**
   * A section beyond those required, `null` when it could not be read: for what refines a result. Where it decides, because
   * only one family has it, `null` has to give `unread`.
   */
  besides<Name extends SectionName>(section: Name): SectionData<Name> | null;
}

/**
 * The sentences of a check and what each of them is: a headline, an order, or what its key says. Steps of remedies are `again`
 * and what begins with `step`; what a result rests on ends in `Basis`.
 *
 * @typeParam M the messages; their keys
 */
export interface Sentences<M extends Readonly<Record<string, string>> = Readonly<Record<string, string>>> {
  /** English ICU messages. */
  readonly messages: M;
  /** Keys of what can come out, by the outcomes they come with. What the runner says in its place is not among them. */
  readonly headlines: Readonly<Partial<Record<Outcome, readonly NoInfer<keyof M & string>[]>>>;
  /** Keys of the summaries of remedies. */
  readonly orders: readonly NoInfer<keyof M & string>[];
}

export const isStep = (key: string): boolean => /^step[A-Z\d]/.test(key) || key === 'again';
export const isBasis = (key: string): boolean => /(?:^b|B)asis$/.test(key);

/** What stands about a check in the window, the report, `explain` and the documentation. */
export interface CheckMeta extends Sentences {
  /** The file's name. A noun. */
  readonly id: string;
  readonly step: Step;
  readonly guideItem?: string;
  /** A noun, the same for every outcome. */
  readonly title: string;
  /** One sentence: what goes wrong on this machine, or for the organisation, when the check fails. */
  readonly whyItMatters: string;
  readonly owner: Owner;
  /**
   * Open (manual, deferred, unknown) it leaves the verdict incomplete. Every check that can fail is essential: else a
   * machine would look better for what could not be read of it.
   */
  readonly essential?: boolean;
  /** Judges by the catalogue's record of the system: where that is unconfirmed, so is the finding. */
  readonly restsOnPlatform?: boolean;
  /** Does not apply where neither EDR nor antivirus is supported: what Defender asks of a system does not matter there. */
  readonly onlyIfSupported?: boolean;
  /** Systems the check is for; on others it does not apply. All when absent. */
  readonly families?: readonly Family[];
  /** Checks that explain this one where both fail, or both warn. */
  readonly causedBy?: readonly string[];
  readonly requires: readonly SectionName[];
  /** Keys of the catalogue's sources. */
  readonly references: readonly string[];
  /** Ids of the guide's links that belong here. */
  readonly links?: readonly string[];
  /** What it is about, where the sections it requires do not say so. */
  readonly subject?: Subject;
  /** For a check that a person answers: the choices when it is done (value and English label); empty when there is only done or not. */
  readonly answer?: { readonly choices: Readonly<Record<string, string>> };
  /** Names of the values it looks at, with their English labels. Units end the name as in messages. */
  readonly evidence: Readonly<Record<string, string>>;
}

/** A check as the runner sees it. */
export interface Check extends CheckMeta {
  evaluate(sections: Readonly<Record<string, unknown>>, context: Context): Result;
}

/**
 * Defines a check: its meta, then one pure function. Only the sections it requires arrive; the runner answers for it when
 * one is unavailable or the system is of another family.
 */
export function defineCheck<
  const R extends readonly SectionName[],
  const M extends Readonly<Record<string, string>>,
  const E extends Readonly<Record<string, string>>,
>(
  check: Omit<CheckMeta, 'requires' | 'evidence' | keyof Sentences> &
    Sentences<M> & {
      readonly requires: R;
      readonly evidence: E;
      evaluate(sections: { readonly [Name in R[number]]: SectionData<Name> }, context: Context<keyof M & string, keyof E & string>): Result;
    },
): Check {
  return check as unknown as Check; // the runner hands over exactly `requires`, and `say` and `see` take any of the check's own keys
}

/**
 * Defines a check that only a person can answer.
 *
 * @param check `question` is the headline while it waits, `ask` the line below it (who does what); `done` and `notDone` are
 *   the headlines after an answer; a choice has its own `done`. `ifNotDone` is the outcome of "not done": where the check is
 *   essential it has to be `fail`, else saying so would look better than saying nothing. `steps` tell how to find it out.
 */
export function defineManualCheck(check: {
  readonly id: string;
  readonly step: Step;
  readonly guideItem: string;
  readonly title: string;
  readonly whyItMatters: string;
  readonly owner: Owner;
  readonly essential: boolean;
  readonly references: readonly string[];
  readonly links?: readonly string[];
  readonly subject?: Subject;
  readonly causedBy?: readonly string[];
  readonly choices?: Readonly<Record<string, { readonly label: string; readonly done: string }>>;
  readonly question: string;
  readonly ask: string;
  readonly done: string;
  readonly notDone: string;
  readonly ifNotDone: 'fail' | 'warn';
  readonly remedy: string;
  readonly steps: readonly string[];
}): Check {
  const { choices: offered = {}, question, ask, done, notDone, ifNotDone, remedy, steps, ...meta } = check;
  const stepKeys = steps.map((_, index) => `step${index + 1}`);
  const messages: Record<string, string> = {
    question,
    ask,
    done,
    notDone,
    remedy,
    notNeeded: '{title}: not applicable here.',
    statedBasis: '{choice, select, none {Stated} other {{choiceLabel}, stated}} by {by} on {onDate}.',
  };
  for (const [index, step] of steps.entries()) messages[`step${index + 1}`] = step;
  const choices: Record<string, string> = {};
  for (const [choice, { label, done: doneSo }] of Object.entries(offered)) {
    choices[choice] = label;
    messages[`done-${choice}`] = doneSo;
  }
  return {
    ...meta,
    requires: [],
    answer: { choices },
    evidence: { answer: 'Answer', choice: 'Choice', by: 'Stated by', onDate: 'Stated for', note: 'Note' },
    messages,
    headlines: {
      [ifNotDone]: ['notDone'],
      manual: ['question'],
      notApplicable: ['notNeeded'],
      pass: ['done', ...Object.keys(choices).map((choice) => `done-${choice}`)],
    },
    orders: ['ask', 'remedy'],
    evaluate(_, { statement, say, see }) {
      const toDo = stepKeys.map((key) => say(key));
      if (!statement) return { outcome: 'manual', headline: say('question'), remedy: { summary: say('ask'), steps: toDo } };
      const { answer, choice, by, on, note, recordedAt } = statement;
      const known = choice !== null && Object.hasOwn(choices, choice);
      const choiceLabel = choice === null ? '' : known ? (choices[choice] ?? choice) : choice;
      const source = `statement of ${recordedAt}`;
      const evidence = [
        see('answer', answer, source),
        ...(choice === null ? [] : [see('choice', choiceLabel, source)]),
        see('by', by, source),
        see('onDate', on, source),
        ...(note === null ? [] : [see('note', note, source)]),
      ];
      const basis = say('statedBasis', { choice: choice ?? 'none', choiceLabel, by, onDate: on });
      switch (answer) {
        case 'done':
          return { outcome: 'pass', headline: say(known ? `done-${choice}` : 'done'), basis, evidence };
        case 'notApplicable':
          return { outcome: 'notApplicable', headline: say('notNeeded', { title: meta.title }), basis, evidence };
        case 'notDone':
          return { outcome: ifNotDone, headline: say('notDone'), remedy: { summary: say('remedy'), steps: toDo }, evidence };
      }
    },
  };
}

/** What the runner needs of the outside, gathered once for an assessment. */
export interface Inputs {
  readonly inventory: Inventory;
  readonly statements: readonly Statement[];
  readonly connectivity: Connectivity;
}
