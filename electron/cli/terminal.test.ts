import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wrap } from './terminal';

test('no line is longer than the terminal, and none ends before the next word needs it', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(words, fc.integer({ min: 30, max: 120 }), fc.nat(12), fc.nat(12), (text, columns, indent, before) => {
      const lines = `${' '.repeat(before)}${wrap(text.join(' '), columns, indent, before)}`.split('\n');
      expect(lines.join(' ').split(' ').filter(Boolean)).toEqual(text);
      lines.forEach((line, index) => {
        const next = lines[index + 1]?.trimStart().split(' ')[0];
        expect(line.length).toBeLessThanOrEqual(columns);
        if (next !== undefined) expect(line.length + 1 + next.length).toBeGreaterThan(columns);
        if (index > 0) expect(line.search(/\S/)).toBe(indent);
      });
    }),
  );
});
