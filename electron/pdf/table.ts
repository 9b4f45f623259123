import type { Paper } from './paper';
import type { Tag } from './tag';
import { type Line, lineHeight, type Style, type Text } from './text';
import { colours, sizes } from './theme';

export interface Column {
  readonly title: string;
  /** Share of the table's width. */
  readonly share: number;
  readonly align?: 'left' | 'right';
}

export interface Row {
  readonly cells: readonly Text[];
  /** Colour of the row's surface. */
  readonly fill?: string;
  /** Colour of a rule along the row's left edge. */
  readonly edge?: string;
  /** Drawn below the text of the first cell, as decoration of what the cells say. */
  readonly under?: { readonly height: number; paint(pdf: PDFKit.PDFDocument, x: number, y: number, width: number): void };
}

interface TableLook {
  /** `quiet`: small grey heads without a surface, and the first column flush with the text around the table. */
  readonly head?: 'shaded' | 'quiet';
  readonly size?: number;
  /** Whether a thin rule stands below each row. */
  readonly rules?: boolean;
  /** `tight`: for long lists of short values. */
  readonly rows?: 'normal' | 'tight';
}

const padding = 4;

/** A table that is not higher than this moves to the next page whole. */
const wholeHeight = 120;

/**
 * A table with a head that is repeated on every page. The first cell of a row is its head. A row moves to the next page
 * whole, unless it is taller than a third of a page; then it breaks between lines. Nothing when there are no rows.
 */
export function table(paper: Paper, columns: readonly Column[], rows: readonly Row[], look: TableLook = {}): void {
  if (rows.length === 0) return;
  new TableSetter(paper, columns, look).set(rows);
}

/**
 * Height in points that has to be free for a table to begin on the page: all of a low one, else its head and first row. What
 * stands right before a table keeps company with that much of it.
 */
export const beginningOf = (paper: Paper, columns: readonly Column[], rows: readonly Row[], look: TableLook = {}): number =>
  rows.length === 0 ? 0 : new TableSetter(paper, columns, look).beginning(rows);

class TableSetter {
  private readonly size: number;
  private readonly lead: number;
  /** Space above and below the text of a row. */
  private readonly air: number;
  private readonly placed: readonly { readonly column: Column; readonly x: number; readonly width: number; readonly inset: number }[];
  private readonly heads: readonly (readonly Line[])[];
  private readonly headHeight: number;

  constructor(
    private readonly paper: Paper,
    columns: readonly Column[],
    private readonly look: TableLook,
  ) {
    this.size = look.size ?? sizes.table;
    this.lead = lineHeight(this.size);
    this.air = look.rows === 'tight' ? 1.3 : 3.5;
    const unit = paper.width / columns.reduce((sum, { share }) => sum + share, 0);
    let x = paper.x;
    this.placed = columns.map((column, index) => {
      const inset = index === 0 && look.head === 'quiet' ? 0 : padding;
      const place = { column, x, width: column.share * unit, inset };
      x += place.width;
      return place;
    });
    this.heads = this.placed.map(({ column, width, inset }) => paper.lines(column.title, this.headStyle(), width - inset - padding));
    this.headHeight = Math.max(...this.heads.map(({ length }) => length)) * lineHeight(this.headStyle().size) + 2 * this.air;
  }

  set(rows: readonly Row[]): void {
    const { paper } = this;
    paper.room(this.beginning(rows));
    paper.inside('Table', () => {
      paper.inside('THead', () => this.setHead());
      paper.inside('TBody', () => {
        for (const row of rows) this.setRow(row);
      });
    });
    paper.y += 8;
  }

  beginning(rows: readonly Row[]): number {
    let height = this.headHeight;
    for (const [index, row] of rows.entries()) {
      const withRow = height + tallest(this.cellsOf(row)) * this.lead + 2 * this.air + (row.under?.height ?? 0);
      if (withRow > wholeHeight) return index === 0 ? Math.min(withRow, wholeHeight) : this.headHeight + this.firstRowHeight(rows);
      height = withRow;
    }
    return height;
  }

  private firstRowHeight([row]: readonly Row[]): number {
    return row ? Math.min(tallest(this.cellsOf(row)) * this.lead + 2 * this.air, 120) : 0;
  }

