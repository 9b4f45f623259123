import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { expect } from 'playwright/test';
import { machineWith } from '../core/inventory/machines.test-support.ts';
import { answerOpenDialog, documentOf } from './documents';
import { writeEvidence } from './evidence';
import { assessDevice, setTheme, test } from './launch';

const places = [
  'This device',
  'Get Defender for Endpoint',
  'Grant access',
  'Proxy and connectivity',
  'All findings',
  'Review and export',
] as const;
const sizes = [
  { width: 1280, height: 800 },
  { width: 1024, height: 640 },
] as const;

// axe takes seconds for a screen on a busy machine, and there are a dozen in a test.
test.setTimeout(240_000);

/** Fails when axe finds something serious, or when the page is wider than the window. Keeps a picture. */
async function inspect(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
  // Legacy mode: Electron opens no second page for axe to finish in.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect.soft(grave.map(({ id, nodes }) => `${name}: ${id} at ${nodes[0]?.target}`)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(overflow, `${name} is wider than the window`).toBeLessThanOrEqual(0);
}

async function goTo(page: Page, place: (typeof places)[number]): Promise<void> {
  await page
    .getByRole('link', { name: new RegExp(place) })
    .first()
    .click();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

async function inspectPlaces(page: Page): Promise<void> {
  for (const place of places) {
    await goTo(page, place);
    await inspect(page, place.toLowerCase().replaceAll(' ', '-'));
  }
}

for (const theme of ['light', 'dark'] as const) {
  for (const { width, height } of sizes) {
    test(`every screen in ${theme} at ${width} x ${height}`, async ({ app, page }) => {
      const errors: string[] = [];
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      page.on('pageerror', (error) => errors.push(String(error)));
      await setTheme(app, page, theme);
      await page.setViewportSize({ width, height });
      await inspect(page, 'start');
      await assessDevice(page);
      await inspectPlaces(page);
      await goTo(page, 'Proxy and connectivity');
      for (const part of [/Guide.s table/, /Proxy settings/]) {
        await page.getByRole('link', { name: part }).click();
        await inspect(page, `step-3-${part.source.toLowerCase().replace(/[^a-z]+/g, '-')}`);
      }
      await goTo(page, 'Get Defender for Endpoint');
      await page
        .getByRole('button', { name: /licences/ })
        .first()
        .click();
      await inspect(page, 'details');
      expect(errors).toEqual([]);
    });
  }
}

for (const [machine, theme, size] of [
  ['windows-11', 'light', sizes[0]],
  ['windows-server-2012-r2', 'dark', sizes[0]],
  ['macos-26', 'dark', sizes[1]],
  ['windows-11', 'light', { width: 640, height: 560 }],
] as const) {
  test(`every screen of a file of ${machine} in ${theme} at ${size.width} x ${size.height}`, async ({ app, page, folder }) => {
    const file = path.join(folder, `${machine}.mdeready.json`);
    await writeFile(file, JSON.stringify(documentOf(machineWith(machine))));
    await setTheme(app, page, theme);
    await page.setViewportSize(size);
    await answerOpenDialog(app, file);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByRole('heading', { name: 'Review and export' }).waitFor();
    await inspectPlaces(page);
    await goTo(page, 'All findings');
    await page.getByRole('combobox', { name: 'Order' }).selectOption('subject');
    await inspect(page, 'grouped');
    for (const outcome of [/^Passed/, /^Not applicable/])
      await page.getByRole('group', { name: 'Outcomes' }).getByRole('button', { name: outcome }).click();
    await inspect(page, 'filtered');
    await page.locator('.finding').last().click();
    await inspect(page, 'details-of-one');
  });
}

for (const [theme, size] of [
  ['light', sizes[0]],
  ['dark', sizes[1]],
  ['light', { width: 640, height: 400 }],
  ['dark', { width: 640, height: 400 }],
] as const) {
  test(`collected machines in ${theme} at ${size.width} x ${size.height}`, async ({ app, page, folder }) => {
    await setTheme(app, page, theme);
    await page.setViewportSize(size);
    await inspect(page, 'start');
    await answerOpenDialog(app, path.join(folder, 'stick'));
    await page.getByRole('button', { name: 'Copy the collector scripts…' }).click();
    await page.getByRole('button', { name: 'Dismiss' }).waitFor();
    await inspect(page, 'collectors-copied');
    await page.getByRole('button', { name: 'Dismiss' }).click();

    const stick = path.join(folder, 'stick');
    for (let each = 1; each <= 12; each += 1) {
      await writeEvidence(stick, {
        host: `srv-b${each}-files-and-archives`,
        system: (['debian-13', 'ubuntu-24.04', 'rhel-6'] as const)[each % 3] ?? 'debian-13',
        elevated: each % 4 !== 0,
        brokenOff: each === 5,
      });
    }
    await page.getByRole('button', { name: 'Assess a collected folder' }).click();
    await page.getByRole('heading', { name: 'Collected machines' }).waitFor();
    await inspect(page, 'machines');
    await page.getByRole('searchbox', { name: 'Find a machine' }).fill('nonesuch');
    await page.getByRole('button', { name: 'Show all machines' }).waitFor();
    await inspect(page, 'machines-none-found');
    await page.getByRole('button', { name: 'Show all machines' }).click();
    await page.getByRole('button', { name: 'srv-b4-files-and-archives' }).click();
    await page.getByRole('heading', { name: 'Review and export' }).waitFor();
    await inspect(page, 'machine-review');
    await page.getByRole('complementary').getByRole('button', { name: 'Network', exact: true }).click();
    await inspect(page, 'machine-section');
    await page.keyboard.press('Alt+0');
    await page.getByRole('button', { name: 'Export all' }).click();
    await page.getByRole('region', { name: 'Export of all machines' }).waitFor({ timeout: 60_000 });
    await inspect(page, 'machines-exported');
  });
}
