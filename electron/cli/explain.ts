import { allChecks, checkOf } from '../../core/checks/all';
import { type Explanation, explanationOf } from '../../core/checks/explanation';
import { familyNames } from '../../core/inventory/sections/operating-system';
import { sectionTitles } from '../../core/inventory/schema';
import { enumerated } from '../../core/text/enumeration';
import { nearest } from '../../core/text/nearest';
import { formatDay } from '../../core/text/quantities';
import { outcomeWords, ownerWords, stepTitles } from '../../core/text/wording';
import { catalogueFor } from './catalogue-for';
import { exitCodes } from './exit-codes';
import type { CommandContext } from './run';
import { type Output, printable, styled, wrap } from './terminal';

export interface ExplainOptions {
  readonly json?: true;
}

/** `explain`: all checks, or all there is to know about one, as text or as JSON on standard output. An id that is not there is wrong usage. */
export async function explainCommand(id: string | undefined, { json }: ExplainOptions, { out, err }: CommandContext): Promise<number> {
  if (id === undefined) {
    const catalogue = await catalogueFor(err);
    const all = allChecks.map((check) => explanationOf(check, catalogue));
    out.write(json ? jsonOf(all.map(inShort)) : listText(all, out));
    return exitCodes.done;
  }
  const check = checkOf(id);
  if (check === undefined) {
    err.write(`${unknownCheck(id)}\n`);
    return exitCodes.usage;
  }
  const explanation = explanationOf(check, await catalogueFor(err));
  out.write(json ? jsonOf(explanation) : explanationText(explanation, out));
  return exitCodes.done;
}

const jsonOf = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const inShort = ({ id, step, subject, guideItem, title, owner, essential, families }: Explanation) => ({
  id,
  step,
  subject,
  guideItem,
  title,
  owner,
  essential,
  families,
});

function unknownCheck(id: string): string {
  const meant = nearest(
    id,
    allChecks.map((check) => check.id),
  );
  const hint = meant.length > 0 ? `Did you mean ${meant.join(', ')}?` : 'Run explain without an id to see them all.';
  return `error: there is no check '${printable(id)}'.\n${hint}`;
}

const systemsOf = ({ families }: Pick<Explanation, 'families'>): string =>
  families === null ? 'all systems' : enumerated(families.map((family) => familyNames[family]));

function listText(all: readonly Explanation[], output: Output): string {
  const width = Math.max(...all.map(({ id }) => id.length));
  const lines = [''];
  for (const step of [1, 2, 3] as const) {
    lines.push(styled(output, 'bold', `${step} ${stepTitles[step].guide}`));
    for (const check of all.filter((each) => each.step === step)) {
      const text = `${check.title}; ${ownerWords[check.owner]}; ${systemsOf(check)}${check.essential ? '; essential' : ''}`;
      lines.push(`  ${check.id.padEnd(width)}  ${wrap(text, output.columns, width + 4)}`);
    }
    lines.push('');
  }
  lines.push('Essential: as long as it is open, the verdict is incomplete. More on one: explain <check>', '');
  return `${lines.join('\n')}\n`;
}

function explanationText(check: Explanation, output: Output): string {
  const lines: string[] = [];
  const paragraph = (text: string) => lines.push(wrap(printable(text), output.columns));
  const listed = (items: readonly string[], numbered = false) => {
    for (const [index, item] of items.entries()) {
      const mark = numbered ? `${index + 1}. ` : '';
      lines.push(`  ${mark}${wrap(printable(item), output.columns, 2 + mark.length)}`);
    }
  };
  const part = (title: string, items: readonly string[], numbered = false) => {
    if (items.length === 0) return;
    lines.push('', styled(output, 'bold', title));
    listed(items, numbered);
  };
  lines.push('', styled(output, 'bold', check.title));
  paragraph(check.whyItMatters);
  part('About it', aboutOf(check));
  lines.push('', styled(output, 'bold', 'What can come out'));
  for (const { outcome, headline } of check.results) {
    const word = styled(output, outcome, outcomeWords[outcome].padEnd(14));
    lines.push(`  ${word}  ${wrap(printable(headline), output.columns, 18)}`);
  }
  listed(alsoPossible(check));
  part('Who mends it', [ownerWords[check.owner]]);
  part('How', check.orders);
  part('Steps of the remedies', check.steps);
  part('Looks at', check.evidence);
  part(
    'Explained by a failure of',
    check.causedBy.map(({ id, title }) => `${title} (${id})`),
  );
  part('Finds early', check.troubles);
  part('Answers to', check.pains);
  part('Links of the guide', check.links.map(linkText));
  part('Sources', check.sources.map(sourceText));
  lines.push('');
  return `${lines.join('\n')}\n`;
}

function aboutOf(check: Explanation): string[] {
  const { id, step, guideItem, requires, essential, onlyIfSupported, restsOnPlatform, choices } = check;
  return [
    `Id: ${id}`,
    `Step ${step}, ${stepTitles[step].short}${guideItem === null ? '' : `, item ${guideItem} of the guide`}`,
    `Systems: ${systemsOf(check)}${onlyIfSupported ? ', where Defender is supported' : ''}`,
    essential ? 'Essential: as long as it is open, the verdict is incomplete' : 'Not essential: it can warn, and does not block',
    ...(requires.length > 0 ? [`Needs: ${requires.map((section) => sectionTitles[section]).join(', ')}`] : []),
    ...(choices ? [`A person answers it${choices.length > 0 ? `; choices: ${choices.join(', ')}` : ''}`] : []),
    ...(restsOnPlatform ? ['Rests on the record of the system in the catalogue, and is unconfirmed where that is'] : []),
  ];
}

/** What the runner says in place of any check. */
const alsoPossible = ({ requires, families, onlyIfSupported }: Explanation): string[] => [
  ...(requires.length > 0 ? ['Unknown where something it needs could not be read.'] : []),
  ...(families || onlyIfSupported ? ['Not applicable on other systems.'] : []),
];

const sourceText = ({ title, publisher, date, url }: Explanation['sources'][number]): string =>
  [title, publisher, date && formatDay(date), url].filter((each) => each !== null && each !== '').join(', ');

function linkText({ nameThen, urlThen, nameToday, urlToday, verified }: Explanation['links'][number]): string {
  const today = urlToday === null ? 'today: no page' : `today: ${nameToday ?? nameThen}, ${urlToday}${verified ? '' : ' (unconfirmed)'}`;
  return `${nameThen}, ${urlThen}; ${today}`;
}
