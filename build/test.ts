/**
 * `npm test`: format, lint, types, unused code, unit tests, build, end-to-end tests. All of it runs even when one part fails; the
 * last line is the sum over all parts, and what was skipped is named before it.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt, root } from './built.ts';
import { ensureSystemPackages, forMoreTests, forTests } from './system-packages.ts';

interface Count {
  passed: number;
  failed: number;
  skipped: string[];
}

const results = path.join(root, 'test-results');
const total: Count = { passed: 0, failed: 0, skipped: [] };
const bin = (name: string) => path.join(root, 'node_modules', name);

function run(title: string, words: readonly string[], env: NodeJS.ProcessEnv = {}): boolean {
  process.stdout.write(`\n=== ${title}\n`);
  return (
    spawnSync(process.execPath, words, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } }).status === 0
  );
}

function add({ passed, failed, skipped }: Count): void {
  total.passed += passed;
  total.failed += failed;
  total.skipped.push(...skipped);
}

/** A part that has no tests of its own counts as one. */
function check(title: string, words: readonly string[]): void {
  const ok = run(title, words);
  add({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [] });
}

/** A runner that leaves a report; one that died without it counts as one failure. */
function runner(
  title: string,
  words: readonly string[],
  report: string,
  count: (report: unknown) => Count,
  env: NodeJS.ProcessEnv = {},
): void {
  rmSync(report, { force: true });
  const ok = run(title, words, env);
  try {
    const counted = count(JSON.parse(readFileSync(report, 'utf8')));
    if (!ok && counted.failed === 0) counted.failed = 1; // an error outside of any test
    if (counted.passed + counted.failed === 0) counted.failed = 1; // no test ran
    add(counted);
  } catch {
    add({ passed: 0, failed: 1, skipped: [] });
  }
}

interface VitestReport {
  testResults: { assertionResults: { status: string; fullName: string }[]; status: string; message: string }[];
}
function countVitest(report: unknown): Count {
  const { testResults } = report as VitestReport;
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: tests.filter(({ status }) => status === 'failed').length + broken.length,
    skipped: tests.filter(({ status }) => !['passed', 'failed'].includes(status)).map(({ fullName }) => fullName),
  };
}

interface PlaywrightSuite {
  title: string;
  suites?: PlaywrightSuite[];
  specs?: { title: string; tests: { status: string }[] }[];
}
function countPlaywright(report: unknown): Count {
  const { suites, errors } = report as { suites: PlaywrightSuite[]; errors: unknown[] };
  const specsOf = ({ suites: inner = [], specs = [] }: PlaywrightSuite): { title: string; status: string }[] => [
    ...specs.flatMap(({ title, tests }) => tests.map(({ status }) => ({ title, status }))),
    ...inner.flatMap(specsOf),
  ];
  const tests = suites.flatMap(specsOf);
  return {
    passed: tests.filter(({ status }) => status === 'expected').length,
    failed: tests.filter(({ status }) => status === 'unexpected' || status === 'flaky').length + errors.length,
    skipped: tests.filter(({ status }) => status === 'skipped').map(({ title }) => title),
  };
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const equipped = ensureSystemPackages(forTests);
ensureSystemPackages(forMoreTests);
check('Format and lint', [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.']);
check('Types', [bin('typescript/bin/tsc'), '-b', '.']);
check('Unused code', [bin('knip/bin/knip.js'), '--config', 'build/knip.json']);
const unitReport = path.join(results, 'unit.json');
runner(
  'Unit tests',
  [
    bin('vitest/vitest.mjs'),
    'run',
    '--config',
    'build/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${unitReport}`,
  ],
  unitReport,
  countVitest,
);
process.stdout.write('\n=== Build\n');
ensureBuilt();
if (equipped) {
  const e2eReport = path.join(results, 'e2e.json');
  runner('End to end', [bin('playwright/cli.js'), 'test', '--config', 'e2e/playwright.config.ts'], e2eReport, countPlaywright, {
    PLAYWRIGHT_JSON_OUTPUT_NAME: e2eReport,
  });
} else {
  process.stdout.write('\n=== End to end\nNot run: packages are missing (see above).\n');
  add({ passed: 0, failed: 1, skipped: [] });
}

for (const name of total.skipped) process.stdout.write(`skipped: ${name}\n`);
const line = `${total.passed} passed, ${total.failed} failed${total.skipped.length > 0 ? `, ${total.skipped.length} skipped` : ''}`;
writeFileSync(path.join(results, 'summary.txt'), `${line}\n`);
process.stdout.write(`\n${line}\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
