import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, type Page } from 'playwright/test';
import { documentSchema } from '../core/document/schema.ts';
import { answerOpenDialog } from './documents';
import { dropPaths, writeEvidence, writeEvidenceTar } from './evidence';
import { test } from './launch';

const origin = (page: Page) => page.getByRole('complementary', { name: 'Where this document comes from' });
const list = (page: Page) => page.getByRole('table', { name: 'Collected machines' });
const rows = (page: Page) => list(page).locator('tbody tr');
const names = (page: Page) => list(page).locator('tbody tr > th').allInnerTexts();

test('a collected folder is chosen, tells where it comes from, and leads to what was not read', async ({ app, page, folder }) => {
  await answerOpenDialog(app, await writeEvidence(folder, { host: 'srv-b12-files', elevated: false }));
  await page.getByRole('button', { name: 'Assess a collected folder' }).click();
  await expect(page.getByRole('heading', { name: 'Review and export' })).toBeVisible();
  await expect(origin(page)).toContainText('of srv-b12-files, not of this machine');
  await expect(origin(page)).toContainText('Collected by collect.sh on srv-b12-files');
  await expect(origin(page)).toContainText('by rdoe without administrator rights');
  await expect(origin(page)).toContainText('1 not readable');
  await expect(page.getByRole('link', { name: /Collected machines/ })).toHaveCount(0);
  await origin(page).getByRole('button', { name: 'Network', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'This device' })).toBeVisible();
  await expect(page.locator('[data-begin]')).toBeFocused();
  await expect(page.locator('[data-begin]')).toHaveText('Network');
  await expect(page.locator('[data-begin]')).toBeInViewport();
  await expect(page.getByRole('button', { name: /^(Read again|Retry)/ })).toHaveCount(0);
});

test('a tar is dropped and opened', async ({ page, folder }) => {
  await dropPaths(page, [await writeEvidenceTar(folder, { host: 'srv-tar', system: 'ubuntu-24.04' })]);
  await expect(origin(page)).toContainText('of srv-tar, not of this machine');
  await expect(page.getByText('Ubuntu 24.04.3 LTS').first()).toBeVisible();
});

test('what the script collects of this very machine is known to be of it, and no section of it is read again here', async ({
  page,
  folder,
}) => {
  const script = path.resolve(import.meta.dirname, '../assets/collectors/collect.sh');
  await promisify(execFile)('/bin/sh', [script, '--to', folder, '--tar']);
  const tar = (await readdir(folder)).find((name) => name.endsWith('.tar')) ?? '';
  await dropPaths(page, [path.join(folder, tar)]);
  await expect(origin(page)).toContainText(`From a file, of this machine (${hostname()}).`);
  await expect(origin(page)).toContainText('Collected by collect.sh');
  await page.getByRole('link', { name: /This device/ }).click();
  await expect(page.getByRole('heading', { name: 'Facts' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^(Read again|Retry)/ })).toHaveCount(0);
});

test('a folder that is dropped and a menu that opens one do the same', async ({ app, page, folder }) => {
  await dropPaths(page, [await writeEvidence(folder, { host: 'srv-dropped' })]);
  await expect(origin(page)).toContainText('of srv-dropped, not of this machine');
  await answerOpenDialog(app, await writeEvidence(folder, { host: 'srv-chosen' }));
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('open-folder')?.click());
  await expect(origin(page)).toContainText('of srv-chosen, not of this machine');
});

