import type { WatchList } from '../../../core/catalogue/watched';
import { sectionTitles } from '../../../core/inventory/schema';
import type { Family } from '../../../core/inventory/sections/operating-system';
import type { CommandSource, FilesSource, NamedSource, Source } from '../../machine/machine';
import { sourceKey } from '../../machine/source-key';
import type { Collector } from '../collector';
import { servedForms } from '../linux/mounts';
import { managedForms, neededFolders, pseudoFileSystems } from '../linux/storage';

const begin = '# BEGIN GENERATED\n';
const end = '# END GENERATED\n';

/**
 * assets/collectors/collect.sh with its list of sources written anew.
 *
 * @param script the script as it is; all outside of its two marks stays
 * @throws Error when the marks are missing, or a source is declared that the script cannot collect
 */
export function withShellSources(script: string, collectors: readonly Collector[], watch: WatchList): string {
  const [from, to] = [script.indexOf(begin), script.indexOf(end)];
  if (from < 0 || to < from) throw new Error('collect.sh lacks the marks of its generated part.');
  return `${script.slice(0, from)}${begin}${shellSources(collectors, watch)}${script.slice(to)}`;
}

function shellSources(collectors: readonly Collector[], watch: WatchList): string {
  return `${[
    `catalogue_version=${watch.version}`,
    '',
    '# Kinds of file systems and places of mounts, by which read_mounts and spaces go.',
    caseOf('is_served', servedForms),
    caseOf('is_pseudo', [...pseudoFileSystems]),
    caseOf('is_managed', managedForms),
    caseOf('is_needed', [...new Set(neededFolders.flatMap(withParents))].toSorted()),
    ...(['linux', 'macos'] as const).flatMap((family) => ['', `collect_${family}() {`, ...linesOf(family, collectors, watch), '}']),
  ].join('\n')}\n`;
}

const caseOf = (name: string, forms: readonly string[]): string => `${name}() { case $1 in ${forms.join(' | ')}) ;; *) return 1 ;; esac; }`;

function withParents(folder: string): readonly string[] {
  const names = folder.split('/').filter((name) => name !== '');
  return ['/', ...names.map((_, index) => `/${names.slice(0, index + 1).join('/')}`)];
}

function linesOf(family: Family, collectors: readonly Collector[], watch: WatchList): readonly string[] {
  const own = collectors.filter((collector) => collector.family === family);
  // One source that several sections declare is asked once, where it comes first.
  const lines = new Map<string, Line & { readonly section: string }>();
  for (const collector of own) {
    const section = sectionTitles[collector.section];
    for (const line of [...declaredLines(collector, watch), ...spelledOutLines(collector, watch)]) {
      const known = lines.get(line.key);
      if (known === undefined || (known.optional && !line.optional)) lines.set(line.key, { ...line, section: known?.section ?? section });
      else if (known.text !== line.text && !line.optional) {
        throw new Error(`Two sections declare one source differently: “${known.text}” and “${line.text}”.`);
      }
    }
  }
  const all = [...lines.values()];
  const sections = [...new Set(all.map(({ section }) => section))];
  const body = sections.flatMap((title) => [
    `  step ${quoted(title)}`,
    ...all.filter(({ section }) => section === title).map(({ text, purpose }) => `  ${text} # ${purpose}`),
  ]);
  return body.length === 0 ? ['  :'] : body;
}

const declaredLines = (collector: Collector, watch: WatchList): readonly Line[] =>
  Object.values(collector.sources)
    .filter((source) => source.kind !== 'library' && !isSpelledOut(source, collector, watch))
    .map((source) => lineOf(source, collector.family));

/** Paths of the catalogue are not looked at where a server may be gone. */
const spelledOutLines = (collector: Collector, watch: WatchList): readonly Line[] =>
  (collector.named?.(watch) ?? []).map((source) => {
    const line = lineOf(source, collector.family);
    return source.kind === 'exists' || source.kind === 'list' ? { ...line, text: line.text.replace(' ', '_local '), optional: true } : line;
  });

/**
 * Whether a source stands for what `named` gives one by one.
 *
 * @throws Error for a command with operands that `named` does not spell out
 */
export function isSpelledOut(source: Source, collector: Collector, watch: WatchList): boolean {
  if (source.kind === 'named') return source.namedBy === 'catalogue' && collector.named !== undefined;
  if (source.kind !== 'command' || source.operands === undefined) return false;
  const isWhole = (each: Source) =>
    each.kind === 'command' && each.path === source.path && source.args.every((word, index) => each.args[index] === word);
  if (!(collector.named?.(watch) ?? []).some(isWhole)) throw unsupported(source, 'with operands that `named` does not spell out');
  return true;
}

interface Line {
  /** Names the source, whoever declares it. */
  readonly key: string;
  readonly text: string;
  readonly purpose: string;
  /** It may be left out of a run. */
  readonly optional?: boolean;
}

/** Sources for which the script has functions of their own: what they hold is less than the declaration allows. */
const special: Readonly<Record<string, (source: FilesSource) => string>> = {
  'files /boot/config-*': ({ limitBytes, pattern }) => `kernel_options ${limitBytes} ${quoted(pattern)}`,
  'files /lib/modules/*/config': ({ limitBytes, pattern }) => `kernel_options ${limitBytes} ${quoted(pattern)}`,
  'files /proc/*/fdinfo/*': ({ limitBytes }) => `fanotify_marks ${limitBytes}`,
};

/** Such files are small, many and of the kernel's own words. */
export const isOfKernel = (path: string): boolean => /^\/(?:proc|sys)\//.test(path);

function lineOf(source: Source, family: Family): Line {
  const text = textOf(source, family);
  return { key: source.kind === 'named' ? text : sourceKey(source), text, purpose: source.purpose };
}

function textOf(source: Source, family: Family): string {
  switch (source.kind) {
    case 'file':
      if (source.excerpt !== undefined) return line('excerpt', source.limitBytes, source.path, source.excerpt);
      return line(source.asIs ? 'file_as_is' : 'file', source.limitBytes, source.path);
    case 'files': {
      const own = special[sourceKey(source)];
      if (own) return own(source);
      if (isOfKernel(source.pattern)) return line('bundle', source.limitCount, source.pattern);
      return line('files', source.limitBytes, source.limitCount, source.pattern);
    }
    case 'command':
      return commandText(source);
    case 'exists':
    case 'list':
    case 'link':
    case 'space':
      if (source.kind === 'list' && source.path.includes('*')) return line('lists', source.path);
      if (source.path.includes('*')) throw unsupported(source, 'with a pattern');
      return line(source.kind, source.path);
    case 'links':
      return line('links', source.pattern, source.containing ?? '');
    case 'addresses':
    case 'environment':
      return source.kind;
    case 'named':
      return namedText(source, family);
    default:
      throw unsupported(source, 'is none of Unix');
  }
}

const line = (...words: readonly (string | number)[]): string => words.map((word) => quoted(String(word))).join(' ');

function commandText(source: CommandSource): string {
  const limits = [Math.ceil(source.limitMs / 1000), source.limitBytes];
  const words = [source.path, ...source.args];
  if (source.texts !== undefined) return line('run_texts', ...limits, source.texts, ...words);
  if (source.excerpt !== undefined) return line('run_excerpt', ...limits, source.excerpt, ...words);
  return line(source.withErrors ? 'run_with_errors' : source.asIs ? 'run_as_is' : 'run', ...limits, ...words);
}

/** What other files name, the script finds out in them. */
function namedText(source: NamedSource, family: Family): string {
  const { limitBytes, namedBy } = source;
  if (source.use === 'space') return family === 'macos' ? 'volumes' : 'spaces';
  if (source.use !== 'text' || namedBy === 'catalogue') throw unsupported(source, `of use ${source.use}`);
  return line('environment_files', limitBytes, ...namedBy.map((each) => (each.kind === 'file' ? each.path : each.pattern)));
}

const unsupported = (source: Source, why: string): Error =>
  new Error(
    `collect.sh cannot collect “${source.purpose}”: a source of kind ${source.kind} ${why}. Give it a function there, and its line in shell-script.ts.`,
  );

/** A word as a shell takes it literally. */
const quoted = (word: string): string => (/^[\w/.,:=@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
