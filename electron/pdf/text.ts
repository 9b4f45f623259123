import LineBreaker from 'linebreak';
import { embeddingLevels, hasRightToLeft, inVisualOrder, mirrored, turned } from './bidi';
import type { Face, FontChain } from './fonts';
import { isAscii, linesOf, safeText } from './safe-text';
import { leading } from './theme';

/** `size` in points. */
export interface Style {
  readonly face: Face;
  readonly size: number;
  readonly colour: string;
}

/** A stretch of text that differs from the style around it. */
export interface Span {
  readonly text: string;
  readonly face?: Face;
  readonly colour?: string;
}

export type Text = string | readonly Span[];

/** Neighbouring characters of one font, colour and direction, in the order they are seen. `width` in points. */
interface Run {
  readonly text: string;
  readonly font: string;
  readonly colour: string;
  readonly level: number;
  readonly width: number;
}

/** One line, ready to be drawn. `text` is in logical order, `width` in points. */
export interface Line {
  readonly runs: readonly Run[];
  readonly text: string;
  readonly width: number;
  readonly size: number;
  /**
   * Other words follow in the next line: a space is drawn after this one, or whoever extracts the text glues two words. Not
   * after a backslash, which at the end of a command's line joins it to the next.
   */
  readonly wordsGoOn: boolean;
}

/** A stretch of a paragraph in one font and colour, up to the UTF-16 offset `end`. */
interface Piece {
  readonly end: number;
  readonly font: string;
  readonly colour: string;
}

/** A paragraph as it is set: `text` is safe, and every unit of it is in one of the pieces. */
interface Paragraph {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

export const lineHeight = (size: number): number => size * leading;

/** Breaks text into lines and draws them. It measures with the document's own fonts, so that a word is shaped once. */
export class Typesetter {
  private readonly done = new Map<string, readonly Line[]>();
  private readonly registered = new Set<string>();

  constructor(
    private readonly pdf: PDFKit.PDFDocument,
    private readonly fonts: FontChain,
  ) {}

  /** The text as it will be printed, in one line: for bookmarks and descriptions. */
  plain(text: Text): string {
    return spansOf(text)
      .map((span) =>
        linesOf(span.text)
          .map((line) => safeText(line, span.face ?? 'regular', this.fonts))
          .join(' '),
      )
      .join('');
  }

  /** Lines no wider than `width` points. Breaks of the text itself are kept; an empty text is one empty line. */
  lines(text: Text, style: Style, width: number): readonly Line[] {
    const key = `${style.face} ${style.size} ${style.colour} ${width} ${typeof text === 'string' ? text : JSON.stringify(text)}`;
    let lines = this.done.get(key);
    if (!lines) {
      const paragraphs = paragraphsOf(spansOf(text));
      lines = paragraphs.flatMap((spans, index) => this.paragraph(spans, style, width, index < paragraphs.length - 1));
      this.done.set(key, lines);
    }
    return lines;
  }

  /** Draws a line with its upper edge at `y`. Right to left it carries its logical order as ActualText. */
  draw(line: Line, x: number, y: number): void {
    const { pdf } = this;
    const rightToLeft = line.runs.some(({ level }) => level % 2 === 1);
    if (rightToLeft) pdf.markContent('Span', { actual: line.wordsGoOn ? `${line.text} ` : line.text });
    const baseline = y + line.size * ascent;
    let at = x;
    for (const [index, run] of line.runs.entries()) {
      const space = line.wordsGoOn && !rightToLeft && index === line.runs.length - 1 ? ' ' : '';
      const options = { lineBreak: false, baseline: 'alphabetic', textWidth: run.width, wordCount: 1, ...shaping(run.level) } as const;
      this.use(run.font, line.size)
        .fillColor(run.colour)
        .text(run.text + space, at, baseline, options);
      at += run.width;
    }
    if (rightToLeft) pdf.endMarkedContent();
  }

  /** @param goesOn another paragraph of the same text follows */
  private paragraph(spans: readonly Span[], style: Style, width: number, goesOn: boolean): Line[] {
    const paragraph = this.paragraphOf(spans, style);
    const { text } = paragraph;
    if (text === '') return [{ runs: [], text: '', width: 0, size: style.size, wordsGoOn: false }];
    const levels = hasRightToLeft(text) ? embeddingLevels(text) : null;
    return this.breaksOf(paragraph, style.size, width).map(({ from, to }) => {
      const shown = text.slice(from, to).trimEnd();
      const runs = this.runsOf(paragraph, from, from + shown.length, levels, style.size);
      const lineWidth = runs.reduce((sum, run) => sum + run.width, 0);
      const endsWord = to === text.length ? goesOn && !shown.endsWith('\\') : /\s/u.test(text.charAt(to - 1));
      return { runs, text: shown, width: lineWidth, size: style.size, wordsGoOn: endsWord };
    });
  }

  private paragraphOf(spans: readonly Span[], style: Style): Paragraph {
    let text = '';
    const pieces: Piece[] = [];
    for (const span of spans) {
      const face = span.face ?? style.face;
      const colour = span.colour ?? style.colour;
      const safe = safeText(span.text, face, this.fonts);
      for (const { font, end } of this.fontsOf(safe, face)) pieces.push({ end: text.length + end, font, colour });
      text += safe;
    }
    return { text, pieces };
  }