test('several machines: chosen among, answered, gone back to, exported together', async ({ app, page, folder }) => {
  const stick = path.join(folder, 'stick');
  const paths = [
    await writeEvidence(stick, { host: 'srv-10', began: '2026-11-24T09:00:00Z' }),
    await writeEvidence(stick, { host: 'srv-9', system: 'rhel-6', began: '2026-11-23T09:00:00Z' }),
    await writeEvidence(stick, { host: 'srv-cut', brokenOff: true }),
  ];
  await dropPaths(page, paths);
  await expect(page.getByRole('heading', { name: 'Collected machines' })).toBeVisible();
  await expect(rows(page)).toHaveCount(3);

  // The one that could not be read says why, and the worst of the others comes next.
  await expect(rows(page).first()).toContainText('Could not be read');
  await expect(rows(page).first()).toContainText('evidence-srv-cut');
  await expect(rows(page).first()).toContainText('To mend it');
  await expect(rows(page).nth(1)).toContainText('Blocked');
  await list(page).getByRole('button', { name: 'Machine', exact: true }).click();
  await expect(list(page).getByRole('columnheader', { name: 'Machine' })).toHaveAttribute('aria-sort', 'ascending');
  await expect.poll(async () => (await names(page)).map((name) => name.split('\n')[0])).toEqual(['evidence-srv-cut', 'srv-9', 'srv-10']);
  await list(page).getByRole('button', { name: 'Machine', exact: true }).click();
  await expect.poll(async () => (await names(page)).map((name) => name.split('\n')[0])).toEqual(['srv-10', 'srv-9', 'evidence-srv-cut']);

  const search = page.getByRole('searchbox', { name: 'Find a machine' });
  await search.fill('srv-1');
  await expect(rows(page)).toHaveCount(1);
  await search.fill('nonesuch');
  await page.getByRole('button', { name: 'Show all machines' }).click();
  await expect(rows(page)).toHaveCount(3);

  // By keyboard: down to the second, into it, and back to where one was.
  await list(page).getByRole('button', { name: 'srv-10' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Review and export' })).toBeFocused();
  await expect(origin(page)).toContainText('of srv-9, not of this machine');
  await page.getByRole('textbox', { name: 'Site' }).fill('Branch 12');
  await page.keyboard.press('Alt+0');
  await expect(list(page).getByRole('button', { name: 'srv-9' })).toBeFocused();
  await list(page).getByRole('button', { name: 'srv-10' }).click();
  await expect(origin(page)).toContainText('of srv-10, not of this machine');
  await expect(page.getByRole('textbox', { name: 'Site' })).toHaveValue('');
  await origin(page).getByRole('button', { name: 'Collected machines' }).click();
  await expect(rows(page).filter({ hasText: 'srv-9' })).toContainText('Answers not exported');
  await list(page).getByRole('button', { name: 'srv-9' }).click();
  await expect(page.getByRole('textbox', { name: 'Site' })).toHaveValue('Branch 12');

  await page.getByRole('link', { name: /Collected machines/ }).click();
  const reports = path.join(folder, 'reports');
  await mkdir(reports);
  await answerOpenDialog(app, reports);
  await page.getByRole('button', { name: 'Export all' }).click();
  const exported = page.getByRole('region', { name: 'Export of all machines' });
  await expect(exported).toContainText('Document and report of 2 machines are written.', { timeout: 30_000 });
  await expect(exported).toContainText(reports);
  await expect(rows(page).filter({ hasText: 'srv-9' })).not.toContainText('Answers not exported');
  const files = await readdir(reports);
  expect(files.filter((name) => name.endsWith('.pdf'))).toHaveLength(2);
  const documents = await Promise.all(
    files
      .filter((name) => name.endsWith('.mdeready.json'))
      .map(async (name) => documentSchema.parse(JSON.parse(await readFile(path.join(reports, name), 'utf8')))),
  );
  expect(documents.map(({ machine, site }) => [machine.name, site]).toSorted()).toEqual([
    ['srv-10', null],
    ['srv-9', 'Branch 12'],
  ]);
  await list(page).getByRole('button', { name: 'srv-9' }).click();
  await expect(page.getByRole('banner')).toContainText('Exported');

  // Those that are in the list already are not there twice; one that was mended takes the place of its error.
  await rm(path.join(stick, 'evidence-srv-cut'), { recursive: true });
  await writeEvidence(stick, { host: 'srv-cut' });
  await answerOpenDialog(app, stick);
  await origin(page).getByRole('button', { name: 'Collected machines' }).click();
  await page.getByRole('button', { name: 'Assess a collected folder' }).click();
  await expect(rows(page).filter({ hasText: 'srv-cut' })).toContainText('Incomplete');
  await expect(rows(page)).toHaveCount(3);
  await page.getByRole('button', { name: 'Clear the list' }).click();
  await expect(page.getByRole('link', { name: /Collected machines/ })).toHaveCount(0);
  await expect(origin(page)).toContainText('of srv-9');
});

test('what people said of a machine of the list is asked about before the window closes', async ({ app, page, folder }) => {
  const paths = [await writeEvidence(folder, { host: 'srv-1' }), await writeEvidence(folder, { host: 'srv-2' })];
  await dropPaths(page, paths);
  await list(page).getByRole('button', { name: 'srv-1' }).click();
  await page.evaluate(() => window.readiness.describeDocument({ site: 'Branch 12', assessor: null }));
  await page.keyboard.press('Alt+0');
  await list(page).getByRole('button', { name: 'srv-2' }).click();
  await expect(origin(page)).toContainText('of srv-2');
  const asked = await app.evaluate(({ dialog, BrowserWindow }) => {
    const messages: string[] = [];
    dialog.showMessageBoxSync = ((...args: readonly unknown[]) => {
      messages.push((args.at(-1) as { message: string }).message);
      return 1;
    }) as typeof dialog.showMessageBoxSync;
    BrowserWindow.getAllWindows()[0]?.close();
    return messages;
  });
  await expect.poll(() => app.windows().length).toBe(1);
  expect(asked).toEqual(['Close without exporting?']);
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBoxSync = () => 0;
  });
});

