import { expect, type Page } from 'playwright/test';
import type { ElectronApplication } from 'playwright/test';
import type { ReadinessDocument } from '../core/document/schema.ts';
import { outcomes } from '../core/evaluate/finding.ts';
import { machineWith, withoutSection } from '../core/inventory/machines.test-support.ts';
import { documentOf } from './documents';
import { test } from './launch';

/** A document of as many findings, made of real ones: copies under ids of their own, in all outcomes. */
function documentOfMany(count: number): ReadinessDocument {
  const document = documentOf(machineWith('windows-11'));
  const { findings } = document;
  const many = Array.from({ length: count }, (_, index) => {
    const model = findings[index % findings.length];
    if (!model) throw new Error('the machine has findings');
    if (index < findings.length) return model;
    const outcome = outcomes[index % outcomes.length] ?? 'warn';
    return { ...model, checkId: `${model.checkId}--${index}`, outcome, causedBy: null };
  });
  return { ...document, findings: many };
}

/** Shows a document as if main held it: a saved file would be evaluated anew, which leaves only the findings there are. */
async function show(app: ElectronApplication, page: Page, document: ReadinessDocument): Promise<void> {
  await app.evaluate(({ ipcMain, BrowserWindow }, value) => {
    ipcMain.removeHandler('document:current');
    ipcMain.handle('document:current', () => ({ ok: true, value }));
    BrowserWindow.getAllWindows()[0]?.webContents.reload();
  }, document);
  await page.getByRole('link', { name: /All findings/ }).click();
  await page.getByRole('heading', { name: 'All findings' }).waitFor();
}

const rows = (page: Page) => page.locator('.finding');

test('findings are filtered by outcome and step, searched and grouped, and the number is said', async ({ app, page }) => {
  const document = documentOf(machineWith('windows-11'));
  await show(app, page, document);
  const { findings } = document;
  const of = (outcome: string) => findings.filter((finding) => finding.outcome === outcome);
  const filter = page.getByRole('search', { name: 'Filter of findings' });
  const status = filter.getByRole('status');
  await expect(status).toHaveText(`${findings.length} findings`);
  // What passed and what does not apply is folded away.
  await expect(rows(page)).toHaveCount(findings.length - of('pass').length - of('notApplicable').length);
  await page.getByRole('button', { name: `${of('notApplicable').length} do not apply to this system` }).click();
  await expect(rows(page)).toHaveCount(findings.length - of('pass').length);

  await filter.getByRole('button', { name: /^To answer/ }).click();
  await filter.getByRole('button', { name: /^Passed/ }).click();
  await expect(status).toHaveText(`${of('manual').length + of('pass').length} of ${findings.length} findings`);
  await expect(rows(page)).toHaveCount(of('manual').length + of('pass').length);
  await filter.getByRole('button', { name: /^2 Grant access/ }).click();
  await expect(status).toHaveText(`${of('manual').filter(({ step }) => step === 2).length} of ${findings.length} findings`);
  await filter.getByRole('button', { name: 'Show all' }).click();
  await expect(status).toHaveText(`${findings.length} findings`);

  const search = filter.getByRole('searchbox', { name: 'Find in findings' });
  await search.fill('portal sign');
  await expect(rows(page).first()).toContainText('portal');
  await search.fill('no such thing');
  await expect(page.getByRole('heading', { name: 'No finding shown contains “no such thing”' })).toBeVisible();
  await page.getByRole('button', { name: 'Show all findings' }).click();

  await filter.getByRole('combobox', { name: 'Order' }).selectOption('subject');
  const headings = await page.locator('#content h2').allTextContents();
  expect(headings.map((heading) => heading.replace(/ \d+$/, ''))).toEqual(
    expect.arrayContaining(['1 Get Defender for Endpoint', '2 Grant access', '3 Connectivity and proxy', '3 System']),
  );
});

