/**
 * `npm run package [-- TARGET...]`: makes the packages this machine can make and says which it cannot and why. A target is
 * `linux-zip`, `linux-AppImage`, `linux-deb`, `win-nsis`, `win-zip` or `mac-dmg`; all of them without words.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt, root } from './built.ts';

const all = ['linux-zip', 'linux-AppImage', 'linux-deb', 'win-nsis', 'win-zip', 'mac-dmg'] as const;
type Target = (typeof all)[number];
const isTarget = (word: string): word is Target => (all as readonly string[]).includes(word);

const words = process.argv.slice(2);
const unknown = words.filter((word) => !isTarget(word));
if (unknown.length > 0) {
  process.stderr.write(`Not a target: ${unknown.join(', ')}. Targets: ${all.join(', ')}\n`);
  process.exit(64);
}
const targets = words.length > 0 ? words.filter(isTarget) : all;

// electron-builder fetches 7-Zip where this is not set; Debian's does the same.
const sevenZip = ['/usr/bin/7za', '/usr/bin/7zz'].find(existsSync);
const env = { ...process.env, ...(sevenZip && !process.env.ELECTRON_BUILDER_7ZIP_PATH ? { ELECTRON_BUILDER_7ZIP_PATH: sevenZip } : {}) };

ensureBuilt();
const made: string[] = [];
const failed: string[] = [];
for (const target of targets) {
  const [platform = '', format = ''] = target.split('-');
  if (platform === 'mac' && process.platform !== 'darwin') {
    failed.push(`${target}: a disk image of macOS can be made on macOS only`);
    continue;
  }
  process.stderr.write(`Making ${target}...\n`);
  const builder = path.join(root, 'node_modules/electron-builder/cli.js');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [builder, `--${platform}`, format, '--x64', '--config', 'build/electron-builder.yml', '--publish', 'never'],
    { cwd: root, env, encoding: 'utf8', timeout: 1_200_000 },
  );
  if (status === 0) made.push(target);
  else failed.push(`${target}: ${reasonIn(`${stdout}\n${stderr}`)}`);
}
process.stdout.write(`\n${made.length > 0 ? `Made into dist/: ${made.join(', ')}` : 'Nothing was made.'}\n`);
if (failed.length > 0) process.stdout.write(`Not made on this machine:\n${failed.map((line) => `  ${line}`).join('\n')}\n`);
process.exitCode = made.length > 0 ? 0 : 1;

/** The line of the builder's output that says what went wrong. */
function reasonIn(output: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  const telling = lines.find((line) => /⨯|cannot|error|ENOTFOUND|ECONN|failed/i.test(line)) ?? lines.findLast((line) => line !== '');
  return (telling ?? 'no reason given').slice(0, 300);
}
