import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../core/document/app-error';
import type { ReadinessDocument } from '../../core/document/schema';
import { assetsFolder } from '../assets';
import type { RenderReply, RenderRequest } from './pdf-worker';
import type { ReportOptions } from './render-report';

/**
 * Makes the report in a thread of its own, so that a window stays alive meanwhile. An abort ends the thread at once.
 *
 * @param fonts folder of the font files; those that ship with the product when absent
 * @throws AppError with code `cancelled` after an abort, and `internal` when the report could not be made
 */
export async function renderInWorker(
  document: ReadinessDocument,
  { pageSize, fonts = path.join(assetsFolder, 'fonts') }: Pick<ReportOptions, 'pageSize'> & Partial<Pick<ReportOptions, 'fonts'>>,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  if (signal?.aborted) throw cancelled();
  const worker = new Worker(new URL('./pdf-worker.js', import.meta.url));
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(cancelled()), { once: true });
      worker.once('message', (reply: RenderReply) => (reply.ok ? resolve(reply.bytes) : reject(failed(reply.error))));
      worker.once('error', (cause) => reject(failed(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause))));
      worker.once('exit', (code) => reject(failed(`The thread ended with code ${code} and gave no report.`)));
      worker.postMessage({ document, options: { pageSize, fonts } } satisfies RenderRequest);
    });
  } finally {
    await worker.terminate();
  }
}

const cancelled = (): AppError =>
  new AppError({
    code: 'cancelled',
    what: 'The report was cancelled.',
    where: null,
    mend: 'Export it again when you need it.',
    data: 'No report was written; the document is as it was.',
    details: null,
  });

const failed = (details: string): AppError =>
  new AppError({
    code: 'internal',
    what: 'The report could not be made.',
    where: null,
    mend: 'Try again; if it fails again, export the JSON and report the fault with the details.',
    data: 'No report was written; the document is as it was.',
    details,
  });
