import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');

const inputs = ['core', 'electron', 'renderer', 'assets/catalogue', 'package.json', 'build/electron.vite.config.ts'];
const outputs = [
  'out/main/main.js',
  'out/main/cli.js',
  'out/main/pdf-worker.js',
  'out/main/checked-catalogue.json',
  'out/main/checked-watch-list.json',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
];

/** When the newest file below `target` was changed, milliseconds since 1970. */
function newest(target: string): number {
  const stats = statSync(target);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(target).map((name) => newest(path.join(target, name))));
}

/** Builds `out/` unless it is newer than every source. Ends the process with the builder's messages when that fails. */
export function ensureBuilt(): void {
  const built = outputs.map((file) => path.join(root, file));
  if (built.every(existsSync)) {
    const oldest = Math.min(...built.map((file) => statSync(file).mtimeMs));
    if (inputs.every((input) => newest(path.join(root, input)) < oldest)) return;
  }
  process.stderr.write('Building, a few seconds...\n');
  rmSync(path.join(root, 'out'), { recursive: true, force: true });
  const builder = path.join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [builder, 'build', '--config', 'build/electron.vite.config.ts'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status === 0) return;
  process.stderr.write(`${stdout}${stderr}\nThe build failed; nothing else was done.\n`);
  process.exit(status ?? 1);
}
