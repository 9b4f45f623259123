import type { Catalogue } from '../../core/catalogue/schema';
import { watchListOf } from '../../core/catalogue/watched';
import { checkOf } from '../../core/checks/all';
import { AppError } from '../../core/document/app-error';
import type { ReadinessDocument } from '../../core/document/schema';
import type { StatementInput } from '../../core/document/statement';
import type { SectionName } from '../../core/inventory/schema';
import { assess, assessSaved, type Description, reassess } from '../assessment/assessment';
import { readMachineId, retakeSection, takeInventory } from '../assessment/take-inventory';
import type { Assessable } from '../assessment/read-place';
import type { ProgressListener } from '../collectors/collect';
import { CollectedMachines, type OpenedPlace } from './collected-machines';
import { nothingSaid, type Open, saysMore } from './said';

/**
 * The document that the window shows, and the machines that were opened together with it. Main holds them; every change goes through
 * here and gives the new document back.
 */
export class OpenDocument {
  readonly machines = new CollectedMachines();
  #open: Open | null = null;
  #running: AbortController | null = null;
  #machineId: Promise<string | null> | null = null;

  /** @param readId gives this machine's identity */
  constructor(
    private readonly catalogue: Catalogue,
    private readonly readId: () => Promise<string | null> = () => readMachineId(watchListOf(catalogue), new AbortController().signal),
  ) {}

  /** Identity of the machine this runs on; read until it is known. */
  async machineId(): Promise<string | null> {
    this.#machineId ??= this.readId();
    const id = await this.#machineId;
    if (id === null) this.#machineId = null;
    return id;
  }

