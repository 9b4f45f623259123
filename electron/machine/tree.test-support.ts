import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Family } from '../../core/inventory/sections/operating-system';
import { liveMachine } from './live';
import type { Machine } from './machine';

/** What stands at a path: the text of a file, a script to run, a link, or a folder. */
export type Entry = string | { readonly script: string } | { readonly link: string } | { readonly folder: true };

/** A new folder that goes away with the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'machine-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder that stands for `/` with the given files below it. */
export async function treeOf(entries: Readonly<Record<string, Entry>>): Promise<string> {
  const root = await temporaryFolder();
  for (const [name, entry] of Object.entries(entries)) {
    const place = path.join(root, name);
    await mkdir(path.dirname(place), { recursive: true });
    if (typeof entry === 'string') await writeFile(place, entry);
    else if ('script' in entry) await writeFile(place, `#!/bin/sh\n${entry.script}\n`, { mode: 0o755 });
    else if ('link' in entry) await symlink(entry.link, place);
    else await mkdir(place, { recursive: true });
  }
  return root;
}

/** A machine that consists of the given files; of the family of this one unless another is named. */
export async function machineOf(entries: Readonly<Record<string, Entry>>, { family }: { readonly family?: Family } = {}): Promise<Machine> {
  const root = await treeOf(entries);
  return liveMachine({ signal: new AbortController().signal, root, ...(family && { family }) });
}
