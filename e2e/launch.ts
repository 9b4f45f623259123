import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { _electron, test as base, type ElectronApplication, type Page } from 'playwright/test';
import { root } from '../build/built.ts';
import type { Bridge } from '../electron/preload/contract.ts';

declare global {
  interface Window {
    readonly readiness: Bridge;
  }
}

interface Fixtures {
  /** An empty folder that is gone after the test. */
  folder: string;
  app: ElectronApplication;
  page: Page;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures out of the pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'readiness-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  app: async ({ folder }, use) => {
    const app = await _electron.launch({
      args: [root, `--user-data-dir=${path.join(folder, 'profile')}`],
      env: { ...(process.env as Record<string, string>) },
      colorScheme: null, // else Playwright's emulation hides nativeTheme
    });
    // A window with answers asks before it closes; nobody is here to answer.
    await app.evaluate(({ dialog }) => {
      dialog.showMessageBoxSync = () => 0;
    });
    await use(app);
    await app.close().catch(() => {}); // the test may have closed it
  },
  page: async ({ app }, use) => {
    const page = await app.firstWindow();
    await page.getByRole('button', { name: 'Assess this device' }).waitFor();
    await use(page);
  },
});

/** Lets the save dialog answer with `file`; with an empty string as if a person cancelled. */
export async function answerSaveDialog(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: filePath === '', filePath });
  }, file);
}

/** Turns the window light or dark, as the system would. */
export async function setTheme(app: ElectronApplication, page: Page, theme: 'light' | 'dark'): Promise<void> {
  await app.evaluate(({ nativeTheme }, source) => {
    nativeTheme.themeSource = source;
  }, theme);
  await page.waitForFunction((dark) => matchMedia('(prefers-color-scheme: dark)').matches === dark, theme === 'dark');
}

/** Assesses this machine and waits until the run is over. */
export async function assessDevice(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Assess this device' }).click();
  await page.getByRole('button', { name: 'Read again' }).waitFor({ timeout: 30_000 });
}
