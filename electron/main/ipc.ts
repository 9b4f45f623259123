import { ipcMain, type WebFrameMain } from 'electron';
import { z } from 'zod';
import { type Channel, contract, type Input, type Output, type Reply } from '../preload/contract';
import { toAppErrorData } from './errors';
import { bundleOrigin } from './protocol';

/**
 * Serves one channel of the contract. Every message passes here: it must come from the top frame of one of our own pages and
 * have the form the contract gives it; what is refused, and what fails, goes back as data.
 */
export function handle<C extends Channel>(channel: C, serve: (input: Input<C>) => Promise<Output<C>>): void {
  ipcMain.handle(channel, async (event, message: unknown): Promise<Reply<Output<C>>> => {
    if (!isOwnFrame(event.senderFrame)) return refused(channel, event.senderFrame?.url ?? 'a closed frame');
    const input = contract[channel].input.safeParse(message);
    if (!input.success) return malformed(channel, z.prettifyError(input.error));
    try {
      return { ok: true, value: await serve(input.data as Input<C>) }; // parsed above; the compiler cannot tie it to C
    } catch (cause) {
      return { ok: false, error: toAppErrorData(cause) };
    }
  });
}

function isOwnFrame(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && frame.url.startsWith(`${bundleOrigin}/`);
}

function refused(channel: Channel, url: string): Reply<never> {
  return {
    ok: false,
    error: {
      code: 'refused',
      what: 'The message was refused.',
      where: channel,
      mend: 'Use the window of the product.',
      data: 'Nothing was changed.',
      details: `sent by ${url}`,
    },
  };
}

function malformed(channel: Channel, details: string): Reply<never> {
  return {
    ok: false,
    error: {
      code: 'bad-message',
      what: 'The message is not in the agreed form.',
      where: channel,
      mend: 'Correct what the details name.',
      data: 'Nothing was changed.',
      details,
    },
  };
}