test('more machines than the window shows are told with the command that takes them', async ({ app, page, folder }) => {
  const stick = path.join(folder, 'stick');
  for (let each = 0; each < 501; each += 1) await writeEvidence(stick, { host: `srv-${each}` });
  await answerOpenDialog(app, stick);
  await page.getByRole('button', { name: 'Assess a collected folder' }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('There are 501 machines; the window shows at most 500.');
  await expect(alert).toContainText(`defender-readiness assess --from ${stick} --out`);
});

test('opening many shows how far it is and can be cancelled', async ({ app, page, folder }) => {
  const stick = path.join(folder, 'stick');
  for (let each = 0; each < 400; each += 1) await writeEvidence(stick, { host: `srv-${each}` });
  await answerOpenDialog(app, stick);
  await page.getByRole('button', { name: 'Assess a collected folder' }).click();
  await expect(page.getByRole('progressbar', { name: 'Machines read' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Assess this device' })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a folder that holds nothing of ours says so', async ({ app, page, folder }) => {
  const empty = path.join(folder, 'holiday');
  await mkdir(empty);
  await answerOpenDialog(app, empty);
  await page.getByRole('button', { name: 'Assess a collected folder' }).click();
  await expect(page.getByRole('alert')).toContainText('neither evidence nor documents');
  await dropPaths(page, [empty]);
  await expect(page.getByRole('alert')).toContainText('The folder that was dropped is empty.');
});

test('the collector scripts are copied, and what to do with them is said', async ({ app, page, folder }) => {
  await answerOpenDialog(app, folder);
  await page.getByRole('button', { name: 'Copy the collector scripts…' }).click();
  const notice = page.getByRole('region', { name: 'Collector scripts' });
  const written = path.join(folder, 'defender-readiness-collectors');
  await expect(notice).toContainText(written);
  await expect(notice).toContainText('sudo sh collect.sh');
  expect((await readdir(written)).toSorted()).toEqual(['READ-ME.txt', 'collect.cmd', 'collect.sh', 'wmi.js', 'wrap.ps1']);
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toHaveCount(0);
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('copy-collectors')?.click());
  await expect(notice).toBeVisible();
});
