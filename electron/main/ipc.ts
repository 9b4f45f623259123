import { ipcMain } from 'electron';
import type { Channel, Input, Output, Reply } from '../preload/contract';
import { admit } from './admission';
import { toAppErrorData } from './errors';

/** Serves one channel of the contract: only messages that are admitted reach `serve`, and what fails goes back as data. */
export function handle<C extends Channel>(channel: C, serve: (input: Input<C>) => Promise<Output<C>>): void {
  ipcMain.handle(channel, async (event, message: unknown): Promise<Reply<Output<C>>> => {
    const admitted = admit(channel, event.senderFrame, message);
    if (!admitted.ok) return admitted;
    try {
      return { ok: true, value: await serve(admitted.value) };
    } catch (cause) {
      return { ok: false, error: toAppErrorData(cause) };
    }
  });
}
