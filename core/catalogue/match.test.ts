import { describe, expect, test } from 'vitest';
import { sampleCatalogue } from '../document/sample.test-support';
import { noSystem } from '../checks/check.test-support';
import type { OperatingSystem } from '../inventory/sections/operating-system';
import { matchPlatform } from './match';

const { platforms } = sampleCatalogue();

interface Linux {
  readonly id: string;
  readonly name?: string;
  readonly version: string | null;
  readonly idLike?: readonly string[];
  readonly variantId?: string;
}

const linux = ({ id, name, version, idLike = [], variantId }: Linux): OperatingSystem => ({
  ...noSystem,
  version,
  osRelease: {
    id,
    idLike: [...idLike],
    name: name ?? null,
    versionId: version,
    version,
    variantId: variantId ?? null,
    prettyName: name === undefined ? null : `${name} ${version ?? ''}`,
  },
});

interface Windows {
  readonly productName?: string;
  readonly nt?: string;
  readonly build: number | null;
  readonly editionId?: string;
  readonly productType?: number;
  readonly servicePack?: number;
}

const windows = ({ productName, nt = '10.0', build, editionId, productType = 1, servicePack }: Windows): OperatingSystem => ({
  ...noSystem,
  family: 'windows',
  windows: {
    productName: productName ?? null,
    nt,
    build,
    updateBuildRevision: null,
    displayVersion: null,
    editionId: editionId ?? null,
    installationType: null,
    productType,
    servicePack: servicePack ?? null,
  },
});

const macos = (productVersion: string | null): OperatingSystem => ({
  ...noSystem,
  family: 'macos',
  macos: { productVersion, buildVersion: null },
});

const idOf = (system: OperatingSystem): string | null => matchPlatform(platforms, system).record?.id ?? null;

describe('Linux: both ends of every range, and what lies just outside', () => {
  const rows: readonly (readonly [id: string, name: string, versions: string, record: string])[] = [
    ['rhel', 'Red Hat Enterprise Linux Server', '6.7 6.10', 'rhel-6'],
    ['centos', 'CentOS', '6.7 6.10', 'rhel-6'],
    ['rhel', 'Red Hat Enterprise Linux Server', '6.6 6.11 7.0 7.1 7.10', 'linux-other'],
    ['rhel', 'Red Hat Enterprise Linux Server', '7.2 7.9', 'rhel-7'],
    ['rhel', 'Red Hat Enterprise Linux', '8.0 8.10', 'rhel-8'],
    ['rhel', 'Red Hat Enterprise Linux', '8.11', 'linux-other'],
    ['rhel', 'Red Hat Enterprise Linux', '9.0 9.7', 'rhel-9'],
    ['rhel', 'Red Hat Enterprise Linux', '10.0 10.1', 'rhel-10'],
    ['rhel', 'Red Hat Enterprise Linux', '11.0', 'linux-other'],
    ['centos', 'CentOS Linux', '7.2.1511 7.9.2009', 'centos-7'],
    ['centos', 'CentOS Linux', '7.1.1503', 'linux-other'],
    ['centos', 'CentOS Linux', '8.0.1905 8.5.2111', 'centos-8'],
    ['centos', 'CentOS Linux', '8.6', 'linux-other'],
    ['centos', 'CentOS Stream', '8', 'centos-stream-8'],
    ['centos', 'CentOS Stream', '9', 'centos-stream-9'],
    ['centos', 'CentOS Stream', '10', 'centos-stream-10'],
    ['centos', 'CentOS Stream', '11', 'linux-other'],
    ['ubuntu', 'Ubuntu', '16.04', 'ubuntu-16.04'],
    ['ubuntu', 'Ubuntu', '18.04', 'ubuntu-18.04'],
    ['ubuntu', 'Ubuntu', '20.04', 'ubuntu-20.04'],
    ['ubuntu', 'Ubuntu', '22.04', 'ubuntu-22.04'],
    ['ubuntu', 'Ubuntu', '24.04', 'ubuntu-24.04'],
    ['ubuntu', 'Ubuntu', '26.04', 'ubuntu-26.04'],
    ['ubuntu', 'Ubuntu', '16.10 21.04 23.10 25.10', 'ubuntu-interim'],
    ['ubuntu', 'Ubuntu', '14.04 15.10 26.10', 'linux-other'],
    ['debian', 'Debian GNU/Linux', '9 9.13', 'debian-9'],
    ['debian', 'Debian GNU/Linux', '10 10.13', 'debian-10'],
    ['debian', 'Debian GNU/Linux', '11 11.11', 'debian-11'],
    ['debian', 'Debian GNU/Linux', '12 12.12', 'debian-12'],
    ['debian', 'Debian GNU/Linux', '13 13.2', 'debian-13'],
    ['debian', 'Debian GNU/Linux', '8 14', 'linux-other'],
    ['sles', 'SLES', '12 12.5', 'sles-12'],
    ['sles', 'SLES', '11.4 12.6', 'linux-other'],
    ['sles_sap', 'SLES', '12.3', 'sles-12'],
    ['sles', 'SLES', '15 15.7', 'sles-15'],
    ['sle-hpc', 'SLE HPC', '15.4', 'sles-15'],
    ['sles', 'SLES', '15.8', 'linux-other'],
    ['sles', 'SLES', '16.0 16.1', 'sles-16'],
    ['sles', 'SUSE Linux Micro', '16.0', 'linux-other'],
    ['ol', 'Oracle Linux Server', '7.2 7.9', 'oracle-linux-7'],
    ['ol', 'Oracle Linux Server', '7.1', 'linux-other'],
    ['ol', 'Oracle Linux Server', '8.0 8.10', 'oracle-linux-8'],
    ['ol', 'Oracle Linux Server', '9.0 9.6', 'oracle-linux-9'],
    ['ol', 'Oracle Linux Server', '10.0 10.1', 'oracle-linux-10'],
    ['ol', 'Oracle Linux Server', '11.0', 'linux-other'],
    ['amzn', 'Amazon Linux', '2', 'amazon-linux-2'],
    ['amzn', 'Amazon Linux', '2023', 'amazon-linux-2023'],
    ['amzn', 'Amazon Linux AMI', '2018.03', 'linux-other'],
    ['fedora', 'Fedora Linux', '33 42', 'fedora-33-42'],
    ['fedora', 'Fedora Linux', '32', 'linux-other'],
    ['fedora', 'Fedora Linux', '43 44', 'fedora-43-plus'],
    ['rocky', 'Rocky Linux', '8.7 8.10', 'rocky-8'],
    ['rocky', 'Rocky Linux', '8.6 9.1', 'linux-other'],
    ['rocky', 'Rocky Linux', '9.2 9.6', 'rocky-9'],
    ['rocky', 'Rocky Linux', '10.0 11.0', 'rocky-10'],
    ['almalinux', 'AlmaLinux', '8.4 8.10', 'almalinux-8'],
    ['almalinux', 'AlmaLinux', '8.3 9.1', 'linux-other'],
    ['almalinux', 'AlmaLinux', '9.2 9.6', 'almalinux-9'],
    ['almalinux', 'AlmaLinux', '10.0', 'almalinux-10'],
    ['mariner', 'Common Base Linux Mariner', '2.0', 'mariner-2'],
    ['mariner', 'Common Base Linux Mariner', '1.0', 'linux-other'],
    ['azurelinux', 'Microsoft Azure Linux', '3.0', 'azurelinux-3'],
    ['azurelinux', 'Microsoft Azure Linux', '4.0', 'linux-other'],
  ];

  test.each(rows.flatMap(([id, name, versions, record]) => versions.split(' ').map((version) => [id, name, version, record] as const)))(
    'ID=%s NAME="%s" version %s is %s',
    (id, name, version, record) => {
      expect(idOf(linux({ id, name, version }))).toBe(record);
    },
  );

  test('every Linux record of the catalogue is reached by a row above', () => {
    const reached = new Set(rows.map(([, , , record]) => record));
    expect(platforms.filter(({ family, id }) => family === 'linux' && !reached.has(id)).map(({ id }) => id)).toEqual([]);
  });
});

