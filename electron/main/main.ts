import path from 'node:path';
import { app, BrowserWindow } from 'electron';
import { loadCatalogue } from '../assessment/catalogue';
import { commandLineWords, runCli } from '../cli/run';
import { serve } from './handlers';
import { setMenu } from './menu';
import { registerScheme, serveRenderer } from './protocol';
import { denyPermissions, lockDown, openWindow } from './window';

// Without this, Electron asks a person to close a dialog, and an unattended run hangs.
process.on('uncaughtException', (error) => {
  console.error(error);
  app.exit(70);
});

const words = commandLineWords(process.argv, app.isPackaged);
if (words) {
  void runCli(words).then((code) => app.exit(code));
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
  void app.whenReady().then(async () => {
    serveRenderer(path.join(import.meta.dirname, '../renderer'));
    denyPermissions();
    setMenu();
    serve(await loadCatalogue(), () => BrowserWindow.getAllWindows()[0]);
    openWindow();
  });
}
