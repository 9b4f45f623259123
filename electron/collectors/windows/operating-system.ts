import type { OperatingSystem } from '../../../core/inventory/sections/operating-system';
import { registryValues } from '../../machine/machine';
import type { Collector } from '../collector';
import { Ledger } from '../ledger';
import { firmware } from './hardware';
import { machineEnvironment, numberOf, placeOf, readKey, stated, textOf } from './registry-values';

type WindowsVersion = NonNullable<OperatingSystem['windows']>;

const version = registryValues(
  'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion',
  [
    'ProductName',
    'CurrentVersion',
    'CurrentMajorVersionNumber',
    'CurrentMinorVersionNumber',
    'CurrentBuildNumber',
    'UBR',
    'DisplayVersion',
    'ReleaseId',
    'EditionID',
    'InstallationType',
  ],
  'Name, version, build and edition',
);

/** Client or server: also what the Security Center is asked by. */
export const productOptions = registryValues(
  'HKLM\\SYSTEM\\CurrentControlSet\\Control\\ProductOptions',
  ['ProductType'],
  'Client or server',
);

const sources = {
  version,
  productOptions,
  servicePack: registryValues('HKLM\\SYSTEM\\CurrentControlSet\\Control\\Windows', ['CSDVersion'], 'Service pack'),
  environment: machineEnvironment,
  container: registryValues('HKLM\\SYSTEM\\CurrentControlSet\\Control', ['ContainerType'], 'Whether this is a container'),
  firmware,
} as const;

/** Words of the registry for VER_NT_WORKSTATION, _DOMAIN_CONTROLLER and _SERVER (winnt.h). */
const productTypes: ReadonlyMap<string, number> = new Map([
  ['winnt', 1],
  ['lanmannt', 2],
  ['servernt', 3],
]);

/** What PROCESSOR_ARCHITECTURE calls an architecture, in the words of the catalogue. */
const architectures: ReadonlyMap<string, string> = new Map([
  ['amd64', 'x64'],
  ['arm64', 'arm64'],
  ['x86', 'x86'],
]);

export const operatingSystem: Collector<'operatingSystem'> = {
  section: 'operatingSystem',
  family: 'windows',
  sources,
  limitMs: 10_000,
  async read(machine) {
    const ledger = new Ledger();
    const current = await machine.registry(version);
    ledger.from('', placeOf(version));
    const fact = <Value>(name: string, value: Value | null, valueName: string) =>
      ledger.fact(name, placeOf(version, valueName), async () => stated(value, version, valueName));
    const number = numberOf(current, 'CurrentBuildNumber');
    const [productName, nt, build, editionId, productType, servicePack, architecture, runsIn] = await Promise.all([
      fact('windows.productName', textOf(current, 'ProductName'), 'ProductName'),
      fact('windows.nt', ntOf(current), 'CurrentVersion'),
      fact('windows.build', number, 'CurrentBuildNumber'),
      fact('windows.editionId', textOf(current, 'EditionID'), 'EditionID'),
      ledger.facts(['windows.productType', 'role'], placeOf(productOptions, 'ProductType'), async () => {
        const word = textOf(await machine.registry(productOptions), 'ProductType')?.toLowerCase();
        return stated(productTypes.get(word ?? '') ?? null, productOptions, 'ProductType');
      }),
      // In the high byte; 0 where no service pack is installed.
      ledger.fact('windows.servicePack', placeOf(sources.servicePack, 'CSDVersion'), async () => {
        const packed = numberOf(await machine.registry(sources.servicePack), 'CSDVersion');
        return stated(packed, sources.servicePack, 'CSDVersion') >> 8;
      }),
      ledger.fact('architecture', placeOf(machineEnvironment, 'PROCESSOR_ARCHITECTURE'), async () => {
        const word = textOf(await machine.registry(machineEnvironment), 'PROCESSOR_ARCHITECTURE');
        return architectures.get(word?.toLowerCase() ?? '') ?? stated(word, machineEnvironment, 'PROCESSOR_ARCHITECTURE');
      }),
      ledger.fact('runsIn', placeOf(firmware), async () => {
        const container = numberOf(await readKey(machine, sources.container), 'ContainerType');
        if (container !== null && container > 0) return { kind: 'container' as const, technology: null };
        const bios = await machine.registry(firmware);
        return placeInWords(
          stated(textOf(bios, 'SystemManufacturer'), firmware, 'SystemManufacturer'),
          textOf(bios, 'SystemProductName') ?? '',
        );
      }),
    ]);
    const windows: WindowsVersion = {
      productName,
      nt,
      build,
      updateBuildRevision: numberOf(current, 'UBR'),
      displayVersion: textOf(current, 'DisplayVersion') ?? textOf(current, 'ReleaseId'),
      editionId,
      installationType: textOf(current, 'InstallationType'),
      productType,
      servicePack,
    };
    const [name, versionText] = await Promise.all([
      fact('name', nameOf(windows), 'ProductName'),
      fact('version', versionOf(windows), nt === null ? 'CurrentVersion' : 'CurrentBuildNumber'),
    ]);
    return ledger.reading<'operatingSystem'>({
      family: 'windows',
      name,
      version: versionText,
      kernel: versionText && `${nt}.${build}`,
      architecture,
      edition: editionId,
      role: productType === null ? null : isClient(windows) ? 'client' : 'server',
      runsIn,
      osRelease: null,
      windows,
      macos: null,
    });
  },
};

