import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { AppError } from '../../core/document/app-error';
import { typedLine } from '../../core/document/statement';
import { tool } from '../tool';
import { exitCodes } from './exit-codes';
import { errorText, type Output, outputOf } from './terminal';

/** What a command writes to, and what tells it to stop. */
export interface CommandContext {
  readonly out: Output;
  readonly err: Output;
  readonly signal: AbortSignal;
}

const verbs = ['inventory', 'assess', 'compare', 'explain', 'catalogue', 'collectors', 'help', '--help', '-h', '--version', '-V'];

/**
 * The words for the command line in what the app was started with; `null` when they are not for it but for the window.
 *
 * @param argv the process's own: Electron's binary, switches of Chromium, in development the app's folder, then the words
 */
export function commandLineWords(argv: readonly string[], isPackaged: boolean): readonly string[] | null {
  const isWord = (word: string) => !word.startsWith('-') || verbs.includes(word);
  const first = argv.findIndex((word, index) => index > 0 && isWord(word));
  const words = first < 0 ? [] : argv.slice(isPackaged ? first : first + 1);
  return words[0] !== undefined && verbs.includes(words[0]) ? words : null;
}

/**
 * Runs one command and ends the process with its code, once everything is written. It does not wait for what may still be under
 * way: a read from a dead network mount never ends.
 *
 * @param exit `process.exit`, or Electron's
 */
export async function runAndExit(words: readonly string[], exit: (code: number) => void): Promise<void> {
  // Whoever reads a code of 0 to 3 takes it for a verdict: nothing unforeseen may end with one of them.
  process.on('uncaughtException', (error) => {
    console.error(error);
    exit(exitCodes.internal);
  });
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => exit(exitCodes.outputClosed));
  const code = await runCli(words);
  await Promise.all([process.stdout, process.stderr].map((stream) => new Promise<void>((resolve) => stream.write('', () => resolve()))));
  exit(code);
}

/**
 * Runs one command.
 *
 * @param words the arguments after the program's name
 * @returns the exit code; nothing is thrown
 */
