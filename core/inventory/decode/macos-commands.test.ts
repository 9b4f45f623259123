import { describe, expect, test } from 'vitest';
import { decodesAnyText } from './any-text.test-support';
import {
  decodeActiveDirectory,
  decodeCsrutil,
  decodeDfTable,
  decodeKernelExtensions,
  decodeMacosMounts,
  decodePlatformUuid,
  decodeSwVers,
  decodeSysctl,
  decodeSystemExtensions,
} from './macos-commands';

test.each([
  ['ProductName:\tMac OS X\nProductVersion:\t10.13.6\nBuildVersion:\t17G14042\n', '10.13.6', '17G14042'],
  ['ProductName:\t\tmacOS\nProductVersion:\t\t26.1\nBuildVersion:\t\t25B78\n', '26.1', '25B78'],
  ['ProductName:\t\tmacOS\nProductVersion:\t\t13.4.1\nProductVersionExtra:\t(c)\nBuildVersion:\t\t22F770820d\n', '13.4.1', '22F770820d'],
])('sw_vers: %j', (text, productVersion, buildVersion) => {
  expect(decodeSwVers(text)).toEqual({ productVersion, buildVersion });
});

test('sw_vers without a version', () => {
  expect(() => decodeSwVers('ProductName: macOS')).toThrow('Not a valid answer of sw_vers');
});

test('sysctl', () => {
  expect([
    ...decodeSysctl('hw.memsize: 17179869184\nhw.model: \nmachdep.cpu.brand_string: Intel(R) Core(TM) i7: 2.60GHz\nnoise\n'),
  ]).toEqual([
    ['hw.memsize', '17179869184'],
    ['machdep.cpu.brand_string', 'Intel(R) Core(TM) i7: 2.60GHz'],
  ]);
});

describe('csrutil', () => {
  // The list as users of macOS 10.14 and 12 quote it.
  const custom = (fileSystem: string) =>
    `System Integrity Protection status: unknown (Custom Configuration).\n\nConfiguration:\n\tApple Internal: disabled\n\tKext Signing: enabled\n\tFilesystem Protections: ${fileSystem}\n\tDebugging Restrictions: enabled\n\nThis is an unsupported configuration, likely to break in the future and leave your machine in an unknown state.\n`;
  test.each([
    ['System Integrity Protection status: enabled.\n', true],
    ['System Integrity Protection status: disabled.\n', false],
    [custom('enabled'), true],
    [custom('disabled'), false],
    [custom('disabled').replace('unknown', 'enabled'), false],
  ])('%j', (text, on) => {
    expect(decodeCsrutil(text)).toBe(on);
  });

  test.each(['', 'System Integrity Protection status: unknown (Custom Configuration).\n'])('%j does not say', (text) => {
    expect(() => decodeCsrutil(text)).toThrow('Not a valid answer of csrutil');
  });
});

test('system extensions, as systemextensionsctl prints them in issues of mdatp-xplat and of others', () => {
  const text =
    "3 extension(s)\n--- com.apple.system_extension.network_extension (Go to 'System Settings > General > Login Items & Extensions > Network Extensions' to modify these system extension(s))\nenabled\tactive\tteamID\tbundleID (version)\tname\t[state]\n*\t*\tUBF8T346G9\tcom.microsoft.wdav.netext (101.23/101.23)\tMicrosoft Defender Network Extension\t[activated enabled]\n\t\t57P38MF5GS\tcom.f5.access.macos.DNSProxy (7260.0.0.1/7260.0.0.1)\tDNSProxy\t[terminated waiting to uninstall on reboot]\n--- com.apple.system_extension.cmio\nenabled\tactive\tteamID\tbundleID (version)\tname\t[state]\n*\t\t\tnet.example.camera (1)\t\t[activated waiting for user]\n";
  expect(decodeSystemExtensions(text)).toEqual([
    { bundleId: 'com.microsoft.wdav.netext', teamId: 'UBF8T346G9', category: 'network', state: 'enabled', version: '101.23' },
    {
      bundleId: 'com.f5.access.macos.DNSProxy',
      teamId: '57P38MF5GS',
      category: 'network',
      state: 'waiting-to-uninstall',
      version: '7260.0.0.1',
    },
    { bundleId: 'net.example.camera', teamId: null, category: 'other', state: 'waiting-for-user', version: '1' },
  ]);
  expect(decodeSystemExtensions('0 extension(s)\n')).toEqual([]);
  expect(() => decodeSystemExtensions('')).toThrow('Not a valid list of system extensions');
});

