import { Tag, type TagType } from './tag';
import { lineHeight, type Line, type Style, type Text, type Typesetter } from './text';
import { colours, type PageGeometry, sizes } from './theme';

/** A heading, with the number of the page it stands on. */
export interface Mark {
  readonly title: string;
  readonly level: number;
  readonly page: number;
  /** Name of the place in the file that links go to. */
  readonly destination: string;
}

/** What the counting pass found out for the writing one: the number of pages, and where each heading is. */
export interface Plan {
  readonly pages: number;
  readonly marks: readonly Mark[];
}

/** Lines that belong together, and how they stand. `x` is their left edge. */
interface Flow {
  readonly x: number;
  readonly gap?: number;
  /** Surface behind the lines, as wide as `width`. */
  readonly fill?: { readonly colour: string; readonly padding: number; readonly width: number };
}

/**
 * Pages, from top to bottom. The report runs over it twice: without a plan nothing is drawn and the pages are counted; with
 * the plan of that pass it is written. Whatever decides where something stands must not depend on the plan.
 */
export class Paper {
  /** Upper edge of what comes next. */
  y: number;
  x: number;
  width: number;
  pageNumber = 0;
  readonly marks: Mark[] = [];
  private tag: Tag;
  private readonly bookmarks: PDFKit.PDFOutline[];

  /**
   * @param footer stands on every page, left; of a longer text two lines
   */
  constructor(
    readonly pdf: PDFKit.PDFDocument,
    readonly type: Typesetter,
    readonly page: PageGeometry,
    readonly plan: Plan | null,
    private readonly footer: string,
  ) {
    this.y = page.top;
    this.x = page.left;
    this.width = page.width - page.left - page.right;
    this.tag = Tag.root(pdf, plan !== null);
    this.bookmarks = [pdf.outline];
  }

  /** Lower edge of the text. */
  get limit(): number {
    return this.page.height - this.page.bottom;
  }

  get atTop(): boolean {
    return this.y <= this.page.top;
  }

  newPage(): void {
    this.pageNumber += 1;
    this.y = this.page.top;
    if (!this.plan) return;
    this.pdf.addPage({ size: [this.page.width, this.page.height], margin: 0 });
    this.drawFooter(this.plan.pages);
  }

  /** A new page, unless `height` points are left on this one or nothing stands on it yet. */
  room(height: number): void {
    if (this.y + height > this.limit && !this.atTop) this.newPage();
  }

  /** Ends the last page. The structure is complete after this. */
  finish(): Plan {
    this.tag.end();
    return { pages: this.pageNumber, marks: this.marks };
  }

  /** Everything `body` sets stands in one structure element. */
  inside(type: TagType, body: (tag: Tag) => void, options: { readonly scope?: 'Row' | 'Column' } = {}): void {
    const outer = this.tag;
    this.tag = outer.child(type, options);
    body(this.tag);
    this.tag.end();
    this.tag = outer;
  }

  /** Everything `body` sets or measures stands `by` points further right. */
  indented<Result>(by: number, body: () => Result): Result {
    this.x += by;
    this.width -= by;
    const result = body();
    this.x -= by;
    this.width += by;
    return result;
  }

  /** What decorates and says nothing: surfaces, rules, page furniture. */
  artifact(paint: (pdf: PDFKit.PDFDocument) => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    if (!this.plan) return;
    this.pdf.markContent('Artifact', type === 'Pagination' ? { type, attached: ['Bottom'] } : { type });
    paint(this.pdf);
    this.pdf.endMarkedContent();
  }

  rule(x: number, y: number, width: number, colour: string = colours.line, thickness = 0.5): void {
    this.artifact((pdf) => pdf.rect(x, y, width, thickness).fill(colour));
  }

  lines(text: Text, style: Style, width: number = this.width): readonly Line[] {
    return this.type.lines(text, style, width);
  }

  /** Draws lines into an element, over as many pages as it takes. */
  flow(tag: Tag, lines: readonly Line[], { x, gap = 0, fill }: Flow): void {
    const padding = fill?.padding ?? 0;
    for (let from = 0; from < lines.length; ) {
      const height = lineHeight(lines[from]?.size ?? sizes.text);
      this.room(height + 2 * padding);
      const fit = Math.max(1, Math.floor((this.limit - this.y - 2 * padding) / height));
      const part = lines.slice(from, from + fit);
      const partHeight = part.length * height + 2 * padding;
      const top = this.y;
      if (fill) this.artifact((pdf) => pdf.rect(x, top, fill.width, partHeight).fill(fill.colour));
      tag.content(() => this.drawLines(part, x + padding, top + padding));
      this.y += partHeight;
      from += part.length;
    }
    this.y += gap;
  }

  drawLines(lines: readonly Line[], x: number, y: number): void {
    for (const [index, line] of lines.entries()) this.type.draw(line, x, y + index * lineHeight(line.size));
  }

  /** Notes a heading at the current place, for contents, links and bookmarks. */
  mark(title: string, level: number): void {
    const mark = { title: this.type.plain(title), level, page: this.pageNumber, destination: `heading-${this.marks.length + 1}` };
    this.marks.push(mark);
    if (!this.plan) return;
    const top = Math.max(0, this.y - 8);
    this.pdf.addNamedDestination(mark.destination, 'XYZ', 0, top, 0);
    this.bookmarks.length = Math.min(this.bookmarks.length, level);
    const above = this.bookmarks.at(-1) ?? this.pdf.outline;
    // pdfkit counts `left` from the right edge.
    const place = { top, left: this.page.width, expanded: level === 1 };
    this.bookmarks.push(above.addItem(mark.title, place));
  }

  /** The heading of that title, where the counting pass found it; `null` while counting. */
  markOf(title: string): Mark | null {
    const plain = this.type.plain(title);
    return this.plan?.marks.find((mark) => mark.title === plain) ?? null;
  }

  private drawFooter(pages: number): void {
    const style = { face: 'regular', size: sizes.small, colour: colours.quiet } as const;
    const number = this.lines(`Page ${this.pageNumber} of ${pages}`, style, 90);
    const text = this.lines(this.footer, style, this.page.width - this.page.left - this.page.right - 100).slice(0, 2);
    const y = this.limit + 18;
    this.rule(this.page.left, y - 6, this.page.width - this.page.left - this.page.right);
    this.artifact(() => {
      this.drawLines(text, this.page.left, y);
      this.drawLines(number, this.page.width - this.page.right - (number[0]?.width ?? 0), y);
    }, 'Pagination');
  }
}
