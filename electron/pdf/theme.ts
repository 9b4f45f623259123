import type { Outcome } from '../../core/evaluate/finding';

/** Colours are meant for paper and a white page. Text keeps a contrast of 4.5:1 or more on every surface it stands on. */
export const colours = {
  text: '#1b1b1b',
  quiet: '#555555',
  brand: '#0f548c',
  onBrand: '#ffffff',
  link: '#0f548c',
  paper: '#ffffff',
  head: '#eef2f6',
  marked: '#ebf3fc',
  command: '#f5f5f5',
  line: '#d1d5da',
  lineStrong: '#8a8f96',
} as const;

/** `text` on `tint` or white, `line` round a tint, `bar` for surfaces that carry no text. */
export const outcomeColours: Readonly<
  Record<Outcome, { readonly text: string; readonly tint: string; readonly line: string; readonly bar: string }>
> = {
  fail: { text: '#b10e1c', tint: '#fdf3f4', line: '#e5a3a9', bar: '#b10e1c' },
  manual: { text: '#5c2e91', tint: '#f7f3fb', line: '#cdb8e3', bar: '#5c2e91' },
  warn: { text: '#7a5200', tint: '#fff9ed', line: '#e6c98a', bar: '#7a5200' },
  unknown: { text: '#555555', tint: '#f5f5f5', line: '#c7c7c7', bar: '#555555' },
  deferred: { text: '#00606b', tint: '#eff8f9', line: '#9fd0d6', bar: '#00606b' },
  notApplicable: { text: '#616161', tint: '#f7f7f7', line: '#d6d6d6', bar: '#c7c7c7' },
  pass: { text: '#0e6b0e', tint: '#f1faf1', line: '#a5d3a5', bar: '#93c293' },
};

/** Sizes of type in points. */
export const sizes = { title: 20.5, verdict: 19, h1: 15.5, h2: 12.5, h3: 10.5, h4: 10, text: 9.5, table: 8.5, small: 8 } as const;

/** Distance of two baselines, as a multiple of the size of type. */
export const leading = 1.38;

export type PageSize = 'A4' | 'Letter';

/** Lengths of a page in points, 72 to the inch. */
export interface PageGeometry {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const margins = { left: 46, right: 46, top: 46, bottom: 56 } as const;

export const pageGeometry: Readonly<Record<PageSize, PageGeometry>> = {
  A4: { width: 595.28, height: 841.89, ...margins },
  Letter: { width: 612, height: 792, ...margins },
};
