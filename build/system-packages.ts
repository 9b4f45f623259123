import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Debian packages by name, each with a file that shows that it is there. */
export type Packages = Readonly<Record<string, string>>;

export const forTests: Packages = {
  chromium: '/usr/bin/chromium',
  'fonts-noto-core': '/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf',
  'poppler-utils': '/usr/bin/pdfinfo',
  qpdf: '/usr/bin/qpdf',
  busybox: '/bin/busybox',
};

/** What some tests need besides; without it those are skipped, and named. */
export const forMoreTests: Packages = {
  shellcheck: '/usr/bin/shellcheck',
  // 101 MB to fetch, 696 MB on disk.
  wine64: '/usr/lib/wine/wine64',
};

export const forBench: Packages = { facter: '/usr/bin/facter', inxi: '/usr/bin/inxi', time: '/usr/bin/time' };

/**
 * Installs what is missing where it may (root on Debian), else says what to install.
 *
 * @returns whether all of it is there
 */
export function ensureSystemPackages(packages: Packages): boolean {
  const missing = () => Object.entries(packages).flatMap(([name, file]) => (existsSync(file) ? [] : [name]));
  if (missing().length === 0) return true;
  const command = ['install', '-y', '--no-install-recommends', ...missing()];
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stderr.write(`Installing ${missing().join(', ')} from Debian...\n`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('/usr/bin/apt-get', ['update', '-qq'], { stdio: 'ignore', env });
    spawnSync('/usr/bin/apt-get', command, { stdio: ['ignore', 'ignore', 'inherit'], env });
    if (missing().length === 0) return true;
  }
  process.stderr.write(`Missing: ${missing().join(', ')}. As root: apt-get update && apt-get ${command.join(' ')}\n`);
  return false;
}