  /**
   * Reads this machine. What was said of it stays; what was said of another machine, whose document is open, does not.
   *
   * @param leave called before a document of another machine is left; throws where a person wants to keep it
   * @throws AppError `cancelled` after `cancel`, and `refused` while one runs already; the open document then stays as it was
   */
  async assessDevice(onProgress: ProgressListener, leave: () => void): Promise<ReadinessDocument> {
    return this.#exclusively(async (signal) => {
      if (!(await this.isOfThisMachine())) leave();
      const inventory = await takeInventory(watchListOf(this.catalogue), signal, onProgress);
      const earlier = (await this.isOfThisMachine()) ? this.#open : null;
      const { site, assessor, statements } = earlier?.document ?? nothingSaid;
      const document = assess(inventory, statements, { site, assessor }, this.catalogue);
      return { document, exported: earlier?.exported ?? nothingSaid, file: null };
    });
  }

  /** Whether the open document is known to be of the machine this runs on; without one there is nothing that would not be. */
  async isOfThisMachine(): Promise<boolean> {
    const document = this.currentOrNone();
    if (document === null || document.basedOn === null) return true;
    return document.machine.id !== null && document.machine.id === (await this.machineId());
  }

  /** @throws AppError `refused` where the open document is not of this machine, or a script collected it */
  async retrySection(section: SectionName): Promise<ReadinessDocument> {
    const { inventory } = this.current();
    return this.#exclusively(async (signal) => {
      if (inventory.collected !== null) throw ofAScript();
      if (!(await this.isOfThisMachine())) throw ofAnotherMachine();
      const retaken = await retakeSection(inventory, section, watchListOf(this.catalogue), signal);
      // The document of now: answers may have been recorded while the section was read.
      const { document, ...rest } = this.#demandOpen();
      return { document: reassess(document, { inventory: retaken }, this.catalogue), ...rest };
    });
  }

  cancel(): void {
    this.#running?.abort();
  }

  record(statement: StatementInput): ReadinessDocument {
    const document = this.current();
    const check = checkOf(statement.checkId);
    if (!check?.answer) throw badStatement(statement.checkId, 'No person answers this check.');
    const choices = Object.keys(check.answer.choices);
    const needsChoice = choices.length > 0 && statement.answer === 'done';
    if (needsChoice && (statement.choice === null || !choices.includes(statement.choice))) {
      throw badStatement(statement.checkId, `Choose one of: ${choices.join(', ')}.`);
    }
    if (!needsChoice && statement.choice !== null) throw badStatement(statement.checkId, 'This answer takes no choice.');
    const statements = [...document.statements, { ...statement, recordedAt: new Date().toISOString() }];
    return this.#change(reassess(document, { statements }, this.catalogue));
  }

  describe(description: Description): ReadinessDocument {
    return this.#change({ ...this.current(), ...description });
  }

  /**
   * A document of what was opened, evaluated with today's catalogue; to be taken up by `take` or `takeAll`.
   *
   * @throws AppError `refused` while this device is being read
   */
  assess(saved: Assessable): ReadinessDocument {
    this.demandIdle();
    return assessSaved(saved, {}, this.catalogue);
  }

  /**
   * Makes a document of a file the open one. What people said in it is in that file. Where there are machines to choose from, it joins
   * them; the one of them that tells of the same reading is opened in its place, with what was said of it.
   *
   * @param file name of the file or folder
   */
  take(document: ReadinessDocument, file: string): ReadinessDocument {
    this.demandIdle();
    const known = this.machines.twinOf(document);
    if (known) return this.#keep(known);
    const open = { document, exported: document, file };
    if (this.machines.size > 0) this.machines.addOpen(open);
    return this.#keep(open);
  }

  /** Adds machines to choose from; the open document, where it came from a file, is then one of them. */
  takeAll(places: readonly OpenedPlace[]): void {
    this.demandIdle();
    if (this.#open) this.machines.addOpen(this.#open);
    this.machines.add(places);
  }

  /**
   * Makes one of the machines the open document.
   *
   * @throws AppError `refused` while this device is being read, or when there is no such machine
   */
  openMachine(id: string): ReadinessDocument {
    this.demandIdle();
    const open = this.machines.openOf(id);
    if (!open) throw noSuchMachine();
    return this.#keep(open);
  }

  /** Notes that what people said in a document is in a file. By then another one may be open: nothing of that is. */
  exported(document: ReadinessDocument): void {
    const open = this.#open?.document.id === document.id ? this.#open : this.machines.openOf(document.id);
    if (!open) return;
    const now = { ...open, exported: document };
    if (this.#open?.document.id === document.id) this.#open = now;
    this.machines.keep(now);
  }

  /** Whether something that a person said would be lost with the window. */
  holdsUnexported(): boolean {
    return this.wouldLoseOpen() || this.machines.holdUnexported();
  }

  /** Whether something that a person said would be lost if another document took the place of the open one. */
  wouldLoseOpen(): boolean {
    return this.#open !== null && !this.machines.has(this.#open.document.id) && saysMore(this.#open);
  }

  /** The id of the open document; `null` when there is none. */
  openId(): string | null {
    return this.#open?.document.id ?? null;
  }

  currentOrNone(): ReadinessDocument | null {
    return this.#open?.document ?? null;
  }

  /** @throws AppError `refused` when there is none */
  current(): ReadinessDocument {
    return this.#demandOpen().document;
  }

  #demandOpen(): Open {
    if (this.#open) return this.#open;
    throw new AppError({
      code: 'refused',
      what: 'There is no assessment yet.',
      where: null,
      mend: 'Assess this device first.',
      data: null,
      details: null,
    });
  }

  async #exclusively(work: (signal: AbortSignal) => Promise<Open>): Promise<ReadinessDocument> {
    this.demandIdle();
    const running = new AbortController();
    this.#running = running;
    try {
      const open = await work(running.signal);
      if (running.signal.aborted) {
        throw new AppError({
          code: 'cancelled',
          what: 'The assessment was cancelled.',
          where: null,
          mend: 'Assess this device again when you are ready.',
          data: 'Nothing was kept of the broken-off run.',
          details: null,
        });
      }
      return this.#keep(open);
    } finally {
      this.#running = null;
    }
  }

  /** @throws AppError `refused` while this device is being read */
  demandIdle(): void {
    if (!this.#running) return;
    throw new AppError({
      code: 'refused',
      what: 'This device is being read already.',
      where: null,
      mend: 'Wait for it, or cancel it.',
      data: 'The open assessment stays as it is.',
      details: null,
    });
  }

  #change(document: ReadinessDocument): ReadinessDocument {
    return this.#keep({ ...this.#demandOpen(), document });
  }

  #keep(open: Open): ReadinessDocument {
    this.#open = open;
    this.machines.keep(open);
    return open.document;
  }
}

const ofAnotherMachine = (): AppError =>
  new AppError({
    code: 'refused',
    what: 'The open document is of another machine, or of one whose identity is not known.',
    where: null,
    mend: 'Read the section again on that machine, or assess this device.',
    data: 'The open document stays as it is.',
    details: null,
  });

const ofAScript = (): AppError =>
  new AppError({
    code: 'refused',
    what: 'A script collected what the open document tells; no section of that can be read here.',
    where: null,
    mend: 'Run the script on that machine again, or assess this device.',
    data: 'The open document stays as it is.',
    details: null,
  });

const noSuchMachine = (): AppError =>
  new AppError({
    code: 'refused',
    what: 'That machine is not in the list any more.',
    where: null,
    mend: 'Open its file or folder again.',
    data: 'The open document stays as it is.',
    details: null,
  });

function badStatement(checkId: string, mend: string): AppError {
  return new AppError({
    code: 'bad-message',
    what: 'The answer cannot be recorded.',
    where: checkId,
    mend,
    data: 'Nothing was recorded.',
    details: null,
  });
}
