import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'playwright/test';
import { documentSchema } from '../core/document/schema.ts';
import { verdictWords } from '../core/text/wording.ts';
import { answerSaveDialog, assessDevice, test } from './launch';

test('a technician assesses this device, answers what only a person knows, and takes report and document away', async ({
  app,
  page,
  folder,
}) => {
  await assessDevice(page);

  await page.getByRole('link', { name: /Get Defender for Endpoint/ }).click();
  await expect(page.getByRole('heading', { name: 'Get Defender for Endpoint' })).toBeVisible();
  await page.getByRole('button', { name: /Are the licences provisioned/ }).click();
  await page.getByRole('radio', { name: 'Done', exact: true }).check();
  await page.getByRole('textbox', { name: 'Answered by' }).fill('R. Doe');
  await page.getByRole('textbox', { name: /Note/ }).fill('Seen under Billing, Your products.');
  await page.getByRole('button', { name: 'Record answer' }).click();
  await expect(page.getByRole('button', { name: /The licences are provisioned and assigned/ })).toBeVisible();

  await page.getByRole('link', { name: /Review and export/ }).click();
  await page.getByRole('textbox', { name: 'Site' }).fill('Branch 12');
  await page.getByRole('textbox', { name: 'Assessor' }).fill('R. Doe');

  const json = path.join(folder, 'branch-12.mdeready.json');
  await answerSaveDialog(app, json);
  await page.getByRole('button', { name: 'Export JSON' }).click();
  await expect(page.getByText(json)).toBeVisible();
  const document = documentSchema.parse(JSON.parse(await readFile(json, 'utf8')));
  expect(document).toMatchObject({ site: 'Branch 12', assessor: 'R. Doe', machine: { name: os.hostname() } });
  expect(document.statements).toMatchObject([
    { checkId: 'licences-verified', answer: 'done', by: 'R. Doe', note: 'Seen under Billing, Your products.' },
  ]);
  expect(document.findings.find(({ checkId }) => checkId === 'licences-verified')?.outcome).toBe('pass');
  await expect(page.getByRole('heading', { name: verdictWords[document.verdict.word] })).toBeVisible();

  const pdf = path.join(folder, 'branch-12.pdf');
  await answerSaveDialog(app, pdf);
  await page.getByRole('button', { name: 'Export PDF' }).click();
  await expect(page.getByText(pdf)).toBeVisible();
  const { stdout } = await promisify(execFile)('/usr/bin/pdftotext', [pdf, '-']);
  expect(stdout).toContain('Branch 12');
  expect(stdout).toContain('R. Doe');

  await answerSaveDialog(app, '');
  await page.getByRole('button', { name: 'Export JSON' }).click();
  await expect(page.getByRole('button', { name: 'Export JSON' })).toBeEnabled();
  expect((await readdir(folder)).toSorted()).toEqual(['branch-12.mdeready.json', 'branch-12.pdf', 'profile']);
});

test('the window and the command line conclude the same', async ({ app, page, folder }) => {
  await assessDevice(page);
  await page.getByRole('link', { name: /Review and export/ }).click();
  const file = path.join(folder, 'window.json');
  await answerSaveDialog(app, file);
  await page.getByRole('button', { name: 'Export JSON' }).click();
  await expect(page.getByText(file)).toBeVisible();
  const inWindow = documentSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  const cli = path.resolve(import.meta.dirname, '../out/main/cli.js');
  const headless = await promisify(execFile)(process.execPath, [cli, 'assess', '--quiet', '--json', '-'], {
    maxBuffer: 64 * 1024 * 1024,
  }).then(
    ({ stdout }) => stdout,
    (error: { stdout: string }) => error.stdout,
  );
  const onCommandLine = documentSchema.parse(JSON.parse(headless));
  const outcomes = (document: typeof inWindow) =>
    document.findings.map(({ checkId, outcome, causedBy }) => ({ checkId, outcome, causedBy }));
  expect(outcomes(inWindow)).toEqual(outcomes(onCommandLine));
  expect(inWindow.verdict).toEqual(onCommandLine.verdict);
  expect(inWindow.machine).toEqual(onCommandLine.machine);
});

