/**
 * `npm run bench [-- ROUNDS]`: whole processes side by side in one run, so that only ratios count. Each round runs every command
 * once, in turn; a ratio is the median over the rounds of "ours divided by theirs in the same round". Then the evaluation alone,
 * in this process, in the same way.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { ensureBuilt, root } from '../build/built.ts';
import { ensureSystemPackages, forBench } from '../build/system-packages.ts';

interface Run {
  readonly ms: number;
  /** Peak resident set of the largest process, KiB. */
  readonly peakKiB: number;
}

const rounds = Number(process.argv[2] ?? 15);
if (!Number.isInteger(rounds) || rounds < 1) {
  process.stderr.write('Give the number of rounds as a whole number from 1 on: npm run bench -- 15\n');
  process.exit(64);
}
if (!ensureSystemPackages(forBench)) process.exit(69);
ensureBuilt();

const folder = mkdtempSync(path.join(os.tmpdir(), 'readiness-bench-'));
const evidence = recordThisMachine();
const cli = path.join(root, 'out/main/cli.js');
const commands: Readonly<Record<string, (round: number) => string[]>> = {
  'node -e 0': () => [process.execPath, '-e', '0'],
  inventory: () => [process.execPath, cli, 'inventory', '--json', '--quiet'],
  'inventory --from, a folder': () => [process.execPath, cli, 'inventory', '--json', '--from', evidence],
  facter: () => ['/usr/bin/facter', '--json'],
  inxi: () => ['/usr/bin/inxi', '-F', '-c', '0'],
  'assess --offline, JSON and PDF': (round) => [
    process.execPath,
    cli,
    'assess',
    '--offline',
    '--quiet',
    '--out',
    path.join(folder, String(round)),
  ],
};

/** What the collector script brings from this machine. */
function recordThisMachine(): string {
  const script = path.join(root, 'assets/collectors/collect.sh');
  const { status, stderr } = spawnSync('sh', [script, '--to', folder], { encoding: 'utf8' });
  const name = readdirSync(folder).find((each) => each.startsWith('evidence-'));
  if (status === 0 && name !== undefined) return path.join(folder, name);
  process.stderr.write(`${stderr}\ncollect.sh brought no evidence of this machine.\n`);
  process.exit(70);
}

function measure(words: readonly string[]): Run {
  const peakFile = path.join(folder, 'peak');
  const started = performance.now();
  spawnSync('/usr/bin/time', ['-q', '-f', '%M', '-o', peakFile, ...words], { stdio: 'ignore', env: { ...process.env, LC_ALL: 'C' } });
  const ms = performance.now() - started;
  return { ms, peakKiB: Number(readFileSync(peakFile, 'utf8').trim()) };
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const runs = new Map<string, Run[]>(Object.keys(commands).map((name) => [name, []]));
for (let round = -1; round < rounds; round += 1) {
  for (const [name, words] of Object.entries(commands)) {
    const run = measure(words(round));
    if (round >= 0) runs.get(name)?.push(run); // the first round only warms the disk's cache
  }
}
const column = (name: string, key: keyof Run): number[] => (runs.get(name) ?? []).map((run) => run[key]);
process.stdout.write(`${rounds} rounds, Node ${process.version}, ${os.cpus().length} cores\n\n`);
for (const name of runs.keys()) {
  const ms = column(name, 'ms');
  process.stdout.write(
    `${name.padEnd(32)} median ${median(ms).toFixed(0).padStart(5)} ms   least ${Math.min(...ms)
      .toFixed(0)
      .padStart(5)} ms   peak ${(median(column(name, 'peakKiB')) / 1024).toFixed(0).padStart(4)} MiB\n`,
  );
}
const ratio = (ours: string, theirs: string): string => {
  const other = column(theirs, 'ms');
  return median(column(ours, 'ms').map((ms, round) => ms / (other[round] ?? Number.NaN))).toFixed(2);
};
process.stdout.write(
  `\ninventory / facter  ${ratio('inventory', 'facter')}  (goal: at most 0.60)\ninventory / inxi    ${ratio('inventory', 'inxi')}\n`,
);
process.stdout.write(`inventory / node    ${ratio('inventory', 'node -e 0')}\n`);
process.stdout.write(
  `recorded / live     ${ratio('inventory --from, a folder', 'inventory')}  (a folder of evidence of this machine beside the machine itself)\n`,
);
process.stdout.write(
  `assess              ${(median(column('assess --offline, JSON and PDF', 'ms')) / 1000).toFixed(2)} s  (goal: under 1.5 s)\n`,
);

/** Folders of evidence in one call, and one alone, whose difference is what a further machine costs. */
const many = 1_000;
const stick = path.join(folder, 'stick');
mkdirSync(stick);
for (let index = 0; index < many; index += 1) cpSync(evidence, path.join(stick, `evidence-${index}`), { recursive: true });
const one = measure([process.execPath, cli, 'assess', '--quiet', '--from', evidence]);
const all = measure([process.execPath, cli, 'assess', '--quiet', '--from', stick]);
const written = measure([process.execPath, cli, 'assess', '--quiet', '--from', stick, '--no-pdf', '--out', path.join(folder, 'reports')]);
process.stdout.write(
  `\n${many} folders assessed in one call ${(all.ms / 1000).toFixed(1)} s, peak ${(all.peakKiB / 1024).toFixed(0)} MiB; ` +
    `each further one ${((all.ms - one.ms) / (many - 1)).toFixed(1)} ms; with their documents written ${(written.ms / 1000).toFixed(1)} s  (goal: under 30 s)\n`,
);
rmSync(folder, { recursive: true, force: true });

/** The evaluation as it runs in the product: bundled, since the sources import each other without file endings. */
async function evaluations(): Promise<ReturnType<typeof import('./evaluations.ts')['measureEvaluations']>> {
  const outDir = path.join(root, 'node_modules/.cache/bench');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { ssr: 'bench/evaluations.ts', outDir, rollupOptions: { output: { entryFileNames: 'evaluations.mjs' } } },
    ssr: { noExternal: true },
  });
  const { measureEvaluations } = (await import(
    pathToFileURL(path.join(outDir, 'evaluations.mjs')).href
  )) as typeof import('./evaluations.ts');
  return measureEvaluations(rounds);
}

const { machines, checks, ms: evaluated } = await evaluations();
const whole = evaluated.get('all checks') ?? [];
process.stdout.write(`\n${machines} machines judged by ${checks} checks, milliseconds of processor time on one core\n\n`);
for (const [name, ms] of evaluated) {
  const times = median(ms.map((each, round) => each / (whole[round] ?? Number.NaN))).toFixed(2);
  process.stdout.write(
    `${name.padEnd(32)} median ${median(ms).toFixed(0).padStart(5)} ms   least ${Math.min(...ms)
      .toFixed(0)
      .padStart(5)} ms   ${times.padStart(5)} times all checks\n`,
  );
}
process.stdout.write(
  `\nevaluations         ${Math.round((machines * 1_000) / Math.min(...whole))} in a second at best, ${Math.round((machines * 1_000) / median(whole))} in the median  (goal: over 1000)\n`,
);
