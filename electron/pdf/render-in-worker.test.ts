import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleDocument } from '../../core/document/sample.test-support';
import { renderReport } from './render-report';
import { run, saved } from './tools.test-support';

const project = path.resolve(import.meta.dirname, '../..');
const fonts = path.join(project, 'assets/fonts');

/** Built as the product is: both entries flat beside each other, dependencies taken from node_modules. */
let folder = '';

beforeAll(async () => {
  const cache = path.join(project, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(path.join(cache, 'render-in-worker-'));
  await build({
    root: project,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: folder,
      rollupOptions: {
        input: {
          'render-in-worker': path.join(import.meta.dirname, 'render-in-worker.ts'),
          'pdf-worker': path.join(import.meta.dirname, 'pdf-worker.ts'),
        },
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(path.join(folder, 'document.json'), JSON.stringify(sampleDocument()));
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a script in a process of its own, with `render(options, signal)` at hand. */
function inProcess(script: string): { readonly stdout: string; readonly stderr: string; readonly status: number | null } {
  const whole = `
    import { readFileSync, writeFileSync } from 'node:fs';
    import { renderInWorker } from './render-in-worker.js';
    const document = JSON.parse(readFileSync('document.json', 'utf8'));
    const render = (options, signal) => renderInWorker(document, { pageSize: 'A4', ...options }, signal);
    ${script}`;
  writeFileSync(path.join(folder, 'script.js'), whole);
  return spawnSync(process.execPath, ['script.js'], { cwd: folder, encoding: 'utf8' });
}

describe('a report made in a thread of its own', () => {
  test('is the same as one made here, with the fonts of the product', async () => {
    const { stderr, status } = inProcess(`writeFileSync('report.pdf', await render({}));`);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const bytes = readFileSync(path.join(folder, 'report.pdf'));
    expect(bytes.equals(Buffer.from(await renderReport(sampleDocument(), { pageSize: 'A4', fonts })))).toBe(true);
    expect(run('qpdf', '--check', saved(bytes)).exitCode).toBe(0);
  });

  test('is given up at once when cancelled, and leaves no thread behind', () => {
    const { stdout, status } = inProcess(`
      const controller = new AbortController();
      const report = render({}, controller.signal);
      controller.abort();
      await report.catch(({ data }) => console.log(data.code, data.data));
      await render({}, controller.signal).catch(({ data }) => console.log(data.code));`);
    expect(stdout).toBe('cancelled No report was written; the document is as it was.\ncancelled\n');
    expect(status).toBe(0);
  });

  test('says what failed', () => {
    const { stdout, status } = inProcess(`await render({ fonts: '/nowhere' }).catch(({ data }) => console.log(data.code, data.details));`);
    expect(stdout).toMatch(/^internal Error: The font \/nowhere\/NotoSans_400Regular\.ttf is missing/);
    expect(status).toBe(0);
  });
});
