import os from 'node:os';
import path from 'node:path';
import { app, type BrowserWindow, dialog, shell } from 'electron';
import type { Catalogue } from '../../core/catalogue/schema';
import { AppError } from '../../core/document/app-error';
import type { ReadinessDocument } from '../../core/document/schema';
import { importFault, shippedCatalogue } from '../assessment/catalogue';
import { exportDocument, extensions, suggestedName } from '../assessment/export';
import { readBytes } from '../assessment/read-file';
import type { AppInfo, ExportFormat } from '../preload/contract';
import { progressChannel } from '../preload/main-channels';
import { handle } from './ipc';
import type { OpenDocument } from './open-document';
import { pageToOpen } from './page-to-open';
import { mayLose } from './window';

/** Answers the window's calls about the open document. `window` gives the window that is open at the time of the call. */
export function serve(open: OpenDocument, catalogue: Catalogue, window: () => BrowserWindow | undefined): void {
  handle('app:info', async () => appInfo(catalogue, await open.machineId()));
  handle('document:current', async () => open.currentOrNone());
  handle('device:assess', () =>
    open.assessDevice(
      (progress) => window()?.webContents.send(progressChannel, progress),
      () => demandLeave(open, window(), 'Assess this device without exporting the open document?', 'Assess'),
    ),
  );
  handle('device:cancel', async () => open.cancel());
  handle('device:retry', ({ section }) => open.retrySection(section));
  handle('statement:record', async (statement) => open.record(statement));
  handle('document:describe', async (description) => open.describe(description));
  handle('document:open', async () => {
    const file = await chooseFile(window());
    return file === null ? null : takeUp(open, await readBytes(file), file, window());
  });
  handle('document:open-dropped', async ({ name, bytes }) => takeUp(open, bytes, name, window()));
  handle('document:export', ({ format }) => saveAs(open, format, window()));
  handle('link:open', async ({ url }) => openLink(pageToOpen(url, await shippedCatalogue()), window()));
}

function appInfo(catalogue: Catalogue, machineId: string | null): AppInfo {
  const addresses = Object.values(os.networkInterfaces()).flatMap((addressesOfOne) => addressesOfOne ?? []);
  return {
    version: app.getVersion(),
    catalogue: {
      version: catalogue.version,
      asOf: catalogue.asOf,
      imported: catalogue.origin.kind === 'imported',
      fault: importFault(catalogue),
    },
    machineName: os.hostname(),
    machineId,
    online: addresses.some(({ internal }) => !internal),
  };
}

async function chooseFile(window: BrowserWindow | undefined): Promise<string | null> {
  const options = {
    title: 'Open a document or a collected inventory',
    defaultPath: app.getPath('documents'),
    filters: [
      { name: 'Readiness documents and inventories', extensions: ['json'] },
      { name: 'All files', extensions: ['*'] },
    ],
    properties: ['openFile' as const],
  };
  const { canceled, filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  return canceled ? null : (filePaths[0] ?? null);
}

/** Evaluates a file first, so that one that cannot be read costs nothing; `null` when the person would rather keep what is open. */
function takeUp(open: OpenDocument, bytes: Uint8Array, name: string, window: BrowserWindow | undefined): ReadinessDocument | null {
  const document = open.assessFile(bytes, name);
  return mayLeave(open, window, 'Open the file without exporting the open document?', 'Open') ? open.take(document) : null;
}

const mayLeave = (open: OpenDocument, window: BrowserWindow | undefined, question: string, goOn: string): boolean =>
  !open.holdsUnexported() || mayLose(window, question, goOn, 'Cancel');

function demandLeave(open: OpenDocument, window: BrowserWindow | undefined, question: string, goOn: string): void {
  if (mayLeave(open, window, question, goOn)) return;
  throw new AppError({
    code: 'cancelled',
    what: 'The assessment was not begun.',
    where: null,
    mend: 'Export the open document first.',
    data: 'The open document stays as it is.',
    details: null,
  });
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

async function openLink(href: string, window: BrowserWindow | undefined): Promise<{ opened: boolean }> {
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