  /** The fonts of a safe text. Spaces, digits and punctuation stay with the script they stand in. */
  private fontsOf(text: string, face: Face): { readonly font: string; readonly end: number }[] {
    const first = this.fonts.first(face);
    if (isAscii(text)) return [{ font: first, end: text.length }];
    const found: { font: string; end: number }[] = [];
    let end = 0;
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0;
      const last = found.at(-1);
      end += character.length;
      const stays = last !== undefined && neutral.test(character) && this.fonts.open(last.font).hasGlyphForCodePoint(codePoint);
      const font: string = stays ? last.font : (this.fonts.fontFor(face, codePoint) ?? first);
      if (last?.font === font) last.end = end;
      else found.push({ font, end });
    }
    return found;
  }

  /** Where each line begins and ends: as many words as fit, and a word that is wider than a line is cut. */
  private breaksOf(paragraph: Paragraph, size: number, limit: number): { from: number; to: number }[] {
    const { text } = paragraph;
    const lines: { from: number; to: number }[] = [];
    let from = 0;
    let to = 0;
    let used = 0;
    for (const stop of stopsOf(text)) {
      for (;;) {
        const word = this.widthBetween(paragraph, to, stop, size);
        const end = to + text.slice(to, stop).trimEnd().length;
        const shown = end === stop ? word : word - this.widthBetween(paragraph, end, stop, size);
        if (used + shown <= limit) {
          to = stop;
          used += word;
          break;
        }
        if (to === from) to = this.cut(paragraph, from, stop, size, limit);
        lines.push({ from, to });
        from = to;
        used = 0;
        if (to === stop) break;
      }
    }
    if (to > from) lines.push({ from, to });
    return lines;
  }

  /** How much of a long name or number goes on a line: to its last separator, else as many characters as fit, one at least. */
  private cut(paragraph: Paragraph, from: number, stop: number, size: number, limit: number): number {
    let to = from;
    let used = 0;
    for (const character of paragraph.text.slice(from, stop)) {
      used += this.widthBetween(paragraph, to, to + character.length, size);
      if (used > limit && to > from) break;
      to += character.length;
    }
    const separator = /^.*[./\\:;,_=&?@-]/su.exec(paragraph.text.slice(from, to))?.[0].length ?? 0;
    return to < stop && separator > (to - from) / 3 ? from + separator : to;
  }

  private widthBetween({ text, pieces }: Paragraph, from: number, to: number, size: number): number {
    let width = 0;
    let at = from;
    for (const { end, font } of pieces) {
      if (end <= at) continue;
      width += this.widthOf(text.slice(at, Math.min(end, to)), font, 0, size);
      at = end;
      if (at >= to) break;
    }
    return width;
  }

  private runsOf({ text, pieces }: Paragraph, from: number, to: number, levels: Uint8Array | null, size: number): Run[] {
    const runs: Run[] = [];
    let at = from;
    for (const { end, font, colour } of pieces) {
      while (at < Math.min(end, to)) {
        const level = levels?.[at] ?? 0;
        const start = at;
        while (at < Math.min(end, to) && (levels?.[at] ?? 0) === level) at += 1;
        const stretch = text.slice(start, at);
        const seen = level % 2 === 1 ? turned(Array.from(stretch, mirrored).join('')) : stretch;
        runs.push({ text: seen, font, colour, level, width: this.widthOf(seen, font, level, size) });
      }
    }
    return levels ? inVisualOrder(runs) : runs;
  }

  private widthOf(text: string, font: string, level: number, size: number): number {
    if (level % 2 === 0 && isAscii(text)) return this.fonts.widthOfAscii(font, text) * size;
    return this.use(font, size).widthOfString(text, shaping(level));
  }

  private use(font: string, size: number): PDFKit.PDFDocument {
    if (!this.registered.has(font)) {
      this.pdf.registerFont(font, this.fonts.open(font));
      this.registered.add(font);
    }
    return this.pdf.font(font).fontSize(size);
  }
}

/** Height of the ascenders of Noto Sans over the size of type; other fonts sit on the same baseline. */
const ascent = 1.069;

const neutral = /[\s\p{P}\p{N}\p{M}]/u;

// A list of features makes pdfkit shape a run as a whole, which joined letters need; without one it goes word by word.
const shaping = (level: number): { features?: [] } => (level % 2 === 1 ? { features: [] } : {});

const spansOf = (text: Text): readonly Span[] => (typeof text === 'string' ? [{ text }] : text);

function paragraphsOf(spans: readonly Span[]): Span[][] {
  let current: Span[] = [];
  const paragraphs = [current];
  for (const span of spans) {
    for (const [index, text] of linesOf(span.text).entries()) {
      if (index > 0) {
        current = [];
        paragraphs.push(current);
      }
      current.push({ ...span, text });
    }
  }
  return paragraphs;
}

/** Where lines may end, by UAX 14; but not at the hyphens of a host or path, where a hyphen at the end of a line misleads. */
function stopsOf(text: string): number[] {
  const stops: number[] = [];
  const breaker = new LineBreaker(text);
  for (let stop = breaker.nextBreak(); stop; stop = breaker.nextBreak()) {
    const { position } = stop;
    if (position < text.length && text.charAt(position - 1) === '-' && insideName(text, position)) continue;
    stops.push(position);
  }
  return stops;
}

function insideName(text: string, position: number): boolean {
  const before = /\S*$/u.exec(text.slice(Math.max(0, position - 80), position))?.[0] ?? '';
  const after = /^\S*/u.exec(text.slice(position, position + 80))?.[0] ?? '';
  return /[./\\:=@_]\S/u.test(before + after);
}
