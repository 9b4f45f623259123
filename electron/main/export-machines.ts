import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../core/document/app-error';
import { fileNameOf } from '../../core/document/file-name';
import type { ReadinessDocument } from '../../core/document/schema';
import { versionOf } from '../../core/document/version-of';
import { type contentOf, extensions } from '../assessment/export';
import type { ExportedMachines, ExportFormat, MachinesProgress } from '../preload/contract';
import { writeFileWhole } from '../store/write-file';
import { toAppErrorData } from './errors';

/** The document last: where it is there, its report is too. */
const formats: readonly ExportFormat[] = ['pdf', 'json'];

export interface ExportingMachines {
  /** Makes what the file of a format holds. */
  readonly contentOf: typeof contentOf;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: MachinesProgress) => void;
  /** Both files of a document are whole. */
  readonly onWritten: (document: ReadinessDocument) => void;
}

/**
 * Writes report and document of each into a folder. Nothing is replaced: a file of the same name and another content is left, and
 * the new one gets a number behind its name. One that cannot be made does not stop the others; a folder that takes no files does.
 *
 * @throws AppError `not-written` that says what was written before
 */
export async function exportMachines(
  documents: readonly ReadinessDocument[],
  folder: string,
  exporting: ExportingMachines,
): Promise<ExportedMachines> {
  const { signal, onProgress, onWritten } = exporting;
  const written: ExportedMachines['written'] = [];
  const failed: ExportedMachines['failed'] = [];
  for (const [done, document] of documents.entries()) {
    if (signal.aborted) break;
    const name = document.machine.name ?? fileNameOf(document);
    onProgress({ work: 'exporting', done, total: documents.length, name });
    try {
      written.push({ id: document.id, version: versionOf(document), path: await writeBoth(document, folder, exporting) });
      onWritten(document);
    } catch (cause) {
      if (signal.aborted) break;
      if (cause instanceof AppError && cause.data.code === 'not-written') throw stopped(cause, written.length, documents.length);
      failed.push({ name, error: toAppErrorData(cause) });
    }
  }
  return { folder, written, failed, cancelled: signal.aborted };
}

/** @returns the path of the document */
async function writeBoth(document: ReadinessDocument, folder: string, { contentOf, signal }: ExportingMachines): Promise<string> {
  const contents = new Map<ExportFormat, Uint8Array>();
  for (const format of formats) contents.set(format, Buffer.from(await contentOf(document, format, signal)));
  const target = (name: string, format: ExportFormat) => path.join(folder, `${name}.${extensions[format]}`);
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? fileNameOf(document) : `${fileNameOf(document)}-${number}`;
    const there = new Map<ExportFormat, 'nothing' | 'the same' | 'another'>();
    for (const [format, content] of contents) there.set(format, await whatIs(target(name, format), content));
    if ([...there.values()].includes('another')) continue;
    for (const [format, content] of contents) {
      if (there.get(format) === 'nothing') await writeFileWhole(target(name, format), content, { overwrite: false, signal });
    }
    return target(name, 'json');
  }
}

async function whatIs(file: string, content: Uint8Array): Promise<'nothing' | 'the same' | 'another'> {
  try {
    return (await readFile(file)).equals(content) ? 'the same' : 'another';
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'nothing' : 'another';
  }
}

function stopped({ data }: AppError, written: number, all: number): AppError {
  return new AppError({ ...data, data: `Of ${all} machines ${written} were written before that, and are whole.` });
}
