import { sectionTitles } from '../../core/inventory/schema';
import { formatDuration } from '../../core/text/quantities';
import type { Progress } from '../preload/contract';
import { type Output, printable } from './terminal';

export interface ProgressReport {
  show(progress: Progress): void;
  /** Ends the bar, so that what follows begins on a line of its own. */
  end(): void;
}

/** Shows nothing. */
export const silent: ProgressReport = { show: () => {}, end: () => {} };

/** Tells of one machine after another. */
export interface MachineProgress {
  /** @param outcome in words, once it is known */
  show(done: number, name: string, outcome: string): void;
  end(): void;
}

/** A bar on a terminal, one line for each machine otherwise. */
export async function machineProgressOn(stream: NodeJS.WriteStream, output: Output, total: number): Promise<MachineProgress> {
  if (!stream.isTTY) {
    const show: MachineProgress['show'] = (done, name, outcome) => output.write(`[${done}/${total}] ${printable(name)}: ${outcome}\n`);
    return { show, end: () => {} };
  }
  const { default: cliProgress } = await import('cli-progress');
  const format = 'Assessing [{bar}] {value}/{total} {name}';
  const bar = new cliProgress.SingleBar(
    { stream, format, barsize: 24, hideCursor: true, clearOnComplete: true, gracefulExit: false },
    cliProgress.Presets.shades_grey,
  );
  bar.start(total, 0, { name: '' });
  return { show: (done, name) => bar.update(done, { name: printable(name) }), end: () => bar.stop() };
}

/** A bar on a terminal, one line for each section that ended otherwise. */
export async function progressOn(stream: NodeJS.WriteStream, output: Output): Promise<ProgressReport> {
  if (!stream.isTTY) return { show: (progress) => progress.state !== 'reading' && output.write(`${lineOf(progress)}\n`), end: () => {} };
  const { default: cliProgress } = await import('cli-progress');
  const bar = new cliProgress.SingleBar(
    {
      stream,
      format: 'Reading this device [{bar}] {value}/{total} {section}',
      barsize: 24,
      hideCursor: true,
      clearOnComplete: true,
      gracefulExit: false,
    },
    cliProgress.Presets.shades_grey,
  );
  let started = false;
  return {
    show({ section, done, total }) {
      if (!started) bar.start(total, done, { section: '' });
      started = true;
      bar.update(done, { section: sectionTitles[section] });
    },
    end: () => bar.stop(),
  };
}

function lineOf({ section, state, detail, tookMs, done, total }: Progress): string {
  const time = tookMs === null ? '' : `, ${formatDuration(tookMs)}`;
  const outcome = state === 'unavailable' ? `not read: ${printable(detail ?? 'no reason given')}` : 'read';
  return `[${done}/${total}] ${sectionTitles[section]}: ${outcome}${time}`;
}