  private headStyle(): Style {
    return this.look.head === 'quiet'
      ? { face: 'regular', size: sizes.small, colour: colours.quiet }
      : { face: 'bold', size: this.size, colour: colours.text };
  }

  private cellsOf({ cells }: Row): (readonly Line[])[] {
    const style: Style = { face: 'regular', size: this.size, colour: colours.text };
    return this.placed.map(({ width, inset }, index) => this.paper.lines(cells[index] ?? '', style, width - inset - padding));
  }

  private setHead(): void {
    const { paper } = this;
    this.shadeHead();
    paper.inside('TR', () => {
      for (const [index, lines] of this.heads.entries()) {
        paper.inside('TH', (tag) => tag.content(() => this.draw(lines, index, paper.y)), { scope: 'Column' });
      }
    });
    paper.y += this.headHeight;
  }

  private repeatHead(): void {
    const { paper } = this;
    paper.newPage();
    this.shadeHead();
    paper.artifact(() => {
      for (const [index, lines] of this.heads.entries()) this.draw(lines, index, paper.y);
    }, 'Pagination');
    paper.y += this.headHeight;
  }

  private shadeHead(): void {
    const { paper, headHeight } = this;
    if (this.look.head === 'quiet') return;
    paper.artifact((pdf) => pdf.rect(paper.x, paper.y, paper.width, headHeight).fill(colours.head));
  }

  private setRow(row: Row): void {
    const cells = this.cellsOf(row);
    this.paper.inside('TR', (tr) => {
      const tags = cells.map((_, index) => (index === 0 ? tr.child('TH', { scope: 'Row' }) : tr.child('TD')));
      const total = Math.max(1, tallest(cells));
      const below = row.under?.height ?? 0;
      for (let from = 0; from < total; ) {
        const count = this.linesThatFit(total, from, below);
        const isLast = from + count === total;
        this.setPart(
          row,
          cells.map((lines) => lines.slice(from, from + count)),
          tags,
          count,
          isLast ? below : 0,
        );
        from += count;
        if (isLast) this.closeRow();
      }
      for (const tag of tags) tag.end();
    });
  }

  /** How many lines of a row go on this page, after a new one was begun where that is better. */
  private linesThatFit(total: number, from: number, below: number): number {
    const { paper, lead } = this;
    const left = total - from;
    const fitting = (): number => Math.floor((paper.limit - paper.y - 2 * this.air - below) / lead);
    const mayBreak = total * lead > (paper.limit - paper.page.top) / 3;
    if (fitting() < left && (!mayBreak || fitting() < 3)) this.repeatHead();
    return Math.max(1, Math.min(left, fitting()));
  }

  private setPart(row: Row, cells: readonly (readonly Line[])[], tags: readonly Tag[], count: number, below: number): void {
    const { paper } = this;
    const height = count * this.lead + 2 * this.air + below;
    const top = paper.y;
    if (row.fill !== undefined) {
      const fill = row.fill;
      paper.artifact((pdf) => pdf.rect(paper.x, top, paper.width, height).fill(fill));
    }
    if (row.edge !== undefined) {
      const edge = row.edge;
      paper.artifact((pdf) => pdf.rect(paper.x, top, 2.5, height).fill(edge));
    }
    for (const [index, lines] of cells.entries()) {
      if (lines.some(({ text }) => text !== '')) tags[index]?.content(() => this.draw(lines, index, top));
    }
    const first = this.placed[0];
    if (row.under && below > 0 && first) {
      const { under } = row;
      paper.artifact((pdf) =>
        under.paint(pdf, first.x + first.inset, top + height - this.air - below, first.width - first.inset - padding),
      );
    }
    paper.y += height;
  }

  private closeRow(): void {
    if (this.look.rules !== false) this.paper.rule(this.paper.x, this.paper.y, this.paper.width);
  }

  private draw(lines: readonly Line[], index: number, top: number): void {
    const place = this.placed[index];
    if (!place) return;
    for (const [row, line] of lines.entries()) {
      const indent = place.column.align === 'right' ? place.width - padding - line.width : place.inset;
      this.paper.type.draw(line, place.x + indent, top + this.air + row * lineHeight(line.size));
    }
  }
}

const tallest = (cells: readonly (readonly Line[])[]): number => Math.max(0, ...cells.map(({ length }) => length));
