import { z } from 'zod';
import { type Channel, contract, type Input, type Reply } from '../preload/contract';

/** Where the window's pages come from. */
export const bundleOrigin = 'app://bundle';

/** What is looked at of the frame that sent a message. */
export interface SenderFrame {
  readonly url: string;
  readonly parent: unknown;
}

/**
 * Whether a message may be served: it must come from the top frame of one of our own pages and have the form that the contract
 * gives its channel. What is refused goes back as data.
 */
export function admit<C extends Channel>(
  channel: C,
  frame: SenderFrame | null,
  message: unknown,
): { ok: true; value: Input<C> } | Extract<Reply<never>, { ok: false }> {
  if (!isOwnTopFrame(frame)) {
    return refusal({
      code: 'refused',
      what: 'The message was refused.',
      mend: 'Use the window of the product.',
      details: `sent by ${frame?.url ?? 'a closed frame'}`,
    });
  }
  const input = contract[channel].input.safeParse(message);
  if (!input.success) {
    return refusal({
      code: 'bad-message',
      what: 'The message is not in the agreed form.',
      mend: 'Correct what the details name.',
      details: z.prettifyError(input.error),
    });
  }
  return { ok: true, value: input.data as Input<C> }; // parsed above; the compiler cannot tie it to C

  function refusal(error: { code: 'refused' | 'bad-message'; what: string; mend: string; details: string }) {
    return { ok: false as const, error: { ...error, where: channel, data: 'Nothing was changed.' } };
  }
}

const isOwnTopFrame = (frame: SenderFrame | null): boolean =>
  frame !== null && frame.parent === null && frame.url.startsWith(`${bundleOrigin}/`);
