import { describe, expect, test } from 'vitest';
import { outcomes } from '../../core/evaluate/finding';
import { colours, outcomeColours } from './theme';

/** Contrast of two colours by WCAG 2.2, from 1 to 21. */
function contrast(a: string, b: string): number {
  const luminance = (colour: string): number => {
    const channel = (from: number): number => {
      const value = Number.parseInt(colour.slice(from, from + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  };
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

describe('contrast of text is 4.5 to 1 or more', () => {
  test.each(outcomes)('%s, on its tint and on paper', (outcome) => {
    const { text, tint } = outcomeColours[outcome];
    expect(contrast(text, tint)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(text, colours.paper)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['text', 'quiet', 'brand', 'link'] as const)('%s, on every surface of a page', (name) => {
    for (const surface of ['paper', 'head', 'marked', 'command'] as const) {
      expect(contrast(colours[name], colours[surface]), surface).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('the title, on its band', () => {
    expect(contrast(colours.onBrand, colours.brand)).toBeGreaterThanOrEqual(4.5);
  });
});
