import manifest from '../../assets/catalogue/catalogue.json' with { type: 'json' };
import endpoints from '../../assets/catalogue/endpoints.json' with { type: 'json' };
import licences from '../../assets/catalogue/licences.json' with { type: 'json' };
import links from '../../assets/catalogue/links.json' with { type: 'json' };
import migration from '../../assets/catalogue/migration.json' with { type: 'json' };
import platforms from '../../assets/catalogue/platforms.json' with { type: 'json' };
import products from '../../assets/catalogue/products.json' with { type: 'json' };
import { parseCatalogue } from '../catalogue/load';
import type { Catalogue } from '../catalogue/schema';
import type { Inventory, SectionData, SectionName } from '../inventory/schema';
import type { UnreadFact } from '../inventory/section';
import { type Occasion, composeDocument } from './compose';
import type { ReadinessDocument } from './schema';
import type { Statement } from './statement';

/** The catalogue that ships with the product. Its digest is a stand-in: core computes none. */
export const sampleCatalogue = (): Catalogue =>
  parseCatalogue({ manifest, platforms, products, links, migration, endpoints, licences }, 'ca7a'.repeat(16));

/** When the sample was assessed. */
export const sampleNow = (): Date => new Date('2026-11-24T07:12:00.000Z');

function read<Name extends SectionName>(data: SectionData<Name>, sources: Record<string, string>) {
  const unread: UnreadFact[] = [];
  return { status: 'read' as const, at: '2026-11-24T07:11:58.000Z', tookMs: 12, sources, data, unread };
}

const noAgent: SectionData<'mdatp'>['agent'] = {
  installed: false,
  version: null,
  healthy: null,
  licensed: null,
  organisationId: null,
  antivirus: null,
  realTimeProtection: null,
};

/**
 * A Debian 12 server at a branch, behind a proxy, with Symantec's agent for Linux. Made up, in the shapes that the files of
 * such a system have (os-release and kernel release of Debian 12.12, package names of the agent's installer 2.2.6).
 */
