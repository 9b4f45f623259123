import type { WatchList } from '../../../core/catalogue/watched';
import { sectionTitles } from '../../../core/inventory/schema';
import { splitAtStar } from '../../machine/asked';
import type { RegistrySource, Source, WmiSource } from '../../machine/machine';
import type { Collector } from '../collector';

const marks = {
  'collect.cmd': ['rem ---- BEGIN GENERATED ----\r\n', 'rem ---- END GENERATED ----\r\n'],
  'wmi.js': ['// BEGIN GENERATED\n', '// END GENERATED\n'],
} as const;

/**
 * assets/collectors/collect.cmd with its list of sources written anew: one line a source, for all that the collectors of Windows declare
 * or spell out.
 *
 * @param script the script as it is, with CRLF; all outside of its two marks stays
 * @throws Error when the marks are missing, or a source is declared that the script cannot collect
 */
export function withBatchSources(script: string, collectors: readonly Collector[], watch: WatchList): string {
  return between('collect.cmd', script, `${batchLines(collectors, watch).join('\r\n')}\r\n`);
}

/** The same for the table of assets/collectors/wmi.js, whose lines end with LF. */
export function withWmiSources(script: string, collectors: readonly Collector[], watch: WatchList): string {
  return between('wmi.js', script, `${wmiLines(collectors, watch).join('\n')}\n`);
}

