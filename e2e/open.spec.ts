import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'playwright/test';
import { machineWith } from '../core/inventory/machines.test-support.ts';
import { answerOpenDialog, documentOf, drop } from './documents';
import { assessDevice, test } from './launch';

const windows11 = () => JSON.stringify(documentOf(machineWith('windows-11')));

test('a document of another machine is opened, says whose it is, and is not read again from here', async ({ app, page, folder }) => {
  const file = path.join(folder, 'ws-b12-014.mdeready.json');
  await writeFile(file, windows11());
  await answerOpenDialog(app, file);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Review and export' })).toBeVisible();
  const origin = page.getByRole('complementary', { name: 'Where this document comes from' });
  await expect(origin).toContainText('of ws-b12-014, not of this machine');
  await expect(origin).toContainText('Sections can be read again only on that machine.');
  await page.getByRole('link', { name: /This device/ }).click();
  await expect(page.getByText('Not on Windows: ')).toContainText('Linux system');
  await expect(page.getByRole('button', { name: /^(Read again|Retry)/ })).toHaveCount(0);
  await page.getByRole('link', { name: /Grant access/ }).click();
  await expect(origin).toContainText('of ws-b12-014');
  await page.getByRole('link', { name: /This device/ }).click();
  await origin.getByRole('button', { name: 'Assess this device' }).click();
  await expect(page.getByRole('button', { name: 'Read again' })).toBeVisible({ timeout: 30_000 });
  await expect(origin).toHaveCount(0);
});

test('a collected inventory is assessed from the start page', async ({ app, page, folder }) => {
  const file = path.join(folder, 'mac.json');
  await writeFile(file, JSON.stringify({ kind: 'mdeready-inventory', ...machineWith('macos-26') }));
  await answerOpenDialog(app, file);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByRole('complementary', { name: 'Where this document comes from' })).toContainText('Collected there by a script');
  await page.getByRole('link', { name: /This device/ }).click();
  await expect(page.getByText('Not on macOS: ')).toContainText('Windows Security Center');
});

test('the menu asks for a file, also with a document open', async ({ app, page, folder }) => {
  await assessDevice(page);
  const file = path.join(folder, 'ws-b12-014.mdeready.json');
  await writeFile(file, windows11());
  await answerOpenDialog(app, file);
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('open-files')?.click());
  await expect(page.getByRole('complementary', { name: 'Where this document comes from' })).toContainText('ws-b12-014');
});

test('a file that is dropped is opened; one that is none of ours says why, and what is open stays', async ({ page }) => {
  await drop(page, 'ws-b12-014.mdeready.json', windows11());
  const origin = page.getByRole('complementary', { name: 'Where this document comes from' });
  await expect(origin).toContainText('ws-b12-014');
  await drop(page, 'shopping.json', '{"kind":"list"}');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('shopping.json');
  await expect(alert).toContainText('To mend it');
  await expect(origin).toContainText('ws-b12-014');
  await alert.getByRole('button', { name: 'Dismiss' }).click();
  await expect(alert).toHaveCount(0);
});
