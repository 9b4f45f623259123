import { Unavailable } from './machine';

/**
 * Why a signal was aborted, as something to throw: its own reason where that is `Unavailable`, `timed-out` for
 * `AbortSignal.timeout`, else `cancelled`.
 */
export function interruptionOf(signal: AbortSignal): Unavailable {
  const reason: unknown = signal.reason;
  if (reason instanceof Unavailable) return reason;
  if (reason instanceof DOMException && reason.name === 'TimeoutError') return new Unavailable('timed-out', 'Its time was over.');
  return new Unavailable('cancelled', 'A person cancelled.');
}

/** @throws Unavailable when the signal is aborted */
export function throwIfInterrupted(signal: AbortSignal): void {
  if (signal.aborted) throw interruptionOf(signal);
}

/**
 * What `work` gives, or `Unavailable` as soon as the signal is aborted, whichever is first. The work itself goes on
 * unheeded if it does not know the signal.
 */
export async function unlessInterrupted<Value>(signal: AbortSignal, work: Promise<Value>): Promise<Value> {
  if (signal.aborted) {
    work.catch(() => {}); // its outcome no longer matters to anybody
    throw interruptionOf(signal);
  }
  let stopListening = () => {};
  const interrupted = new Promise<never>((_, reject) => {
    const stop = () => reject(interruptionOf(signal));
    signal.addEventListener('abort', stop, { once: true });
    stopListening = () => signal.removeEventListener('abort', stop);
  });
  try {
    return await Promise.race([work, interrupted]);
  } finally {
    stopListening();
  }
}
