import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MalformedInput } from '../../../core/inventory/decode/malformed-input';
import { decodeRegQuery } from '../../../core/inventory/decode/reg-query';
import { keyAt, RegistryBranch, type RegistryKey } from '../../../core/inventory/decode/registry-data';
import { decodeRegistryExport } from '../../../core/inventory/decode/registry-export';
import { beginsSo, inOrder, isWanted, splitAtStar } from '../asked';
import { type RegistrySource, type RegistryView, Unavailable } from '../machine';
import { type RegistryReader, registryLimits } from './registry-reader';
import { runSystemCommand } from './system-command';

/** One call of reg.exe takes 30 ms; a tree of a product a second. */
const limitMs = 15_000;

/** How many calls are made at once. */
const atOnce = 4;

/**
 * The registry read by `reg.exe`, where native-reg cannot be loaded: something refuses its library. Slower by a process for each value,
 * and single texts beyond ASCII come with U+FFFD, as `decodeRegQuery` tells.
 */
export class RegExe implements RegistryReader {
  /** Names of the keys right below one, by view and key, asked once: hundreds of services are looked for below one. */
  private readonly below = new Map<string, Promise<readonly string[] | null>>();

  /** @param run starts reg.exe */
  constructor(
    private readonly elevated: boolean | null,
    private readonly run: typeof runSystemCommand = runSystemCommand,
  ) {}

  async key(source: RegistrySource, signal: AbortSignal): Promise<RegistryKey> {
    const key = await this.read(source, source.key, signal);
    if (!key) throw new Unavailable('not-found', `There is no key ${source.key}.`);
    return key;
  }

  async keys(source: RegistrySource, signal: AbortSignal) {
    const starred = splitAtStar(source);
    const names = await this.subkeys(starred.above, source.view, signal);
    if (names === null && (await this.presence(starred.above, source.view, signal)) !== 'absent') throw this.refusal(starred.above);
    const wanted = (names ?? []).filter((name) => beginsSo(name, starred)).sort(inOrder);
    if (wanted.length > registryLimits.keys) throw new Unavailable('too-large', `${source.key} has more than ${registryLimits.keys} keys.`);
    const found: { name: string; key: RegistryKey | Unavailable }[] = [];
    await inTurns(wanted, async (name) => {
      const place = [starred.above, name, starred.below].filter((part) => part !== '').join('\\');
      try {
        if (!(await this.fits(source, place, signal))) return;
        const key = await this.read(source, place, signal);
        if (key) found.push({ name, key });
      } catch (cause) {
        // One that may not be opened is told beside the others; a limit or an interruption ends all.
        if (!(cause instanceof Unavailable) || !['not-elevated', 'not-readable'].includes(cause.reason)) throw cause;
        found.push({ name, key: cause });
      }
    });
    return found.sort((one, other) => inOrder(one.name, other.name));
  }

  private async fits(source: RegistrySource, place: string, signal: AbortSignal): Promise<boolean> {
    if (source.only === null) return true;
    const key = await this.query(place, ['/v', source.only.value], source.view, signal);
    return isWanted(source, key?.values.get(source.only.value.toLowerCase()));
  }

  /** What a source asks of the key at `place`; `null` where there is none. */
  private async read(source: RegistrySource, place: string, signal: AbortSignal): Promise<RegistryKey | null> {
    const { values, view, presenceOnly } = source;
    if ((await this.presence(place, view, signal)) === 'absent') return null;
    if (values === null) {
      const tree = await this.export(place, view, signal);
      if (!tree) throw this.refusal(place);
      return tree;
    }
    const branch = new RegistryBranch(place.slice(place.lastIndexOf('\\') + 1));
    await inTurns(values, async (name) => {
      const answer = await this.query(place, name === '' ? ['/ve'] : ['/v', name], view, signal);
      const data = answer?.values.get(name.toLowerCase());
      if (data !== undefined) branch.values.set(name.toLowerCase(), presenceOnly ? '' : data);
    });
    // No value found: the key has none of them, or may not be opened. reg.exe ends with 1 for both.
    if (branch.values.size === 0 && (await this.query(place, ['/ve'], view, signal)) === null) throw this.refusal(place);
    return branch;
  }

