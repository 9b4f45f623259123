import { createHash } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../machine/tree.test-support';
import { readTree } from '../declared.test-support';
import { host } from './host';

const read = (entries: Readonly<Record<string, Entry>>) => readTree(host, entries);

/** An address of the machine the tests run on: that is what a machine made of files has too. */
const ownAddress = Object.values(networkInterfaces()).flat()[0]?.address ?? '127.0.0.1';

const named = { '/proc/sys/kernel/hostname': 'ws0147\n' };

test('the machine id leaves only as a digest', async () => {
  const id = '0123456789abcdef0123456789abcdef';
  const reading = await read({ ...named, '/etc/machine-id': `${id}\n` });
  expect(reading.data.machineIdHash).toBe(createHash('sha256').update(`defender-readiness machine ${id}`).digest('hex'));
  expect(JSON.stringify(reading)).not.toContain(id);
});

test.each([
  ['an image that was never started', 'uninitialized\n', 'malformed'],
  ['an empty file', '', 'malformed'],
])('%s has no identity', async (_, text, reason) => {
  const { data, unread } = await read({ ...named, '/etc/machine-id': text });
  expect(data.machineIdHash).toBeNull();
  expect(unread).toContainEqual(expect.objectContaining({ fact: 'machineIdHash', reason }));
});

describe('the domain', () => {
  test.each<[string, Readonly<Record<string, Entry>>, string | null]>([
    ['of a full host name', { '/proc/sys/kernel/hostname': 'ws0147.corp.example.com\n' }, 'corp.example.com'],
    [
      'by the line of /etc/hosts',
      { ...named, '/etc/hosts': '127.0.0.1 localhost\n127.0.1.1 WS0147.corp.example.com ws0147 # own\n' },
      'corp.example.com',
    ],
    ['by a line for IPv6', { ...named, '/etc/hosts': '::1 localhost ws0147.corp.example.com\n' }, 'corp.example.com'],
    ['by a line for its own address', { ...named, '/etc/hosts': `${ownAddress} ws0147.corp.example.com\n` }, 'corp.example.com'],
    ['not by a line for another machine', { ...named, '/etc/hosts': '203.0.113.7 ws0147.other.example.com\n' }, null],
    ['not by another host that begins alike', { ...named, '/etc/hosts': '127.0.1.1 ws01470.example.com\n' }, null],
    ['by the local domain of the resolver', { ...named, '/etc/resolv.conf': 'domain example.com\n' }, 'example.com'],
    ['not by a search list', { ...named, '/etc/resolv.conf': 'search example.com\n' }, null],
  ])('%s', async (_, entries, domain) => {
    expect((await read(entries)).data.domain).toBe(domain);
  });
});

describe('the directory', () => {
  // Configurations in the form that realmd, ipa-client-install, samba and himmelblau write.
  const sssd = (provider: string, more = '') =>
    `[sssd]\ndomains = corp.example.com\n\n[domain/corp.example.com]\nid_provider = ${provider}\n${more}`;

  test.each<[string, Readonly<Record<string, Entry>>, string, string | null]>([
    [
      'sssd with Active Directory',
      { '/etc/sssd/sssd.conf': sssd('ad', 'ad_domain = ad.example.com\n') },
      'active-directory',
      'ad.example.com',
    ],
    ['sssd without the name of the domain', { '/etc/sssd/sssd.conf': sssd('ad') }, 'active-directory', 'corp.example.com'],
    ['sssd with IPA, in a part of its own', { '/etc/sssd/conf.d/10.conf': sssd('ipa') }, 'ipa', 'corp.example.com'],
    ['sssd with LDAP', { '/etc/sssd/sssd.conf': sssd('ldap') }, 'other', 'corp.example.com'],
    ['sssd with local files only', { '/etc/sssd/sssd.conf': sssd('files') }, 'none', null],
    [
      'Samba as a member',
      { '/etc/samba/smb.conf': '[global]\n  security = ADS\n  realm = CORP.EXAMPLE.COM\n' },
      'active-directory',
      'CORP.EXAMPLE.COM',
    ],
    ['Samba on its own', { '/etc/samba/smb.conf': '[global]\n  security = user\n' }, 'none', null],
    ['Himmelblau', { '/etc/himmelblau/himmelblau.conf': '[global]\ndomains = example.com\n' }, 'entra', 'example.com'],
    ['only a Kerberos keytab', { '/etc/krb5.keytab': '' }, 'other', null],
    ['nothing', {}, 'none', null],
  ])('by %s', async (_, entries, kind, name) => {
    expect((await read({ ...named, ...entries })).data.directory).toEqual({ kind, name });
  });

  test('is open where a client is installed that is not read', async () => {
    const { data, unread } = await read({ ...named, '/etc/centrifydc/centrifydc.conf': '' });
    expect(data.directory).toBeNull();
    expect(unread).toContainEqual(expect.objectContaining({ fact: 'directory', reason: 'not-readable' }));
  });

  test('is open where another client would lie on a file system that is served', async () => {
    const mounts = '26 1 254:0 / / rw - ext4 /dev/sda1 rw\n27 26 0:50 / /opt rw - nfs4 files.example.com:/opt rw\n';
    const { data, unread } = await read({ ...named, '/proc/self/mountinfo': mounts });
    expect(data.directory).toBeNull();
    expect(unread).toContainEqual(expect.objectContaining({ fact: 'directory', reason: 'not-collected' }));
  });

  test('is open where a configuration cannot be read', async () => {
    const { data, unread } = await read({ ...named, '/etc/sssd/sssd.conf': { folder: true } });
    expect(data.directory).toBeNull();
    expect(unread).toContainEqual(expect.objectContaining({ fact: 'directory', reason: 'not-readable' }));
  });
});

