import { Menu } from 'electron';

/**
 * File > Open, and the editing and window commands of the platform, so that the usual keys work in fields; nothing that loads or
 * inspects.
 *
 * @param requestOpen asks the window to open a file: the page knows what is typed and under way
 */
export function setMenu(requestOpen: () => void): void {
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(process.platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
      {
        label: 'File',
        submenu: [
          { id: 'open', label: 'Open…', accelerator: 'CommandOrControl+O', click: requestOpen },
          { type: 'separator' },
          process.platform === 'darwin' ? { role: 'close' } : { role: 'quit' },
        ],
      },
      { role: 'editMenu' },
      {
        label: 'View',
        submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { type: 'separator' }, { role: 'togglefullscreen' }],
      },
      { role: 'windowMenu' },
    ]),
  );
}
