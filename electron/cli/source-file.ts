import { stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../core/document/app-error';

/**
 * Refuses to write over what is read: it would be gone, also where it is to be replaced by `--force`.
 *
 * @param source a file, or a folder of evidence
 * @throws AppError `not-written` where a target is the source, or a file of it, under whatever name
 */
export async function demandNotSource(source: string, targets: readonly string[]): Promise<void> {
  const read = await identityOf(source);
  const [index, raw] = await Promise.all(['index.txt', 'raw'].map((name) => identityOf(path.join(source, name))));
  for (const target of targets) {
    const file = await identityOf(target);
    const isRead = file !== null && (file === read || file === index || (await identityOf(path.dirname(target))) === raw);
    if (!isRead) continue;
    throw new AppError({
      code: 'not-written',
      what: 'That is the file that is read.',
      where: target,
      mend: 'Name another file to write.',
      data: 'It was left as it is.',
      details: null,
    });
  }
}

/** Device and number of the file, which links and other spellings of its name share; `null` where there is none. */
export const identityOf = (file: string): Promise<string | null> =>
  stat(file, { bigint: true }).then(
    ({ dev, ino }) => `${dev}:${ino}`,
    () => null,
  );
