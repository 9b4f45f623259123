import os from 'node:os';
import path from 'node:path';
import { app, type BrowserWindow, dialog, shell } from 'electron';
import type { Catalogue } from '../../core/catalogue/schema';
import { AppError } from '../../core/document/app-error';
import { importFault, shippedCatalogue } from '../assessment/catalogue-in-use';
import { droppedPlaces, type Place } from '../assessment/read-place';
import { contentOf, exportDocument, extensions, suggestedName } from '../assessment/export';
import type { AppInfo, ExportFormat, MachineRow, MachinesProgress } from '../preload/contract';
import { machinesProgressChannel, progressChannel } from '../preload/main-channels';
import { copyCollectors } from './copy-collectors';
import { exportMachines } from './export-machines';
import { handle } from './ipc';
import { LongWork } from './long-work';
import type { OpenDocument } from './open-document';
import { pageToOpen } from './page-to-open';
import { placesAt } from './read-places';
import { takeIn } from './take-in';
import { mayLose } from './window';

/** Answers the window's calls about the open document. `window` gives the window that is open at the time of the call. */
export function serve(open: OpenDocument, catalogue: Catalogue, window: () => BrowserWindow | undefined): void {
  const long = new LongWork();
  const sendProgress = (progress: MachinesProgress) => window()?.webContents.send(machinesProgressChannel, progress);
  const takeUp = (places: readonly Place[], chosen: readonly string[], signal: AbortSignal) =>
    takeIn(open, places, {
      catalogue,
      signal,
      chosen,
      onProgress: sendProgress,
      mayLeave: () => mayLeave(open, window(), 'Open the file without exporting the open document?', 'Open'),
    });
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
  handle('document:open', async ({ choose }) => {
    const chosen = await choosePlaces(choose, window());
    return chosen.length === 0 ? null : long.run(async (signal) => takeUp(await placesAt(chosen), chosen, signal));
  });
  handle('document:open-dropped', ({ files }) => long.run((signal) => takeUp(droppedPlaces(files), [], signal)));
  handle('machines:list', async () => open.machines.rows());
  handle('machines:open', async ({ id }) =>
    mayLeave(open, window(), 'Open this machine without exporting the open document?', 'Open') ? open.openMachine(id) : null,
  );
  handle('machines:clear', async () => clearMachines(open, window()));
  handle('machines:export', async () => {
    const folder = await chooseFolder('Export all machines into a folder', 'Export here', window());
    return folder === null ? null : long.run((signal) => exportAll(open, folder, signal, sendProgress));
  });
  handle('machines:cancel', async () => long.cancel());
  handle('collectors:copy', async () => {
    const folder = await chooseFolder('Copy the collector scripts into a folder', 'Copy here', window());
    return folder === null ? null : { folder: await copyCollectors(folder) };
  });
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

async function choosePlaces(choose: 'files' | 'folder', window: BrowserWindow | undefined): Promise<readonly string[]> {
  if (choose === 'folder') {
    const folder = await chooseFolder('Choose a folder that a collector script brought, or one that holds many', 'Assess', window);
    return folder === null ? [] : [folder];
  }
  const options = {
    title: 'Open documents or what was collected',
    defaultPath: app.getPath('documents'),
    filters: [
      { name: 'Documents, inventories and collected files', extensions: ['json', 'tar', 'gz', 'tgz', 'mdeevidence'] },
      { name: 'All files', extensions: ['*'] },
    ],
    properties: ['openFile' as const, 'multiSelections' as const],
  };
  const { canceled, filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  return canceled ? [] : filePaths;
}

async function chooseFolder(title: string, buttonLabel: string, window: BrowserWindow | undefined): Promise<string | null> {
  const options = {
    title,
    buttonLabel,
    defaultPath: app.getPath('documents'),
    properties: ['openDirectory' as const, 'createDirectory' as const],
  };
  const { canceled, filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  return canceled ? null : (filePaths[0] ?? null);
}

function clearMachines(open: OpenDocument, window: BrowserWindow | undefined): MachineRow[] {
  const loses = open.machines.holdUnexported(open.openId());
  if (!loses || mayLose(window, 'Clear the list without exporting its machines?', 'Clear', 'Cancel')) open.machines.clear();
  return open.machines.rows();
}

const exportAll = (open: OpenDocument, folder: string, signal: AbortSignal, onProgress: (progress: MachinesProgress) => void) =>
  exportMachines(open.machines.documents(), folder, { contentOf, signal, onProgress, onWritten: (document) => open.exported(document) });

const mayLeave = (open: OpenDocument, window: BrowserWindow | undefined, question: string, goOn: string): boolean =>
  !open.wouldLoseOpen() || mayLose(window, question, goOn, 'Cancel');

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
