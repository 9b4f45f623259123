import type { Outcome } from '../../core/evaluate/finding';
import { outcomeWords } from '../../core/text/wording';
import type { Mark, Paper } from './paper';
import type { Tag } from './tag';
import { type Line, lineHeight, type Style, type Text } from './text';
import { colours, outcomeColours, sizes } from './theme';

type Level = 1 | 2 | 3 | 4;

const headingSize = { 1: sizes.h1, 2: sizes.h2, 3: sizes.h3, 4: sizes.h4 } as const;
const headingSpace = { 1: 22, 2: 14, 3: 11, 4: 9 } as const;
/** What has to fit below a heading, so that none stands alone at the foot of a page. */
const headingCompany = { 1: 110, 2: 64, 3: 48, 4: 40 } as const;

/** Width that the word of an outcome takes beside its headline. */
export const outcomeGutter = 82;

const textStyle: Style = { face: 'regular', size: sizes.text, colour: colours.text };

interface ParagraphLook {
  readonly style?: Partial<Style>;
  /** Space below, in points. */
  readonly gap?: number;
  /** Points below that must be free too, or the paragraph goes to the next page. */
  readonly keep?: number;
}

/** @param company points that have to be free below it on the same page */
export function heading(paper: Paper, level: Level, text: string, company: number = headingCompany[level]): void {
  const style: Style = { face: 'bold', size: headingSize[level], colour: level === 1 ? colours.brand : colours.text };
  const lines = paper.lines(text, style);
  spaceAbove(paper, headingSpace[level], lines.length * lineHeight(style.size) + company);
  paper.mark(text, level);
  paper.inside(`H${level}`, (tag) => paper.flow(tag, lines, { x: paper.x, gap: level === 1 ? 6 : 3 }));
}

/** A headline with the outcome's word before it, in a column of its own, a size below a heading's. `company` as for a heading. */
export function outcomeHeading(paper: Paper, level: Level, outcome: Outcome, text: string, company: number = headingCompany[level]): void {
  const style: Style = { face: 'bold', size: sizes.h3, colour: colours.text };
  const lines = paper.lines(text, style, paper.width - outcomeGutter);
  const height = lines.length * lineHeight(style.size);
  spaceAbove(paper, headingSpace[3], height + company);
  paper.mark(text, level);
  paper.inside(`H${level}`, (tag) => {
    outcomeChip(paper, tag, outcome, paper.x, paper.y + (lineHeight(style.size) - chipHeight) / 2);
    paper.flow(tag, lines, { x: paper.x + outcomeGutter, gap: 2 });
  });
}

const chipHeight = 14;

/** The outcome's word on its tint. The line below it stays where it is. */
function outcomeChip(paper: Paper, tag: Tag, outcome: Outcome, x: number, y: number): void {
  const { text, tint, line } = outcomeColours[outcome];
  const [word] = paper.lines(outcomeWords[outcome], { face: 'bold', size: sizes.small, colour: text }, outcomeGutter);
  if (!word) return;
  paper.artifact((pdf) =>
    pdf
      .roundedRect(x, y, word.width + 12, chipHeight, 3)
      .lineWidth(0.6)
      .fillAndStroke(tint, line),
  );
  tag.content(() => paper.type.draw({ ...word, wordsGoOn: true }, x + 6, y + (chipHeight - lineHeight(word.size)) / 2));
}

export function paragraph(paper: Paper, text: Text, { style = {}, gap = 4, keep = 0 }: ParagraphLook = {}): void {
  const whole = { ...textStyle, ...style };
  const lines = paper.lines(text, whole);
  const height = lines.length * lineHeight(whole.size);
  // A long one may break over pages, but not so that its first line stands alone.
  paper.room(height < 120 ? height + keep : 2 * lineHeight(whole.size));
  paper.inside('P', (tag) => paper.flow(tag, lines, { x: paper.x, gap }));
}

/** A list with numbers or bullets. Nothing when there are no items. */
export function list(paper: Paper, kind: 'numbers' | 'bullets', items: readonly Text[], style: Partial<Style> = {}): void {
  if (items.length === 0) return;
  const whole = { ...textStyle, ...style };
  const indent = kind === 'numbers' ? 18 : 11;
  paper.inside('L', (tag) => {
    tag.attribute('List', 'ListNumbering', kind === 'numbers' ? 'Decimal' : 'Disc');
    for (const [index, item] of items.entries()) listItem(paper, kind === 'numbers' ? `${index + 1}.` : '•', item, whole, indent);
  });
  paper.y += 3;
}