async function runCli(words: readonly string[]): Promise<number> {
  const interruption = new AbortController();
  const interrupt = () => interruption.abort();
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const context: CommandContext = {
    out: outputOf(process.stdout, process.env),
    err: outputOf(process.stderr, process.env),
    signal: interruption.signal,
  };
  let code: number = exitCodes.done;
  const program = programOf(async (run) => {
    code = await run(context);
  });
  try {
    await program.parseAsync([...words], { from: 'user' });
    return code;
  } catch (cause) {
    if (cause instanceof CommanderError) return cause.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    if (interruption.signal.aborted) return exitCodes.interrupted;
    context.err.write(`${explain(cause)}\n`);
    return codeOf(cause);
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

type Start = (run: (context: CommandContext) => Promise<number>) => Promise<void>;

/** Each command's code is loaded when it runs, so that none pays for the others at its start. */
function programOf(start: Start): Command {
  const program = new Command('defender-readiness')
    .description('Tells whether a machine is ready to move from Symantec Endpoint Protection to Microsoft Defender for Endpoint.')
    .version(tool.version)
    .showHelpAfterError('Run with --help to see what can be given.')
    .addHelpText(
      'after',
      `
Exit codes:
  0 ready, 1 ready with warnings, 2 blocked, 3 incomplete (for assess; other commands: 0 done, compare also 1 worse)
  64 wrong usage, 65 bad input file, 70 internal error, 73 file not written, 74 output closed, 130 interrupted

Examples:
  defender-readiness assess --out reports
  defender-readiness assess --site "Branch 12" --assessor "R. Doe" --json ws0147.mdeready.json --pdf ws0147.pdf
  defender-readiness inventory --json`,
    )
    .exitOverride();
  program
    .command('inventory')
    .description('print the facts of this machine, or of one that a collector script has read, without judging them')
    .option('--from <place>', 'the evidence of a machine (folder, *.tar, *.mdeevidence), or a document, instead of this machine', source)
    .option('--json', 'as JSON')
    .option('--quiet', 'no progress on standard error')
    .addHelpText(
      'after',
      `
Examples:
  defender-readiness inventory
  defender-readiness inventory --json > facts.json
  defender-readiness inventory --from /media/stick/evidence-ws0147`,
    )
    .action((options) => start(async (context) => (await import('./inventory')).inventoryCommand(options, context)));
  program
    .command('assess')
    .description('assess this machine, or what files and collected evidence hold; nothing is sent over the network')
    .addOption(new Option('--offline', 'send nothing over the network; this version never does'))
    .option(
      '--from <place...>',
      'instead of this machine, and with the catalogue of today: evidence that a collector script brought (folder, *.tar, *.mdeevidence), ' +
        'a document, what "inventory --json" printed, or a folder that holds any number of these',
      (text: string, before: readonly string[] = []) => [...before, source(text)],
    )
    .option('--site <name>', 'the site the machine stands at', line)
    .option('--assessor <name>', 'who assesses', line)
    .option('--json <file>', 'write the document; - for standard output, of several machines as a list', fileOrStandardOutput)
    .option('--pdf <file>', 'write the report', place)
    .option('--out <folder>', 'write both for each machine into a folder, named by machine and time', place)
    .option('--no-pdf', 'write no report with --out: for hundreds of machines it takes most of the time')
    .option('--force', 'replace files that exist')
    .option('--quiet', 'no progress and no summary')
    .addHelpText(
      'after',
      `
Examples:
  defender-readiness assess
  defender-readiness assess --out reports --site "Branch 12"
  defender-readiness assess --quiet --json - | jq .verdict
  defender-readiness assess --from ws0147.mdeready.json --out reports
  defender-readiness assess --from /media/stick/evidence-ws0147 --pdf ws0147.pdf
  defender-readiness assess --from /media/stick --out reports --no-pdf

Exit codes for several machines:
  the worst verdict of all (2 blocked, then 3 incomplete, 1, 0), whatever their order; 65 where one could not be read: the others are
  assessed and written all the same, and which one and why is told`,
    )
    .action((options) => start(async (context) => (await import('./assess')).assessCommand(options, context)));
  program
    .command('compare')
    .argument('<before>', 'the earlier document', source)
    .argument('<after>', 'the later one', source)
    .description('what changed on a machine between two documents: verdict, findings, facts')
    .option('--any-machine', 'compare documents of different machines too')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
Exit codes:
  0 nothing is worse, 1 the verdict or a finding is worse, 65 bad input file, or documents of two machines

Examples:
  defender-readiness compare monday.mdeready.json friday.mdeready.json
  defender-readiness compare --json monday.mdeready.json friday.mdeready.json | jq '.findings[] | select(.change == "worse")'`,
    )
    .action((before, after, options) =>
      start(async (context) => (await import('./compare')).compareCommand(before, after, options, context)),
    );
  program
    .command('explain')
    .argument('[check]', 'id of a check; all are listed when none is named', notAnOption)
    .description('what a check looks at, what can come out, who mends it, and where that stands')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExamples:\n  defender-readiness explain\n  defender-readiness explain free-disk-space')
    .action((check, options) => start(async (context) => (await import('./explain')).explainCommand(check, options, context)));
  program
    .command('collectors')
    .description('write the scripts for machines on which this program cannot run, with their instruction, into a folder')
    .requiredOption('--to <folder>', 'the folder; it is made when it is not there', place)
    .option('--force', 'replace files that exist')
    .option('--json', 'print folder and files as JSON')
    .addHelpText('after', '\nExamples:\n  defender-readiness collectors --to /media/stick')
    .action((options) => start(async (context) => (await import('./collectors')).collectorsCommand(options, context)));
  addCatalogue(program, start);
  for (const command of [...program.commands, ...program.commands.flatMap(({ commands }) => commands)])
    command.exitOverride().showHelpAfterError('Run with --help to see what can be given.');
  return program;
}

/** The commands that show, check and replace the facts that age. */
function addCatalogue(program: Command, start: Start): void {
  const catalogue = program
    .command('catalogue')
    .description('show, check or replace the facts that assessments judge by; without internet')
    .addHelpText(
      'after',
      `
Examples:
  defender-readiness catalogue show
  defender-readiness catalogue import /media/stick/2026-12.mdecatalogue.json
  defender-readiness catalogue restore`,
    );
  catalogue
    .command('show')
    .description('which catalogue is in use, where it came from, how old it is, and what is in it')
    .option('--json', 'as JSON')
    .action((options) => start(async (context) => (await import('./catalogue')).showCommand(options, context)));
  catalogue
    .command('verify')
    .argument('[place]', 'a file or a folder; the catalogue in use when none is named', notAnOption)
    .description('check digest, form and references, and say what is wrong where')
    .option('--json', 'as JSON')
    .action((file, options) => start(async (context) => (await import('./catalogue')).verifyCommand(file, options, context)));
  catalogue
    .command('import')
    .argument('<file>', 'a file that "catalogue export" wrote', place)
    .description('use a newer catalogue from a file; the one before is kept')
    .action((file) => start(async (context) => (await import('./catalogue')).importCommand(file, context)));
  catalogue
    .command('restore')
    .description('go back to the catalogue before the last import, or to the one that ships')
    .action(() => start(async (context) => (await import('./catalogue')).restoreCommand(context)));
  catalogue
    .command('export')
    .argument('<file>', 'the file to write, *.mdecatalogue.json', place)
    .description('write the catalogue in use as one file')
    .option('--from <place>', 'a folder of catalogue files, or a file, instead of the one in use', place)
    .option('--force', 'replace a file that exists')
    .action((file, options) => start(async (context) => (await import('./catalogue')).exportCommand(file, options, context)));
}

/** A name as the document takes it: one line without control characters. */
function line(text: string): string {
  const parsed = typedLine(200).safeParse(notAnOption(text));
  if (!parsed.success) throw new InvalidArgumentError('It must be one line of 1 to 200 letters without control characters.');
  return parsed.data;
}

const fileOrStandardOutput = (text: string): string => (text === '-' ? text : place(text));

/** A file to read. */
function source(text: string): string {
  if (text === '') throw new InvalidArgumentError('A name is missing.');
  if (text === '-') throw new InvalidArgumentError('Standard input is not read: write it to a file first.');
  return notAnOption(text);
}

function place(text: string): string {
  if (text === '') throw new InvalidArgumentError('A name is missing.');
  if (text === '-') throw new InvalidArgumentError('Only the document can go to standard output.');
  return notAnOption(text);
}

/** A value that looks like an option is one whose own value was forgotten before it. */
function notAnOption(text: string): string {
  if (text.startsWith('-')) throw new InvalidArgumentError(`Its value is missing; a name that begins with a dash is written ./${text}`);
  return text;
}

function explain(cause: unknown): string {
  if (!(cause instanceof AppError))
    return `An internal error ended the run: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`;
  return errorText(cause.data);
}

function codeOf(cause: unknown): number {
  if (!(cause instanceof AppError)) return exitCodes.internal;
  switch (cause.data.code) {
    case 'bad-file':
      return exitCodes.badFile;
    case 'not-written':
      return exitCodes.notWritten;
    case 'cancelled':
      return exitCodes.interrupted;
    case 'bad-message':
    case 'refused':
    case 'internal':
      return exitCodes.internal;
  }
}
