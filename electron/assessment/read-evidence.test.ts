import { describe, expect, test } from 'vitest';
import { sampleCatalogue } from '../../core/document/sample.test-support';
import { documentSchema } from '../../core/document/schema';
import { inventorySchema, isSectionOf, sectionNames } from '../../core/inventory/schema';
import { basedOnSentence } from '../../core/text/based-on-sentence';
import { debian, evidenceWith, type Sources, type Written } from '../evidence/evidence.test-support';
import { assessSaved } from './assessment';
import { readEvidence } from './read-evidence';

const catalogue = sampleCatalogue();

async function inventoryOf(sources: Sources, written: Written = {}, writtenAt: Date | null = null) {
  const evidence = { ...(await evidenceWith(sources, written)), writtenAt };
  const inventory = await readEvidence(evidence, catalogue, new AbortController().signal);
  return inventorySchema.parse(inventory);
}

describe('evidence of a Linux machine', () => {
  test('is an inventory as the app itself would read it, of the time when the script ran', async () => {
    const inventory = await inventoryOf(debian());
    const { operatingSystem, storage, host, network, proxy } = inventory.sections;
    expect(inventory).toMatchObject({ origin: 'recorded', elevated: true, startedAt: '2026-11-24T07:11:58.000Z', tookMs: 5_000 });
    expect(operatingSystem).toMatchObject({
      status: 'read',
      at: inventory.startedAt,
      data: { family: 'linux', osRelease: { id: 'debian' } },
    });
    expect(storage).toMatchObject({ data: { systemVolume: { totalBytes: 50_000_000_000, freeBytes: 21_474_836_480 } } });
    expect(storage).toMatchObject({ data: { disks: [{ name: 'sda', sizeBytes: 53_687_091_200, rotational: false }] } });
    expect(host).toMatchObject({ data: { name: 'ws-b12-014', timeZone: 'Europe/Berlin' } });
    expect(network).toMatchObject({
      data: {
        interfaces: [
          { name: 'ens192', state: 'up', addresses: [{ address: '192.0.2.27', prefixLength: 24 }] },
          { name: 'lo', loopback: true },
        ],
      },
    });
    const plane = { id: 'process-environment', name: 'Environment of the collector script' };
    expect(proxy).toMatchObject({ data: { planes: expect.arrayContaining([expect.objectContaining(plane)]) } });
  });

  test('says what was not collected and what was refused, and invents nothing', async () => {
    const { sections } = await inventoryOf(debian());
    const { host, linuxSystem } = sections;
    expect(host.status === 'read' && host.unread).toContainEqual(
      expect.objectContaining({ fact: 'directory', reason: 'not-readable', detail: expect.stringContaining('/etc/sssd/sssd.conf') }),
    );
    expect(linuxSystem.status === 'read' && linuxSystem.unread.map(({ reason }) => reason)).toContain('not-collected');
    for (const name of sectionNames) {
      const section = sections[name];
      if (section.status === 'unavailable') expect(section.reason).not.toBe('failed');
      if (!isSectionOf(name, 'linux')) expect(section).toMatchObject({ reason: 'not-on-this-platform' });
    }
  });

  test('with nothing in it has no section that failed, and none that this machine has filled', async () => {
    const { sections } = await inventoryOf({});
    for (const name of sectionNames) {
      const section = sections[name];
      if (section.status === 'unavailable')
        expect(section).toMatchObject({ reason: expect.stringMatching(/^not-(?:collected|on-this-platform)$/) });
      else expect(section.unread.map(({ reason }) => reason)).toContain('not-collected');
    }
  });

  test('says how it came about', async () => {
    const { collected } = await inventoryOf({ ...debian(), 'file /x': { state: 'timeout' } }, { headers: { user: 'r\u001boot' } });
    expect(collected).toMatchObject({
      script: { name: 'collect.sh', version: 1 },
      catalogueVersion: '2026.11.24',
      by: 'r\ufffdoot',
      host: 'ws-b12-014',
      beganAt: '2026-11-24T07:11:58.000Z',
      endedAt: '2026-11-24T07:12:03.000Z',
      clock: 'script',
      form: 'folder',
      sources: { absent: 2, denied: 1, failed: 1 },
    });
  });

  test('of an older catalogue was searched for the products of that catalogue only', async () => {
    const { sections } = await inventoryOf(debian(), { headers: { catalogue: '2000.1.1' } });
    expect(sections.securityProducts).toMatchObject({ data: { catalogueVersion: '2000.1.1' } });
  });

  test.each([
    ['2099-11-24T07:11:58Z', '2099-11-24T07:11:58.000Z', 'script'],
    ['yesterday', '2026-11-25T00:00:00.000Z', 'file'],
    ['0000-01-01T00:00:00Z', '2026-11-25T00:00:00.000Z', 'file'],
  ])('that began at %s', async (began, startedAt, clock) => {
    const inventory = await inventoryOf(debian(), { headers: { began } }, new Date('2026-11-25T00:00:00Z'));
    expect(inventory).toMatchObject({ startedAt, collected: { clock, beganAt: clock === 'script' ? startedAt : null } });
    const document = assessSaved({ kind: 'evidence', inventory }, {}, catalogue);
    expect(documentSchema.parse(document).basedOn).toEqual({ kind: 'evidence' });
  });
});

