/**
 * `npm run assess`: assesses this machine into reports/. What stands after `--` goes on to the command. The process ends with 0
 * when the reports were written, whatever the verdict, because npm takes any other code for a failure of the script.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensureBuilt, root } from './built.ts';

ensureBuilt();
const words = process.argv.slice(2);
const targets = words.some((word) => /^--(json|pdf|out)\b/.test(word)) ? [] : ['--out', 'reports'];
const { status } = spawnSync(process.execPath, [path.join(root, 'out/main/cli.js'), 'assess', ...targets, ...words], {
  cwd: root,
  stdio: 'inherit',
});
const verdicts = [0, 1, 2, 3];
process.exitCode = status !== null && verdicts.includes(status) ? 0 : (status ?? 70);
