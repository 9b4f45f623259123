import { IntlMessageFormat } from 'intl-messageformat';
import { checkOf } from '../checks/all';
import { runnerMessages } from '../evaluate/evaluate';
import { familyNames } from '../inventory/sections/operating-system';
import type { Evidence, Outcome, Owner, Step } from '../evaluate/finding';
import type { VerdictWord } from '../evaluate/verdict';
import { labelOfFact, signalKindInWords } from '../inventory/facts';
import type { Answer } from '../document/statement';
import { type SectionName, sectionNames, sectionTitles } from '../inventory/schema';
import type { Message, MessageValue } from './message';
import { formatBytes, formatBytesTogether, formatDay, formatDuration, formatInstant } from './quantities';

/** The words of the product, in one place for window, command line and report. British English. */
export const outcomeWords: Readonly<Record<Outcome, string>> = {
  fail: 'Blocks',
  manual: 'To answer',
  warn: 'Warning',
  unknown: 'Unknown',
  deferred: 'Deferred',
  notApplicable: 'Not applicable',
  pass: 'Passed',
};

export const verdictWords: Readonly<Record<VerdictWord, string>> = {
  blocked: 'Blocked',
  incomplete: 'Incomplete',
  readyWithWarnings: 'Ready with warnings',
  ready: 'Ready',
};

export const ownerWords: Readonly<Record<Owner, string>> = {
  technician: 'You, on this machine',
  'workplace-team': 'Workplace team',
  'server-team': 'Server team',
  'network-team': 'Network team',
  'proxy-team': 'Proxy team',
  'identity-team': 'Identity team',
  'group-policy-team': 'Group Policy team',
  'security-administrator': 'Security administrator',
  'licence-administrator': 'Licence administrator',
};

/** The guide's own headings, and shorter ones for narrow places. */
export const stepTitles: Readonly<Record<Step, { readonly short: string; readonly guide: string }>> = {
  1: { short: 'Get Defender for Endpoint', guide: 'Get Microsoft Defender for Endpoint' },
  2: { short: 'Grant access', guide: 'Grant access to the Microsoft Defender Security Center' },
  3: { short: 'Proxy and connectivity', guide: 'Configure device proxy and internet connectivity settings' },
};

export const capabilityWords = { edr: 'Endpoint detection and response', av: 'Microsoft Defender Antivirus' } as const;

export const answerWords: Readonly<Record<Answer, string>> = { done: 'Done', notDone: 'Not done', notApplicable: 'Not applicable' };

const parsed = new Map<string, IntlMessageFormat>();

/** The English text of a message id; `undefined` for an id this version does not have. */
function textOf(id: string): string | undefined {
  const dot = id.indexOf('.');
  const owner = id.slice(0, dot);
  const key = id.slice(dot + 1);
  return owner === 'runner' ? runnerMessages[key] : checkOf(owner)?.messages[key];
}

/** How a reader wants to see times: an IANA zone. A report uses "UTC", so that it is the same everywhere. */
export interface Reader {
  readonly timeZone: string;
}

/**
 * A sentence for people. A document from another version may name an id this one does not know, or lack a value that its
 * sentence wants: then the id and the values are shown as they stand, never dropped.
 */
export function formatMessage(message: Message, reader: Reader): string {
  const text = textOf(message.id);
  const asItStands = `${message.id} ${JSON.stringify(message.values)}`;
  try {
    return text === undefined ? asItStands : formatText(text, message.values, reader);
  } catch {
    return asItStands;
  }
}

/** @throws Error of the formatter when a value is missing */
function formatText(text: string, values: Message['values'], reader: Reader): string {
  let format = parsed.get(text);
  if (!format) {
    format = new IntlMessageFormat(text, 'en-GB', undefined, { ignoreTag: true });
    parsed.set(text, format);
  }
  const entries = Object.entries(values);
  const sizes = formatBytesTogether(
    entries.flatMap(([name, value]) => (name.endsWith('Bytes') && typeof value === 'number' ? [value] : [])),
  );
  const shown = Object.fromEntries(
    entries.map(([name, value]) => {
      const size = name.endsWith('Bytes') && typeof value === 'number' ? sizes.get(value) : undefined;
      return [name, size ?? argumentOf(name, value, reader)];
    }),
  );
  return String(format.format(shown));
}

