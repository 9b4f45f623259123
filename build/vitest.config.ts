import path from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: path.resolve(import.meta.dirname, '..'),
  test: {
    include: ['core/**/*.test.ts', 'electron/**/*.test.ts', 'renderer/**/*.test.ts', 'renderer/**/*.test.tsx', 'build/**/*.test.ts'],
    reporters: ['default'],
    testTimeout: 20_000,
    // No test changes what another could see, so files share a worker and load a module once.
    isolate: false,
  },
});
