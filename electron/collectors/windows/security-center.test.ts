import { describe, expect, test } from 'vitest';
import { Unavailable, type WmiRow } from '../../machine/machine';
import { registryMachine } from '../../machine/registry.test-support';
import { readDeclared } from '../declared.test-support';
import { regKey } from './machines.test-support';
import { securityCenter } from './security-center';

const type = (ProductType: string) => regKey('HKLM\\SYSTEM\\CurrentControlSet\\Control\\ProductOptions', { ProductType });
const row = (displayName: string | null, productState: number | null, there: boolean | null): WmiRow => ({
  displayName,
  productState,
  'pathToSignedReportingExe?': there,
});
const symantec = row('Symantec Endpoint Protection', 0x041000, true);
const read = (wmi: NonNullable<Parameters<typeof registryMachine>[0]['wmi']>, word = 'WinNT') =>
  readDeclared(securityCenter, registryMachine({ registry: type(word), wmi }));

test('the products of each class in their order, with whether their program is there', async () => {
  const { data, unread } = await read({
    antivirus: [symantec, row('Norton 360', 0x040000, false)],
    antispyware: [],
    firewall: [row('Symantec Endpoint Protection', 0x011000, true)],
  });
  expect(data.products).toEqual([
    { kind: 'antivirus', name: 'Symantec Endpoint Protection', state: 0x041000, reportingProgramExists: true },
    { kind: 'antivirus', name: 'Norton 360', state: 0x040000, reportingProgramExists: false },
    { kind: 'firewall', name: 'Symantec Endpoint Protection', state: 0x011000, reportingProgramExists: true },
  ]);
  expect(unread).toEqual([]);
});

test.each(['ServerNT', 'LanmanNT'])('a server (%s) has none, and is not asked', async (word) => {
  expect((await read({}, word)).data).toEqual({ products: [] });
});

describe('what is not known is said', () => {
  test('of a client without an answer of WMI the section', async () => {
    await expect(read({})).rejects.toMatchObject({ reason: 'not-collected' });
    await expect(read({ antivirus: new Unavailable('failed', 'error 800706ba') })).rejects.toMatchObject({ reason: 'failed' });
  });

  test('of a class that was not answered its kind', async () => {
    const { data, unread } = await read({ antivirus: [symantec], antispyware: [] });
    expect(data.products).toHaveLength(1);
    expect(unread).toEqual([expect.objectContaining({ fact: 'products.firewall', reason: 'not-collected' })]);
  });

  test('of a program that was not looked for its place', async () => {
    const { data, unread } = await read({ antivirus: [row('Norton 360', 0x041000, null)], antispyware: [], firewall: [] });
    expect(data.products[0]?.reportingProgramExists).toBeNull();
    expect(unread).toEqual([expect.objectContaining({ fact: 'products.0.reportingProgramExists' })]);
  });

  test('of a row without a name or a state its kind', async () => {
    const { data, unread } = await read({ antivirus: [row(null, 1, true), row('X', null, true)], antispyware: [], firewall: [] });
    expect(data.products).toEqual([]);
    expect(unread.map(({ fact, reason }) => `${fact} ${reason}`)).toEqual(['products.antivirus malformed', 'products.antivirus malformed']);
  });
});
