import { AppError } from '../../core/document/app-error';

/** Work on many machines: one at a time, and a person can end it. */
export class LongWork {
  #running: AbortController | null = null;

  /** @throws AppError `refused` while other work goes on */
  async run<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    if (this.#running) {
      throw new AppError({
        code: 'refused',
        what: 'Machines are being opened or exported already.',
        where: null,
        mend: 'Wait for it, or cancel it.',
        data: 'Nothing was changed.',
        details: null,
      });
    }
    const running = new AbortController();
    this.#running = running;
    try {
      return await work(running.signal);
    } finally {
      this.#running = null;
    }
  }

  cancel(): void {
    this.#running?.abort();
  }
}
