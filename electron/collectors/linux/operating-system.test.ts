import { describe, expect, test } from 'vitest';
import type { Entry } from '../../machine/tree.test-support';
import { readTree } from '../declared.test-support';
import { operatingSystem } from './operating-system';

const read = (entries: Readonly<Record<string, Entry>>) => readTree(operatingSystem, entries);

/** What a physical Debian 12 server has; the lines of /proc/cpuinfo that matter. */
const debian = {
  '/etc/os-release': 'ID=debian\nNAME="Debian GNU/Linux"\nVERSION_ID="12"\nPRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n',
  '/etc/debian_version': '12.11\n',
  '/proc/sys/kernel/osrelease': '6.1.0-37-amd64\n',
  '/proc/sys/kernel/arch': 'x86_64\n',
  '/proc/cpuinfo': 'processor\t: 0\nflags\t\t: fpu vme\n',
  '/sys/class/dmi/id/sys_vendor': 'Dell Inc.\n',
  '/sys/class/dmi/id/product_name': 'PowerEdge R640\n',
};

test('a physical machine, with the point release of Debian', async () => {
  const { data, sources, unread } = await read(debian);
  expect(data).toMatchObject({
    family: 'linux',
    name: 'Debian GNU/Linux 12 (bookworm)',
    version: '12.11',
    kernel: '6.1.0-37-amd64',
    architecture: 'x86_64',
    role: null,
    runsIn: { kind: 'physical', technology: null },
    windows: null,
  });
  expect(sources).toMatchObject({ version: '/etc/debian_version', name: '/etc/os-release' });
  expect(unread.map(({ fact }) => fact)).toEqual(['role']);
});

describe('the version', () => {
  // First lines of the release files of these distributions.
  test.each([
    ['CentOS 7', 'ID="centos"\nVERSION_ID="7"', { '/etc/centos-release': 'CentOS Linux release 7.9.2009 (Core)\n' }, '7.9.2009'],
    ['Rocky Linux 9', 'ID="rocky"\nVERSION_ID="9.4"', { '/etc/redhat-release': 'Rocky Linux release 9.4 (Blue Onyx)\n' }, '9.4'],
    ['CentOS Stream 9', 'ID="centos"\nVERSION_ID="9"', { '/etc/centos-release': 'CentOS Stream release 9\n' }, '9'],
    ["Ubuntu with its parent's file", 'ID=ubuntu\nVERSION_ID="22.04"', { '/etc/debian_version': 'bookworm/sid\n' }, '22.04'],
    ['Debian before its release', 'ID=debian', { '/etc/debian_version': 'trixie/sid\n' }, null],
    ['a file of another major version', 'ID="x"\nVERSION_ID="2"', { '/etc/redhat-release': 'Red Hat release 7.9\n' }, '2'],
  ])('of %s', async (_, osRelease, files, version) => {
    const { data } = await read({ ...files, '/etc/os-release': osRelease });
    expect(data.version).toBe(version);
  });

  test('of CentOS 6, which has no os-release', async () => {
    const { data, unread, sources } = await read({ '/etc/redhat-release': 'CentOS release 6.10 (Final)\n' });
    expect(data).toMatchObject({
      name: 'CentOS release 6.10 (Final)',
      version: '6.10',
      osRelease: { id: 'centos', versionId: '6.10', prettyName: 'CentOS release 6.10 (Final)' },
    });
    expect(sources).toMatchObject({ osRelease: '/etc/redhat-release', name: '/etc/redhat-release', version: '/etc/redhat-release' });
    expect(unread.map(({ fact }) => fact)).not.toContain('osRelease');
  });

  test.each<[string, Readonly<Record<string, Entry>>, string, string, string | null]>([
    [
      'Oracle Linux 6, beside the file of Red Hat',
      {
        '/etc/oracle-release': 'Oracle Linux Server release 6.10\n',
        '/etc/redhat-release': 'Red Hat Enterprise Linux Server release 6.10 (Santiago)\n',
      },
      'ol',
      '6.10',
      'server',
    ],
    ['Red Hat 6', { '/etc/redhat-release': 'Red Hat Enterprise Linux Server release 6.10 (Santiago)\n' }, 'rhel', '6.10', 'server'],
    [
      'SUSE 11',
      { '/etc/SuSE-release': 'SUSE Linux Enterprise Server 11 (x86_64)\nVERSION = 11\nPATCHLEVEL = 4\n' },
      'sles',
      '11.4',
      'server',
    ],
  ])('of %s', async (_, entries, id, version, role) => {
    const { data } = await read(entries);
    expect(data).toMatchObject({ version, role, osRelease: { id, versionId: version } });
  });

  test('of an older file in another form is named as malformed', async () => {
    const { data, unread } = await read({ '/etc/redhat-release': 'Rawhide\n' });
    expect(data).toMatchObject({ name: null, version: null, osRelease: null });
    expect(unread).toContainEqual(expect.objectContaining({ fact: 'osRelease', reason: 'malformed' }));
  });

  test('without any file is named as missing', async () => {
    const { data, unread } = await read({});
    expect(data).toMatchObject({ name: null, version: null, kernel: null });
    expect(unread.map(({ fact }) => fact)).toEqual(expect.arrayContaining(['name', 'version', 'kernel', 'osRelease', 'role', 'runsIn']));
  });

  test("of the vendor's file, where /etc has none", async () => {
    const { data, sources } = await read({ '/usr/lib/os-release': 'ID=arch\n' });
    expect(data.osRelease?.id).toBe('arch');
    expect(sources.osRelease).toBe('/usr/lib/os-release');
  });
});

