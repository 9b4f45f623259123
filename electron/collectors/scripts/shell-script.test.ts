import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asIs, command, excerpt, file, files, library, links, named, place, registryValues, type Source } from '../../machine/machine';
import { catalogueWith } from '../catalogue.test-support';
import type { Collector } from '../collector';
import { linuxCollectors } from '../linux/all';
import { macosCollectors } from '../macos/all';
import { withShellSources } from './shell-script';

const marks = 'before\n# BEGIN GENERATED\na stale line\n# END GENERATED\nafter\n';
const watch = catalogueWith([
  ['path', '/opt/CrowdStrike'],
  ['path', '/opt/isec*'],
  ['service', 'clamd@scan'],
]);

function collector(section: Collector['section'], sources: readonly Source[], more: Partial<Collector> = {}): Collector {
  const read = async () => {
    throw new Error('It is only declared.');
  };
  return { section, family: 'linux', sources: { ...sources }, limitMs: 1, read, ...more } as Collector;
}

/** The lines of the list for Linux. */
function listOf(...collectors: readonly Collector[]): readonly string[] {
  const script = withShellSources(marks, collectors, watch);
  return (/^collect_linux\(\) \{\n([\s\S]*?)^\}$/m.exec(script)?.[1] ?? '').split('\n').filter((line) => line !== '');
}

test('only what is between the marks is written anew, and writing again changes nothing', () => {
  const script = withShellSources(marks, linuxCollectors, watch);
  expect(script).toMatch(/^before\n# BEGIN GENERATED\ncatalogue_version=2026\.1\.1\n[\s\S]*\n\}\n# END GENERATED\nafter\n$/);
  expect(script).not.toContain('a stale line');
  expect(withShellSources(script, linuxCollectors, watch)).toBe(script);
  expect(() => withShellSources('no marks', [], watch)).toThrow(/marks/);
});

test('every kind has its line, with its limits and its purpose', () => {
  const own = [
    file('/etc/x', 'X', 10),
    asIs(file('/etc/y', 'Y', 10)),
    excerpt(asIs(file('/etc/z', 'Z', 10)), '^a|b'),
    files('/etc/x.d/*.conf', 'X', { limitBytes: 5, limitCount: 6 }),
    files('/proc/*/comm', 'P', { limitCount: 7 }),
    command('x', ['-a', "it's"], 'C', { limitMs: 2_500, limitBytes: 8 }),
    excerpt(command('y', [], 'C'), 'a b'),
    { ...command('z', [], 'C'), withErrors: true as const },
    place('exists', '/a b', 'E'),
    place('link', '/l', 'L'),
    place('list', '/f', 'F'),
    place('list', '/f/*.wants', 'F'),
    links('/proc/*/exe', 'L'),
    library('osInfo', 'of the app alone'),
  ];
  expect(listOf(collector('host', own))).toEqual([
    "  step 'Host, directory and clock'",
    '  file 10 /etc/x # X',
    '  file_as_is 10 /etc/y # Y',
    "  excerpt 10 /etc/z '^a|b' # Z",
    "  files 5 6 '/etc/x.d/*.conf' # X",
    "  bundle 7 '/proc/*/comm' # P",
    "  run 3 8 x -a 'it'\\''s' # C",
    "  run_excerpt 3 524288 'a b' y # C",
    '  run_with_errors 3 524288 z # C',
    "  exists '/a b' # E",
    '  link /l # L',
    '  list /f # F',
    "  lists '/f/*.wants' # F",
    "  links '/proc/*/exe' '' # L",
  ]);
});

describe('what the catalogue names', () => {
  const spelledOut = collector('securityProducts', [named('exists', 'catalogue', 'Paths')], {
    named: () => [place('exists', '/opt/CrowdStrike', 'Paths'), place('list', '/opt', 'Paths')],
  });

  test('is asked one by one, and not where a server may be gone', () => {
    expect(listOf(spelledOut)).toEqual([
      "  step 'Security products'",
      '  exists_local /opt/CrowdStrike # Paths',
      '  list_local /opt # Paths',
    ]);
  });

  test('is asked once, and always where another section needs it', () => {
    const other = collector('mdatp', [place('exists', '/opt/CrowdStrike', 'Needed')]);
    expect(listOf(spelledOut, other)).toEqual([
      "  step 'Security products'",
      '  exists /opt/CrowdStrike # Needed',
      '  list_local /opt # Paths',
    ]);
  });

  test('stands behind a command that is declared with operands', () => {
    const states = { ...command('systemctl', ['show', '--'], 'States'), operands: 'services' };
    const whole = command('systemctl', ['show', '--', 'a.service'], 'States');
    expect(listOf(collector('securityProducts', [states], { named: () => [whole] }))).toContain(
      '  run 3 524288 systemctl show -- a.service # States',
    );
    expect(() => listOf(collector('securityProducts', [states]))).toThrow(/operands/);
  });
});

test('a source of two sections is asked once; declared differently it is refused', () => {
  const one = collector('host', [file('/etc/x', 'One', 10)]);
  expect(listOf(one, collector('network', [file('/etc/x', 'Two', 10)]))).toHaveLength(2);
  expect(() => listOf(one, collector('network', [file('/etc/x', 'Two', 11)]))).toThrow(/differently.*\/etc\/x/);
  expect(() => listOf(one, collector('network', [asIs(file('/etc/x', 'Two', 10))]))).toThrow(/differently/);
});

test.each<[string, Source]>([
  ['a registry', registryValues('HKLM\\X', ['a'], 'Values')],
  ['links of files', named('link', [file('/etc/x', 'X')], 'Links')],
  ['a pattern of places', place('exists', '/etc/*', 'Places')],
])('%s cannot be collected, and is refused by name', (_, source) => {
  expect(() => listOf(collector('host', [source]))).toThrow(source.purpose);
});

test('a shell takes every word as it is', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((word) => !/[\0\r\n]/.test(word)),
      (word) => {
        const line = listOf(collector('host', [place('exists', word.replaceAll('*', 'x'), 'P')]))[1] ?? '';
        const { stdout } = spawnSync('sh', ['-c', `exists() { printf '%s' "$1"; }\n${line}`], { encoding: 'utf8' });
        expect(stdout).toBe(word.replaceAll('*', 'x'));
      },
    ),
    { numRuns: 60 },
  );
});

test('no source of a Unix system lies in a home folder, or is a store of passwords or keys', () => {
  const catalogue = catalogueWith([]);
  const places = [...linuxCollectors, ...macosCollectors].flatMap((each) =>
    [...Object.values(each.sources), ...(each.named?.(catalogue) ?? [])].flatMap((source) =>
      'path' in source ? [source.path, ...('args' in source ? source.args : [])] : 'pattern' in source ? [source.pattern] : [],
    ),
  );
  expect(places.length).toBeGreaterThan(200);
  const closed = /^(?:\/home|\/root|\/Users|\/var\/root|~)(?:\/|$)|shadow|\.ssh|id_rsa|\.key$|private\/|[Kk]eychain|\.kdbx|history/;
  expect(places.filter((name) => closed.test(name))).toEqual([]);
});
