import { randomUUID } from 'node:crypto';
import type { AppErrorData } from '../../core/document/app-error';
import type { ReadinessDocument } from '../../core/document/schema';
import { tallySections } from '../../core/inventory/facts';
import type { MachineRow } from '../preload/contract';
import { type Open, saysMore } from './said';

/** What became of one file or folder that was opened together with others. */
export type OpenedPlace =
  | { readonly file: string; readonly document: ReadinessDocument }
  | { readonly file: string; readonly error: AppErrorData };

type Entry = { readonly file: string; readonly open: Open } | { readonly file: string; readonly id: string; readonly error: AppErrorData };

/** The machines that were opened together, each with its document and what people said of it since. */
export class CollectedMachines {
  #entries: readonly Entry[] = [];

  get size(): number {
    return this.#entries.length;
  }

  /** What is in the list already stays as it is; what could not be read before gives way to what its file holds now. */
  add(places: readonly OpenedPlace[]): void {
    const again = new Set(places.map(({ file }) => file));
    const kept = this.#entries.filter((entry) => 'open' in entry || !again.has(entry.file));
    const known = new Set(kept.flatMap((entry) => ('open' in entry ? evidenceOf(entry.open.document) : [])));
    const added = places.flatMap((place): Entry[] => {
      if ('error' in place) return [{ ...place, id: randomUUID() }];
      const evidence = evidenceOf(place.document);
      if (known.has(evidence)) return [];
      known.add(evidence);
      return [{ file: place.file, open: { document: place.document, exported: place.document, file: place.file } }];
    });
    this.#entries = [...kept, ...added];
  }

  /** Adds a document with what was said of it; `null` where it came from no file. */
  addOpen(open: Open): void {
    if (open.file !== null && !this.has(open.document.id)) this.#entries = [...this.#entries, { file: open.file, open }];
  }

  has(id: string): boolean {
    return this.openOf(id) !== null;
  }

  openOf(id: string): Open | null {
    const entry = this.#entries.find((each) => 'open' in each && each.open.document.id === id);
    return entry && 'open' in entry ? entry.open : null;
  }

  /** The machine in the list that tells of the same reading of the same machine as this document. */
  twinOf(document: ReadinessDocument): Open | null {
    const evidence = evidenceOf(document);
    const entry = this.#entries.find((each) => 'open' in each && evidenceOf(each.open.document) === evidence);
    return entry && 'open' in entry ? entry.open : null;
  }

  /** Takes over what has become of a document of the list; one that is not in it is none of its business. */
  keep(open: Open): void {
    this.#entries = this.#entries.map((entry) =>
      'open' in entry && entry.open.document.id === open.document.id ? { ...entry, open } : entry,
    );
  }

  clear(): void {
    this.#entries = [];
  }

  documents(): readonly ReadinessDocument[] {
    return this.#entries.flatMap((entry) => ('open' in entry ? [entry.open.document] : []));
  }

  /** @param besides a document that is kept elsewhere too */
  holdUnexported(besides: string | null = null): boolean {
    return this.#entries.some((entry) => 'open' in entry && entry.open.document.id !== besides && saysMore(entry.open));
  }

  rows(): MachineRow[] {
    return this.#entries.map((entry) => ('open' in entry ? rowOf(entry.file, entry.open) : { state: 'failed', ...entry }));
  }
}

/** One reading of one machine, whatever file it is in; a document of it differs with each assessment. */
function evidenceOf({ machine, inventory, basedOn }: ReadinessDocument): string {
  const saved = basedOn?.kind === 'document' ? [basedOn.id, basedOn.assessedAt] : [];
  return JSON.stringify([machine.id, machine.name, machine.system, inventory.startedAt, inventory.tookMs, ...saved]);
}

function rowOf(file: string, open: Open): MachineRow {
  const { id, machine, verdict, inventory } = open.document;
  const { read, unavailable } = tallySections(inventory.sections);
  const { collected, startedAt, elevated } = inventory;
  return {
    state: 'assessed',
    id,
    file,
    name: machine.name ?? collected?.host ?? null,
    system: machine.system,
    verdict: verdict.word,
    readAt: collected?.beganAt ?? startedAt,
    elevated,
    sections: { read: read.length, unavailable: unavailable.length },
    unreadableSources: collected && collected.sources.denied + collected.sources.failed,
    unexported: saysMore(open),
  };
}
