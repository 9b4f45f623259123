import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const root = path.resolve(import.meta.dirname, '..');
const from = (file: string) => path.join(root, file);

export default defineConfig({
  main: {
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
