import type { Catalogue } from '../../core/catalogue/schema';
import { checkOf } from '../../core/checks/all';
import { AppError } from '../../core/document/app-error';
import type { ReadinessDocument } from '../../core/document/schema';
import type { StatementInput } from '../../core/document/statement';
import type { SectionName } from '../../core/inventory/schema';
import { assess, assessSaved, type Description, readMachineId, reassess, retakeSection, takeInventory } from '../assessment/assessment';
import { readSaved } from '../assessment/read-file';
import type { ProgressListener } from '../collectors/collect';

type Said = Pick<ReadinessDocument, 'statements' | 'site' | 'assessor'>;
const nothingSaid: Said = { statements: [], site: null, assessor: null };

/** A document, and what of it people have in a file: what they said in the last export, as both formats carry all of it. */
interface Open {
  readonly document: ReadinessDocument;
  readonly exported: Said;
}

/** The document that the window shows. Main holds it; every change goes through here and gives the new one back. */
export class OpenDocument {
  #open: Open | null = null;
  #running: AbortController | null = null;
  #machineId: Promise<string | null> | null = null;

  /** @param readId gives this machine's identity */
  constructor(
    private readonly catalogue: Catalogue,
    private readonly readId: () => Promise<string | null> = () => readMachineId(catalogue, new AbortController().signal),
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
      const inventory = await takeInventory(this.catalogue, signal, onProgress);
      const earlier = (await this.isOfThisMachine()) ? this.#open : null;
      const { site, assessor, statements } = earlier?.document ?? nothingSaid;
      const document = assess(inventory, statements, { site, assessor }, this.catalogue);
      return { document, exported: earlier?.exported ?? nothingSaid };
    });
  }

  /** Whether the open document is known to be of the machine this runs on; without one there is nothing that would not be. */
  async isOfThisMachine(): Promise<boolean> {
    const document = this.currentOrNone();
    if (document === null || document.basedOn === null) return true;
    return document.machine.id !== null && document.machine.id === (await this.machineId());
  }

  /** @throws AppError `refused` where the open document is not of this machine */
  async retrySection(section: SectionName): Promise<ReadinessDocument> {
    const { inventory } = this.current();
    return this.#exclusively(async (signal) => {
      if (!(await this.isOfThisMachine())) throw ofAnotherMachine();
      const retaken = await retakeSection(inventory, section, this.catalogue, signal);
      // The document of now: answers may have been recorded while the section was read.
      const { document, exported } = this.#demandOpen();
      return { document: reassess(document, { inventory: retaken }, this.catalogue), exported };
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
   * A document of what a file holds, evaluated with today's catalogue; to be taken up by `take`.
   *
   * @throws AppError `bad-file`, and `refused` while this device is being read
   */
  assessFile(bytes: Uint8Array, name: string): ReadinessDocument {
    this.#demandIdle();
    return assessSaved(readSaved(bytes, name), {}, this.catalogue);
  }

  /** Makes a document of a file the open one. What people said in it is in that file. */
  take(document: ReadinessDocument): ReadinessDocument {
    this.#demandIdle();
    return this.#keep({ document, exported: document });
  }

  /** Notes that what people said in a document is in a file. By then another one may be open: nothing of that is. */
  exported(document: ReadinessDocument): void {
    if (this.#open?.document.id === document.id) this.#open = { ...this.#open, exported: document };
  }

  /** Whether something that a person said would be lost with the window. */
  holdsUnexported(): boolean {
    if (!this.#open) return false;
    const { document, exported } = this.#open;
    const { statements, site, assessor } = exported;
    return document.statements.length > statements.length || document.site !== site || document.assessor !== assessor;
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
    this.#demandIdle();
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

  #demandIdle(): void {
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
