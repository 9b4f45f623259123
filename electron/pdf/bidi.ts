import bidiFactory from 'bidi-js';

const bidi = bidiFactory();

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Whether a text has letters of a script that runs right to left, so that its order has to be worked out. */
export const hasRightToLeft = (text: string): boolean => rightToLeft.test(text);

/** Embedding levels by UAX 9, one for each UTF-16 unit; odd ones run right to left. */
export const embeddingLevels = (text: string): Uint8Array => bidi.getEmbeddingLevels(text, 'auto').levels;

/** The character as seen in a run right to left: brackets swap. */
export const mirrored = (character: string): string => bidi.getMirroredCharacter(character) ?? character;

/**
 * The text of a run right to left in the order in which it is handed to the font: fontkit turns Hebrew and Arabic round by
 * itself, and leaves a run of mere punctuation or digits as it stands.
 */
export const turned = (text: string): string => (hasRightToLeft(text) ? text : [...text].reverse().join(''));

/** Rule L2 of UAX 9: puts the runs of a line in the order in which they are seen from left to right. */
export function inVisualOrder<Run extends { readonly level: number }>(runs: readonly Run[]): Run[] {
  const ordered = [...runs];
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level > 0; level -= 1) {
    for (let from = 0; from < ordered.length; from += 1) {
      let to = from;
      while ((ordered[to]?.level ?? 0) >= level) to += 1;
      if (to === from) continue;
      ordered.splice(from, to - from, ...ordered.slice(from, to).reverse());
      from = to;
    }
  }
  return ordered;
}
