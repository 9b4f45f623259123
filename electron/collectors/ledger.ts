import { MalformedInput } from '../../core/inventory/decode/malformed-input';
import type { SectionData, SectionName } from '../../core/inventory/schema';
import type { UnreadFact } from '../../core/inventory/section';
import { Unavailable } from '../machine/machine';
import type { Reading } from './collector';

/** Where facts came from, and which could not be read for what reason, while a collector gathers them. */
export class Ledger {
  private readonly sources: Record<string, string> = {};
  private readonly unread: UnreadFact[] = [];

  /** `fact`, a dotted path inside the section's data ('' for all of it), was read from `source`. The first to say so counts. */
  from(fact: string, source: string): void {
    this.sources[fact] ??= source;
  }

  /** `fact` could not be read. */
  missing(fact: string, cause: Unavailable): void {
    this.unread.push({ fact, reason: cause.reason, detail: cause.detail });
  }

  /** What `read` gives, noted with its source; `null`, noted with the reason, when it is unavailable or malformed. */
  fact<Value>(fact: string, source: string, read: () => Promise<Value>): Promise<Value | null> {
    return this.facts([fact], source, read);
  }

  /** The same for several facts that come out of one source. */
  async facts<Value>(facts: readonly string[], source: string, read: () => Promise<Value>): Promise<Value | null> {
    try {
      const value = await read();
      for (const fact of facts) this.sources[fact] ??= source;
      return value;
    } catch (cause) {
      for (const fact of facts) this.missing(fact, asUnavailable(cause, source));
      return null;
    }
  }

  reading<Name extends SectionName>(data: SectionData<Name>): Reading<Name> {
    return { data, sources: this.sources, unread: this.unread };
  }
}

/**
 * What went wrong while a source was read, as `Unavailable`: a text that is not in its format is `malformed`.
 *
 * @throws anything that is neither: a fault of the collector itself
 */
export function asUnavailable(cause: unknown, source: string): Unavailable {
  if (cause instanceof Unavailable) return cause;
  if (cause instanceof MalformedInput) return new Unavailable('malformed', `${source}: ${cause.message}.`);
  throw cause;
}

/** What `read` gives, or `null` where that does not exist; other reasons are thrown on. */
export async function ifFound<Value>(read: Promise<Value>): Promise<Value | null> {
  try {
    return await read;
  } catch (cause) {
    if (cause instanceof Unavailable && cause.reason === 'not-found') return null;
    throw cause;
  }
}

/** A reading, or why there is none, as a value. */
export async function settled<Value>(read: Promise<Value>): Promise<Value | Unavailable> {
  return read.catch((cause: unknown) => {
    if (cause instanceof Unavailable) return cause;
    throw cause;
  });
}

/** The first of several sources that exists, and which it was. */
export async function firstFound<Source, Value>(
  candidates: readonly Source[],
  read: (source: Source) => Promise<Value>,
  notFound: string,
): Promise<{ readonly source: Source; readonly value: Value }> {
  for (const source of candidates) {
    const value = await ifFound(read(source));
    if (value !== null) return { source, value };
  }
  throw new Unavailable('not-found', notFound);
}