export function sampleInventory(): Inventory {
  return {
    schemaVersion: 1,
    startedAt: '2026-11-24T07:11:57.900Z',
    tookMs: 61,
    origin: 'recorded',
    elevated: true,
    tool: { name: 'Defender Readiness Assessor', version: '0.1.0' },
    collected: null,
    sections: {
      operatingSystem: read<'operatingSystem'>(
        {
          family: 'linux',
          name: 'Debian GNU/Linux 12 (bookworm)',
          version: '12',
          kernel: '6.1.0-41-amd64',
          architecture: 'x86_64',
          edition: null,
          role: 'server',
          runsIn: { kind: 'virtual-machine', technology: 'vmware' },
          osRelease: {
            id: 'debian',
            idLike: [],
            name: 'Debian GNU/Linux',
            versionId: '12',
            version: '12 (bookworm)',
            variantId: null,
            prettyName: 'Debian GNU/Linux 12 (bookworm)',
          },
          windows: null,
          macos: null,
        },
        {
          '': '/etc/os-release',
          kernel: '/proc/sys/kernel/osrelease',
          architecture: 'uname -m',
          runsIn: '/sys/class/dmi/id/sys_vendor',
          role: '/etc/systemd/system/default.target',
        },
      ),
      hardware: read<'hardware'>(
        {
          cpuModel: 'Intel(R) Xeon(R) Gold 6338 CPU @ 2.00GHz',
          logicalCores: 4,
          physicalCores: 4,
          memoryBytes: 8_326_471_680,
          manufacturer: 'VMware, Inc.',
          model: 'VMware20,1',
        },
        {
          '': '/proc/cpuinfo',
          memoryBytes: '/proc/meminfo',
          manufacturer: '/sys/class/dmi/id/sys_vendor',
          model: '/sys/class/dmi/id/product_name',
        },
      ),
      storage: read<'storage'>(
        {
          mounts: [
            {
              mount: '/',
              device: '/dev/sda2',
              fileSystem: 'ext4',
              options: ['rw', 'relatime', 'errors=remount-ro'],
              totalBytes: 50_000_000_000,
              freeBytes: 21_474_836_480,
            },
            {
              mount: '/var',
              device: '/dev/sdb1',
              fileSystem: 'xfs',
              options: ['rw', 'relatime'],
              totalBytes: 107_374_182_400,
              freeBytes: 64_424_509_440,
            },
            {
              mount: '/srv/share',
              device: 'files-b12.example.net:/export/share',
              fileSystem: 'nfs4',
              options: ['rw', 'relatime', 'vers=4.2'],
              totalBytes: null,
              freeBytes: null,
            },
          ],
          disks: [
            { name: 'sda', model: 'Virtual disk', sizeBytes: 53_687_091_200, rotational: false },
            { name: 'sdb', model: 'Virtual disk', sizeBytes: 107_374_182_400, rotational: false },
          ],
          systemVolume: { mount: '/', fileSystem: 'ext4', totalBytes: 50_000_000_000, freeBytes: 21_474_836_480 },
        },
        { '': '/proc/self/mountinfo', disks: '/sys/block', 'systemVolume.freeBytes': 'statfs /', 'systemVolume.totalBytes': 'statfs /' },
      ),
      host: read<'host'>(
        {
          name: 'srv-b12-files',
          domain: 'b12.example.net',
          machineIdHash: '5d41402abc4b2a76b9719d911017c592ae2f2e0fd0a1b5f2d7a1b1f3c1e0d9c8',
          directory: { kind: 'active-directory', name: 'example.net' },
          timeZone: 'Europe/Berlin',
          clock: { synchronised: true, service: 'systemd-timesyncd' },
        },
        {
          '': '/proc/sys/kernel/hostname',
          domain: '/etc/resolv.conf',
          machineIdHash: '/etc/machine-id',
          directory: '/etc/sssd/sssd.conf',
          timeZone: '/etc/timezone',
          'clock.synchronised': '/run/systemd/timesync/synchronized',
          'clock.service': '/proc/[pid]/comm',
        },
      ),
      network: read<'network'>(
        {
          interfaces: [
            { name: 'lo', state: 'up', loopback: true, addresses: [{ address: '127.0.0.1', prefixLength: 8, family: 'ipv4' }] },
            {
              name: 'ens192',
              state: 'up',
              loopback: false,
              addresses: [
                { address: '192.0.2.27', prefixLength: 24, family: 'ipv4' },
                { address: '2001:db8:12::27', prefixLength: 64, family: 'ipv6' },
              ],
            },
          ],
          routes: [
            { family: 'ipv4', destination: '0.0.0.0/0', gateway: '192.0.2.1', interface: 'ens192', metric: 0 },
            { family: 'ipv4', destination: '192.0.2.0/24', gateway: null, interface: 'ens192', metric: 0 },
          ],
          dns: { servers: ['192.0.2.53'], search: ['b12.example.net', 'example.net'] },
        },
        { '': 'network interfaces', routes: '/proc/net/route', dns: '/etc/resolv.conf' },
      ),
      proxy: read<'proxy'>(
        {
          planes: [
            {
              id: 'process-environment',
              kind: 'process-environment',
              name: 'Environment of this run',
              source: 'environment',
              settings: [],
            },
            {
              id: 'etc-environment',
              kind: 'etc-environment',
              name: '/etc/environment',
              source: '/etc/environment',
              settings: [
                { variable: 'HTTPS_PROXY', purpose: 'https', value: 'http://proxy-b12.example.net:8080', credentials: 'no' },
                { variable: 'HTTP_PROXY', purpose: 'http', value: 'http://proxy-b12.example.net:8080', credentials: 'no' },
                { variable: 'NO_PROXY', purpose: 'bypass', value: 'localhost,127.0.0.1,.example.net', credentials: 'no' },
              ],
            },
            {
              id: 'systemd-unit-mdatp',
              kind: 'systemd-unit',
              name: 'systemd drop-ins of mdatp.service',
              source: '/etc/systemd/system/mdatp.service.d',
              settings: [],
            },
            {
              id: 'package-manager-apt',
              kind: 'package-manager',
              name: 'apt',
              source: '/etc/apt/apt.conf.d/90proxy',
              settings: [
                { variable: 'Acquire::https::Proxy', purpose: 'https', value: 'http://proxy-b12.example.net:8080', credentials: 'no' },
              ],
            },
            {
              id: 'mdatp',
              kind: 'mdatp',
              name: 'Managed configuration of mdatp',
              source: '/etc/opt/microsoft/mdatp/managed/mdatp_managed.json',
              settings: [],
            },
          ],
        },
        { '': 'proxy settings' },
      ),
      securityProducts: read<'securityProducts'>(
        {
          signals: [
            { kind: 'package', name: 'sdcss-caf', state: null, version: '14.3.9205-2700', source: '/var/lib/dpkg/status' },
            { kind: 'package', name: 'sdcss-kmod', state: null, version: '14.3.9205-2700', source: '/var/lib/dpkg/status' },
            { kind: 'service', name: 'cafagent', state: 'running', version: null, source: 'systemctl show' },
            { kind: 'service', name: 'sisamdagent', state: 'running', version: null, source: 'systemctl show' },
            { kind: 'process', name: 'sisamddaemon', state: null, version: null, source: '/proc/1184/comm' },
            { kind: 'kernel-module', name: 'sisap', state: null, version: null, source: '/proc/modules' },
            { kind: 'kernel-module', name: 'sisevt', state: null, version: null, source: '/proc/modules' },
            { kind: 'path', name: '/etc/caf/CAFConfig.ini', state: null, version: null, source: '/etc/caf/CAFConfig.ini' },
          ],
          looked: ['package', 'service', 'process', 'path', 'kernel-module'],
          catalogueVersion: '2026.11.24',
        },
        { '': 'signs of products' },
      ),
      linuxSystem: read<'linuxSystem'>(
        {
          init: { name: 'systemd', systemd: true, systemdVersion: '252' },
          kernelOptions: {
            CONFIG_FANOTIFY: 'y',
            CONFIG_FANOTIFY_ACCESS_PERMISSIONS: 'y',
            CONFIG_BPF_SYSCALL: 'y',
            CONFIG_DEBUG_INFO_BTF: 'y',
          },
          fanotify: { users: [] },
          audit: { daemonRunning: false, rulesFiles: [], immutable: false },
          selinux: 'not-present',
          appArmor: 'enabled',
          ebpf: { btf: true, unprivilegedDisabled: 2 },
          libc: { name: 'glibc', version: '2.36' },
          immutable: 'none',
          fips: false,
          cryptoPolicy: 'not-present',
          links: [],
          packages: { manager: 'apt', microsoftSources: [] },
        },
        {
          'init.name': '/proc/1/comm',
          init: '/run/systemd/system',
          kernelOptions: '/boot/config-6.1.0-41-amd64',
          fanotify: '/proc/[pid]/fdinfo',
          audit: '/etc/audit/rules.d',
          selinux: '/sys/fs/selinux',
          appArmor: '/sys/module/apparmor/parameters/enabled',
          ebpf: '/sys/kernel/btf/vmlinux',
          libc: 'ldd --version',
          immutable: '/run/ostree-booted',
          fips: '/proc/sys/crypto/fips_enabled',
          cryptoPolicy: '/etc/crypto-policies/config',
          links: '/opt',
          packages: '/etc/apt/sources.list.d',
        },
      ),
      mdatp: read<'mdatp'>(
        { agent: noAgent, onboardingData: false, managedSettings: 'absent', sampleValues: [] },
        { onboardingData: '/etc/opt/microsoft/mdatp/mdatp_onboard.json', '': '/etc/opt/microsoft/mdatp/managed/mdatp_managed.json' },
      ),
      securityCenter: notHere('Windows Security Center'),
      symantecClient: notHere('Symantec Endpoint Protection'),
      windowsDefender: notHere('Microsoft Defender'),
      windowsSystem: notHere('Windows system'),
      macosSystem: notHere('macOS system'),
    },
  };
}

