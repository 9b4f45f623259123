import { stat } from 'node:fs/promises';
import { AppError } from '../../core/document/app-error';

/**
 * Refuses to write over the file that is read: what it holds would be gone, also where it is to be replaced by `--force`.
 *
 * @throws AppError `not-written` where a target is the source, under whatever name
 */
export async function demandNotSource(source: string, targets: readonly string[]): Promise<void> {
  const read = await identityOf(source);
  for (const target of targets) {
    if (read === null || (await identityOf(target)) !== read) continue;
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
const identityOf = (file: string): Promise<string | null> =>
  stat(file, { bigint: true }).then(
    ({ dev, ino }) => `${dev}:${ino}`,
    () => null,
  );
