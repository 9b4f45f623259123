import { describe, expect, test } from 'vitest';
import { type GoodMachine, machineWith } from '../inventory/machines.test-support';
import type { ProxyPlane } from '../inventory/sections/proxy';
import { english, findingOf, plane, verdictLine, withGap } from './check.test-support';
import { proxyBypass } from './proxy-bypass';

const of = (
  kind: ProxyPlane['kind'],
  exceptions: string,
  proxy: string | null = 'proxy.example.net:8080',
  id: string = kind,
): ProxyPlane => ({
  ...plane(id, ['bypass', exceptions], ...(proxy === null ? [] : [['all', proxy] as const])),
  kind,
});
const on = (machine: GoodMachine, ...planes: readonly ProxyPlane[]) =>
  findingOf(proxyBypass, machineWith(machine, { proxy: { planes: [...planes] } }));

const none = 'No exception from the proxy covers a host of Defender.';
const noList = 'No exceptions from a proxy are set for what Defender uses.';

describe('Windows', () => {
  test.each([
    ['names of the site', of('winhttp-machine', '<local>;*.example.net;10.*'), 'pass', none],
    ['none', { ...plane('winhttp', ['all', 'proxy.example.net:8080']), kind: 'winhttp-machine' as const }, 'pass', noList],
    ['exceptions without a proxy', of('winhttp-machine', '*.microsoft.com', null), 'pass', noList],
    ['those of a person', of('wininet-user', '*.microsoft.com', 'p:8080', 'S-1-5-21-1-2-3-1001'), 'pass', noList],
    ['push notifications, which have to go direct', of('winhttp-machine', '*.wns.windows.com'), 'pass', none],
    ['a name is not taken for those below it', of('winhttp-machine', 'microsoft.com'), 'pass', none],
    ['a name with a similar end', of('winhttp-machine', '*notmicrosoft.com'), 'pass', none],
    ['an address', of('winhttp-machine', '13.107.4.50'), 'pass', none],
  ] as const)('%s', (_, each, outcome, headline) => {
    expect(verdictLine(on('windows-11', each))).toEqual([outcome, headline]);
  });

  test.each(['*.endpoint.security.microsoft.us', '*.microsoft.us', '*.blob.core.windows.net'])(
    '%s covers every host below a name of which none is known',
    (entry) => {
      const finding = on('windows-11', of('winhttp-machine', entry));
      expect(finding.outcome).toBe('warn');
      expect(english(finding.headline)).toContain(`${entry} among the exceptions`);
    },
  );

  test.each(['files.blob.core.windows.net', 'x*.endpoint.security.microsoft.us', 'blob.core.windows.net', '*.us.example.net'])(
    '%s is a host of the site, or none',
    (entry) => {
      expect(verdictLine(on('windows-11', of('winhttp-machine', entry)))).toEqual(['pass', none]);
    },
  );

  test.each(['*.microsoft.com', '*.endpoint.security.microsoft.com', '*.wd.microsoft.com', '*', '*wdcp*'])(
    '%s covers hosts of Defender',
    (entry) => {
      const finding = on('windows-11', of('winhttp-machine', `<local>;${entry}`));
      expect(finding.outcome).toBe('warn');
      expect(english(finding.headline)).toContain(`${entry} among the exceptions`);
      const hosts = finding.evidence.filter(({ name }) => name === 'host').map(({ value }) => value);
      expect(hosts.length).toBeGreaterThan(0);
      expect(hosts).not.toContain('*.wns.windows.com');
    },
  );

  test('push notifications that are not exempt are told of, on clients', () => {
    expect(english(on('windows-11', of('winhttp-machine', '*.example.net')).basis)).toContain('*.wns.windows.com');
    expect(english(on('windows-11', of('winhttp-machine', '*.wns.windows.com')).basis)).not.toContain('*.wns.windows.com');
    expect(english(on('windows-server-2019', of('winhttp-machine', '*.example.net')).basis)).toBe('');
  });
});

describe('Linux', () => {
  test.each([
    ['names of the site', of('etc-environment', 'localhost,127.0.0.1,.example.net'), 'pass', none],
    [
      'the source of packages',
      of('etc-environment', 'localhost,packages.microsoft.com'),
      'warn',
      'Because of packages.microsoft.com among the exceptions, a host of Defender goes direct.',
    ],
    [
      'a name is taken for those below it',
      of('package-manager', 'microsoft.com'),
      'warn',
      'Because of microsoft.com among the exceptions, a host of Defender goes direct.',
    ],
    ['other hosts are no matter of the whole system', of('etc-environment', '.endpoint.security.microsoft.com'), 'pass', none],
  ] as const)('%s', (_, each, outcome, headline) => {
    expect(verdictLine(on('debian-13', each))).toEqual([outcome, headline]);
  });

  test('those of the unit of Defender are not confirmed', () => {
    expect(on('debian-13', of('systemd-unit', '.endpoint.security.microsoft.com'))).toMatchObject({ outcome: 'warn', unconfirmed: true });
  });
});

test('exceptions that are masked, or a place that may be missing, leave it open', () => {
  const masked = on('windows-11', of('winhttp-machine', '<local>;***'));
  expect(verdictLine(masked)).toEqual([
    'unknown',
    'The exceptions in winhttp-machine are not written out, so that it is not known what they cover.',
  ]);
  expect(findingOf(proxyBypass, withGap(machineWith('windows-11'), 'proxy', 'planes.winhttp-machine', 'malformed')).outcome).toBe(
    'unknown',
  );
});
