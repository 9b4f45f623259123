import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt, root } from '../build/built.ts';

/** Builds the app, and chooses the Electron the specs run on: the real one where its binary is there, else the stand-in. */
export default function prepare(): void {
  ensureBuilt();
  const electron = path.join(root, 'node_modules/electron');
  const pathFile = path.join(electron, 'path.txt');
  const real = existsSync(pathFile) && existsSync(path.join(electron, 'dist', readFileSync(pathFile, 'utf8')));
  if (!real && !process.env.ELECTRON_OVERRIDE_DIST_PATH) process.env.ELECTRON_OVERRIDE_DIST_PATH = path.join(root, 'e2e/electron-host');
  // What a person imported on this machine is not what the specs are about.
  process.env.DEFENDER_READINESS_CATALOGUE_FOLDER = path.join(root, 'test-results/no-catalogue');
  const host = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  process.stdout.write(
    host
      ? `The window's specs run on the stand-in for Electron: ${path.relative(root, host)}\n`
      : "The window's specs run on Electron itself.\n",
  );
}
