import type { ReadinessDocument } from '../../core/document/schema';
import { fileNameOf } from '../../core/document/file-name';
import { exportJson } from '../../core/export/json';
import { renderInWorker } from '../pdf/render-in-worker';
import type { ExportFormat } from '../preload/contract';
import { writeFileWhole, type WriteOptions } from '../store/write-file';

/** The file name each format ends with. */
export const extensions: Readonly<Record<ExportFormat, string>> = { json: 'mdeready.json', pdf: 'pdf' };

/** "ws0147-20261124-0712.mdeready.json" */
export const suggestedName = (document: ReadinessDocument, format: ExportFormat): string => `${fileNameOf(document)}.${extensions[format]}`;

/** Makes an export and writes it whole or not at all. Errors as `writeFileWhole`. */
export async function exportDocument(
  document: ReadinessDocument,
  format: ExportFormat,
  target: string,
  options: WriteOptions,
): Promise<void> {
  await writeFileWhole(target, await contentOf(document, format, options.signal), options);
}

/** What the file of that format holds. */
export async function contentOf(document: ReadinessDocument, format: ExportFormat, signal?: AbortSignal): Promise<string | Uint8Array> {
  switch (format) {
    case 'json':
      return exportJson(document);
    case 'pdf':
      return renderInWorker(document, { pageSize: 'A4' }, signal);
  }
}