/** Numbers without a unit stay numbers, for plurals; the rest becomes text. */
function argumentOf(name: string, value: MessageValue, reader: Reader): string | number {
  return typeof value === 'number' && !/(Bytes|Ms)$/.test(name) ? value : formatValue(name, value, reader);
}

/** A value for people, by the unit its name ends with. */
export function formatValue(name: string, value: Evidence['value'], reader: Reader): string {
  if (value === null) return 'not known';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map((part) => partInWords(name, part)).join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') {
    if (name.endsWith('Bytes')) return formatBytes(value);
    if (name.endsWith('Ms')) return formatDuration(value);
    return String(value);
  }
  if (name.endsWith('Date')) return formatDay(value);
  if (/[a-z]On$/.test(name) && /^\d{4}-\d{2}/.test(value)) return `${/^\d{4}-\d{2}$/.test(value) ? 'in' : 'on'} ${formatDay(value)}`;
  if (name.endsWith('At')) return formatInstant(value, reader.timeZone);
  if (name === 'check') return titleOf(value);
  if (name === 'section' && value in sectionTitles) return sectionTitles[value as SectionName];
  if (name === 'family' && value in familyNames) return familyNames[value as keyof typeof familyNames];
  if (name === 'answer' && Object.hasOwn(answerWords, value)) return answerWords[value as Answer];
  return Object.hasOwn(stateWords, value) ? (stateWords[value] ?? value) : value;
}

/** States as the inventory writes them, in words, where a check shows one as it was read. */
const stateWords: Readonly<Record<string, string>> = {
  'virtual-machine': 'virtual machine',
  'not-present': 'not present',
  'not-running': 'not running',
  'not-set': 'not set',
  'trusted-installer': 'TrustedInstaller',
  'passive-with-scanning': 'passive with limited periodic scanning',
  'edr-block': 'passive with EDR in block mode',
  IMAGE_STATE_COMPLETE: 'setup complete',
  IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE: 'prepared as an image, setup not run yet',
};

function partInWords(name: string, part: string): string {
  if (name === 'parts') return factLabel(part);
  return name === 'looked' ? signalKindInWords(part) : part;
}

/**
 * A value that was looked at, for people. The record of the catalogue is named as the document names it.
 *
 * @param platform the document's
 */
export function formatEvidence({ name, value }: Pick<Evidence, 'name' | 'value'>, platform: RecordName | null, reader: Reader): string {
  return name === 'record' && platform !== null && value === platform.id ? platform.displayName : formatValue(name, value, reader);
}

interface RecordName {
  readonly id: string;
  readonly displayName: string;
}

/** Title of a check, or its id where this version does not have it. */
export const titleOf = (checkId: string): string => checkOf(checkId)?.title ?? checkId;

/** Label of a piece of evidence: the check's own, the section's title (with the fact's label), or the name as it stands. */
export function evidenceLabel(checkId: string, name: string): string {
  const own = checkOf(checkId)?.evidence[name];
  if (own !== undefined) return own;
  const { section, fact } = placeOf(name);
  if (section === null) return name;
  return fact === '' ? sectionTitles[section] : `${sectionTitles[section]}: ${labelOfFact(section, fact)}`;
}

/**
 * Where a value was read. What only repeats the path of a fact names no place, so the section of the inventory is named;
 * a statement stands in the document with its moment.
 */
export function placeInWords(source: string | null): string | null {
  if (source === null) return null;
  const section = sectionNames.find((name) => source === name || source.startsWith(`${name}.`));
  return section === undefined ? source : `inventory, ${sectionTitles[section]}`;
}

/** What the inventory calls the fact at `<section>.<path>`; the name as it stands where there is no such section. */
function factLabel(name: string): string {
  const { section, fact } = placeOf(name);
  return section === null ? name : labelOfFact(section, fact);
}

/** The section and the path that a name of the form `<section>.<path>` stands for; no section where it has another form. */
function placeOf(name: string): { readonly section: SectionName | null; readonly fact: string } {
  const [section = '', ...fact] = name.split('.');
  return { section: Object.hasOwn(sectionTitles, section) ? (section as SectionName) : null, fact: fact.join('.') };
}
