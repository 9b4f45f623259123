import type { Catalogue } from '../../core/catalogue/schema';
import { checkOf } from '../../core/checks/all';
import { AppError } from '../../core/document/app-error';
import type { ReadinessDocument } from '../../core/document/schema';
import type { StatementInput } from '../../core/document/statement';
import type { SectionName } from '../../core/inventory/schema';
import { assess, type Description, reassess, retakeSection, takeInventory } from '../assessment/assessment';
import type { ProgressListener } from '../collectors/collect';

/** The document that the window shows. Main holds it; every change goes through here and gives the new one back. */
export class OpenDocument {
  #document: ReadinessDocument | null = null;
  #running: AbortController | null = null;
  /** What people said in the last export; both formats carry all of it. */
  #exported: Pick<ReadinessDocument, 'statements' | 'site' | 'assessor'> = { statements: [], site: null, assessor: null };

  constructor(private readonly catalogue: Catalogue) {}

  /** @throws AppError `cancelled` after `cancel`, and `refused` while one runs already; the open document then stays as it was */
  async assessDevice(onProgress: ProgressListener): Promise<ReadinessDocument> {
    return this.#exclusively(async (signal) => {
      const inventory = await takeInventory(this.catalogue, signal, onProgress);
      const { site, assessor, statements } = this.#document ?? { site: null, assessor: null, statements: [] };
      return assess(inventory, statements, { site, assessor }, this.catalogue);
    });
  }

  async retrySection(section: SectionName): Promise<ReadinessDocument> {
    const { inventory } = this.current();
    return this.#exclusively(async (signal) => {
      const retaken = await retakeSection(inventory, section, this.catalogue, signal);
      // The document of now: answers may have been recorded while the section was read.
      return reassess(this.current(), { inventory: retaken }, this.catalogue);
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
    return this.#keep(reassess(document, { statements }, this.catalogue));
  }

  describe(description: Description): ReadinessDocument {
    return this.#keep({ ...this.current(), ...description });
  }

  /** Notes that what people said so far is in a file. */
  exported({ statements, site, assessor }: ReadinessDocument): void {
    this.#exported = { statements, site, assessor };
  }

  /** Whether something that a person said would be lost with the window. */
  holdsUnexported(): boolean {
    const document = this.#document;
    if (!document) return false;
    const { statements, site, assessor } = this.#exported;
    return document.statements.length > statements.length || document.site !== site || document.assessor !== assessor;
  }

  currentOrNone(): ReadinessDocument | null {
    return this.#document;
  }

  /** @throws AppError `refused` when there is none */
  current(): ReadinessDocument {
    if (this.#document) return this.#document;
    throw new AppError({
      code: 'refused',
      what: 'There is no assessment yet.',
      where: null,
      mend: 'Assess this device first.',
      data: null,
      details: null,
    });
  }

  async #exclusively(work: (signal: AbortSignal) => Promise<ReadinessDocument>): Promise<ReadinessDocument> {
    if (this.#running) {
      throw new AppError({
        code: 'refused',
        what: 'This device is being read already.',
        where: null,
        mend: 'Wait for it, or cancel it.',
        data: 'The open assessment stays as it is.',
        details: null,
      });
    }
    const running = new AbortController();
    this.#running = running;
    try {
      const document = await work(running.signal);
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
      return this.#keep(document);
    } finally {
      this.#running = null;
    }
  }

  #keep(document: ReadinessDocument): ReadinessDocument {
    this.#document = document;
    return document;
  }
}

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
