import { chmod, readFile } from 'node:fs/promises';
import path from 'node:path';
import { assetsFolder } from '../assets';
import { makeFolder, writeFileWhole, type WriteOptions } from '../store/write-file';

/** The scripts for machines on which the app cannot run, and how to use them. */
export const collectorFiles = ['READ-ME.txt', 'collect.cmd', 'wmi.js', 'wrap.ps1', 'collect.sh'] as const;

const shippedCollectors = path.join(assetsFolder, 'collectors');

/**
 * Writes the collector scripts with their instruction into a folder, which is made when it is not there. A file that is there already
 * with the same content is left alone.
 *
 * @returns the files, whole paths, in the order of `collectorFiles`
 * @throws AppError `not-written` that names the file: where another one of the name is there and `overwrite` is not set
 */
export async function exportCollectors(folder: string, options: WriteOptions): Promise<readonly string[]> {
  await makeFolder(folder);
  const written: string[] = [];
  for (const name of collectorFiles) {
    const [target, content] = [path.join(folder, name), await readFile(path.join(shippedCollectors, name))];
    if (!(await holds(target, content))) await writeFileWhole(target, content, options);
    // A stick's file system may know no modes: then `sh collect.sh` runs it, as the instruction says.
    if (name.endsWith('.sh')) await chmod(target, 0o755).catch(() => {});
    written.push(target);
  }
  return written;
}

const holds = (file: string, content: Uint8Array): Promise<boolean> =>
  readFile(file).then(
    (found) => found.equals(content),
    () => false,
  );
