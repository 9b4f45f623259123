import path from 'node:path';
import PDFDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { FontChain } from './fonts';
import { metadataText, safeText } from './safe-text';
import { type Style, Typesetter } from './text';

const fonts = path.resolve(import.meta.dirname, '../../assets/fonts');
const style: Style = { face: 'regular', size: 10, colour: '#000000' };

const typesetter = (): Typesetter => new Typesetter(new PDFDocument({ autoFirstPage: false }), new FontChain(fonts));
const lineTexts = (text: string, width: number): string[] =>
  typesetter()
    .lines(text, style, width)
    .map((line) => line.text);

describe('safe text', () => {
  test.each([
    { name: 'controls become spaces', text: 'a\u0007b\u009fc', safe: 'a b c' },
    { name: 'a direction override is dropped', text: 'invoice\u202Egpj.exe', safe: 'invoicegpj.exe' },
    { name: 'zero width is dropped', text: 'a\u200bb\ufeff', safe: 'ab' },
    { name: 'what no font covers is numbered', text: 'ok 😀', safe: 'ok [U+1F600]' },
    { name: 'several without a font share a bracket', text: '😀\u200d🏢\ufe0f! 😀', safe: '[U+1F600 U+1F3E2]! [U+1F600]' },
    { name: 'half a character is numbered', text: 'x\ud83d', safe: 'x[U+D83D]' },
    { name: 'letters are composed', text: 'e\u0301', safe: '\u00e9' },
    { name: 'Greek, Cyrillic, Hebrew and Arabic are covered', text: 'Ελένη Иван דוד محمد', safe: 'Ελένη Иван דוד محمد' },
  ])('$name', ({ text, safe }) => {
    expect(safeText(text, 'regular', new FontChain(fonts))).toBe(safe);
    expect(safeText(text, 'bold', new FontChain(fonts))).toBe(safe);
  });

  test('metadata has no characters of markup', () => {
    expect(metadataText('R&D <b>"x"\u202e\ud800')).toBe('R D b x');
  });

  test('a folder without fonts is named', () => {
    expect(() => new FontChain(import.meta.dirname)).toThrow(path.join(import.meta.dirname, 'NotoSans_400Regular.ttf'));
  });
});

describe('line breaking', () => {
  const long = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender and https://example.net/defender-endpoint/configure-proxy-internet';

  test.each([40, 90, 150, 400])('no line is wider than %i points and nothing is lost', (width) => {
    const lines = typesetter().lines(long, style, width);
    for (const line of lines) expect(line.width).toBeLessThanOrEqual(width);
    expect(
      lines
        .map(({ text }) => text)
        .join('')
        .replaceAll(' ', ''),
    ).toBe(long.replaceAll(' ', ''));
  });

  test('a word that is wider than the line is cut', () => {
    const word = 'x'.repeat(70);
    const lines = lineTexts(word, 100);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join('')).toBe(word);
  });

  test('a path is cut after a separator', () => {
    expect(lineTexts('/etc/systemd/system/mdatp.service.d/proxy.conf', 120)[0]).toMatch(/\/$/);
  });

  test('a host is not broken at its hyphens, a word is', () => {
    expect(lineTexts('Ask edr-neu-and-weu.example.net', 100)).toEqual(['Ask', 'edr-neu-and-weu.', 'example.net']);
    expect(lineTexts('a long-standing question', 55)[0]).toBe('a long-');
  });

  test("the text's own line ends are kept, and an empty text is one line", () => {
    expect(lineTexts('one\r\ntwo\n\nthree', 300)).toEqual(['one', 'two', '', 'three']);
    expect(lineTexts('', 300)).toEqual(['']);
  });

  test('only where words go on a space is drawn after the line', () => {
    const goesOn = (text: string, width: number): boolean[] =>
      typesetter()
        .lines(text, style, width)
        .map(({ wordsGoOn }) => wordsGoOn);
    expect(goesOn('two words', 30)).toEqual([true, false]);
    expect(goesOn('one\ntwo', 300)).toEqual([true, false]);
    expect(goesOn('cut '.padEnd(40, 'x'), 60).slice(1)).not.toContain(true);
    expect(goesOn('curl \\\n-v', 300)).toEqual([false, false]);
  });
});

describe('right to left', () => {
  const runsOf = (text: string): string[] =>
    typesetter()
      .lines(text, style, 400)
      .flatMap(({ runs }) => runs.map((run) => run.text));

  test('a Hebrew name in an English sentence is one run, in its own order for the font', () => {
    expect(runsOf('Answered by דוד כהן today')).toEqual(['Answered by ', 'דוד כהן', ' ', 'today']);
  });

  test('brackets of an Arabic name are mirrored and the number stays readable', () => {
    const runs = runsOf('دفتر (شركة 12)');
    expect(runs[0]).toContain('(');
    expect(runs.join('')).toContain('12');
    expect(runs.indexOf('12')).toBeLessThan(runs.length - 1);
  });

  test('the text of the line stays in logical order', () => {
    expect(lineTexts('محمد علي', 400)).toEqual(['محمد علي']);
  });
});
