/**
 * `npm start`: the window under Electron where its binary is there or can be downloaded; else under the stand-in, in a visible
 * Chromium window; else a line that names what works without a window.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt, root } from './built.ts';

const electronPackage = path.join(root, 'node_modules/electron');

/** Path of Electron's binary; downloads it when it is not there, and gives `null` when that fails. */
function electronBinary(): string | null {
  const installed = () => {
    const pathFile = path.join(electronPackage, 'path.txt');
    const binary = existsSync(pathFile) ? path.join(electronPackage, 'dist', readFileSync(pathFile, 'utf8')) : null;
    return binary && existsSync(binary) ? binary : null;
  };
  const there = installed();
  if (there) return there;
  process.stderr.write('Electron is not here yet; trying to download it...\n');
  spawnSync(process.execPath, [path.join(electronPackage, 'install.js')], { stdio: 'ignore', timeout: 300_000 });
  return installed();
}

/** What a Debian machine lacks for the stand-in's window; empty when nothing. */
function missingForStandIn(): string[] {
  const chromium = process.env.ELECTRON_HOST_CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync);
  const display = process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY;
  return [...(chromium ? [] : ['Chromium (Debian package chromium)']), ...(display ? [] : ['a display (DISPLAY or WAYLAND_DISPLAY)'])];
}

ensureBuilt();
const electron = electronBinary();
if (electron) {
  // Chromium refuses its sandbox to root.
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  spawn(electron, [...flags, root, ...process.argv.slice(2)], { stdio: 'inherit' }).on('exit', (code) => process.exit(code ?? 70));
} else {
  const missing = missingForStandIn();
  if (missing.length > 0) {
    process.stderr.write(
      `Electron cannot be downloaded here, and the stand-in lacks ${missing.join(' and ')}.\nWithout a window: npm run assess\n`,
    );
    process.exit(69);
  }
  process.stderr.write('Electron cannot be downloaded here: this is its stand-in for development, in a Chromium window.\n');
  const host = path.join(root, 'e2e/electron-host/electron');
  spawn(process.execPath, [host, root, ...process.argv.slice(2)], { stdio: 'inherit' }).on('exit', (code) => process.exit(code ?? 70));
}