test.each([
  ['NAME="Red Hat Enterprise Linux Server"', 'server'],
  ['PRETTY_NAME="SUSE Linux Enterprise Server 15 SP5"', 'server'],
  ['VARIANT_ID=workstation', 'client'],
  ['NAME=Ubuntu', null],
  ['NAME=Observer', null],
])('%s states the role %s', async (line, role) => {
  expect((await read({ '/etc/os-release': `ID=x\n${line}\n` })).data.role).toBe(role);
});

describe('what it runs in', () => {
  const guest = { ...debian, '/proc/cpuinfo': 'processor\t: 0\nflags\t\t: fpu hypervisor\n' };
  const arm = { ...debian, '/proc/cpuinfo': 'processor\t: 0\nFeatures\t: fp\n' };
  const dmi = (vendor: string, product: string) => ({ '/sys/class/dmi/id/sys_vendor': vendor, '/sys/class/dmi/id/product_name': product });
  const firstNamespaces = {
    '/proc/self/ns/pid': { link: 'pid:[4026531836]' },
    '/proc/self/ns/cgroup': { link: 'cgroup:[4026531835]' },
  };

  // Vendor and product as these hypervisors write them into DMI; kernel release of WSL 2; cgroup paths of the managers.
  test.each<[string, Readonly<Record<string, Entry>>, string, string | null]>([
    ['VMware', { ...guest, ...dmi('VMware, Inc.', 'VMware7,1') }, 'virtual-machine', 'vmware'],
    ['Hyper-V', { ...guest, ...dmi('Microsoft Corporation', 'Virtual Machine') }, 'virtual-machine', 'microsoft'],
    ['KVM', { ...guest, ...dmi('QEMU', 'KVM') }, 'virtual-machine', 'kvm'],
    ['VirtualBox', { ...guest, ...dmi('innotek GmbH', 'VirtualBox') }, 'virtual-machine', 'oracle'],
    ['Xen', { ...guest, '/sys/hypervisor/type': 'xen\n' }, 'virtual-machine', 'xen'],
    ['a hypervisor without a name', guest, 'virtual-machine', null],
    ['a Surface of Microsoft', { ...debian, ...dmi('Microsoft Corporation', 'Surface Pro 7') }, 'physical', null],
    ['bare metal of a cloud', { ...debian, ...dmi('Amazon EC2', 'i3.metal') }, 'physical', null],
    ['bare metal of a cloud on ARM', { ...arm, ...dmi('Amazon EC2', 'a1.metal') }, 'physical', null],
    ['a cloud on ARM', { ...arm, ...dmi('Amazon EC2', 'm7g.large') }, 'virtual-machine', 'amazon'],
    ['a server on ARM', { ...arm, ...dmi('Ampere', 'Mt. Jade') }, 'physical', null],
    ['WSL', { ...guest, '/proc/sys/kernel/osrelease': '5.15.153.1-microsoft-standard-WSL2\n' }, 'container', 'wsl'],
    ['what systemd was told', { ...guest, '/run/systemd/container': 'lxc\n' }, 'container', 'lxc'],
    ['Docker by its control group', { ...guest, '/proc/1/cgroup': '12:pids:/docker/0123456789ab\n' }, 'container', 'docker'],
    ['Docker by its mark', { ...guest, '/.dockerenv': '' }, 'container', 'docker'],
    ['Podman by its mark', { ...guest, '/run/.containerenv': '' }, 'container', 'podman'],
    ['a disk made from an image, which keeps the mark', { ...guest, ...firstNamespaces, '/.dockerenv': '' }, 'virtual-machine', null],
  ])('%s', async (_, entries, kind, technology) => {
    expect((await read(entries)).data.runsIn).toEqual({ kind, technology });
  });

  test('is not known where neither processor nor firmware tells', async () => {
    const { data, unread } = await read({ '/etc/os-release': 'ID=x', '/proc/cpuinfo': 'processor\t: 0\nFeatures\t: fp\n' });
    expect(data.runsIn).toBeNull();
    expect(unread).toContainEqual(expect.objectContaining({ fact: 'runsIn', reason: 'not-found' }));
  });
});
