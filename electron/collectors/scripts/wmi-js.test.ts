// biome-ignore-all lint/correctness/noComponentHookFactories: the names are those of COM.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';
import { decodeWmiAnswers } from '../../../core/inventory/decode/wmi-answers';

const text = readFileSync(path.resolve(import.meta.dirname, '../../../assets/collectors/wmi.js'), 'utf8');

type Row = Readonly<Record<string, unknown>>;

interface Windows {
  /** Rows by class; an error is thrown with its number, as COM does. */
  readonly classes?: Readonly<Record<string, readonly Row[] | number>>;
  readonly namespaces?: Readonly<Record<string, number>>;
  /** Files by path in lower case, with their version. */
  readonly files?: Readonly<Record<string, string>>;
  readonly folders?: readonly string[];
  readonly owner?: readonly Row[] | number;
  readonly environment?: Readonly<Record<string, string>>;
  /** Objects that cannot be made. */
  readonly refused?: readonly string[];
}

/** As the engine of Windows throws: `number` is signed. */
const comError = (number: number) => Object.assign(new Error('in the language of the machine'), { number: number | 0 });

/** Runs wmi.js over a stand-in for the objects of Windows that it uses, and gives what it printed. */
function printed(windows: Windows): { readonly line: string; readonly queries: readonly string[] } {
  const lines: string[] = [];
  const queries: string[] = [];
  const { files = {}, folders = [], refused = [] } = windows;
  const context = vm.createContext({}) as vm.Context & Record<string, unknown>;
  // A list has to be one of the script's own world.
  const parse = vm.runInContext('JSON.parse', context) as (json: string) => unknown;
  const own = (value: unknown) => (Array.isArray(value) ? parse(JSON.stringify(value)) : value);
  const environment: Readonly<Record<string, string>> = {
    systemroot: 'C:\\Windows',
    programfiles: 'C:\\Program Files',
    ...windows.environment,
  };
  const setOf = (rows: readonly Row[]) => ({
    Count: rows.length,
    ItemIndex: (index: number) => ({
      Properties_: {
        Item: (name: string) => {
          const row = rows[index] ?? {};
          if (!(name in row)) throw comError(0x80041002);
          return { Value: own(row[name]) };
        },
      },
    }),
  });
  const objects: Readonly<Record<string, () => unknown>> = {
    'WbemScripting.SWbemLocator': () => ({
      ConnectServer: (_server: string, namespace: string) => {
        const error = windows.namespaces?.[namespace];
        if (error !== undefined) throw comError(error);
        return {
          ExecQuery: (query: string) => {
            queries.push(`${namespace}: ${query}`);
            const [, className = ''] = /FROM (\w+)/.exec(query) ?? [];
            const found = query.startsWith('ASSOCIATORS') ? (windows.owner ?? []) : (windows.classes?.[className] ?? []);
            if (typeof found === 'number') throw comError(found);
            return setOf(found);
          },
        };
      },
    }),
    'Scripting.FileSystemObject': () => ({
      FileExists: (file: string) => file.toLowerCase() in files,
      FolderExists: (folder: string) => folders.includes(folder),
      GetFileVersion: (file: string) => files[file.toLowerCase()] ?? '',
    }),
    'WScript.Shell': () => ({
      ExpandEnvironmentStrings: (value: string) =>
        value.replace(/%(\w+)%/g, (whole, name: string) => environment[name.toLowerCase()] ?? whole),
    }),
  };
  context.WScript = { Echo: (line: string) => lines.push(line) };
  context.make = (name: string) => {
    if (refused.includes(name)) throw comError(0x800a01ad);
    return objects[name]?.();
  };
  vm.runInContext('function ActiveXObject(name) { return make(name); }', context);
  vm.runInContext(text, context);
  expect(lines).toHaveLength(1);
  return { line: lines[0] ?? '', queries };
}

const answersOf = (windows: Windows) => decodeWmiAnswers(printed(windows).line);

