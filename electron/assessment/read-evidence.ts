import type { Catalogue } from '../../core/catalogue/schema';
import { watchListOf } from '../../core/catalogue/watched';
import type { IndexEntry, SourceState } from '../../core/evidence/evidence-index';
import { localMoment, utcMoment } from '../../core/evidence/run-time';
import { decodeWmiAnswers } from '../../core/inventory/decode/wmi-answers';
import { MalformedInput } from '../../core/inventory/decode/malformed-input';
import type { RegistryKey } from '../../core/inventory/decode/registry-data';
import type { Inventory } from '../../core/inventory/schema';
import { collectorsOf } from '../collectors/all';
import { collect } from '../collectors/collect';
import { settled } from '../collectors/ledger';
import { scriptClock } from '../collectors/windows/script-clock';
import type { Evidence } from '../evidence/evidence';
import { type Machine, Unavailable } from '../machine/machine';
import { recordedMachine } from '../machine/recorded';
import { tool } from '../tool';

type Collected = NonNullable<Inventory['collected']>;

/**
 * Interprets the raw evidence of a machine, as this machine is interpreted. Never rejects for what cannot be read: that section says
 * so. All times are those of the machine when the script ran there.
 */
export async function readEvidence(evidence: Evidence, catalogue: Catalogue, signal: AbortSignal): Promise<Inventory> {
  const { index, form } = evidence;
  const machine = recordedMachine(evidence, signal);
  const run = await runTime(evidence, machine);
  const inventory = await collect({
    machine,
    collectors: await collectorsOf(machine.family),
    catalogue: watchListOf(catalogue, index.catalogueVersion),
    signal,
    onProgress: () => {},
    tool,
    now: () => run.began,
  });
  return {
    ...inventory,
    tookMs: run.ended === null ? 0 : Math.max(0, run.ended.getTime() - run.began.getTime()),
    collected: {
      script: index.script,
      catalogueVersion: index.catalogueVersion,
      by: named(index.headers.get('user')),
      host: named(index.headers.get('host')),
      beganAt: run.clock === 'script' ? run.began.toISOString() : null,
      endedAt: run.ended?.toISOString() ?? null,
      clock: run.clock,
      form,
      sources: countsOf(index.entries),
    },
  };
}

interface RunTime {
  readonly began: Date;
  /** `null` where the script's own time could not be told. */
  readonly ended: Date | null;
  readonly clock: Collected['clock'];
}

/** When the script ran: as it wrote it, or as wmi.js did, else when its file was written. */
async function runTime(evidence: Evidence, machine: Machine): Promise<RunTime> {
  const { index, writtenAt } = evidence;
  const written = index.headers.get('began') ?? '';
  const moment = written.startsWith('local ') ? await localClock(machine) : utcMoment;
  const began = moment(written) ?? wmiMoment(evidence);
  if (began !== null) return { began, ended: moment(index.end?.at ?? ''), clock: 'script' };
  return { began: writtenAt ?? new Date(), ended: null, clock: 'file' };
}

/** Reads local times of that machine. */
async function localClock(machine: Machine): Promise<(text: string) => Date | null> {
  const [form, offset] = await Promise.all([
    settled(machine.registry(scriptClock.scriptDays)),
    settled(machine.registry(scriptClock.scriptZone)),
  ]);
  const text = (name: string) => {
    const value = dataOf(form, name);
    return typeof value === 'string' ? value : null;
  };
  const bias = dataOf(offset, 'ActiveTimeBias');
  // A DWORD that is meant with a sign: east of Greenwich it is below zero.
  const minutes = typeof bias === 'number' ? bias | 0 : null;
  const dayForm = { order: text('iDate'), picture: text('sShortDate'), calendar: text('iCalendarType') };
  return (written) => localMoment(written, dayForm, minutes);
}

const dataOf = (key: RegistryKey | Unavailable, name: string) =>
  key instanceof Unavailable ? undefined : key.values.get(name.toLowerCase());

function wmiMoment({ index, raws }: Evidence): Date | null {
  const entry = index.entries.find(({ key, state }) => key === 'script wmi.js' && state === 'read');
  const raw = entry && raws.get(entry.raw);
  if (!raw) return null;
  try {
    return utcMoment(decodeWmiAnswers(new TextDecoder().decode(raw)).at ?? '');
  } catch (cause) {
    if (cause instanceof MalformedInput) return null;
    throw cause;
  }
}

/** What became of sources, in the words of the inventory. */
const outcomes: Readonly<Record<SourceState, keyof Collected['sources']>> = {
  read: 'read',
  absent: 'absent',
  denied: 'denied',
  large: 'failed',
  timeout: 'failed',
  failed: 'failed',
  odd: 'failed',
};

function countsOf(entries: readonly IndexEntry[]): Collected['sources'] {
  const counts = { read: 0, absent: 0, denied: 0, failed: 0 };
  for (const { state } of entries) counts[outcomes[state]] += 1;
  return counts;
}

/** A name as the machine gave it, on one line and of a length that a line has. */
function named(name: string | undefined): string | null {
  const plain = (name ?? '').replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, '\ufffd').trim();
  return plain === '' ? null : plain.slice(0, 200);
}
