import { parentPort } from 'node:worker_threads';
import type { ReadinessDocument } from '../../core/document/schema';
import { renderReport, type ReportOptions } from './render-report';

/** What the worker is asked for. */
export interface RenderRequest {
  readonly document: ReadinessDocument;
  readonly options: ReportOptions;
}

/** What it gives back; `error` is for whoever has to look into it. */
export type RenderReply = { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> } | { readonly ok: false; readonly error: string };

const port = parentPort;
if (!port) throw new Error('pdf-worker runs as a worker thread only.');

port.once('message', async ({ document, options }: RenderRequest) => {
  try {
    const bytes = await renderReport(document, options);
    port.postMessage({ ok: true, bytes } satisfies RenderReply, [bytes.buffer]);
  } catch (cause) {
    port.postMessage({ ok: false, error: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) } satisfies RenderReply);
  }
});