describe('what it prints', () => {
  test('is one line of ASCII that the product reads as whole', () => {
    const { line } = printed({
      classes: { Win32_LogicalDisk: [{ DeviceID: 'C:', Size: '1', FreeSpace: 'Büro "日本" \\ 😀\n', FileSystem: null }] },
    });
    expect(line).toMatch(/^[\x20-\x7e]+$/);
    const answers = decodeWmiAnswers(line);
    expect(answers.whole).toBe(true);
    expect(answers.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(answers.rows.get('logical-disks')).toEqual([{ DeviceID: 'C:', Size: '1', FreeSpace: 'Büro "日本" \\ 😀\n', FileSystem: null }]);
  });

  test('of services only those that are asked about', () => {
    const rows = ['Sense', 'SENSE', 'AVP21.3', 'Spooler', 'Sense2'].map((Name) => ({ Name, State: 'Running' }));
    const names = answersOf({ classes: { Win32_Service: rows } })
      .rows.get('services')
      ?.map(({ Name }) => Name);
    expect(names).toEqual(['Sense', 'SENSE', 'AVP21.3']);
  });

  test('lists of values as lists, and null for a property that this Windows does not have', () => {
    const adapters = answersOf({
      classes: { Win32_NetworkAdapterConfiguration: [{ SettingID: '{1}', IPAddress: ['192.0.2.1', 'fe80::1'] }] },
    });
    expect(adapters.rows.get('adapters')?.[0]).toMatchObject({ IPAddress: ['192.0.2.1', 'fe80::1'], IPSubnet: null });
  });

  test('errors by the number alone, and the other sources all the same', () => {
    const answers = answersOf({
      namespaces: { 'root\\SecurityCenter2': 0x8004100e },
      classes: { Win32_OptionalFeature: 0x80041010, Win32_QuickFixEngineering: [{ HotFixID: 'KB4474419' }] },
    });
    expect(Object.fromEntries(answers.errors)).toEqual({
      antivirus: '8004100e',
      antispyware: '8004100e',
      firewall: '8004100e',
      features: '80041010',
    });
    expect(answers.rows.get('hotfixes')).toEqual([{ HotFixID: 'KB4474419' }]);
    expect(answers.rows.has('antivirus')).toBe(false);
  });

  test('an error for every source where WMI cannot be had at all', () => {
    const answers = answersOf({ refused: ['WbemScripting.SWbemLocator'] });
    expect([...new Set(answers.errors.values())]).toEqual(['800a01ad']);
    expect(answers.rows.size).toBe(0);
    expect(answers.whole).toBe(true);
  });

  test('asks only for properties that are named, never for all', () => {
    const { queries } = printed({});
    expect(queries.length).toBeGreaterThan(10);
    for (const query of queries) expect(query).toMatch(/: SELECT [\w,]+ FROM \w+(?: WHERE [\w=]+)?$/);
    expect(queries.join()).not.toMatch(/CIM_DataFile|Win32_Directory|Win32_Product\b/);
  });
});

describe('files of the system', () => {
  const trustedInstaller = 'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464';

  test('version and owner of those that are there', () => {
    const files = { 'c:\\windows\\system32\\ntoskrnl.exe': '10.0.26100.7171', 'c:\\windows\\system32\\tdh.dll': '' };
    const { versions } = answersOf({ files, owner: [{ SID: trustedInstaller }] });
    expect(versions.get('ntoskrnl.exe')).toEqual({ present: true, version: '10.0.26100.7171', owner: 'trusted-installer' });
    expect(versions.get('tdh.dll')).toEqual({ present: true, version: null, owner: 'trusted-installer' });
    expect(versions.get('ucrtbase.dll')).toEqual({ present: false, version: null, owner: null });
  });

  test.each([
    ['another account', [{ SID: 'S-1-5-32-544' }], 'other'],
    ['none', [], null],
    ['two', [{ SID: trustedInstaller }, { SID: trustedInstaller }], null],
    ['an error', 0x80041002, null],
  ] as const)('owner, when WMI gives %s', (_, owner, expected) => {
    const { versions } = answersOf({ files: { 'c:\\windows\\system32\\ntoskrnl.exe': '10.0' }, owner });
    expect(versions.get('ntoskrnl.exe')?.owner).toBe(expected);
  });

  test('a 32-bit cscript looks behind its redirection', () => {
    const files = { 'c:\\windows\\sysnative\\ntoskrnl.exe': '10.0.1', 'c:\\windows\\system32\\ntoskrnl.exe': '6.1.1' };
    const { versions } = answersOf({ files, folders: ['C:\\Windows\\Sysnative'] });
    expect(versions.get('ntoskrnl.exe')?.version).toBe('10.0.1');
  });
});

describe('whether the program behind an entry of the Security Center is there', () => {
  const programs: readonly { path: string | null; there: boolean | null; environment?: Record<string, string> }[] = [
    { path: 'C:\\Program Files\\A\\a.exe', there: true },
    { path: '"C:\\Program Files\\A\\a.exe"', there: true },
    { path: '%ProgramFiles%\\A\\a.exe', there: true },
    { path: 'C:\\gone.exe', there: false },
    { path: 'windowsdefender://', there: null },
    { path: null, there: null },
    {
      path: '%ProgramFiles%\\A\\a.exe',
      there: true,
      environment: { programfiles: 'C:\\Program Files (x86)', programw6432: 'C:\\Program Files' },
    },
  ];
  test.each(programs)('$path', ({ path: pathToSignedReportingExe, there, environment = {} }) => {
    const row = { displayName: 'A', productState: 1, pathToSignedReportingExe };
    const { rows } = answersOf({ files: { 'c:\\program files\\a\\a.exe': '' }, classes: { AntiVirusProduct: [row] }, environment });
    expect(rows.get('antivirus')).toEqual([{ displayName: 'A', productState: 1, 'pathToSignedReportingExe?': there }]);
  });
});

interface Node {
  readonly type: string;
  readonly [name: string]: unknown;
}

function* nodesIn(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const member of value) yield* nodesIn(member);
  else if (typeof value === 'object' && value !== null) {
    if ('type' in value && typeof value.type === 'string') yield value as Node;
    for (const member of Object.values(value)) yield* nodesIn(member);
  }
}

