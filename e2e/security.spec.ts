import { expect } from 'playwright/test';
import { test } from './launch';

test('the page has no Node, and sees of main only the bridge', async ({ page }) => {
  const found = await page.evaluate(() => ({
    require: typeof (globalThis as Record<string, unknown>).require,
    process: typeof (globalThis as Record<string, unknown>).process,
    bridge: Object.keys(window.readiness).sort(),
    frozen: Object.isFrozen(window.readiness),
  }));
  expect(found).toEqual({
    require: 'undefined',
    process: 'undefined',
    bridge: [
      'appInfo',
      'assessDevice',
      'cancelAssessment',
      'cancelMachines',
      'clearMachines',
      'copyCollectors',
      'currentDocument',
      'describeDocument',
      'exportDocument',
      'exportMachines',
      'listMachines',
      'onMachinesProgress',
      'onMenuRequest',
      'onProgress',
      'openDocument',
      'openDropped',
      'openLink',
      'openMachine',
      'recordStatement',
      'retrySection',
    ],
    frozen: true,
  });
});

test('the policy stops inline code and other origins', async ({ page }) => {
  const blocked = await page.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
    document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.inline = true' }));
    await fetch('https://example.com/').catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { inline: 'inline' in window, violations };
  });
  expect(blocked).toEqual({ inline: false, violations: ['script-src-elem', 'connect-src'] });
});

test('navigation and new windows are denied', async ({ app, page }) => {
  await page.evaluate(() => window.open('https://example.org/popup'));
  await page.evaluate(() => {
    location.href = 'https://example.org/';
  });
  await expect(page.getByRole('button', { name: 'Assess this device' })).toBeVisible();
  const addresses = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()));
  expect(addresses).toHaveLength(1);
  expect(addresses[0]).toMatch(/^app:\/\/bundle\/index\.html/);
});

test('permissions are denied', async ({ page }) => {
  const answers = await page.evaluate(async () => ({
    notifications: await Notification.requestPermission(),
    geolocation: await new Promise((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        (error) => resolve(error.code),
      ),
    ),
  }));
  expect(answers).toEqual({ notifications: 'denied', geolocation: 1 });
});

test('files beside the renderer are not served', async ({ page }) => {
  const statuses = await page.evaluate(() =>
    Promise.all(['/..%2Fmain/main.js', '/..%2f..%2fpackage.json', '/%00'].map(async (address) => (await fetch(address)).status)),
  );
  expect(statuses.every((status) => status === 404)).toBe(true);
});

test('a message that does not fit the contract is refused and changes nothing', async ({ page }) => {
  const replies = await page.evaluate(async () => {
    const call = window.readiness as unknown as Record<
      string,
      (input?: unknown) => Promise<{ ok: boolean; error?: { code: string; where: string } }>
    >;
    const statement = { checkId: 'licences-verified', answer: 'done', choice: null, by: 'R. Doe', on: '2026-11-24', note: null };
    const sent: [string, unknown][] = [
      ['exportDocument', { format: 'exe' }],
      ['exportDocument', { format: 'pdf', path: '/etc/passwd' }],
      ['retrySection', { section: '__proto__' }],
      ['recordStatement', { ...statement, by: 'two\nlines' }],
      ['recordStatement', { ...statement, on: '2026-02-30' }],
      ['recordStatement', 'done'],
      ['openLink', { url: 'file:///etc/passwd' }],
      ['openLink', { url: 'http://learn.microsoft.com/' }],
      ['assessDevice', { surprise: true }],
      ['openDocument', { path: '/etc/passwd' }],
      ['openDropped', { files: [{ path: 'a.json', bytes: '{}' }] }],
      ['openDropped', { files: [] }],
      ['openDocument', { choose: '/etc' }],
      ['openMachine', { id: '../1' }],
      ['openDropped', { files: [{ path: '/etc/passwd' }] }],
    ];
    return Promise.all(sent.map(async ([name, input]) => (await call[name]?.(input))?.error?.code));
  });
  expect(replies).toEqual(replies.map(() => 'bad-message'));
  await expect(page.getByRole('button', { name: 'Assess this device' })).toBeVisible();
});

test('a call in the right form but at the wrong time, or to a foreign page, is refused with a reason', async ({ page }) => {
  const codes = await page.evaluate(async () => {
    const codeOf = (reply: { ok: boolean; error?: { code: string } }) => (reply.ok ? 'accepted' : reply.error?.code);
    return [
      codeOf(await window.readiness.exportDocument({ format: 'json' })),
      codeOf(await window.readiness.openLink({ url: 'https://evil.example/' })),
    ];
  });
  expect(codes).toEqual(['refused', 'refused']);
});

test('a page of the catalogue is opened only after a person agreed', async ({ app, page }) => {
  await app.evaluate(({ dialog, shell }) => {
    const seen: { asked: number; opened: string[] } = { asked: 0, opened: [] };
    Object.assign(globalThis, { seen });
    dialog.showMessageBox = async () => {
      seen.asked += 1;
      return { response: seen.asked === 1 ? 1 : 0, checkboxChecked: false };
    };
    shell.openExternal = async (url) => {
      seen.opened.push(url);
    };
  });
  const url = 'https://learn.microsoft.com/defender-endpoint/configure-proxy-internet';
  const open = () => page.evaluate((address) => window.readiness.openLink({ url: address }), url);
  expect(await open()).toEqual({ ok: true, value: { opened: false } });
  expect(await open()).toEqual({ ok: true, value: { opened: true } });
  expect(await app.evaluate(() => (globalThis as unknown as { seen: unknown }).seen)).toEqual({ asked: 2, opened: [url] });
});
