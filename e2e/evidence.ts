import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright/test';

/** A machine of which a script brought evidence: made up, in the form of docs/evidence.md. */
export interface CollectedMachine {
  readonly host: string;
  readonly system?: 'debian-13' | 'ubuntu-24.04' | 'rhel-6';
  /** Without root rights some sources are refused. */
  readonly elevated?: boolean;
  /** The run ended in the middle. */
  readonly brokenOff?: boolean;
  readonly began?: string;
}

/** Lines of os-release as these systems ship them. */
const osRelease = {
  'debian-13': 'PRETTY_NAME="Debian GNU/Linux 13 (trixie)"\nNAME="Debian GNU/Linux"\nVERSION_ID="13"\nID=debian\n',
  'ubuntu-24.04':
    'PRETTY_NAME="Ubuntu 24.04.3 LTS"\nNAME="Ubuntu"\nVERSION_ID="24.04"\nVERSION="24.04.3 LTS (Noble Numbat)"\nID=ubuntu\nID_LIKE=debian\n',
  'rhel-6': 'PRETTY_NAME="Red Hat Enterprise Linux Server 6.10"\nNAME="Red Hat Enterprise Linux Server"\nVERSION_ID="6.10"\nID="rhel"\n',
};

function sourcesOf({
  host,
  system = 'debian-13',
}: CollectedMachine): readonly (readonly [key: string, content: string | 'absent' | 'denied'])[] {
  const machineId = Buffer.from(host).toString('hex').padEnd(32, '0').slice(0, 32);
  return [
    ['file /etc/os-release', osRelease[system]],
    ['file /proc/sys/kernel/osrelease', system === 'rhel-6' ? '2.6.32-754.el6.x86_64\n' : '6.12.48+deb13-amd64\n'],
    ['file /proc/sys/kernel/hostname', `${host}\n`],
    ['file /etc/hostname', `${host}\n`],
    ['file /etc/machine-id', `${machineId}\n`],
    ['file /proc/meminfo', 'MemTotal:        8127508 kB\nMemAvailable:    5210004 kB\n'],
    ['command uname -m', 'x86_64\nexit 0\n'],
    ['file /etc/environment', 'absent'],
    ['file /etc/sssd/sssd.conf', 'denied'],
  ];
}

/** The files of the evidence by their paths in its folder. */
export function evidenceOf(machine: CollectedMachine): ReadonlyMap<string, string> {
  const { host, elevated = true, brokenOff = false, began = '2026-11-24T07:11:58Z' } = machine;
  const files = new Map<string, string>();
  const lines = sourcesOf(machine).map(([key, content], index) => {
    const number = index + 1;
    if (content === 'absent') return `${number} absent - ${key}`;
    if (content === 'denied') return `${number} ${elevated ? 'absent' : 'denied'} - ${key}`;
    files.set(`raw/${number}`, content);
    return `${number} read ${Buffer.byteLength(content)} ${key}`;
  });
  const index = [
    'mdeready-evidence 1',
    'script collect.sh 1',
    'catalogue 2026.11.24',
    'family linux',
    `began ${began}`,
    `host ${host}`,
    `user ${elevated ? 'root' : 'rdoe'}`,
    `elevated ${elevated ? 'yes' : 'no'}`,
    ...lines,
    ...(brokenOff ? [] : [`end ${lines.length} ${began}`]),
  ];
  files.set('index.txt', `${index.join('\n')}\n`);
  return files;
}

/** Writes evidence as a folder, whose name it gives back whole. */
export async function writeEvidence(folder: string, machine: CollectedMachine): Promise<string> {
  const target = path.join(folder, `evidence-${machine.host}`);
  for (const [name, text] of evidenceOf(machine)) {
    await mkdir(path.dirname(path.join(target, name)), { recursive: true });
    await writeFile(path.join(target, name), text);
  }
  return target;
}

/** The same as a tar, packed by the system's own. */
export async function writeEvidenceTar(folder: string, machine: CollectedMachine): Promise<string> {
  const written = await writeEvidence(folder, machine);
  await promisify(execFile)('/usr/bin/tar', ['-cf', `${written}.tar`, '-C', folder, path.basename(written)]);
  return `${written}.tar`;
}

/** Drops files and folders of the disk onto the window, as a file manager does. */
export async function dropPaths(page: Page, paths: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const [width, height] = await page.evaluate(() => [window.innerWidth, window.innerHeight] as const);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data });
  await session.detach();
}
