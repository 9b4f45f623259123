import path from 'node:path';
import { MalformedInput } from '../../../core/inventory/decode/malformed-input';
import { decodeWmiAnswers, type WmiAnswers } from '../../../core/inventory/decode/wmi-answers';
import { assetsFolder } from '../../assets';
import { scriptLimitMs, Unavailable } from '../machine';
import { runSystemCommand } from './system-command';

const limitBytes = 8 * 1024 * 1024;

/** Another process cannot read inside our archive, so the script lies beside it (build/electron-builder.yml, asarUnpack). */
const script = path
  .join(assetsFolder, 'collectors', 'wmi.js')
  .replace(`${path.sep}app.asar${path.sep}`, `${path.sep}app.asar.unpacked${path.sep}`);

/** Asks WMI and the system's files by one run of wmi.js for all who ask this machine. */
export class ScriptHost {
  private running: Promise<WmiAnswers> | null = null;

  /**
   * @param signal ends the run: that of the whole machine, as all sections share it
   * @param run starts cscript.exe
   */
  constructor(
    private readonly signal: AbortSignal,
    private readonly run: typeof runSystemCommand = runSystemCommand,
  ) {}

  /** @throws Unavailable `not-readable` where scripts are blocked, and what `runSystemCommand` throws */
  answers(): Promise<WmiAnswers> {
    this.running ??= this.ask();
    return this.running;
  }

  private async ask(): Promise<WmiAnswers> {
    const { stdout, exitCode } = await this.run(
      { name: 'cscript.exe', args: ['//nologo', script], limitMs: scriptLimitMs, limitBytes },
      this.signal,
    );
    try {
      return decodeWmiAnswers(stdout.toString('latin1'));
    } catch (cause) {
      if (!(cause instanceof MalformedInput)) throw cause;
      throw new Unavailable(
        'not-readable',
        `cscript.exe ended with ${exitCode} and gave no answers of wmi.js. Scripts may be blocked here: by the settings of Windows Script ` +
          'Host, AppLocker, App Control or an antivirus. Allow this one, or ask who manages the machine.',
      );
    }
  }
}
