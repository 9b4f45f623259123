import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { watchListOf } from '../../../core/catalogue/watched';
import { sampleCatalogue } from '../../../core/document/sample.test-support';
import {
  addresses,
  environment,
  file,
  place,
  registryPresence,
  registryTree,
  registryValues,
  type Source,
  wmi,
} from '../../machine/machine';
import { sourceKey } from '../../machine/source-key';
import type { Collector } from '../collector';
import { windowsCollectors } from '../windows/all';
import { withBatchSources, withWmiSources } from './windows-script';

const watch = watchListOf(sampleCatalogue());
const collectors = path.resolve(import.meta.dirname, '../../../assets/collectors');
const script = (name: string): string => readFileSync(path.join(collectors, name), 'latin1');

/** A collector that declares these. */
const declaring = (...sources: readonly Source[]): Collector => ({
  section: 'hardware',
  family: 'windows',
  sources: Object.fromEntries(sources.map((source, index) => [index, source])),
  limitMs: 1,
  read: () => Promise.reject(new Error('not read here')),
});

const empty = 'before\r\nrem ---- BEGIN GENERATED ----\r\nold\r\nrem ---- END GENERATED ----\r\nbehind\r\n';

/** The lines of the list that the sources make, without comments, progress and the block of services. */
function linesOf(...sources: readonly Source[]): readonly string[] {
  const [, list = ''] =
    /BEGIN GENERATED ----\r\n((?:.|\r\n)*)rem ---- END/.exec(withBatchSources(empty, [declaring(...sources)], watch)) ?? [];
  const lines = list.split('\r\n').filter((line) => line !== '' && !/^(?:rem|echo) /.test(line));
  return lines.slice(0, lines.indexOf('call :script')).filter((line) => !line.startsWith('>>index.txt'));
}