describe('Linux: what grants a record, and what does not', () => {
  test.each([
    ['Linux Mint is not Ubuntu', { id: 'linuxmint', name: 'Linux Mint', version: '21.3', idLike: ['ubuntu', 'debian'] }],
    ['Kali is not Debian', { id: 'kali', name: 'Kali GNU/Linux', version: '2026.1', idLike: ['debian'] }],
    ['Raspberry Pi OS in 32 bit is not Debian', { id: 'raspbian', name: 'Raspbian GNU/Linux', version: '12', idLike: ['debian'] }],
    ['a NAME grants nothing', { id: 'custom', name: 'Red Hat Enterprise Linux', version: '9.4', idLike: ['rhel', 'fedora'] }],
    ['an ID that only begins like another is another', { id: 'rhel-like', version: '9.4' }],
    ['testing and unstable Debian state no version', { id: 'debian', name: 'Debian GNU/Linux', version: null }],
  ] as const)('%s', (_, system) => {
    expect(idOf(linux(system))).toBe('linux-other');
  });

  // First lines of /etc/redhat-release as those systems ship it, where os-release does not exist.
  test.each([
    ['rhel', 'Red Hat Enterprise Linux Server', 'Red Hat Enterprise Linux Server release 6.10 (Santiago)', '6.10', 'rhel-6'],
    ['centos', 'CentOS', 'CentOS release 6.10 (Final)', '6.10', 'rhel-6'],
    ['centos', 'CentOS Linux', 'CentOS Linux release 7.9.2009 (Core)', '7.9.2009', 'centos-7'],
  ])('an os-release of %s that was made of a release file is enough', (id, name, line, versionId, record) => {
    const osRelease = { id, idLike: [], name, versionId, version: null, variantId: null, prettyName: line };
    expect(idOf({ ...noSystem, name: line, version: versionId, osRelease })).toBe(record);
    expect(idOf({ ...noSystem, name: line, version: null, osRelease: { ...osRelease, prettyName: null } })).toBe(record);
  });

  test('a system without os-release is any other Linux', () => {
    expect(idOf(noSystem)).toBe('linux-other');
  });

  test.each([
    ['CentOS Linux', '7', 'centos-7', true],
    ['CentOS Linux', '7.9.2009', 'centos-7', false],
    ['CentOS Linux', '8', 'centos-8', true],
    ['CentOS Stream', '8', 'centos-stream-8', false],
  ])('%s %s is %s, minor unknown: %s', (name, version, record, minorUnknown) => {
    const match = matchPlatform(platforms, linux({ id: 'centos', name, version }));
    expect([match.record?.id, match.minorUnknown]).toEqual([record, minorUnknown]);
  });

  test("the version of os-release counts where the inventory's own could not be read", () => {
    const system = linux({ id: 'debian', name: 'Debian GNU/Linux', version: '12' });
    expect(idOf({ ...system, version: null })).toBe('debian-12');
  });
});

