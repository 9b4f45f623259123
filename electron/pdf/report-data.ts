import type { ReadinessDocument } from '../../core/document/schema';
import type { Evidence, Finding } from '../../core/evaluate/finding';
import type { Message } from '../../core/text/message';
import { formatDay, formatInstant } from '../../core/text/quantities';
import { unreadSentence } from '../../core/text/unread-groups';
import { formatEvidence, formatMessage, type Reader } from '../../core/text/wording';
import { type Action, actionsOf } from './actions';

/** Times of a report are in UTC, so that it is the same wherever it is made. */
const reader: Reader = { timeZone: 'UTC' };

export const say = (message: Message): string => formatMessage(message, reader);
export const shown = (evidence: Pick<Evidence, 'name' | 'value'>, { platform }: Pick<ReadinessDocument, 'platform'>): string =>
  formatEvidence(evidence, platform, reader);

/** The headline, and that it is unconfirmed where it is: who signs has to see it wherever the finding is named. */
export const headlineOf = ({ headline, unconfirmed }: Pick<Finding, 'headline' | 'unconfirmed'>): string =>
  `${say(headline)}${unconfirmed ? ' (unconfirmed)' : ''}`;

/** What an action is called: the headline of its finding, or one sentence for all that are not known for one reason. */
export const titleOfAction = ({ finding, alike }: Pick<Action, 'finding' | 'alike'>): string =>
  alike.length === 0 ? headlineOf(finding) : unreadSentence([finding, ...alike], 'cause');

const moments = new Map<string, string>();

/** An instant in words. The same few come again and again, and each costs a formatter. */
export function moment(instant: string): string {
  const known = moments.get(instant) ?? formatInstant(instant, reader.timeZone);
  moments.set(instant, known);
  return known;
}

export const day = formatDay;

/** "1 cause", "3 causes". */
export const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** What every part of the report is made from. */
export interface ReportData {
  readonly document: ReadinessDocument;
  readonly actions: readonly Action[];
  readonly machineName: string;
  /** Name of the file that holds the document inside the report. */
  readonly attachment: string;
}

export function reportData(document: ReadinessDocument, attachment: string): ReportData {
  return { document, actions: actionsOf(document), machineName: document.machine.name ?? 'Machine without a readable name', attachment };
}