describe('the list of collect.cmd', () => {
  test('one line a source, with a comment for each purpose', () => {
    expect(withBatchSources(empty, [declaring(registryValues('HKLM\\SOFTWARE\\X', ['A'], 'Why "A" is 100% read'))], watch)).toBe(
      [
        'before',
        'rem ---- BEGIN GENERATED ----',
        `>>index.txt echo catalogue ${watch.version}`,
        'rem Hardware',
        'echo Hardware',
        'rem   Why  A  is 100  read',
        'call :key values 64 "HKLM\\SOFTWARE\\X" A',
        'call :script',
        'rem Services and drivers',
        'echo Services and drivers',
        'setlocal DisableDelayedExpansion',
        'set "START="',
        'call :load 64 "HKLM\\SYSTEM\\CurrentControlSet\\Services"',
        'setlocal EnableDelayedExpansion',
        'set "STATE=absent"',
        'if not defined LOADED call :why 64 "HKLM\\SYSTEM\\CurrentControlSet\\Services"',
        'endlocal & set "N=%N%"',
        'endlocal & set "N=%N%"',
        'rem ---- END GENERATED ----',
        'behind',
        '',
      ].join('\r\n'),
    );
  });

  const uninstall = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\*';
  const only = (...texts: readonly string[]): Source => ({
    ...registryValues(uninstall, ['DisplayName', 'Publisher'], 'a test', '32-bit'),
    only: { value: 'DisplayName', texts },
  });
  test.each<readonly [what: string, sources: readonly Source[], lines: readonly string[]]>([
    [
      'a whole key',
      [registryTree('HKLM\\SOFTWARE\\X Y (x86)\\{1-2}', 'a test', '32-bit')],
      ['call :tree 32 "HKLM\\SOFTWARE\\X Y (x86)\\{1-2}"'],
    ],
    [
      'values that two sections ask of one key',
      [registryValues('HKLM\\X', ['A', 'Two Words'], 'a test'), registryValues('HKLM\\X', ['a', 'B', ''], 'another')],
      ['call :key values 64 "HKLM\\X" A "Two Words" B /ve'],
    ],
    [
      'presence alone',
      [registryPresence('HKLM\\X', ['A'], 'a test'), registryPresence('HKLM\\Y', [], 'a test')],
      ['call :key names 64 "HKLM\\X" A', 'call :key names 64 "HKLM\\Y"'],
    ],
    ['every subkey', [registryValues('HKU\\*\\Software\\X', ['A'], 'a test')], ['call :each values 64 "HKU" "Software\\X" A']],
    ['every subkey itself', [registryPresence('HKLM\\X\\*', [], 'a test')], ['call :each names 64 "HKLM\\X" ""']],
    ['subkeys that begin so', [registryValues('HKLM\\X\\AVP*', ['A'], 'a test')], ['call :beginning values 64 "HKLM\\X" "AVP" A']],
    [
      'subkeys by a value',
      [only('One', 'Two*'), only('Three')],
      ['set TEXTS="One" "Three"', 'set STARTS="Two"', `call :only values 32 "${uninstall.slice(0, -2)}" DisplayName DisplayName Publisher`],
    ],
    [
      'places',
      [place('exists', 'C:\\A (x86)', 'a test'), place('list', 'C:\\B', 'a test')],
      ['call :exists "C:\\A (x86)"', 'call :list "C:\\B"'],
    ],
    ['a file', [file('C:\\hosts', 'a test', 100)], ['call :file 100 "C:\\hosts"']],
    ['the environment', [environment], ['call :environment']],
    ['what only the app reads', [addresses, place('space', '*:\\', 'a test')], []],
  ])('%s', (_, sources, lines) => {
    expect(linesOf(...sources)).toEqual(lines);
  });

  test('services are asked for in one go, those of one purpose together', () => {
    const service = (name: string) => registryValues(`HKLM\\SYSTEM\\CurrentControlSet\\Services\\${name}`, ['Start', 'Type'], 'Services');
    const list = withBatchSources(empty, [declaring(service('Sense'), service('Symantec AntiVirus'))], watch);
    expect(list).toContain(
      [
        'rem   Services',
        'for %%s in (',
        '  "Sense" "Symantec AntiVirus"',
        ') do call :named values 64 "HKLM\\SYSTEM\\CurrentControlSet\\Services" %%s Start Type',
        '',
      ].join('\r\n'),
    );
  });

  test.each<readonly [what: string, source: Source, why: string]>([
    ['a command', { kind: 'command', path: 'netsh', args: [], limitMs: 1, limitBytes: 1, purpose: 'a test' }, 'none that it copies'],
    ['a name that cmd would expand', registryValues('HKLM\\%PATH%', ['A'], 'a test'), 'means something to cmd'],
    ['a key that can be no variable', registryValues('HKLM\\a:b', ['A'], 'a test'), 'name of a variable'],
    ['a value that cmd would run', registryValues('HKLM\\X', ['A&calc'], 'a test'), 'means something to cmd'],
    ['a path that would end the quotes', place('exists', 'C:\\"&calc', 'a test'), 'means something to cmd'],
    ['a pattern of files', place('exists', 'C:\\*\\x', 'a test'), 'with a pattern'],
    ['a whole key behind a star', registryTree('HKU\\*\\X', 'a test'), 'and all below it'],
    ['all of CurrentVersion', registryTree('HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion', 'a test'), 'nobody asks for'],
    ['what is above it', registryTree('HKLM\\SOFTWARE\\Microsoft', 'a test'), 'nobody asks for'],
    ['all services', registryTree('HKLM\\SYSTEM\\CurrentControlSet\\Services', 'a test'), 'nobody asks for'],
    [
      "an account's Internet Settings",
      registryTree('HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings', 'a test'),
      'nobody asks for',
    ],
  ])('%s is refused', (_, source, why) => {
    expect(() => linesOf(source)).toThrow(why);
  });

  test('a script without the marks is refused', () => {
    expect(() => withBatchSources('echo', [], watch)).toThrow('lacks the marks');
  });
});