describe('Windows', () => {
  test.each([
    ['Windows 10 22H2', windows({ productName: 'Windows 10 Enterprise', build: 19045, editionId: 'Enterprise' }), 'windows-10'],
    ['the first Windows 10', windows({ build: 10240 }), 'windows-10'],
    ['a build between 10 and 11', windows({ build: 20000 }), null],
    ['Windows 11, whose name in the registry still says 10', windows({ productName: 'Windows 10 Pro', build: 22631 }), 'windows-11'],
    ['Windows 11 by its own name', windows({ productName: 'Windows 11 Pro', build: 26200 }), 'windows-11'],
    ['a Windows 12, which is none of those on record', windows({ productName: 'Windows 12 Pro', build: 29000 }), null],
    ['the first Windows 11', windows({ build: 22000 }), 'windows-11'],
    [
      'Windows 11 multi-session, which calls itself a server',
      windows({ build: 22631, productType: 3, editionId: 'ServerRdsh' }),
      'windows-11',
    ],
    ['Windows 8.1', windows({ nt: '6.3', build: 9600 }), 'windows-8.1'],
    ['Windows 8', windows({ nt: '6.2', build: 9200 }), null],
    ['Windows 7 SP1', windows({ nt: '6.1', build: 7601, servicePack: 1 }), 'windows-7-sp1'],
    ['Windows 7 without its service pack', windows({ nt: '6.1', build: 7600 }), null],
    ['Server 2008 R2 SP1', windows({ nt: '6.1', build: 7601, servicePack: 1, productType: 3 }), 'windows-server-2008-r2-sp1'],
    ['Server 2012', windows({ nt: '6.2', build: 9200, productType: 3 }), 'windows-server-2012'],
    ['a domain controller on Server 2012 R2', windows({ nt: '6.3', build: 9600, productType: 2 }), 'windows-server-2012-r2'],
    ['Server 2016', windows({ build: 14393, productType: 3 }), 'windows-server-2016'],
    ['Server, version 1709', windows({ build: 16299, productType: 3 }), null],
    ['Server, version 1803', windows({ build: 17134, productType: 3 }), 'windows-server-1803-sac'],
    [
      'Server 2019',
      windows({ productName: 'Windows Server 2019 Standard', build: 17763, productType: 3, editionId: 'ServerStandard' }),
      'windows-server-2019',
    ],
    [
      'Server, version 1809, of the same build',
      windows({ productName: 'Windows Server Datacenter', build: 17763, productType: 3 }),
      'windows-server-1803-sac',
    ],
    ['Server 2022', windows({ build: 20348, productType: 3 }), 'windows-server-2022'],
    [
      'Server, version 23H2',
      windows({ productName: 'Windows Server 2022 Datacenter', build: 25398, productType: 3 }),
      'windows-server-23h2-ac',
    ],
    ['Azure Stack HCI of the same build', windows({ productName: 'Azure Stack HCI', build: 25398, productType: 3 }), 'azure-stack-hci'],
    ['Server 2025', windows({ build: 26100, productType: 3 }), 'windows-server-2025'],
    [
      'Hyper-V Server 2019, though its name says 2019',
      windows({ productName: 'Hyper-V Server 2019', build: 17763, productType: 3, editionId: 'ServerHyperCore' }),
      'hyper-v-server',
    ],
    ['a Windows whose build could not be read', windows({ build: null }), null],
  ] as const)('%s', (_, system, record) => {
    expect(idOf(system)).toBe(record);
  });
});

describe('macOS', () => {
  test.each([
    ['10.12.6', null],
    ['10.13.6', 'macos-10.13'],
    ['10.14', 'macos-10.14'],
    ['10.15.7', 'macos-10.15'],
    ['11.7.10', 'macos-11'],
    ['12.7', 'macos-12'],
    ['13.7', 'macos-13'],
    ['14.8', 'macos-14'],
    ['15.0.1', 'macos-15'],
    ['26.1', 'macos-26'],
    ['27.0', 'macos-27'],
    ['28.0', null],
    [null, null],
  ])('%s is %s', (version, record) => {
    expect(idOf(macos(version))).toBe(record);
  });
});

test('a record of one family never fits a system of another', () => {
  expect(idOf({ ...linux({ id: 'debian', version: '12' }), family: 'windows' })).toBeNull();
});
