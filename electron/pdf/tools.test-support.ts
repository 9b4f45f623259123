import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The Debian package that each tool of the tests comes from. */
const packageOf = {
  pdfinfo: 'poppler-utils',
  pdffonts: 'poppler-utils',
  pdftotext: 'poppler-utils',
  pdfdetach: 'poppler-utils',
  qpdf: 'qpdf',
} as const;

type Tool = keyof typeof packageOf;

/** Runs a tool on a file. @throws Error that names the Debian package when the tool is missing */
export function run(tool: Tool, ...args: string[]): { readonly stdout: string; readonly stderr: string; readonly exitCode: number | null } {
  const { error, stdout, stderr, status } = spawnSync(tool, args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, TZ: 'UTC', LC_ALL: 'C.UTF-8' },
  });
  if (error) throw new Error(`${tool} cannot be run (${error.message}). Install the Debian package ${packageOf[tool]}.`);
  return { stdout, stderr, exitCode: status };
}

const folder = path.resolve(import.meta.dirname, '../../test-results/unit');

/** A path for a file of the tests, kept until the next run of all, so that a failure can be looked at. */
function temporaryFile(name: string): string {
  mkdirSync(folder, { recursive: true });
  return path.join(folder, `${randomUUID()}-${name}`);
}

/** Writes a report to a file of the tests. */
export function saved(bytes: Uint8Array): string {
  const file = temporaryFile('report.pdf');
  writeFileSync(file, bytes);
  return file;
}

/** What is seen on the pages, in the order it is drawn, without white space, which depends on where lines end. */
export const visibleText = (file: string): string => squeezed(run('pdftotext', '-raw', file, '-').stdout);

export const squeezed = (text: string): string => text.replace(/\s+/gu, '');

/** The first attached file. */
export function attachmentOf(file: string): string {
  const target = temporaryFile('attachment');
  const { exitCode, stderr } = run('pdfdetach', '-save', '1', '-o', target, file);
  if (exitCode !== 0) throw new Error(`pdfdetach: ${stderr}`);
  return readFileSync(target, 'utf8');
}