describe('collect.cmd as it is', () => {
  const text = script('collect.cmd');
  const lines = text.split('\r\n');

  test('holds every source that the Windows collectors declare, but for what only the app and WMI read', () => {
    const apart = ['library', 'space', 'addresses', 'named', 'wmi', 'system-files'];
    const sources = windowsCollectors.flatMap((collector) => [...Object.values(collector.sources), ...(collector.named?.(watch) ?? [])]);
    const keys = new Set(sources.filter(({ kind }) => !apart.includes(kind)).map(sourceKey));
    expect(keysIn(lines)).toEqual(keys);
  });

  test('is plain ASCII with CRLF, so that every code page and every cmd reads the same', () => {
    expect(text).toMatch(/^[\x20-\x7e\r\n]*$/);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('has no line longer than cmd takes', () => {
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(2_000);
  });

  test('never exports a key of which most is nobody’s business, and never one from the root', () => {
    const trees = [...text.matchAll(/^call :tree \d\d "(.*)"/gm)].map(([, key = '']) => key);
    for (const key of trees) {
      expect(key.split('\\').length).toBeGreaterThan(3);
      expect(key).not.toMatch(/\\(?:Windows NT\\CurrentVersion|Internet Settings|Services)$/i);
    }
    expect(text.match(/\bexport\b.*/g)).toEqual(['export %2 raw\\%N% /y !VIEW%1! >nul 2>&1']);
  });

  test('starts reg.exe and cscript.exe and no other program', () => {
    const code = lines.filter((line) => !/^\s*(?:rem\b|echo )/.test(line)).join('\n');
    expect(code.replace(/"[^"\n]*"/g, '""')).not.toMatch(
      /\b(?:findstr|find|powershell|wmic|sc|net|netsh|schtasks|systeminfo|timeout|ping)(?:\.exe)? /i,
    );
    const programs = [...code.matchAll(/[\w!%\\]*\.exe/g)].map(([name]) => name);
    expect(programs).toEqual(['%SYSTEM32%\\reg.exe', '!SYSTEM32!\\cscript.exe', '!SYSTEM32!\\cscript.exe']);
  });

  test('changes nothing: reg.exe only asks and exports', () => {
    const uses = [...text.matchAll(/"[!%]REG[!%]" (\w+)/g)].map(([, verb]) => verb);
    expect(new Set(uses)).toEqual(new Set(['query', 'export']));
  });

  test('calls only subroutines that it has, and has each once', () => {
    const all = [...text.matchAll(/^:(\w+)/gm)].map(([, name]) => name);
    const labels = new Set(all);
    expect(all).toHaveLength(labels.size);
    for (const [, name] of text.matchAll(/\b(?:call|goto) :(\w+)/g)) if (name !== 'eof') expect(labels).toContain(name);
  });

  /**
   * `%NAME%` is put in before cmd takes a line apart: only for what the script itself set. `call` reads its arguments twice: no variable of
   * the machine behind it.
   */
  test('no text of the machine is read as a command', () => {
    const own =
      /^(?:N|I|KEY|ABOVE|BELOW|LAST|ROOT|DEPTH|VIEW|VIEW64|VIEW32|STATE|LOADED|MATCH|START|TEXTS|STARTS|BEFORE|SECRET|TYPE|KNOWN|SPELLED|NAMES|SIZE|BITS|SYSTEM32|REG|ERRORLEVEL)$/;
    const fromSystem = ['ARGUMENT', 'OUT', 'SystemRoot', 'PROCESSOR_ARCHITECTURE'];
    for (const line of lines) {
      if (/^rem /.test(line.trim())) continue;
      for (const [, name = ''] of line.replaceAll('%%', '').matchAll(/%([A-Za-z]\w*)(?::[^%]*)?%/g)) {
        if (!fromSystem.includes(name)) expect({ line, name: own.test(name) }).toEqual({ line, name: true });
      }
      if (/\bcall :/.test(line)) expect(line.replace(/.*\bcall :/, '')).not.toMatch(/!(?!STATE!)[^!]*!/);
    }
    // Of the system these alone: the folder of Windows, its architecture, and the arguments of whoever started the script.
    const taken = new Set([...text.replaceAll('%%', '').matchAll(/%([A-Za-z]\w*)(?::[^%\r\n]*)?%/g)].map(([, name = '']) => name));
    expect([...taken].filter((name) => !own.test(name)).toSorted()).toEqual(fromSystem.toSorted());
  });
});

/** The keys of the index that the lines of the list stand for. */
function keysIn(lines: readonly string[]): Set<string> {
  const keys = new Set<string>();
  const list = lines.slice(
    lines.findIndex((line) => line.includes('BEGIN GENERATED')),
    lines.findIndex((line) => line.includes('END GENERATED')),
  );
  let services: string[] = [];
  for (const line of list) {
    const [, kind = '', view = '', key = '', rest = ''] =
      /^call :(?:key|each|only|beginning) (\w+) (\d\d) "(.*?)"(?: (?:"(.*?)")?)?/.exec(line) ?? [];
    if (line.startsWith('call :key')) keys.add(`${kind} ${view} ${key}`);
    else if (line.startsWith('call :only')) keys.add(`${kind} ${view} ${key}\\*`);
    else if (line.startsWith('call :each')) keys.add(`${kind} ${view} ${key}\\*${rest === '' ? '' : `\\${rest}`}`);
    else if (line.startsWith('call :beginning')) keys.add(`${kind} ${view} ${key}\\${rest}*`);
    else if (line.startsWith('call :tree')) keys.add(line.replace(/^call :tree (\d\d) "(.*)"$/, 'tree $1 $2'));
    else if (/^call :(?:exists|list)/.test(line)) keys.add(line.replace(/^call :(\w+) "(.*)"$/, '$1 $2'));
    else if (line.startsWith('call :file')) keys.add(line.replace(/^call :file \d+ "(.*)"$/, 'file $1'));
    else if (line === 'call :environment') keys.add('environment');
    else if (line.startsWith('  "')) services.push(...[...line.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name));
    else if (line.startsWith(') do call :named')) {
      const [, word = '', above = ''] = /:named (\w+) 64 "(.*?)"/.exec(line) ?? [];
      for (const name of services) keys.add(`${word} 64 ${above}\\${name}`);
      services = [];
    }
  }
  return keys;
}

describe('the table of wmi.js', () => {
  const table = 'x\n// BEGIN GENERATED\n// END GENERATED\n';

  test('puts together what several sections ask under one id', () => {
    const list = withWmiSources(
      table,
      [
        declaring(
          wmi('a', 'Win32_A', ['Name'], 'a test', { where: 'B=1', only: { property: 'Name', texts: ['x'] } }),
          wmi('a', 'Win32_A', ['Name', 'State'], 'a test', { where: 'B=1', only: { property: 'Name', texts: ['y*'] } }),
          { kind: 'system-files', names: ['a.dll'], purpose: 'a test' },
        ),
      ],
      watch,
    );
    expect(list).toContain('properties: ["Name", "State"],');
    expect(list).toContain('"x", "y*"');
    expect(list).toContain('files: ["a.dll"]');
  });

  test('one id for different questions is refused', () => {
    const sources = [wmi('a', 'Win32_A', ['Name'], 'a test'), wmi('a', 'Win32_B', ['Name'], 'a test')];
    expect(() => withWmiSources(table, [declaring(...sources)], watch)).toThrow('ask different things');
  });
});

describe('wrap.ps1', () => {
  const text = script('wrap.ps1');
  const code = text
    .split(/\r?\n/)
    .filter((line) => !line.startsWith('#'))
    .join('\n');

  test('is plain ASCII', () => {
    expect(text).toMatch(/^[\x20-\x7e\r\n]*$/);
  });

  /** What Constrained Language Mode refuses, and what PowerShell 2.0 does not have. No PowerShell runs here: this is a gate, no proof. */
  test('uses nothing of .NET or COM, and nothing newer than PowerShell 2.0', () => {
    expect(code.match(/\[[A-Za-z][\w.]*\]/g)).toEqual(['[string]']);
    expect(code).not.toMatch(
      /::|New-Object|Add-Type|Invoke-Expression|iex|\.Invoke\(|&&|\|\||\?\?|\?\.|\$PSScriptRoot|class |enum |using |ForEach\(/i,
    );
  });

  test('calls three cmdlets and the script beside it, and prints one line', () => {
    expect([...code.matchAll(/\b[A-Z]\w+-[A-Z]\w+/g)].map(([name]) => name).toSorted()).toEqual([
      'Join-Path',
      'Split-Path',
      'Write-Output',
    ]);
    expect([...code.matchAll(/& (\S+)/g)].map(([, name]) => name)).toEqual(['$collect', '$collect']);
  });
});
