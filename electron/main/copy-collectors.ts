import path from 'node:path';
import { AppError } from '../../core/document/app-error';
import { exportCollectors } from '../assessment/export-collectors';

/** The folder that the collector scripts get, wherever they are copied to. */
export const collectorsFolder = 'defender-readiness-collectors';

/**
 * Writes the collector scripts into a folder of their own in the one that a person chose, or into that where it is such a folder.
 *
 * @returns the folder
 * @throws AppError `not-written` where another file has one of their names
 */
export async function copyCollectors(chosen: string): Promise<string> {
  const folder = path.basename(chosen) === collectorsFolder ? chosen : path.join(chosen, collectorsFolder);
  try {
    await exportCollectors(folder, { overwrite: false });
  } catch (cause) {
    if (!(cause instanceof AppError) || !cause.data.mend.includes('--force')) throw cause;
    const mend = 'Move it away or delete it, or choose another folder.';
    throw new AppError({ ...cause.data, what: 'Another file has the name of a script, perhaps of an earlier version.', mend });
  }
  return folder;
}
