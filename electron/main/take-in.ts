import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Catalogue } from '../../core/catalogue/schema';
import { AppError } from '../../core/document/app-error';
import { machineLimit } from '../../core/document/opening-limits';
import type { MachinesProgress, Opened } from '../preload/contract';
import type { OpenedPlace } from './collected-machines';
import { toAppErrorData } from './errors';
import type { OpenDocument } from './open-document';
import type { Place } from '../assessment/read-place';

export interface TakingIn {
  readonly catalogue: Catalogue;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: MachinesProgress) => void;
  /** Whether the open document may be left, where that would lose something. */
  readonly mayLeave: () => boolean;
  /** What was chosen, for the command that takes more than the window does. */
  readonly chosen: readonly string[];
}

/**
 * Reads and evaluates what was chosen or dropped. One place becomes the open document; several become machines to choose from, those
 * too that cannot be read.
 *
 * @returns `null` when the person would rather keep what is open
 * @throws AppError `bad-file` where the only one cannot be read, `refused` for more than the window shows, and `cancelled`
 */
export async function takeIn(open: OpenDocument, places: readonly Place[], taking: TakingIn): Promise<Opened | null> {
  open.demandIdle();
  const [first] = places;
  if (first && places.length === 1) return takeOne(open, first, taking);
  if (open.machines.size + places.length > machineLimit) throw tooMany(open.machines.size, places.length, taking.chosen);
  const opened: OpenedPlace[] = [];
  for (const [done, place] of places.entries()) {
    taking.onProgress({ work: 'opening', done, total: places.length, name: place.name });
    opened.push(await openedPlace(open, place, taking));
    // Decoding is work without a pause; the window must stay able to cancel.
    await setImmediate();
    if (taking.signal.aborted) throw cancelled();
  }
  open.takeAll(opened);
  return { document: null, machines: open.machines.rows() };
}

async function takeOne(open: OpenDocument, place: Place, { catalogue, signal, mayLeave }: TakingIn): Promise<Opened | null> {
  // Evaluated first, so that one that cannot be read costs nothing.
  const document = open.assess(await place.read(catalogue, signal));
  if (signal.aborted) throw cancelled();
  if (!mayLeave()) return null;
  const taken = open.take(document, place.name);
  return { document: taken, machines: open.machines.rows() };
}

async function openedPlace(open: OpenDocument, place: Place, { catalogue, signal }: TakingIn): Promise<OpenedPlace> {
  try {
    return { file: place.name, document: open.assess(await place.read(catalogue, signal)) };
  } catch (cause) {
    return { file: place.name, error: toAppErrorData(cause) };
  }
}

const cancelled = (): AppError =>
  new AppError({
    code: 'cancelled',
    what: 'Opening was cancelled.',
    where: null,
    mend: 'Open it again when you are ready.',
    data: 'Nothing was opened.',
    details: null,
  });

function tooMany(there: number, more: number, chosen: readonly string[]): AppError {
  const besides = there === 0 ? '' : `, and ${there} are in the list already`;
  const places = chosen.length > 0 ? chosen.map((place) => quoted(place, process.platform)).join(' ') : '<folder>';
  return new AppError({
    code: 'refused',
    what: `There are ${more} machines${besides}; the window shows at most ${machineLimit}.`,
    where: null,
    mend: `Use the command line, which takes any number: defender-readiness assess --from ${places} --out ${quoted(besidesOf(chosen), process.platform)}`,
    data: 'Nothing was opened.',
    details: null,
  });
}

/** A folder for the reports beside what was chosen, so that they are not taken for machines the next time. */
const besidesOf = ([first]: readonly string[]): string => (first === undefined ? 'reports' : path.join(path.dirname(first), 'reports'));

/** A path as a shell of the platform takes it for one word. */
export function quoted(text: string, platform: NodeJS.Platform): string {
  if (/^[\w@%+=:,./\\-]+$/.test(text) && (platform === 'win32' || !text.includes('\\'))) return text;
  return platform === 'win32' ? `"${text.replace(/\\$/, '\\\\')}"` : `'${text.replaceAll("'", `'\\''`)}'`;
}
