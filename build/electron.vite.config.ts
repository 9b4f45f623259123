import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { canonicalJson } from '../core/catalogue/canonical';
import { parseCatalogue } from '../core/catalogue/load';
import { watchListOf } from '../core/catalogue/watched';
import { catalogueParts, manifestSchema } from '../core/catalogue/schema';

const root = path.resolve(import.meta.dirname, '..');
const from = (file: string) => path.join(root, file);

/**
 * The catalogue that ships, checked here once and for all, by the name of the file that holds it: whole, and what collectors need of
 * it. A start takes it as it is while the files it was made of are the same.
 *
 * @throws when it is not in order: then there is nothing to build
 */
function checkedFiles(): Readonly<Record<string, string>> {
  const read = (name: string) => readFileSync(from(`assets/catalogue/${name}`));
  const json = (name: string): unknown => JSON.parse(read(name).toString());
  const manifest = manifestSchema.parse(json('catalogue.json'));
  const parts = Object.fromEntries(catalogueParts.map((part) => [part, json(manifest.files[part])]));
  const files = { manifest, ...parts } as Parameters<typeof parseCatalogue>[0]; // every part was put in above
  const digest = createHash('sha256').update(canonicalJson(files)).digest('hex');
  const names = ['catalogue.json', ...Object.values(manifest.files)];
  const madeOf = Object.fromEntries(names.map((name) => [name, createHash('sha256').update(read(name)).digest('hex')]));
  const catalogue = parseCatalogue(files, digest);
  return {
    'checked-catalogue.json': JSON.stringify({ madeOf, content: catalogue }),
    'checked-watch-list.json': JSON.stringify({ madeOf, content: watchListOf(catalogue) }),
  };
}

const checked = checkedFiles();
const digests = Object.fromEntries(
  Object.entries(checked).map(([name, content]) => [name, createHash('sha256').update(content).digest('hex')]),
);

export default defineConfig({
  main: {
    // The program knows what was checked, so that a file put in its place is not used.
    define: { checkedFilesSha256: JSON.stringify(digests) },
    plugins: [
      {
        name: 'checked-catalogue',
        generateBundle() {
          for (const [fileName, source] of Object.entries(checked)) this.emitFile({ type: 'asset', fileName, source });
        },
      },
    ],
    build: {
      outDir: from('out/main'),
      // Bundled, so that a start reads a few files and not hundreds; what finds files beside itself stays outside.
      externalizeDeps: { exclude: ['zod', 'commander', 'cli-progress', 'intl-messageformat'] },
      rollupOptions: {
        input: { main: from('electron/main/main.ts'), cli: from('electron/cli/main.ts'), 'pdf-worker': from('electron/pdf/pdf-worker.ts') },
        // Flat: the worker is found beside the module that starts it.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: from('out/preload'),
      externalizeDeps: false,
      // A sandboxed preload is one CommonJS file, whatever "type" package.json says.
      rollupOptions: { input: from('electron/preload/preload.ts'), output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: from('renderer'),
    build: {
      outDir: from('out/renderer'),
      rollupOptions: { input: from('renderer/index.html') },
      // An inlined asset is a data: address, which the policy refuses.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2_000,
    },
    plugins: [react()],
  },
});
