import type { AppErrorData } from '../../core/document/app-error';
import type { Reply } from '../../electron/preload/contract';

/** A call's reply; a call that breaks off (main is gone, a message cannot be sent) becomes a failed reply too. */
export async function ask<T>(call: () => Promise<Reply<T>>): Promise<Reply<T>> {
  try {
    return await call();
  } catch (cause) {
    return { ok: false, error: brokenCall(cause) };
  }
}

function brokenCall(cause: unknown): AppErrorData {
  return {
    code: 'internal',
    what: 'The window got no answer from the program behind it.',
    where: null,
    mend: 'Try it again; if that fails too, close the window and start the program again.',
    data: 'What is on screen was not changed.',
    details: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
  };
}
