import path from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';
import { catalogueInUse } from '../assessment/catalogue-in-use';
import { commandLineWords, runAndExit } from '../cli/run';
import { menuRequestChannel } from '../preload/main-channels';
import { toAppErrorData } from './errors';
import { serve } from './handlers';
import { setMenu } from './menu';
import { OpenDocument } from './open-document';
import { registerScheme, serveRenderer } from './protocol';
import { denyPermissions, lockDown, openWindow } from './window';

// Without this, Electron asks a person to close a dialog, and an unattended run hangs.
process.on('uncaughtException', (error) => {
  console.error(error);
  app.exit(70);
});

const words = commandLineWords(process.argv, app.isPackaged);
if (words) {
  void runAndExit(words, (code) => app.exit(code));
} else {
  registerScheme();
  lockDown();
  if (app.requestSingleInstanceLock()) openApp();
  else app.quit();
}

function openApp(): void {
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(start, giveUp).catch(giveUp);
}

async function start(): Promise<void> {
  serveRenderer(path.join(import.meta.dirname, '../renderer'));
  denyPermissions();
  const window = () => BrowserWindow.getAllWindows()[0];
  setMenu((request) => window()?.webContents.send(menuRequestChannel, request));
  const catalogue = await catalogueInUse();
  const document = new OpenDocument(catalogue);
  serve(document, catalogue, window);
  openWindow(() => document.holdsUnexported());
}

/** Says why the app cannot start, and ends it. */
function giveUp(cause: unknown): void {
  const { what, where, mend, details } = toAppErrorData(cause);
  dialog.showErrorBox(`${app.getName()} cannot start`, [what, where, mend, details].filter((part) => part !== null).join('\n'));
  app.exit(70);
}