function listItem(paper: Paper, label: string, item: Text, style: Style, indent: number): void {
  const lines = paper.lines(item, style, paper.width - indent);
  paper.room(Math.min(lines.length, 8) * lineHeight(style.size));
  paper.inside('LI', () => {
    const top = paper.y;
    const labelLines = paper.lines(label, style, indent);
    paper.inside('Lbl', (tag) => tag.content(() => paper.drawLines(labelLines, paper.x, top)));
    paper.inside('LBody', (tag) => paper.flow(tag, lines, { x: paper.x + indent, gap: 2 }));
  });
}

/** A command to copy, on a surface of its own. Its lines are kept as they are. */
export function command(paper: Paper, text: string): void {
  const padding = 6;
  const lines = paper.lines(text, { face: 'regular', size: sizes.table, colour: colours.text }, paper.width - 2 * padding);
  paper.room(Math.min(lines.length, 10) * lineHeight(sizes.table) + 2 * padding);
  paper.inside('P', () =>
    paper.inside('Code', (tag) =>
      paper.flow(tag, lines, { x: paper.x, gap: 6, fill: { colour: colours.command, padding, width: paper.width } }),
    ),
  );
}

/** A page of the web, as text that is also a link. An address that is no https page is text only. */
export function webLink(paper: Paper, url: string): void {
  const isLink = URL.canParse(url) && new URL(url).protocol === 'https:';
  const lines = paper.lines(url, { face: 'regular', size: sizes.table, colour: isLink ? colours.link : colours.text });
  const height = lineHeight(sizes.table);
  // A link belongs to one page, so it moves whole; one that is longer than a page is printed as text.
  if (!isLink || lines.length * height > paper.limit - paper.page.top) {
    paragraph(paper, url, { style: { size: sizes.table }, gap: 4 });
    return;
  }
  paper.room(lines.length * height);
  paper.inside('P', () =>
    paper.inside('Link', (tag) => {
      const top = paper.y;
      paper.flow(tag, lines, { x: paper.x, gap: 4 });
      annotate(paper, tag, lines, top, url);
    }),
  );
}

function annotate(paper: Paper, tag: Tag, lines: readonly Line[], top: number, url: string): void {
  const structParent = tag.element;
  if (!structParent) return;
  for (const [index, line] of lines.entries()) {
    const y = top + index * lineHeight(line.size);
    paper.pdf.link(paper.x, y, line.width, lineHeight(line.size), url, { structParent, Contents: pdfText(url) });
  }
}

// pdfkit writes a primitive string as a name and only a String object as text.
const pdfText = (text: string): string => new String(text) as string;

const contentsLine = 16;

/** Contents: the titles with their pages, each a link. The titles are known before the report is set, the pages are not. */
export function contents(paper: Paper, titles: readonly string[]): void {
  heading(paper, 1, 'Contents', titles.length * contentsLine);
  paper.inside('TOC', () => {
    for (const title of titles) contentsEntry(paper, title, paper.markOf(title));
  });
}

function contentsEntry(paper: Paper, title: string, mark: Mark | null): void {
  const style = { ...textStyle, size: sizes.text };
  const top = paper.y;
  paper.y += contentsLine;
  if (!mark) return;
  const [line] = paper.lines(title, style, paper.width - 40);
  const [page] = paper.lines(String(mark.page), style, 36);
  if (!line || !page) return;
  const right = paper.x + paper.width;
  paper.rule(paper.x, top + contentsLine - 2.5, paper.width);
  paper.inside('TOCI', () =>
    paper.inside('Reference', () =>
      paper.inside('Link', (tag) => {
        tag.content(() => {
          paper.type.draw({ ...line, wordsGoOn: true }, paper.x, top);
          paper.type.draw(page, right - page.width, top);
        });
        const structParent = tag.element;
        if (!structParent) return;
        const contentsText = pdfText(`${line.text}, page ${mark.page}`);
        paper.pdf.goTo(paper.x, top, paper.width, contentsLine, mark.destination, { structParent, Contents: contentsText });
      }),
    ),
  );
}

/** Space before a heading, which the top of a page does not need. */
function spaceAbove(paper: Paper, space: number, needed: number): void {
  paper.room(space + needed);
  if (!paper.atTop) paper.y += space;
}
