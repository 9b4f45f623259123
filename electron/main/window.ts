import path from 'node:path';
import { app, BrowserWindow, dialog, nativeTheme, session } from 'electron';
import { bundleOrigin } from './admission';

/**
 * Opens the window. It is shown with its first paint, so that nobody sees a white page; a page that crashed is loaded again and
 * fetches the open document.
 *
 * @param wouldLose whether closing now loses something that a person said; then the person is asked
 */
export function openWindow(wouldLose: () => boolean): void {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 640,
    minHeight: 400,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1c1c1c' : '#f3f3f3',
    webPreferences: {
      preload: path.join(import.meta.dirname, '../preload/preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
    },
  });
  window.once('ready-to-show', () => window.show());
  window.on('close', (event) => {
    if (wouldLose() && !mayClose(window)) event.preventDefault();
  });
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') window.webContents.reload();
  });
  void window.loadURL(`${bundleOrigin}/index.html`);
}

const mayClose = (window: BrowserWindow): boolean => mayLose(window, 'Close without exporting?', 'Close', 'Keep open');

/** Asks whether what people said since the last export may be lost. */
export function mayLose(window: BrowserWindow | undefined, message: string, goOn: string, stay: string): boolean {
  const question = {
    type: 'warning' as const,
    message,
    detail: 'Answers and names that were recorded since the last export are lost.',
    buttons: [goOn, stay],
    defaultId: 1,
    cancelId: 1,
  };
  return (window ? dialog.showMessageBoxSync(window, question) : dialog.showMessageBoxSync(question)) === 0;
}

/** No page may navigate away, open a window, embed a webview or be granted a permission. */
export function lockDown(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** To be called when the app is ready. */
export function denyPermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
}
