import { expect } from 'playwright/test';
import { machineWith } from '../core/inventory/machines.test-support.ts';
import { assessDevice, test } from './launch';

/** Two machines: this one, and one whose inventory was collected elsewhere. */
const elsewhere = JSON.stringify({ kind: 'mdeready-inventory', ...machineWith('windows-11') });

test('what a person said is not lost to a file that is opened, nor to an assessment of another machine, without being asked', async ({
  app,
  page,
}) => {
  const answerQuestions = (button: number) =>
    app.evaluate(({ dialog }, response) => {
      const asked: string[] = [];
      Object.assign(globalThis, { asked });
      dialog.showMessageBoxSync = ((...args: readonly unknown[]) => {
        asked.push((args.at(-1) as { message: string }).message);
        return response;
      }) as typeof dialog.showMessageBoxSync;
    }, button);
  const asked = () => app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
  const open = () =>
    page.evaluate(async (text) => {
      const files = [{ path: 'client.json', bytes: new TextEncoder().encode(text) }];
      const reply = await window.readiness.openDropped({ files });
      return reply.ok ? (reply.value?.document?.machine.name ?? null) : reply.error.code;
    }, elsewhere);
  const say = (site: string) => page.evaluate((name) => window.readiness.describeDocument({ site: name, assessor: null }), site);
  const current = () =>
    page.evaluate(async () => {
      const reply = await window.readiness.currentDocument(undefined);
      return reply.ok ? reply.value?.site : reply.error.code;
    });

  await assessDevice(page);
  await say('Branch 12');
  await answerQuestions(1);
  expect(await open()).toBeNull();
  expect(await asked()).toEqual(['Open the file without exporting the open document?']);
  expect(await current()).toBe('Branch 12');

  await answerQuestions(0);
  expect(await open()).toBe('ws-b12-014');
  expect(await current()).toBeNull();

  await say('Branch 13');
  await answerQuestions(1);
  const refused = await page.evaluate(() => window.readiness.assessDevice(undefined));
  expect(refused).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(await asked()).toEqual(['Assess this device without exporting the open document?']);
  expect(await current()).toBe('Branch 13');
  const retried = await page.evaluate(() => window.readiness.retrySection({ section: 'network' }));
  expect(retried).toMatchObject({ ok: false, error: { code: 'refused' } });

  await answerQuestions(0);
  const here = await page.evaluate(() => window.readiness.assessDevice(undefined));
  expect(here).toMatchObject({ ok: true, value: { basedOn: null, site: null, statements: [] } });
});

test('a person who chooses no file keeps what is open', async ({ app, page }) => {
  await app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = async () => ({ canceled: true, filePaths: [] });
  });
  expect(await page.evaluate(() => window.readiness.openDocument({ choose: 'files' }))).toEqual({ ok: true, value: null });
});
