import type { Face, FontChain } from './fonts';

const lineEnd = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/u;

/** The lines of a text as its writer broke it. */
export const linesOf = (text: string): string[] => text.split(lineEnd);

/** Whether a text is nothing but the printable characters of ASCII, which the first font of every face has. */
export const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

/**
 * One line of foreign text as it may be printed. Controls become spaces. Format characters (direction overrides, zero
 * width, variants) are dropped, so that a name cannot disguise itself; this also drops the non-joiner that Persian uses. What no font
 * covers becomes its number, "[U+1F600]", several in a row one bracket: PDF/UA forbids the box that would stand there, and a
 * box would hide what it was.
 */
export function safeText(text: string, face: Face, fonts: FontChain): string {
  if (isAscii(text)) return text;
  let safe = '';
  let uncovered: string[] = [];
  const closeBracket = (): void => {
    if (uncovered.length > 0) safe += `[${uncovered.join(' ')}]`;
    uncovered = [];
  };
  for (const character of text.normalize('NFC')) {
    const codePoint = character.codePointAt(0) ?? 0;
    const isControl = codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0);
    if (/[\p{Cf}\p{Variation_Selector}]/u.test(character)) continue;
    if (!isControl && fonts.fontFor(face, codePoint) === null) {
      uncovered.push(`U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`);
      continue;
    }
    closeBracket();
    safe += isControl ? ' ' : character;
  }
  closeBracket();
  return safe;
}

/**
 * A line for the file's metadata. pdfkit writes it into XML as it stands, and the information dictionary has to agree with
 * that, so the characters of markup become spaces in both.
 */
export const metadataText = (text: string): string => text.replace(/[\s\p{Cc}\p{Cf}\p{Cs}<>&"\uFFFE\uFFFF]+/gu, ' ').trim();