/** A section that Linux does not have. */
const notHere = (title: string) => ({
  status: 'unavailable' as const,
  at: '2026-11-24T07:11:58.000Z',
  tookMs: 0,
  reason: 'not-on-this-platform' as const,
  detail: `${title}: not on Linux.`,
});

/** What people of the sample's site have answered so far. */
export const sampleStatements = (): Statement[] => [
  {
    checkId: 'licences-verified',
    answer: 'done',
    choice: null,
    by: 'Licence desk, Example Ltd',
    on: '2026-11-20',
    note: '400 licences, state Active.',
    recordedAt: '2026-11-24T07:12:30.000Z',
  },
];

/** The occasion of the sample. */
export const sampleOccasion = (): Occasion => ({
  id: '6f1c1e0a-6f0f-4d1e-9a52-0c5d7d6f2b11',
  tool: { name: 'Defender Readiness Assessor', version: '0.1.0' },
  site: 'Branch 12, Freiburg',
  assessor: 'R. Example',
  basedOn: null,
  now: sampleNow(),
});

/** The sample assessed with everything it knows. */
export function sampleDocument(): ReadinessDocument {
  const inputs = {
    inventory: sampleInventory(),
    statements: sampleStatements(),
    connectivity: { status: 'deferred', reason: 'offline-chosen' } as const,
  };
  return composeDocument(inputs, sampleCatalogue(), sampleOccasion());
}
