import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { registryMachine } from '../../machine/registry.test-support';
import { readDeclared } from '../declared.test-support';
import { host } from './host';
import { regKey, regService } from './machines.test-support';

const tcpip = regKey('HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters', {
  Hostname: 'ws-b12-014',
  Domain: 'corp.example.net',
});
const joined = regKey('HKLM\\SYSTEM\\CurrentControlSet\\Control\\CloudDomainJoin\\JoinInfo\\0A1B2C3D4E5F', {
  TenantId: '11111111-2222-3333-4444-555555555555',
  UserEmail: 'someone@example.net',
});
const computer = (PartOfDomain: boolean, Domain: string) => ({ computer: [{ TotalPhysicalMemory: '1', PartOfDomain, Domain }] });
const read = (registry: readonly string[], wmi = {}) => readDeclared(host, registryMachine({ registry: [tcpip, ...registry], wmi }));

test('the machine id leaves only as a digest', async () => {
  const id = '6F9619FF-8B86-D011-B42D-00CF4FC964FF';
  const reading = await read([regKey('HKLM\\SOFTWARE\\Microsoft\\Cryptography', { MachineGuid: id })]);
  expect(reading.data.machineIdHash).toBe(createHash('sha256').update(`defender-readiness machine ${id.toLowerCase()}`).digest('hex'));
  expect(JSON.stringify(reading).toLowerCase()).not.toContain(id.toLowerCase());
});

describe('the directory', () => {
  test.each([
    ['a member, by WMI', [regService('Netlogon', 'manual')], computer(true, 'corp.example.net'), 'active-directory', 'corp.example.net'],
    ['a member, by the start of Netlogon', [regService('Netlogon', 'automatic')], {}, 'active-directory', 'corp.example.net'],
    ['a work group', [regService('Netlogon', 'manual')], {}, 'none', null],
    [
      'a work group whose Netlogon somebody set to start',
      [regService('Netlogon', 'automatic')],
      computer(false, 'WORKGROUP'),
      'none',
      null,
    ],
    ['Entra', [regService('Netlogon', 'manual'), joined], {}, 'entra', null],
    ['both', [regService('Netlogon', 'automatic'), joined], {}, 'active-directory', 'corp.example.net'],
  ])('of %s', async (_, registry, wmi, kind, name) => {
    const reading = await read(registry, wmi);
    expect(reading.data.directory).toEqual({ kind, name });
    expect(JSON.stringify(reading)).not.toMatch(/11111111|someone/);
  });

  test('is open where neither says', async () => {
    const { data, unread } = await read([]);
    expect(data.directory).toBeNull();
    expect(unread).toContainEqual(expect.objectContaining({ fact: 'directory', reason: 'not-found' }));
  });
});

describe('the clock', () => {
  const source = (Type: string) => regKey('HKLM\\SYSTEM\\CurrentControlSet\\Services\\W32Time\\Parameters', { Type });
  test.each([
    ['a service with a source', [regService('W32Time', 'manual'), source('NTP')], null, 'W32Time'],
    ['a service that follows none', [regService('W32Time', 'automatic'), source('NoSync')], false, 'W32Time'],
    ['a disabled service', [regService('W32Time', 'disabled'), source('NTP')], false, null],
    ['no service', [], false, null],
  ])('of %s', async (_, registry, synchronised, service) => {
    const { data, unread } = await read(registry);
    expect(data.clock).toEqual({ synchronised, service });
    expect(unread.some(({ fact }) => fact === 'clock.synchronised')).toBe(synchronised === null);
  });
});

test('a name without a domain states none', async () => {
  const alone = regKey('HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters', { Hostname: 'pc1', Domain: '' });
  const { data, unread } = await readDeclared(host, registryMachine({ registry: alone }));
  expect(data).toMatchObject({ name: 'pc1', domain: null });
  expect(unread.map(({ fact }) => fact)).not.toContain('domain');
});
