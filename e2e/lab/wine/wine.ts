import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/*
 * Drives Wine, so that scripts for Windows run for real on Linux. A machine is a prefix of its own: copies of the base prefix's three
 * registry files, into which overlays are imported, and a drive C: of which the Windows folder is the base's (2 MB, about a second).
 */

const wineProgram = '/usr/lib/wine/wine64';
const serverProgram = '/usr/lib/wine/wineserver64';

/** Whether Debian's package wine64 is installed. */
export const wineIsHere = existsSync(wineProgram) && existsSync(serverProgram);

/** What the Windows of a machine calls itself to programs, in the words of `winecfg -v`. */
export type WineVersion = 'win7' | 'win2008r2' | 'win8' | 'win81' | 'win10';

/** What a program under Wine gave. Of one that was ended by its limit the exit code is `null`. */
export interface WineResult {
  readonly exitCode: number | null;
  readonly stdout: Buffer;
}

export interface MachineOptions {
  readonly base: string;
  /** Folder of the machine; must not exist. */
  readonly place: string;
  readonly version: WineVersion;
  /** Files in the form of `reg export`, in UTF-8; a later one wins. */
  readonly overlays: readonly string[];
  /** Files on its drive C:, by path below it with "/" between. Only in folders that Wine's own Windows does not have, and Program Files. */
  readonly files?: Readonly<Record<string, string>>;
}

/** A made-up machine whose registry lives as long as its server: `stop` ends that, and nothing of another prefix. */
export class WineMachine {
  readonly place: string;

  private constructor(place: string) {
    this.place = place;
  }

  static async make({ base, place, version, overlays, files = {} }: MachineOptions): Promise<WineMachine> {
    await mkdir(path.join(place, 'dosdevices'), { recursive: true });
    for (const file of ['system.reg', 'user.reg', 'userdef.reg', '.update-timestamp']) {
      await copyFile(path.join(base, file), path.join(place, file));
    }
    await makeDrive(path.join(base, 'drive_c'), path.join(place, 'drive_c'), files);
    await symlink('../drive_c', path.join(place, 'dosdevices', 'c:'));
    await symlink('/', path.join(place, 'dosdevices', 'z:'));
    const machine = new WineMachine(place);
    // The server must not end between two programs: hives of other accounts are kept in its memory alone.
    await machine.server('-p');
    // First the version, which writes keys of its own.
    await machine.demand(['winecfg', '-v', version]);
    for (const [index, overlay] of overlays.entries()) {
      const copy = path.join(place, `overlay-${index}.reg`);
      await writeFile(copy, asImported(await readFile(overlay, 'utf8')));
      await machine.demand(['reg', 'import', windowsPath(copy)]);
    }
    return machine;
  }

  /**
   * Runs a program of Windows.
   *
   * @param words program and arguments
   * @param options.environment beside the few variables that Wine needs
   */
  run(
    words: readonly string[],
    options: { readonly cwd?: string; readonly limitMs?: number; readonly environment?: Record<string, string> } = {},
  ) {
    return runWine(this.place, words, options);
  }

  /** Ends all that runs in this machine. */
  async stop(): Promise<void> {
    await this.server('-k');
    await this.server('-w');
  }

  private async demand(words: readonly string[]): Promise<void> {
    const { exitCode, stdout } = await this.run(words);
    if (exitCode !== 0) throw new Error(`${words.join(' ')} ended with ${exitCode} in ${this.place}: ${stdout.toString('latin1')}`);
  }

  private server(option: string): Promise<number | null> {
    return ended(spawn(serverProgram, [option], { env: environmentOf(this.place), stdio: 'ignore', timeout: 60_000 }));
  }
}

/**
 * The base prefix, which takes seconds to make and 700 MB: the one that the variable WINE_BASE names (made there when it is missing), or
 * a new one that `remove` takes away.
 */
export async function winePrefix(): Promise<{ readonly base: string; remove(): Promise<void> }> {
  const named = process.env.WINE_BASE;
  const base = named ?? path.join(await mkdtemp(path.join(tmpdir(), 'mdeready-wine-')), 'base');
  if (!existsSync(path.join(base, 'system.reg'))) {
    await mkdir(base, { recursive: true });
    await runWine(base, ['wineboot', '-i'], { limitMs: 300_000 });
    await ended(spawn(serverProgram, ['-w'], { env: environmentOf(base), stdio: 'ignore', timeout: 120_000 }));
    if (!existsSync(path.join(base, 'system.reg'))) throw new Error(`Wine made no prefix in ${base}.`);
  }
  return { base, remove: async () => (named === undefined ? rm(path.dirname(base), { recursive: true, force: true }) : undefined) };
}

/** Path of a file of this system as programs under Wine see it. */
export const windowsPath = (file: string): string => `Z:${path.resolve(file).replaceAll('/', '\\')}`;

/** Words for `cmd`. It takes an outer pair of quotes away, so there may be none: the script by its name in the current folder, no blanks. */
export const batch = (...words: readonly string[]): readonly string[] => ['cmd', '/d', '/c', ...words];

async function runWine(
  prefix: string,
  words: readonly string[],
  {
    cwd,
    limitMs = 120_000,
    environment = {},
  }: { readonly cwd?: string; readonly limitMs?: number; readonly environment?: Record<string, string> },
): Promise<WineResult> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mdeready-wine-out-'));
  const file = path.join(folder, 'stdout');
  // node.exe dies under Wine when its standard output is a pipe.
  const output = openSync(file, 'w');
  try {
    const child = spawn(wineProgram, words, {
      env: { ...environmentOf(prefix), ...environment },
      stdio: ['ignore', output, 'ignore'],
      cwd: cwd ?? prefix,
      timeout: limitMs,
      killSignal: 'SIGKILL',
    });
    const exitCode = await ended(child);
    return { exitCode, stdout: await readFile(file) };
  } finally {
    closeSync(output);
    await rm(folder, { recursive: true, force: true });
  }
}

/** Nothing of this system's own environment shows in a machine. */
function environmentOf(prefix: string): Record<string, string> {
  return {
    PATH: '/usr/bin:/bin',
    HOME: prefix,
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
    WINEPREFIX: prefix,
    WINEARCH: 'win64',
    WINEDEBUG: '-all',
    // No offer to install Mono and Gecko.
    WINEDLLOVERRIDES: 'mscoree,mshtml=',
    NODE_SKIP_PLATFORM_CHECK: '1',
  };
}

function ended(child: ReturnType<typeof spawn>): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code));
  });
}

/** Wine takes a text without the mark of UTF-16 for one in the code page of Windows. */
const asImported = (text: string): Buffer => Buffer.from(`\uFEFF${text.replace(/\r?\n/g, '\r\n')}`, 'utf16le');

async function makeDrive(base: string, drive: string, files: NonNullable<MachineOptions['files']>): Promise<void> {
  await mkdir(drive);
  for (const name of await readdir(base)) {
    const from = path.join(base, name);
    // Wine's programs there are small; what a machine has of its own is put beside them.
    if (name.startsWith('Program')) await cp(from, path.join(drive, name), { recursive: true });
    else await symlink(from, path.join(drive, name));
  }
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(drive, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}
