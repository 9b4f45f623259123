import { expect, test } from 'vitest';
import { watchListOf } from '../../../core/catalogue/watched';
import { sampleCatalogue } from '../../../core/document/sample.test-support';
import { sourceKey } from '../../machine/source-key';
import type { Entry } from '../../machine/tree.test-support';
import { readTree } from '../declared.test-support';
import { type Mac, macos26, macTree, symantecApplication } from './mac-tree.test-support';
import { securityProducts } from './security-products';

const catalogue = watchListOf(sampleCatalogue());

const read = (mac: Mac, more: Readonly<Record<string, Entry>> = {}) => readTree(securityProducts, { ...macTree(mac), ...more }, catalogue);

const briefly = (signals: Awaited<ReturnType<typeof read>>['data']['signals']) =>
  signals.map(({ kind, name, version }) => [kind, name, version]);

test('Symantec with a system extension', async () => {
  const { data, unread } = await read({ ...macos26, own: symantecApplication('14.3.12154.1000') });
  expect(briefly(data.signals)).toEqual([
    ['process', 'SymDaemon', null],
    ['path', '/Applications/Symantec Endpoint Protection.app', '14.3.12154.1000'],
    ['path', '/Library/Application Support/Symantec', null],
    ['system-extension', 'com.broadcom.mes.systemextension', '14.3.12154'],
  ]);
  expect(data.looked).toEqual(['process', 'path', 'system-extension', 'kernel-module']);
  expect(unread).toEqual([]);
});

test('Symantec of before, with kernel extensions; there are no system extensions to look for', async () => {
  const { extensions: _, processes: __, ...bare } = macos26;
  const { data } = await read({
    ...bare,
    version: '10.13.6',
    kernelExtensions: ['com.symantec.kext.ips (8.0f3)', 'net.example.driver (1.0)'],
  });
  expect(briefly(data.signals)).toEqual([['kernel-module', 'com.symantec.kext.ips', '8.0f3']]);
  expect(data.looked).toContain('system-extension');
});

test.each(['activated waiting for user', 'terminated waiting to uninstall on reboot', 'activated disabled'])(
  'an extension that is "%s" is no sign of a product',
  async (state) => {
    const row = ['Y2CCP3S9W7', 'com.broadcom.mes.systemextension (14.3/14.3)', 'Symantec System Extension', state] as const;
    const { data } = await read({ ...macos26, extensions: { endpoint_security: [row] } });
    expect(data.signals.filter(({ kind }) => kind === 'system-extension')).toEqual([]);
    expect(data.looked).toContain('system-extension');
  },
);

test('an application that does not state its version is there all the same', async () => {
  const { data } = await read(macos26, { '/Applications/Microsoft Defender.app': { folder: true } });
  expect(briefly(data.signals)).toContainEqual(['path', '/Applications/Microsoft Defender.app', null]);
});

test('kinds that could not be looked through are named, and not empty lists', async () => {
  const { '/usr/bin/systemextensionsctl': _, '/usr/bin/kmutil': __, '/usr/sbin/kextstat': ___, ...tree } = macTree(macos26);
  const { data, unread } = await readTree(securityProducts, { ...tree, '/bin/ps': { script: 'echo /bin/zsh' } }, catalogue);
  expect(data.looked).toEqual(['path']);
  expect(unread.map(({ fact, reason }) => `${fact} ${reason}`).toSorted()).toEqual([
    'kinds.kernel-module not-found',
    'kinds.process not-readable',
    'kinds.system-extension not-found',
  ]);
});

test('what a script has to look for is spelled out', () => {
  const keys = securityProducts.named?.(catalogue).map(sourceKey) ?? [];
  expect(keys).toContain('exists /Library/Application Support/Symantec');
  expect(keys).toContain('command plutil -convert xml1 -o - /Applications/Microsoft Defender.app/Contents/Info.plist');
  expect(new Set(keys).size).toBe(keys.length);
});
