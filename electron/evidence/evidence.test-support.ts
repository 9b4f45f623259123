import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SourceState } from '../../core/evidence/evidence-index';
import { temporaryFolder } from '../machine/tree.test-support';
import { openFiles } from './open-evidence';
import type { Evidence } from './evidence';

/** What became of a source, by its key: what was read, `null` for an answer without a file, or a state other than `read`. */
export type Sources = Readonly<Record<string, Source | readonly Source[]>>;
type Source = string | Uint8Array | null | { readonly state: Exclude<SourceState, 'read'> };

export interface Written {
  readonly family?: 'linux' | 'macos' | 'windows';
  /** Beside those that every script writes, or in place of them; `null` leaves one out. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** The last line; `null` leaves it out. */
  readonly end?: string | null;
}

/** The files of an evidence folder as docs/evidence.md describes it, by their paths in it. */
export function evidenceFiles(sources: Sources, { family = 'linux', headers = {}, end }: Written = {}): Map<string, Uint8Array> {
  const all: Record<string, string | null> = {
    script: family === 'windows' ? 'collect.cmd 1' : 'collect.sh 1',
    catalogue: '2026.11.24',
    family,
    began: '2026-11-24T07:11:58Z',
    host: 'ws-b12-014',
    user: 'root',
    elevated: 'yes',
    ...headers,
  };
  const lines = ['mdeready-evidence 1', ...Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [`${name} ${value}`]))];
  const files = new Map<string, Uint8Array>();
  const each = Object.entries(sources).flatMap(([key, one]) =>
    (Array.isArray(one) ? one : [one]).map((source: Source) => ({ key, source })),
  );
  for (const [index, { key, source }] of each.entries()) {
    const raw = index + 1;
    const content = typeof source === 'string' ? Buffer.from(source) : source instanceof Uint8Array ? source : null;
    if (content) files.set(`raw/${raw}`, content);
    const state = source !== null && typeof source === 'object' && 'state' in source ? source.state : 'read';
    lines.push(`${raw} ${state} ${content ? content.length : '-'} ${key}`);
  }
  if (end !== null) lines.push(end ?? `end ${each.length} 2026-11-24T07:12:03Z`);
  files.set('index.txt', Buffer.from(`${lines.join('\n')}\n`));
  return files;
}

/** An evidence in memory. */
export const evidenceWith = (sources: Sources, written: Written = {}): Promise<Evidence> =>
  openFiles(evidenceFiles(sources, written), 'evidence-ws-b12-014');

/** A folder of evidence on the disk that goes away with the test. */
export async function evidenceFolder(files: ReadonlyMap<string, Uint8Array>, folder?: string): Promise<string> {
  const place = folder ?? (await temporaryFolder());
  await mkdir(path.join(place, 'raw'), { recursive: true });
  for (const [name, content] of files) await writeFile(path.join(place, name), content);
  return place;
}

/** A small Debian 12 server, made up in the shapes that such a system has: one file or answer for each kind of source. */
export const debian = (): Sources => ({
  'file /etc/os-release':
    'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nNAME="Debian GNU/Linux"\nVERSION_ID="12"\nVERSION="12 (bookworm)"\nID=debian\n',
  'file /proc/sys/kernel/osrelease': '6.1.0-41-amd64\n',
  'file /proc/sys/kernel/hostname': 'ws-b12-014\n',
  'file /etc/machine-id': '0123456789abcdef0123456789abcdef\n',
  'file /etc/sssd/sssd.conf': { state: 'denied' },
  'files /etc/sssd/conf.d/*.conf': null,
  'file /etc/samba/smb.conf': { state: 'absent' },
  'exists /etc/krb5.keytab': { state: 'absent' },
  'exists /run/systemd/system': null,
  'file /proc/self/mountinfo': '22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw,errors=remount-ro\n',
  'space /':
    'Filesystem     1024-blocks     Used Available Capacity Mounted on\n/dev/sda2         48828125 20000000  20971520      49% /\n',
  'list /sys/block': 'sda\nloop0\n',
  'files /sys/block/*/size': '/sys/block/loop0/size:0\n/sys/block/sda/size:104857600\n',
  'files /sys/block/*/device/model': '/sys/block/sda/device/model:Virtual disk    \n',
  'files /sys/block/*/queue/rotational': '/sys/block/loop0/queue/rotational:1\n/sys/block/sda/queue/rotational:0\n',
  'files /sys/block/*/removable': '/sys/block/loop0/removable:0\n/sys/block/sda/removable:0\n',
  addresses:
    '1: lo    inet 127.0.0.1/8 scope host lo\\       valid_lft forever preferred_lft forever\n' +
    '2: ens192    inet 192.0.2.27/24 brd 192.0.2.255 scope global ens192\\       valid_lft forever preferred_lft forever\n',
  'files /sys/class/net/*/operstate': '/sys/class/net/ens192/operstate:up\n/sys/class/net/lo/operstate:unknown\n',
  'files /sys/class/net/*/flags': '/sys/class/net/ens192/flags:0x1003\n/sys/class/net/lo/flags:0x9\n',
  'file /etc/resolv.conf': 'search b12.example.net\nnameserver 192.0.2.53\n',
  'file /proc/net/route': 'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n',
  'file /etc/environment': 'HTTPS_PROXY=http://proxy-b12.example.net:8080\n',
  environment: 'https_proxy=http://proxy-b12.example.net:3128\n',
  'link /etc/localtime': '/usr/share/zoneinfo/Europe/Berlin\n',
  'files /proc/*/comm': '/proc/1/comm:systemd\n/proc/412/comm:chronyd\n',
  'command chronyc -n -c tracking': 'C0000235,192.0.2.53,3,1763968262.1,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,64.0,Normal\nexit 0\n',
  'file /proc/meminfo': 'MemTotal:        8131320 kB\n',
});
