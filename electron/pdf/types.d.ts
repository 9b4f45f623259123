// What the report uses of packages that bring no types of their own, and what @types/pdfkit leaves out. A script, not a
// module, so that the namespaces merge with those of @types/pdfkit.

declare module 'fontkit' {
  /** A parsed TrueType or OpenType font. Lengths are in units of the font. */
  export interface Font {
    readonly unitsPerEm: number;
    readonly ascent: number;
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): Glyph;
    /** Shapes a run. `features` are OpenType features to turn on besides those of the script. */
    layout(text: string, features?: readonly string[]): GlyphRun;
  }
  export interface Glyph {
    readonly advanceWidth: number;
  }
  export interface GlyphRun {
    readonly glyphs: readonly Glyph[];
    /** Where each glyph stands, and how far the next one is. */
    readonly positions: readonly { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number }[];
    readonly advanceWidth: number;
  }
  /** @throws Error when the bytes are no font */
  export function create(bytes: Uint8Array): Font;
}

declare module 'linebreak' {
  /** Line breaking opportunities by UAX 14. Positions are UTF-16 offsets; the last one is the end of the text. */
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
}

declare namespace PDFKit {
  interface PDFStructureElement {
    /** The element as the file holds it; attributes that pdfkit has no option for are set here before `end`. */
    readonly dictionary: { readonly data: Record<string, unknown> };
  }
}

declare namespace PDFKit.Mixins {
  interface PDFFont {
    registerFont(name: string, font: import('fontkit').Font): this;
  }
  interface StructureElementOptions {
    scope?: 'Row' | 'Column';
  }
  interface PDFAttachmentOptions {
    relationship?: 'Source' | 'Data' | 'Alternative' | 'Supplement' | 'Unspecified';
  }
  interface AnnotationOption {
    structParent?: PDFKit.PDFStructureElement;
  }
  interface TextOptions {
    /** Width of the text where it is already known, so that it is not measured again. */
    textWidth?: number;
    wordCount?: number;
  }
}