function between(name: keyof typeof marks, script: string, lines: string): string {
  const [begin, end] = marks[name];
  const [from, to] = [script.indexOf(begin), script.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${name} lacks the marks of its generated part.`);
  return script.slice(0, from) + begin + lines + script.slice(to);
}

interface Declared {
  readonly section: string;
  readonly source: Source;
}

function declaredOnWindows(collectors: readonly Collector[], watch: WatchList): readonly Declared[] {
  return collectors
    .filter(({ family }) => family === 'windows')
    .flatMap((collector) =>
      [...Object.values(collector.sources), ...(collector.named?.(watch) ?? [])].map((source) => ({
        section: sectionTitles[collector.section],
        source,
      })),
    );
}

const servicesKey = 'HKLM\\SYSTEM\\CurrentControlSet\\Services';

/** What one line of the list stands for. Lines with one key are one; their names are put together. */
interface Line {
  readonly section: string;
  readonly purpose: string;
  readonly key: string;
  readonly source: Exclude<Source, RegistrySource> | null;
  readonly registry: RegistrySource | null;
  readonly names: string[];
  readonly texts: string[];
}

/** Kinds of which nothing is copied: the app reads them on its own machine alone, or WMI tells the same. */
const left: readonly Source['kind'][] = ['library', 'space', 'addresses', 'named', 'wmi', 'system-files'];

function batchLines(collectors: readonly Collector[], watch: WatchList): readonly string[] {
  const lines = new Map<string, Line>();
  for (const { section, source } of declaredOnWindows(collectors, watch)) {
    if (left.includes(source.kind)) continue;
    const key = keyOf(source);
    const registry = source.kind === 'registry' ? source : null;
    const line = lines.get(key) ?? {
      section,
      purpose: source.purpose,
      key,
      source: source.kind === 'registry' ? null : source,
      registry,
      names: [],
      texts: [],
    };
    if (registry?.only?.value !== line.registry?.only?.value) throw unsupported(source, 'with and without a condition');
    for (const name of registry?.values ?? []) if (!includes(line.names, name)) line.names.push(name);
    for (const text of registry?.only?.texts ?? []) if (!includes(line.texts, text)) line.texts.push(text);
    lines.set(key, line);
  }
  const all = [...lines.values()];
  const sections = [...new Set(all.map(({ section }) => section))];
  return [
    `>>index.txt echo catalogue ${plain(watch.version)}`,
    ...sections.flatMap((title) => {
      const own = all.filter(({ section, registry }) => section === title && !isService(registry));
      return own.length === 0 ? [] : [`rem ${plain(title)}`, `echo ${plain(title)}`, ...withPurposes(own)];
    }),
    'call :script',
    ...serviceLines(all.filter(({ registry }) => isService(registry))),
  ];
}

const includes = (names: readonly string[], name: string): boolean => names.some((each) => each.toLowerCase() === name.toLowerCase());

function keyOf(source: Source): string {
  switch (source.kind) {
    case 'registry':
      return `${kindOf(source)} ${viewOf(source)} ${source.key}`;
    case 'exists':
    case 'list':
    case 'file':
      return `${source.kind} ${source.path}`;
    case 'environment':
      return 'environment';
    default:
      throw unsupported(source, 'is none that it copies');
  }
}

const kindOf = ({ values, presenceOnly }: RegistrySource): string => (values === null ? 'tree' : presenceOnly ? 'names' : 'values');
const viewOf = ({ view }: RegistrySource): number => (view === '64-bit' ? 64 : 32);

/** A comment before the lines of one purpose. */
function withPurposes(lines: readonly Line[]): readonly string[] {
  return lines.flatMap((line, index) => [
    ...(line.purpose === lines[index - 1]?.purpose ? [] : [`rem   ${plain(line.purpose)}`]),
    ...textOf(line),
  ]);
}

function textOf({ registry, source, names, texts }: Line): readonly string[] {
  if (registry) return registryText(registry, names, texts);
  switch (source?.kind) {
    case 'exists':
    case 'list':
      if (source.path.includes('*')) throw unsupported(source, 'with a pattern');
      return [`call :${source.kind} ${quoted(source.path)}`];
    case 'file':
      return [`call :file ${source.limitBytes} ${quoted(source.path)}`];
    default:
      return ['call :environment'];
  }
}

function registryText(source: RegistrySource, names: readonly string[], texts: readonly string[]): readonly string[] {
  const [kind, view] = [kindOf(source), viewOf(source)];
  refuse(source);
  if (!source.key.includes('*')) {
    return kind === 'tree'
      ? [call('tree', view, quoted(source.key))]
      : [call('key', kind, view, quoted(source.key), ...names.map(valueName))];
  }
  const { above, begin, below } = splitAtStar(source);
  if (kind === 'tree') throw unsupported(source, 'with a "*" and all below it');
  if (source.only !== null) {
    if (begin !== '' || below !== '') throw unsupported(source, 'with a condition, and more than a "*" at its end');
    const starts = texts.filter((text) => text.endsWith('*')).map((text) => text.slice(0, -1));
    return [
      `set TEXTS=${texts
        .filter((text) => !text.endsWith('*'))
        .map(quoted)
        .join(' ')}`,
      `set STARTS=${starts.map(quoted).join(' ')}`,
      call('only', kind, view, quoted(above), valueName(source.only.value), ...names.map(valueName)),
    ];
  }
  if (begin !== '' && below !== '') throw unsupported(source, 'with a key below the beginning of a name');
  return [
    begin === ''
      ? call('each', kind, view, quoted(above), quoted(below), ...names.map(valueName))
      : call('beginning', kind, view, quoted(above), quoted(begin), ...names.map(valueName)),
  ];
}

const isService = (source: RegistrySource | null): boolean =>
  source?.key.toLowerCase().startsWith(`${servicesKey.toLowerCase()}\\`) === true &&
  !source.key.slice(servicesKey.length + 1).includes('\\') &&
  !source.key.includes('*') &&
  source.values !== null;

/** Services are many, and most are not there: which are is asked once, and for the others there is only the line that says so. */
function serviceLines(lines: readonly Line[]): readonly string[] {
  const groups = Map.groupBy(lines, ({ registry, names, purpose }) => {
    if (!registry || viewOf(registry) !== 64) throw new Error('Services have one view.');
    return [purpose, kindOf(registry), ...names.map(valueName)].join('\n');
  });
  return [
    'rem Services and drivers',
    'echo Services and drivers',
    'setlocal DisableDelayedExpansion',
    'set "START="',
    `call :load 64 ${quoted(servicesKey)}`,
    'setlocal EnableDelayedExpansion',
    'set "STATE=absent"',
    `if not defined LOADED call :why 64 ${quoted(servicesKey)}`,
    ...[...groups].flatMap(([group, members]) => {
      const [purpose = '', kind = '', ...names] = group.split('\n');
      const services = members.map(({ registry }) => quoted(registry?.key.slice(servicesKey.length + 1) ?? ''));
      return [
        `rem   ${plain(purpose)}`,
        'for %%s in (',
        ...wrapped(services, '  ', ''),
        `) do ${call('named', kind, 64, quoted(servicesKey), '%%s', ...names)}`,
      ];
    }),
    'endlocal & set "N=%N%"',
    'endlocal & set "N=%N%"',
  ];
}

/** Keys that hold much that is nobody's business: of them only named values are read. */
const neverWhole = [
  'HKLM\\SOFTWARE',
  'HKLM\\SYSTEM',
  'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion',
  'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings',
  servicesKey,
].map((key) => key.toLowerCase());

function refuse(source: RegistrySource): void {
  if (/[:=]/.test(source.key)) throw unsupported(source, 'cannot be the name of a variable');
  if (source.values !== null) return;
  const key = source.key.toLowerCase();
  if (neverWhole.some((whole) => whole === key || whole.startsWith(`${key}\\`) || key.endsWith('\\internet settings'))) {
    throw unsupported(source, 'would copy much that nobody asks for');
  }
}

const call = (...words: readonly (string | number)[]): string => `call :${words.join(' ')}`;

/** In a batch file nothing but these characters is taken literally between quotes, behind `call` too. */
const literal = /^[A-Za-z0-9 _.,:;{}()\\/~#$'@+-]*$/;

function quoted(text: string): string {
  if (!literal.test(text)) throw new Error(`collect.cmd cannot name “${text}”: a character in it means something to cmd.`);
  return `"${text}"`;
}

const valueName = (name: string): string => (name === '' ? '/ve' : /^[A-Za-z0-9_]+$/.test(name) ? name : quoted(name));

const plain = (text: string): string => text.replace(/[^A-Za-z0-9 .,:;'()/_-]/g, ' ');

const unsupported = (source: Source, why: string): Error =>
  new Error(
    `collect.cmd cannot collect “${source.purpose}”: a source of kind ${source.kind} ${why}. Give it a subroutine there, and its line in windows-script.ts.`,
  );

function wmiLines(collectors: readonly Collector[], watch: WatchList): readonly string[] {
  const table = new Map<string, Omit<WmiSource, 'kind' | 'purpose'>>();
  const files: string[] = [];
  for (const { source } of declaredOnWindows(collectors, watch)) {
    if (source.kind === 'system-files') for (const name of source.names) if (!includes(files, name)) files.push(name);
    if (source.kind !== 'wmi') continue;
    const { id, namespace, className, properties, where, only } = source;
    const known = table.get(id) ?? { id, namespace, className, properties: [], where, only };
    const same = known.namespace === namespace && known.className === className && known.where === where;
    if (!same || known.only?.property !== only?.property)
      throw new Error(`Two sources of WMI are called “${id}” and ask different things.`);
    table.set(id, {
      ...known,
      properties: [...new Set([...known.properties, ...properties])],
      only: only && { property: only.property, texts: [...new Set([...(known.only?.texts ?? []), ...only.texts])] },
    });
  }
  return [
    '    return {',
    '      wmi: [',
    ...[...table.values()].flatMap(({ id, namespace, className, where, properties, only }, index) => [
      `        { id: ${text(id)}, namespace: ${text(namespace)}, className: ${text(className)}, where: ${text(where ?? '')},`,
      `          properties: [${properties.map(text).join(', ')}],`,
      ...(only === null
        ? ['          only: null']
        : [
            `          only: { property: ${text(only.property)}, texts: [`,
            ...wrapped(only.texts.map(text), '            '),
            '          ] }',
          ]),
      `        }${index + 1 < table.size ? ',' : ''}`,
    ]),
    '      ],',
    `      files: [${files.map(text).join(', ')}]`,
    '    };',
  ];
}

function text(value: string): string {
  if (!/^[\x20-\x7e]*$/.test(value)) throw new Error(`wmi.js cannot name “${value}”: it is kept in ASCII.`);
  return JSON.stringify(value);
}

/** Words in lines of at most 120 characters. */
function wrapped(words: readonly string[], indent: string, separator = ','): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const [index, word] of words.entries()) {
    const piece = index + 1 < words.length ? `${word}${separator}` : word;
    if (line !== '' && indent.length + line.length + 1 + piece.length > 120) {
      lines.push(indent + line);
      line = '';
    }
    line += line === '' ? piece : ` ${piece}`;
  }
  return line === '' ? lines : [...lines, indent + line];
}