test('on a slow machine a person sees the progress, cancels, and starts again', async ({ app, page }) => {
  // Main is kept busy, so that the run lasts long enough for a person to see it.
  await app.evaluate(() => {
    const load = setInterval(() => {
      for (const until = Date.now() + 60; Date.now() < until; );
    }, 5);
    Object.assign(globalThis, { endLoad: () => clearInterval(load) });
  });
  await page.getByRole('button', { name: 'Assess this device' }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await app.evaluate(() => (globalThis as unknown as { endLoad: () => void }).endLoad());
  await expect(page.getByText('Nothing of that run was kept')).toBeVisible();
  await assessDevice(page);
  await expect(page.getByRole('heading', { name: 'This device' })).toBeVisible();
});

test('a cancel that follows at once leaves nothing of the run', async ({ page }) => {
  // The call and the cancel leave the page in one turn, so the run cannot have ended in between.
  const reply = await page.evaluate(async () => {
    const run = window.readiness.assessDevice(undefined);
    await window.readiness.cancelAssessment(undefined);
    return run;
  });
  expect(reply).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  await assessDevice(page);
  await expect(page.getByRole('link', { name: /Review and export/ })).toBeVisible();
});

test('a section can be read again, and answers survive it', async ({ page }) => {
  await assessDevice(page);
  const kept = await page.evaluate(async () => {
    const statement = { checkId: 'licences-verified', answer: 'done' as const, choice: null, by: 'R. Doe', on: '2026-11-24', note: null };
    await window.readiness.recordStatement(statement);
    const reply = await window.readiness.retrySection({ section: 'network' });
    return reply.ok
      ? { statements: reply.value.statements.length, network: reply.value.inventory.sections.network.status }
      : reply.error.code;
  });
  expect(kept).toEqual({ statements: 1, network: 'read' });
});

test('a page that is loaded again takes up the document, answers included', async ({ app, page }) => {
  await assessDevice(page);
  await page.evaluate(() =>
    window.readiness.recordStatement({
      checkId: 'licences-verified',
      answer: 'done',
      choice: null,
      by: 'R. Doe',
      on: '2026-11-24',
      note: null,
    }),
  );
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload());
  await page.getByRole('link', { name: /Get Defender for Endpoint/ }).click();
  await expect(page.getByRole('button', { name: /The licences are provisioned and assigned/ })).toBeVisible();
});

test('a page that crashed comes back with the document', async ({ app, page }) => {
  await assessDevice(page);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  const heading = () =>
    app.evaluate(({ BrowserWindow }) =>
      Promise.race([
        BrowserWindow.getAllWindows()[0]
          ?.webContents.executeJavaScript("document.querySelector('h1')?.textContent")
          .catch(() => null),
        new Promise((resolve) => setTimeout(() => resolve(null), 1_000)),
      ]),
    );
  await expect.poll(heading, { timeout: 20_000 }).toBe('This device');
});

test('a window that holds answers asks before it closes', async ({ app, page }) => {
  await assessDevice(page);
  const close = () =>
    app.evaluate(({ BrowserWindow, dialog }) => {
      let asked = 0;
      dialog.showMessageBoxSync = () => {
        asked += 1;
        return 1; // keep open
      };
      const [window] = BrowserWindow.getAllWindows();
      window?.close();
      return { asked, open: window?.isDestroyed() === false };
    });
  await page.evaluate(() => window.readiness.describeDocument({ site: 'Branch 12', assessor: null }));
  expect(await close()).toEqual({ asked: 1, open: true });
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBoxSync = () => 0;
  });
});

test('an export that cannot be written says why and how to mend it', async ({ app, page, folder }) => {
  await assessDevice(page);
  await page.getByRole('link', { name: /Review and export/ }).click();
  await answerSaveDialog(app, path.join(folder, 'missing', 'a.json'));
  await page.getByRole('button', { name: 'Export JSON' }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('The folder does not exist.');
  await expect(alert).toContainText('Make the folder first');
});