  /** Whether a key is there, by the key above it: the exit code of reg.exe does not tell one that is missing from one that it refuses. */
  private async presence(place: string, view: RegistryView, signal: AbortSignal): Promise<'there' | 'absent' | 'unknown'> {
    const slash = place.lastIndexOf('\\');
    if (slash < 0) return 'there';
    const above = place.slice(0, slash);
    const names = await this.subkeys(above, view, signal);
    if (names === null) return (await this.presence(above, view, signal)) === 'absent' ? 'absent' : 'unknown';
    return names.some((name) => name.toLowerCase() === place.slice(slash + 1).toLowerCase()) ? 'there' : 'absent';
  }

  /** Names of the keys right below one; `null` where reg.exe gives none. */
  private subkeys(place: string, view: RegistryView, signal: AbortSignal): Promise<readonly string[] | null> {
    const known = this.below.get(`${view} ${place}`);
    if (known) return known;
    const asking = this.askSubkeys(place, view, signal);
    this.below.set(`${view} ${place}`, asking);
    // One section's interruption is no answer for another.
    asking.catch(() => this.below.delete(`${view} ${place}`));
    return asking;
  }

  /** `reg query KEY` prints the values of the key, which are passed over, and a line with the full name of each key below it. */
  private async askSubkeys(place: string, view: RegistryView, signal: AbortSignal): Promise<readonly string[] | null> {
    const { stdout, exitCode } = await this.ask(['query', place, viewOf(view)], signal);
    if (exitCode !== 0) return null;
    const depth = place.split('\\').length;
    return stdout
      .toString('latin1')
      .split('\n')
      .flatMap((line) => {
        const names = line.trimEnd().split('\\');
        return line.startsWith('HKEY_') && names.length === depth + 1 ? [names[depth] ?? ''] : [];
      });
  }

  private async export(place: string, view: RegistryView, signal: AbortSignal): Promise<RegistryKey | null> {
    const folder = await mkdtemp(path.join(tmpdir(), 'mdeready-'));
    try {
      const file = path.join(folder, 'export.reg');
      if ((await this.ask(['export', place, file, '/y', viewOf(view)], signal)).exitCode !== 0) return null;
      if ((await stat(file)).size > registryLimits.bytes)
        throw new Unavailable('too-large', `${place} has more than ${registryLimits.bytes} bytes.`);
      const bytes = await readFile(file);
      return decoded(place, () => keyAt(decodeRegistryExport(bytes), place));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** What `reg query` answers about one value; `null` when it ends with an error. */
  private async query(place: string, args: readonly string[], view: RegistryView, signal: AbortSignal): Promise<RegistryKey | null> {
    const { stdout, exitCode } = await this.ask(['query', place, ...args, viewOf(view)], signal);
    return exitCode === 0 ? decoded(place, () => keyAt(decodeRegQuery(stdout), place)) : null;
  }

  private ask(args: readonly string[], signal: AbortSignal) {
    return this.run({ name: 'reg.exe', args, limitMs, limitBytes: registryLimits.bytes }, signal);
  }

  private refusal(place: string): Unavailable {
    return this.elevated
      ? new Unavailable('not-readable', `Windows refuses the key ${place} to this process.`)
      : new Unavailable('not-elevated', `The key ${place} may be read only with more rights.`);
  }
}

const viewOf = (view: RegistryView): string => (view === '64-bit' ? '/reg:64' : '/reg:32');

/** A few at once, each taking the next when it has ended one. */
async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

function decoded<Value>(place: string, decode: () => Value): Value {
  try {
    return decode();
  } catch (cause) {
    if (cause instanceof MalformedInput) throw new Unavailable('malformed', `${place}: ${cause.message}.`);
    throw cause;
  }
}