test('what one unread section left unknown is one row, which unfolds, and is unfolded for who filters', async ({ app, page }) => {
  const document = documentOf(withoutSection(machineWith('windows-11'), 'windowsSystem', 'Access is denied.'));
  await show(app, page, document);
  const unknown = document.findings.filter(({ outcome }) => outcome === 'unknown');
  const row = page.getByRole('button', { name: `${unknown.length} checks could not be judged: Windows system could not be read` });
  await expect(row).toHaveAttribute('aria-expanded', 'false');
  const folded = await rows(page).count();
  await row.click();
  await expect(rows(page)).toHaveCount(folded + unknown.length);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('.details-head h2')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(row.locator('xpath=..').getByRole('button').nth(1)).toBeFocused();

  const filter = page.getByRole('search', { name: 'Filter of findings' });
  const numbers = filter.getByRole('group', { name: 'Outcomes' });
  await filter.getByRole('searchbox').fill('telemetry');
  await expect(numbers.getByRole('button', { name: 'Unknown 1', exact: true })).toBeVisible();
  await expect(numbers.getByRole('button', { name: 'To answer 0', exact: true })).toBeVisible();
  await filter.getByRole('searchbox').fill('');
  await numbers.getByRole('button', { name: /^Unknown/ }).click();
  await expect(row).toHaveAttribute('aria-expanded', 'true');
});

test('the filter is operated by keyboard alone, and closing details gives focus back to the row', async ({ app, page }) => {
  await show(app, page, documentOf(machineWith('windows-11')));
  const filter = page.getByRole('search', { name: 'Filter of findings' });
  await filter.getByRole('searchbox').focus();
  await page.keyboard.press('Tab');
  await expect(filter.getByRole('combobox', { name: 'Order' })).toBeFocused();
  await page.keyboard.press('Tab');
  const [first, second] = await filter.getByRole('group', { name: 'Outcomes' }).getByRole('button').all();
  if (!first || !second) throw new Error('a document has more than one outcome');
  await expect(first).toBeFocused();
  await page.keyboard.press('Space');
  await expect(first).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Tab');
  await expect(second).toBeFocused();
  const row = rows(page).first();
  await row.focus();
  await page.keyboard.press('ArrowDown');
  await expect(rows(page).nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.details-head h2')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(rows(page).nth(1)).toBeFocused();
});

test('150 findings: every row can be reached, and scrolling is measured', async ({ app, page }) => {
  await show(app, page, documentOfMany(150));
  const filter = page.getByRole('search', { name: 'Filter of findings' });
  await expect(filter.getByRole('status')).toHaveText('150 findings');
  for (const fold of await page.locator('.finding-fold > button').all()) await fold.click();
  await expect(rows(page)).toHaveCount(150);
  const measured = await page.evaluate(async () => {
    const content = document.getElementById('content');
    if (!content) throw new Error('there is no content');
    const longTasks: number[] = [];
    new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
    const frames: number[] = [];
    const nextFrame = () => new Promise<number>(requestAnimationFrame);
    let last = await nextFrame();
    const height = content.scrollHeight - content.clientHeight;
    for (let top = 0; top <= height; top += 120) {
      content.scrollTo({ top });
      const now = await nextFrame();
      frames.push(now - last);
      last = now;
    }
    return { height, frames: frames.toSorted((a, b) => a - b), longTasks, end: content.scrollTop };
  });
  expect(measured.end).toBeGreaterThanOrEqual(measured.height - 120);
  const at = (share: number) => measured.frames[Math.floor((measured.frames.length - 1) * share)]?.toFixed(1);
  const typing = await page.evaluate(async () => {
    const input = document.querySelector<HTMLInputElement>('.browser input');
    if (!input) throw new Error('there is no search box');
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    const took: number[] = [];
    for (const text of ['p', 'pr', 'pro', 'prox', 'proxy', '']) {
      const began = performance.now();
      set?.call(input, text);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise(requestAnimationFrame);
      took.push(performance.now() - began);
    }
    return took.toSorted((a, b) => a - b);
  });
  process.stdout.write(
    `150 findings, ${measured.height} px high, ${measured.frames.length} frames of scrolling: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms, ` +
      `longest ${at(1)} ms, tasks over 50 ms: ${measured.longTasks.length}; a letter typed into the search: longest ${typing.at(-1)?.toFixed(1)} ms\n`,
  );
  // Up and Down still go through all of them.
  await rows(page).nth(148).focus();
  await page.keyboard.press('ArrowDown');
  await expect(rows(page).nth(149)).toBeFocused();
});