describe('the time of a batch file', () => {
  const international = 'values 64 HKCU\\Control Panel\\International';
  const zone = 'values 64 HKLM\\SYSTEM\\CurrentControlSet\\Control\\TimeZoneInformation';
  /** Made up in the shape that reg.exe prints. */
  const settings: Sources = {
    [international]:
      '\r\nHKEY_CURRENT_USER\\Control Panel\\International\r\n    iDate    REG_SZ    1\r\n\r\n' +
      '\r\nHKEY_CURRENT_USER\\Control Panel\\International\r\n    sShortDate    REG_SZ    dd.MM.yyyy\r\n\r\n',
    [zone]:
      '\r\nHKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\TimeZoneInformation\r\n    ActiveTimeBias    REG_DWORD    0xffffffc4\r\n\r\n',
  };
  const answers = '{"format":1,"at":"2026-11-24T07:12:01Z","rows":{},"versions":{},"errors":[],"end":true}';
  const windows: Written = { family: 'windows', headers: { began: 'local 24.11.2026  8:11:58,12', bits: '64' } };
  const end = 'end 2 local 24.11.2026  8:12:03,50';

  test('is told by the order of day and month and the zone of that machine', async () => {
    const inventory = await inventoryOf(settings, { ...windows, end });
    expect(inventory).toMatchObject({ startedAt: '2026-11-24T07:11:58.000Z', tookMs: 5_000, collected: { clock: 'script' } });
  });

  test('else by wmi.js', async () => {
    const inventory = await inventoryOf({ 'script wmi.js': answers }, { ...windows, end: end.replace('2', '1') });
    expect(inventory).toMatchObject({ startedAt: '2026-11-24T07:12:01.000Z', tookMs: 0, collected: { clock: 'script', endedAt: null } });
  });

  test('else by its file, which is said', async () => {
    const inventory = await inventoryOf({}, windows, new Date('2026-11-24T09:00:00Z'));
    expect(inventory).toMatchObject({ startedAt: '2026-11-24T09:00:00.000Z', collected: { clock: 'file', beganAt: null } });
    const document = assessSaved({ kind: 'evidence', inventory }, {}, catalogue);
    expect(basedOnSentence(document, { timeZone: 'UTC' })).toContain('by its file');
  });
});

test('what is cancelled is cancelled', async () => {
  const inventory = await readEvidence(await evidenceWith(debian()), catalogue, AbortSignal.abort());
  expect(inventory.sections.host).toMatchObject({ status: 'unavailable', reason: 'cancelled' });
});
