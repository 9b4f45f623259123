import fc from 'fast-check';
import { MalformedInput } from './malformed-input';

/** Texts that look more or less like a format: pieces of it, put together in any order, with anything between. */
export const textOf = (pieces: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...pieces, '\n', ' ', '\t', '\0', '"', "'", '\\', '=', '#') },
        fc.string({ unit: 'binary' }),
      ),
      {
        maxLength: 60,
      },
    )
    .map((parts) => parts.join(''));

/**
 * Runs a decoder over texts that look like its format, over any text, and over one piece repeated 8,000 times (where a form with
 * backtracking would not come to an end).
 *
 * @throws what the decoder throws, unless that is MalformedInput
 */
export function decodesAnyText(decode: (text: string) => unknown, pieces: readonly string[]): void {
  const tolerant = (text: string) => {
    try {
      decode(text);
    } catch (cause) {
      if (!(cause instanceof MalformedInput)) throw cause;
    }
  };
  fc.assert(fc.property(fc.oneof(textOf(pieces), fc.string({ unit: 'binary', maxLength: 200 })), tolerant), { numRuns: 200 });
  for (const piece of [...pieces, ' ', '\t', '\n', '\\', '"', ' \n', '=']) for (const end of ['', 'x']) tolerant(piece.repeat(8_000) + end);
}