test.each<[string, Readonly<Record<string, Entry>>, string | null]>([
  ['by the link', { '/etc/localtime': { link: '../usr/share/zoneinfo/Europe/Berlin' }, '/etc/timezone': 'Etc/UTC\n' }, 'Europe/Berlin'],
  ['by the file, where localtime is a copy', { '/etc/localtime': 'TZif2', '/etc/timezone': 'Asia/Tokyo\n' }, 'Asia/Tokyo'],
  ['not at all', {}, null],
])('the time zone %s', async (_, entries, zone) => {
  expect((await read({ ...named, ...entries })).data.timeZone).toBe(zone);
});

describe('the clock', () => {
  const process = (pid: number, name: string) => ({ [`/proc/${pid}/comm`]: `${name}\n` });
  const systemd = { '/run/systemd/system': { folder: true } } as const;
  // The comma separated answer of `chronyc -c tracking`, chrony 4.3.
  const tracking = 'C0000235,192.0.2.53,3,1732432320.1,0.00001,0.00002,0.00003,-1.2,0.001,0.02,0.03,0.002,64.5';

  const chrony = (leapStatus: string) => ({
    ...process(9, 'chronyd'),
    '/usr/bin/chronyc': { script: `echo ${tracking},${leapStatus}` },
  });

  test.each<[string, Readonly<Record<string, Entry>>, boolean | null, string | null]>([
    [
      'timesyncd that has set it',
      { ...process(9, 'systemd-timesyn'), '/run/systemd/timesync/synchronized': '' },
      true,
      'systemd-timesyncd',
    ],
    ['timesyncd that has not', process(9, 'systemd-timesyn'), false, 'systemd-timesyncd'],
    ['chrony', { ...process(9, 'chronyd'), '/usr/bin/chronyc': { script: `echo ${tracking},Normal` } }, true, 'chronyd'],
    [
      'chrony without a source',
      { ...process(9, 'chronyd'), '/usr/bin/chronyc': { script: `echo ${tracking},Not synchronised` } },
      false,
      'chronyd',
    ],
    ['chrony, a leap second ahead', chrony('Insert second'), true, 'chronyd'],
    ['chrony, a second less ahead', chrony('Delete second'), true, 'chronyd'],
    ['chrony with another answer', chrony('Anything'), null, 'chronyd'],
    ['chrony that does not answer', { ...process(9, 'chronyd'), '/usr/bin/chronyc': { script: 'exit 1' } }, null, 'chronyd'],
    ['another service under systemd', { ...process(9, 'ntpd'), ...systemd, '/usr/bin/timedatectl': { script: 'echo yes' } }, true, 'ntpd'],
    ['no service under systemd', { ...systemd, '/usr/bin/timedatectl': { script: 'echo no' } }, false, null],
    ['an older timedatectl', { ...systemd, '/usr/bin/timedatectl': { script: 'echo Unknown operation show >&2; exit 1' } }, null, null],
    ['nothing at all', process(9, 'chronyd-helper'), null, null],
  ])('of %s', async (_, entries, synchronised, service) => {
    const { data, unread } = await read({ ...named, ...entries });
    expect(data.clock).toEqual({ synchronised, service });
    expect(unread.some(({ fact }) => fact === 'clock.synchronised')).toBe(synchronised === null);
  });
});
