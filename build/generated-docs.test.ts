import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { generatedDocs } from './generated-docs';

test.each(Object.entries(generatedDocs()))('%s is what the code says (npm run docs)', (file, content) => {
  expect(readFileSync(path.resolve(import.meta.dirname, '..', file), 'utf8')).toBe(content);
});
