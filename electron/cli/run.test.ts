import { expect, test } from 'vitest';
import { commandLineWords } from './run';

test.each([
  ['the window, in development', ['electron', '.'], false, null],
  ['the window, packaged', ['assessor'], true, null],
  ['the window with switches of Chromium', ['electron', '--no-sandbox', '/app', '--user-data-dir=/tmp/x'], false, null],
  ['a file to open', ['assessor', 'branch.mdeready.json'], true, null],
  ['a verb, in development', ['electron', '--no-sandbox', '/app', 'assess', '--json', '-'], false, ['assess', '--json', '-']],
  ['a verb, packaged', ['assessor', 'inventory', '--json'], true, ['inventory', '--json']],
  ['a verb with one of its own', ['assessor', 'catalogue', 'show'], true, ['catalogue', 'show']],
  ['a verb after switches', ['assessor', '--no-sandbox', 'assess'], true, ['assess']],
  ['help, packaged', ['assessor', '--help'], true, ['--help']],
  ['an app folder that is called like a verb', ['electron', 'assess'], false, null],
] as const)('%s', (_, argv, isPackaged, words) => {
  expect(commandLineWords(argv, isPackaged)).toEqual(words);
});