/** From Windows 10 on the version stands in two numbers, and CurrentVersion stays "6.3". */
function ntOf(current: Parameters<typeof textOf>[0]): string | null {
  const [major, minor] = [numberOf(current, 'CurrentMajorVersionNumber'), numberOf(current, 'CurrentMinorVersionNumber')];
  return major === null ? textOf(current, 'CurrentVersion') : `${major}.${minor ?? 0}`;
}

function versionOf({ nt, build, updateBuildRevision }: WindowsVersion): string | null {
  if (nt === null || build === null) return null;
  return updateBuildRevision === null ? `${nt}.${build}` : `${nt}.${build}.${updateBuildRevision}`;
}

/** Enterprise multi-session calls itself a server, and is a client by its edition. */
const isClient = ({ productType, editionId }: WindowsVersion): boolean => productType === 1 || editionId === 'ServerRdsh';

/** Windows 11 goes on to call itself "Windows 10": its first build is 22000 (Microsoft Learn, "Windows 11 release information"). */
const windows11 = 22_000;

/** Clients, and servers whose name has no year, are told from one another by their version: "Windows 11 Enterprise 24H2". */
function nameOf(windows: WindowsVersion): string | null {
  const { productName, build, displayVersion } = windows;
  if (productName === null) return null;
  const client = isClient(windows);
  const name = client && (build ?? 0) >= windows11 ? productName.replace(/^Windows 10\b/, 'Windows 11') : productName;
  const versioned = client || /^Windows Server (?!\d)/.test(name);
  return displayVersion === null || !versioned ? name : `${name} ${displayVersion}`;
}

/**
 * Makers and models by which firmware of virtual machines calls itself, with systemd's word for them (systemd-detect-virt(1) and the
 * table of src/basic/virt.c).
 */
const virtualFirmware: readonly (readonly [maker: RegExp, model: RegExp, technology: string])[] = [
  [/^VMware/i, /^/, 'vmware'],
  [/^/, /^VMware/i, 'vmware'],
  [/^Microsoft Corporation$/i, /^Virtual Machine$/i, 'microsoft'],
  [/^innotek GmbH$/i, /^/, 'oracle'],
  [/^/, /^VirtualBox$/i, 'oracle'],
  [/^Xen$/i, /^/, 'xen'],
  [/^/, /^HVM domU$/i, 'xen'],
  [/^/, /^KVM$/i, 'kvm'],
  [/^Parallels/i, /^/, 'parallels'],
  [/^Google$/i, /^Google Compute Engine$/i, 'google'],
  [/^Amazon EC2$/i, /^(?!.*metal)/i, 'amazon'],
  [/^Nutanix$/i, /^AHV$/i, 'kvm'],
  [/^QEMU$/i, /^/, 'qemu'],
];

function placeInWords(maker: string, model: string): NonNullable<OperatingSystem['runsIn']> {
  const found = virtualFirmware.find(([ofMaker, ofModel]) => ofMaker.test(maker) && ofModel.test(model));
  return found ? { kind: 'virtual-machine', technology: found[2] } : { kind: 'physical', technology: null };
}