test('kernel extensions, as kextstat of macOS 11 and of 10.15 prints them', () => {
  const newer =
    'Executing: /usr/bin/kmutil showloaded\nNo variant specified, falling back to release\nIndex Refs Address            Size       Wired      Name (Version) UUID <Linked Against>\n    1  142 0                  0          0          com.apple.kpi.bsd (20.5.0) 52A1E876-863E-38E3-AC80-09BBAB13B752 <>\n';
  const older =
    '  116    0 0xffffff7f83ee4000 0x42000    0x42000    com.paragon-software.filesystems.ntfs (66.5.15) 43B8E60C-1D4C-37A1-A831-0ECF23B29456 <8 6 5 1>\n';
  expect(decodeKernelExtensions(newer)).toEqual([]);
  expect(decodeKernelExtensions(newer + older)).toEqual([{ bundleId: 'com.paragon-software.filesystems.ntfs', version: '66.5.15' }]);
  expect(() => decodeKernelExtensions('')).toThrow('Not a valid list of kernel extensions');
});

test('of ioreg the identifier, of dsconfigad the domain', () => {
  expect(decodePlatformUuid('    |   "IOPlatformUUID" = "5B1C9D8E-0A2F-5C43-9E61-7F0D3A9B2C11"\n')).toBe(
    '5B1C9D8E-0A2F-5C43-9E61-7F0D3A9B2C11',
  );
  expect(decodePlatformUuid('"IOPlatformSerialNumber" = "C02"')).toBeNull();
  expect(
    decodeActiveDirectory('\nActive Directory Forest          = example.net\nActive Directory Domain          = ad.example.net\n'),
  ).toBe('ad.example.net');
  expect(decodeActiveDirectory('')).toBeNull();
});

test('mounts with blanks in their names', () => {
  const text =
    '/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)\nmap auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)\n//ws@files/share on /Volumes/share on top (smbfs, nodev)\n';
  expect(decodeMacosMounts(text).map(({ device, mount, fileSystem }) => [device, mount, fileSystem])).toEqual([
    ['/dev/disk3s1s1', '/', 'apfs'],
    ['map auto_home', '/System/Volumes/Data/home', 'autofs'],
    ['//files/share', '/Volumes/share on top', 'smbfs'],
  ]);
  expect(() => decodeMacosMounts('')).toThrow('Not a valid list of mounts');
});

test('sizes, in blocks of 1,024 bytes and in no others', () => {
  const text =
    'Filesystem     1024-blocks     Used Available Capacity  Mounted on\n/dev/disk3s1s1   482797652 10900000 302734375     4%    /\n/dev/disk5s1            100      110       -10   110%    /Volumes/a b\n';
  expect([...decodeDfTable(text)]).toEqual([
    ['/', { totalBytes: 494_384_795_648, freeBytes: 310_000_000_000 }],
    ['/Volumes/a b', { totalBytes: 102_400, freeBytes: 0 }],
  ]);
  expect(() => decodeDfTable(text.replace('1024-', '512-'))).toThrow('Not a valid list of sizes');
});

test('any text is decoded', () => {
  const pieces = [
    'ProductVersion:',
    'hw.model: ',
    'System Integrity Protection status: ',
    '(Custom Configuration)',
    '\tKext Signing: enabled',
    '1 extension(s)\n',
    '*\t*\t',
    'a.b (1)',
    '[activated enabled]',
    '1 2 3 4 5 a.b (',
    '"IOPlatformUUID" = "',
    ' on /',
    ' (',
    'Filesystem 1024-blocks \n',
    ' 1 2 3 4% /',
  ];
  for (const decode of [
    decodeSwVers,
    decodeSysctl,
    decodeCsrutil,
    decodeSystemExtensions,
    decodeKernelExtensions,
    decodePlatformUuid,
    decodeActiveDirectory,
    decodeMacosMounts,
    decodeDfTable,
  ]) {
    decodesAnyText(decode, pieces);
  }
});
