import { Menu } from 'electron';
import type { MenuRequest } from '../preload/contract';

/**
 * What the page begins (opening, the collector scripts), and the editing and window commands of the platform, so that the usual keys work in fields; nothing that loads or
 * inspects.
 *
 * @param request asks the page to begin: it knows what is typed and under way
 */
export function setMenu(request: (what: MenuRequest) => void): void {
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(process.platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
      {
        label: 'File',
        submenu: [
          { id: 'open-files', label: 'Open…', accelerator: 'CommandOrControl+O', click: () => request('open-files') },
          {
            id: 'open-folder',
            label: 'Assess a collected folder…',
            accelerator: 'CommandOrControl+Shift+O',
            click: () => request('open-folder'),
          },
          { type: 'separator' },
          { id: 'copy-collectors', label: 'Copy the collector scripts…', click: () => request('copy-collectors') },
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
