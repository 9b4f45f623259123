import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { create, type Font, type GlyphRun } from 'fontkit';

export type Face = 'regular' | 'bold';

/**
 * In the order they are asked for a character. Han, kana and Hangul have one weight, which stands in for bold. A file that
 * the folder does not hold is not in the chain.
 */
const fileNames: Readonly<Record<Face, readonly string[]>> = {
  regular: ['NotoSans_400Regular', 'NotoSansHebrew_400Regular', 'NotoSansArabic_400Regular'],
  bold: ['NotoSans_700Bold', 'NotoSansHebrew_700Bold', 'NotoSansArabic_700Bold'],
};
const eitherFace: readonly string[] = ['NotoSansSC_400Regular', 'NotoSansJP_400Regular', 'NotoSansKR_400Regular'];

/**
 * The fonts of one report. A font is opened when a character first needs it, and belongs to this report alone: fontkit's
 * fonts remember the text they have set, and a second report would come out with other bytes.
 */
export class FontChain {
  private readonly names: Readonly<Record<Face, readonly string[]>>;
  private readonly opened = new Map<string, Font>();
  private readonly found: Readonly<Record<Face, Map<number, string | null>>> = { regular: new Map(), bold: new Map() };
  private readonly advances = new Map<string, readonly number[]>();

  /**
   * @param folder where the font files are
   * @throws Error when the folder lacks the first font of a face
   */
  constructor(private readonly folder: string) {
    const present = (names: readonly string[]): string[] => names.filter((name) => existsSync(this.fileOf(name)));
    this.names = { regular: present([...fileNames.regular, ...eitherFace]), bold: present([...fileNames.bold, ...eitherFace]) };
    for (const face of ['regular', 'bold'] as const) {
      const first = fileNames[face][0];
      if (first === undefined || this.names[face][0] !== first) {
        throw new Error(`The font ${this.fileOf(first ?? face)} is missing. Install the product again; no report was written.`);
      }
    }
  }

  /** The font that a face begins with. */
  first(face: Face): string {
    return this.names[face][0] ?? '';
  }

  /** The first font of the face's chain that has the character, or `null`. */
  fontFor(face: Face, codePoint: number): string | null {
    let name = this.found[face].get(codePoint);
    if (name === undefined) {
      name = this.names[face].find((each) => this.open(each).hasGlyphForCodePoint(codePoint)) ?? null;
      this.found[face].set(codePoint, name);
    }
    return name;
  }

  /** Width of a text of printable ASCII at the size of one point. The same as shaping it gives, at a fraction of the time. */
  widthOfAscii(name: string, text: string): number {
    let advances = this.advances.get(name);
    if (!advances) {
      const font = this.open(name);
      advances = Array.from({ length: 127 }, (_, code) => (code < 32 ? 0 : font.glyphForCodePoint(code).advanceWidth / font.unitsPerEm));
      this.advances.set(name, advances);
    }
    let width = 0;
    for (let index = 0; index < text.length; index += 1) width += advances[text.charCodeAt(index)] ?? 0;
    return width;
  }

  /** @throws Error when the file is no font */
  open(name: string): Font {
    let font = this.opened.get(name);
    if (!font) {
      font = withPlainText(create(readFileSync(this.fileOf(name))));
      this.opened.set(name, font);
    }
    return font;
  }

  private fileOf(name: string): string {
    return path.join(this.folder, `${name}.ttf`);
  }
}

/** Latin, Greek and Cyrillic without combining marks, and general punctuation: one glyph for each character, side by side. */
const plainText = /^[\u0020-\u007e\u00a0-\u024f\u0370-\u045f\u2010-\u2027\u2030-\u205e]*$/;

/**
 * The font, which sets plain text without the font's tables of kerning and ligatures. Reading these tables takes longer than
 * all the rest of a report, and on small sizes of Noto Sans they change next to nothing.
 */
function withPlainText(font: Font): Font {
  const layout = (text: string, features?: readonly string[]): GlyphRun => {
    if (features || !plainText.test(text)) return font.layout(text, features);
    const glyphs = Array.from(text, (character) => font.glyphForCodePoint(character.codePointAt(0) ?? 0));
    const positions = glyphs.map(({ advanceWidth }) => ({ xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 }));
    return { glyphs, positions, advanceWidth: positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0) };
  };
  // Everything else is the font's own, found through the prototype.
  return Object.assign(Object.create(font) as Font, { layout });
}
