import os from 'node:os';
import path from 'node:path';
import { app, type BrowserWindow, dialog, shell } from 'electron';
import type { Catalogue } from '../../core/catalogue/schema';
import { AppError } from '../../core/document/app-error';
import { exportDocument, extensions, suggestedName } from '../assessment/export';
import type { AppInfo, ExportFormat } from '../preload/contract';
import { progressChannel } from '../preload/progress-channel';
import { handle } from './ipc';
import type { OpenDocument } from './open-document';

/** Answers the window's calls about the open document. `window` gives the window that is open at the time of the call. */
export function serve(open: OpenDocument, catalogue: Catalogue, window: () => BrowserWindow | undefined): void {
  handle('app:info', async () => appInfo(catalogue));
  handle('document:current', async () => open.currentOrNone());
  handle('device:assess', () => open.assessDevice((progress) => window()?.webContents.send(progressChannel, progress)));
  handle('device:cancel', async () => open.cancel());
  handle('device:retry', ({ section }) => open.retrySection(section));
  handle('statement:record', async (statement) => open.record(statement));
  handle('document:describe', async (description) => open.describe(description));
  handle('document:export', ({ format }) => saveAs(open, format, window()));
  handle('link:open', ({ url }) => openLink(catalogue, url, window()));
}

function appInfo(catalogue: Catalogue): AppInfo {
  const addresses = Object.values(os.networkInterfaces()).flatMap((addressesOfOne) => addressesOfOne ?? []);
  return {
    version: app.getVersion(),
    catalogue: { version: catalogue.version, asOf: catalogue.asOf },
    machineName: os.hostname(),
    online: addresses.some(({ internal }) => !internal),
  };
}

async function saveAs(open: OpenDocument, format: ExportFormat, window: BrowserWindow | undefined): Promise<{ path: string } | null> {
  const document = open.current();
  const options = {
    title: format === 'pdf' ? 'Export the report' : 'Export the document',
    defaultPath: path.join(app.getPath('documents'), suggestedName(document, format)),
    filters: [{ name: format === 'pdf' ? 'PDF' : 'Readiness document', extensions: [extensions[format]] }],
  };
  const { canceled, filePath } = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
  if (canceled || !filePath) return null;
  // The system's dialog has asked already whether to replace a file.
  await exportDocument(document, format, filePath, { overwrite: true });
  open.exported(document);
  return { path: filePath };
}

/** Hosts of the catalogue's own pages; a document from elsewhere cannot name others. */
function knownHosts(catalogue: Catalogue): ReadonlySet<string> {
  const pages = [
    ...catalogue.links.flatMap(({ urlThen, urlToday }) => [urlThen, urlToday]),
    ...Object.values(catalogue.guide.resources).flatMap(({ url, urlToday }) => [url, urlToday]),
    ...Object.values(catalogue.sources).map(({ url }) => url),
  ];
  return new Set(pages.flatMap((page) => (page?.startsWith('https://') ? [new URL(page).host] : [])));
}

async function openLink(catalogue: Catalogue, url: string, window: BrowserWindow | undefined): Promise<{ opened: boolean }> {
  const { protocol, host, href } = new URL(url);
  if (protocol !== 'https:' || !knownHosts(catalogue).has(host)) {
    throw new AppError({
      code: 'refused',
      what: 'The page is not one of the catalogue.',
      where: url,
      mend: 'Copy the address and open it yourself if you trust it.',
      data: null,
      details: null,
    });
  }
  const question = {
    type: 'question' as const,
    message: 'Open this page in your browser?',
    detail: href,
    buttons: ['Open', 'Cancel'],
    defaultId: 0,
    cancelId: 1,
  };
  const { response } = await (window ? dialog.showMessageBox(window, question) : dialog.showMessageBox(question));
  if (response !== 0) return { opened: false };
  await shell.openExternal(href);
  return { opened: true };
}
