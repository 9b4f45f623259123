import type { ElectronApplication, Page } from 'playwright/test';
import { composeDocument } from '../core/document/compose.ts';
import { sampleCatalogue, sampleOccasion } from '../core/document/sample.test-support.ts';
import type { ReadinessDocument } from '../core/document/schema.ts';
import type { Inventory } from '../core/inventory/schema.ts';

/** A document of an inventory, assessed as the window does it. */
export const documentOf = (inventory: Inventory): ReadinessDocument =>
  composeDocument({ inventory, statements: [], connectivity: { status: 'deferred', reason: 'offline-chosen' } }, sampleCatalogue(), {
    ...sampleOccasion(),
    site: null,
    assessor: null,
  });

/** Lets the open dialog answer with `file`; with an empty string as if a person cancelled. */
export async function answerOpenDialog(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = async () => ({ canceled: filePath === '', filePaths: filePath === '' ? [] : [filePath] });
  }, file);
}

/** Drops a file onto the window, as the system does: with its name and bytes, and without a path. */
export async function drop(page: Page, name: string, text: string): Promise<void> {
  await page.evaluate(
    ({ name, text }) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], name));
      for (const type of ['dragenter', 'dragover', 'drop'])
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    },
    { name, text },
  );
}
