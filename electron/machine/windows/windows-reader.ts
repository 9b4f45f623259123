import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { WmiAnswers } from '../../../core/inventory/decode/wmi-answers';
import { type CommandResult, type CommandSource, Unavailable } from '../machine';
import { NativeRegistry, type RegistryApi } from './native-registry';
import { RegExe } from './reg-exe';
import type { RegistryReader } from './registry-reader';
import { ScriptHost } from './script-host';
import { runSystemCommand, system32 } from './system-command';

/** What only a Windows machine has. */
export interface WindowsReader {
  /** Whether this process has administrator rights; `null` when that cannot be told. */
  readonly elevated: boolean | null;
  readonly registry: RegistryReader;
  /** What WMI and the system's files say; asked once. */
  answers(): Promise<WmiAnswers>;
}

/**
 * The parts of this Windows machine that are no files.
 *
 * @param signal ends what is under way for all sections together
 */
export function windowsReader(signal: AbortSignal): WindowsReader {
  const scripts = new ScriptHost(signal);
  const native = loadNativeRegistry();
  const elevated = native ? native.elevated : elevatedByRegExe();
  return { elevated, registry: native ?? new RegExe(elevated), answers: () => scripts.answers() };
}

/** `null` where native-reg cannot be loaded: what guards this machine may refuse its library. */
function loadNativeRegistry(): NativeRegistry | null {
  try {
    return new NativeRegistry(createRequire(import.meta.url)('native-reg') as RegistryApi);
  } catch {
    return null;
  }
}

/** Everybody is told that the account LocalService has a key; only administrators may open it. */
function elevatedByRegExe(): boolean | null {
  const query = (key: string) =>
    spawnSync(path.win32.join(system32, 'reg.exe'), ['query', key], { encoding: 'latin1', timeout: 3_000, windowsHide: true });
  if (query('HKU\\S-1-5-19').status === 0) return true;
  return /\\S-1-5-19\r?$/m.test(query('HKU').stdout ?? '') ? false : null;
}

/**
 * Runs a command of Windows that a collector declares: by its full path, right below System32.
 *
 * @throws Unavailable as `runSystemCommand`, and `not-on-this-platform` for any other path
 */
export async function runWindowsCommand(source: CommandSource, signal: AbortSignal): Promise<CommandResult> {
  const name = path.win32.basename(source.path);
  if (path.win32.join(system32, name).toLowerCase() !== source.path.toLowerCase()) {
    throw new Unavailable('not-on-this-platform', `${source.path} is no command of ${system32}.`);
  }
  const { stdout, stderr, exitCode } = await runSystemCommand({ ...source, name }, signal);
  return { stdout: stdout.toString(), stderr: stderr.toString(), exitCode };
}
