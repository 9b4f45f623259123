import { describe, expect, test } from 'vitest';
import { decodesAnyText } from './any-text.test-support';
import { decodeMdatpHealth } from './mdatp-health';

/** Made up in the shape of outputs that GLPI Agent keeps as resources/linux/antivirus/defender-101.23062.0010.json and .../macos/.... */
const health = (values: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({
    $type: 'getHealthAllResult',
    appVersion: '101.25062.0003',
    definitionsStatus: { $type: 'upToDate' },
    edrMachineId: '0123456789abcdef0123456789abcdef01234567',
    healthIssues: [],
    healthy: true,
    licensed: true,
    machineGuid: '9c1f7e6a-1111-4222-8333-444455556666',
    orgId: '11111111-2222-4333-8444-555566667777',
    passiveModeEnabled: { displayValue: true, isManaged: true, value: false },
    realTimeProtectionEnabled: { displayValue: true, isManaged: false, value: true },
    ...values,
  });

const managed = (value: unknown) => ({ displayValue: true, isManaged: true, value });

describe('health of the agent', () => {
  test('of a device that is onboarded', () => {
    expect(decodeMdatpHealth(health({}))).toEqual({
      version: '101.25062.0003',
      healthy: true,
      licensed: true,
      organisationId: true,
      antivirus: 'real-time',
      realTimeProtection: true,
    });
  });

  test.each([
    ['passive', true, false],
    ['passive', true, true],
    ['on-demand', false, false],
    [null, undefined, true],
    [null, false, 'yes'],
  ])('antivirus %s: passive %s, real time %s', (antivirus, passive, realTime) => {
    const text = health({ passiveModeEnabled: managed(passive), realTimeProtectionEnabled: managed(realTime) });
    expect(decodeMdatpHealth(text)).toMatchObject({ antivirus });
  });

  test.each(['', 'unavailable', 'Unavailable'])('organisation "%s" is none', (orgId) => {
    expect(decodeMdatpHealth(health({ orgId }))).toMatchObject({ organisationId: false });
  });

  test('an id that a script has masked is one', () => {
    expect(decodeMdatpHealth(health({ orgId: '***' }))).toMatchObject({ organisationId: true });
  });

  test('what is missing or of another kind is not known', () => {
    expect(decodeMdatpHealth('{"healthy":"yes","appVersion":7,"licensed":null}')).toEqual({
      version: null,
      healthy: null,
      licensed: null,
      organisationId: null,
      antivirus: null,
      realTimeProtection: null,
    });
  });

  test('no id comes out', () => {
    expect(JSON.stringify(decodeMdatpHealth(health({})))).not.toMatch(/11111111|0123456789abcdef|9c1f7e6a/);
  });

  test.each(['', 'Error: mdatp is not running', '[]', '"x"', 'null', '7'])('%s is malformed, and is not quoted', (text) => {
    expect(() => decodeMdatpHealth(text)).toThrow(/^mdatp health: it is (?:not JSON|no JSON object)$|mdatp health/);
  });

  test('any text', () => {
    decodesAnyText(decodeMdatpHealth, [
      '{',
      '}',
      '"healthy"',
      ':',
      'true',
      ',',
      '"value"',
      '[',
      '"orgId"',
      '{"healthy":{"value":true}}',
      '1e9',
    ]);
  });
});
