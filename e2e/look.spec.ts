import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { expect } from 'playwright/test';
import { assessDevice, setTheme, test } from './launch';

const places = ['This device', 'Get Defender for Endpoint', 'Grant access', 'Proxy and connectivity', 'Review and export'] as const;
const sizes = [
  { width: 1280, height: 800 },
  { width: 1024, height: 640 },
] as const;

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
      for (const place of places) {
        await page
          .getByRole('link', { name: new RegExp(place) })
          .first()
          .click();
        await page.getByRole('heading', { level: 1 }).waitFor();
        await inspect(page, place.toLowerCase().replaceAll(' ', '-'));
      }
      await page
        .getByRole('link', { name: /Proxy and connectivity/ })
        .first()
        .click();
      for (const part of [/Guide.s table/, /Proxy settings/]) {
        await page.getByRole('link', { name: part }).click();
        await inspect(page, `step-3-${part.source.toLowerCase().replace(/[^a-z]+/g, '-')}`);
      }
      await page
        .getByRole('link', { name: /Get Defender for Endpoint/ })
        .first()
        .click();
      await page
        .getByRole('button', { name: /licences/ })
        .first()
        .click();
      await inspect(page, 'details');
      expect(errors).toEqual([]);
    });
  }
}