/** The engine of Windows 7 knows ECMAScript 3: a parser of today takes more, so what it finds is held to what that one has. */
describe('is what the JScript of every Windows takes', () => {
  const { program, errors } = parseSync('wmi.js', text, { lang: 'js', sourceType: 'script' });
  const nodes = [...nodesIn(program)];

  test('no syntax of later editions', () => {
    expect(errors).toEqual([]);
    const known =
      /^(?:Program|FunctionDeclaration|FunctionExpression|VariableDeclaration|VariableDeclarator|BlockStatement|ExpressionStatement|IfStatement|ForStatement|ForInStatement|WhileStatement|ReturnStatement|ThrowStatement|ContinueStatement|BreakStatement|TryStatement|CatchClause|Identifier|Literal|CallExpression|NewExpression|MemberExpression|AssignmentExpression|BinaryExpression|LogicalExpression|UnaryExpression|UpdateExpression|ConditionalExpression|ObjectExpression|ArrayExpression|Property|ThisExpression|ParenthesizedExpression)$/;
    expect([...new Set(nodes.map(({ type }) => type))].filter((type) => !known.test(type))).toEqual([]);
    for (const node of nodes) {
      if (node.type === 'VariableDeclaration') expect(node.kind).toBe('var');
      if (node.type === 'Property') expect(node).toMatchObject({ kind: 'init', method: false, shorthand: false, computed: false });
      if (node.type === 'CatchClause') expect(node.param).not.toBeNull();
      if (node.type.startsWith('Function')) expect(node).toMatchObject({ async: false, generator: false });
      if (node.type === 'CallExpression' || node.type === 'MemberExpression') expect(node.optional).toBe(false);
      if (node.type === 'LogicalExpression') expect(node.operator).not.toBe('??');
    }
  });

  test('no comma behind the last member, which old engines count or refuse', () => {
    expect(text.replace(/"(?:[^"\\]|\\.)*"/g, '""')).not.toMatch(/,\s*[}\]]/);
  });

  test('no reserved word behind a point, and none of the library of later editions', () => {
    const properties = nodes.flatMap((node) =>
      node.type === 'MemberExpression' && !node.computed ? [(node.property as { readonly name: string }).name] : [],
    );
    const reserved =
      /^(?:catch|class|default|delete|do|else|export|for|if|import|in|new|return|super|switch|this|throw|try|var|void|while|with)$/;
    const later =
      /^(?:trim|forEach|map|filter|reduce|reduceRight|some|every|isArray|keys|create|defineProperty|bind|now|toISOString|toJSON|includes|startsWith|endsWith|repeat|find|findIndex|assign|values|entries)$/;
    expect(properties.filter((name) => reserved.test(name) || later.test(name))).toEqual([]);
    expect(
      nodes.filter(
        ({ type, name }) => type === 'Identifier' && /^(?:JSON|Map|Set|Promise|Symbol|Enumerator|GetObject)$/.test(String(name)),
      ),
    ).toEqual([]);
  });

  test('plain ASCII', () => {
    expect(text).toMatch(/^[\x20-\x7e\n]*$/);
  });
});
