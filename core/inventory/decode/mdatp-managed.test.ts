import { expect, test } from 'vitest';
import { decodesAnyText } from './any-text.test-support';
import { decodeManagedSettings } from './mdatp-managed';

// Values of the samples on Microsoft's page of settings for Linux: the full profile of 2021, and that of 2026, shortened.
const fullProfile2021 = {
  antivirusEngine: {
    enableRealTimeProtection: true,
    exclusions: [
      { $type: 'excludedPath', isDirectory: false, path: '/var/log/system.log' },
      { $type: 'excludedFileExtension', extension: 'pdf' },
    ],
    allowedThreats: ['EICAR-Test-File (not a virus)'],
  },
  cloudService: { enabled: true, automaticSampleSubmissionConsent: 'safe', proxy: 'http://proxy.server:port/' },
};
const fullProfile2026 = {
  antivirusEngine: {
    enforcementLevel: 'passive',
    allowedThreats: ['<EXAMPLE DO NOT USE>EICAR-Test-File (not a virus)'],
    offlineDefinitionUpdateUrl: 'http://172.22.199.67:8000/linux/production/<EXAMPLE DO NOT USE>',
  },
  cloudService: { proxy: '<EXAMPLE DO NOT USE> http://proxy.server:port/' },
  exclusionSettings: {
    exclusions: [
      { $type: 'excludedPath', path: '/run<EXAMPLE DO NOT USE>' },
      { $type: 'excludedPath', path: '/var/log/system.log<EXAMPLE DO NOT USE><EXCLUDED IN ALL SCENARIOS>' },
      { $type: 'excludedFileExtension', extension: '.pdf<EXAMPLE DO NOT USE>' },
    ],
    mergePolicy: 'admin_only',
  },
};

const known = ['cloudService.proxy = http://proxy.server:port/', 'antivirusEngine.allowedThreats = EICAR-Test-File (not a virus)'];

test.each([
  ['the full profile of 2021', fullProfile2021, known],
  [
    'the full profile of 2026',
    fullProfile2026,
    [
      ...known,
      'antivirusEngine.offlineDefinitionUpdateUrl = <EXAMPLE DO NOT USE>',
      'exclusionSettings.exclusions.path = <EXAMPLE DO NOT USE>',
      'exclusionSettings.exclusions.extension = <EXAMPLE DO NOT USE>',
    ],
  ],
  ['a placeholder with a port that somebody put in', { cloudService: { proxy: 'http://proxy.server:8080/' } }, known.slice(0, 1)],
  ['settings of a site', { antivirusEngine: { allowedThreats: ['Some-Threat'] }, cloudService: { proxy: 'http://proxy.example.net' } }, []],
  ['a placeholder in other letters, without a scheme', { cloudService: { proxy: 'Proxy.Server:3128' } }, known.slice(0, 1)],
  ['a placeholder with a sign-in', { cloudService: { proxy: 'http://user:pw@proxy.server' } }, known.slice(0, 1)],
  ['a host with a similar name', { cloudService: { proxy: 'http://proxy-server.example.net:8080' } }, []],
  ['a host in the domain of a site that begins alike', { cloudService: { proxy: 'http://proxy.server.corp.example:8080' } }, []],
  ['a host whose name goes on', { cloudService: { proxy: 'http://proxy.server-2:8080' } }, []],
  ['a host that ends alike', { cloudService: { proxy: 'http://my-proxy.server:8080' } }, []],
  ['a host of a domain that ends alike', { cloudService: { proxy: 'http://eu.proxy.server:8080' } }, []],
  [
    'a host that ends alike, still marked',
    { cloudService: { proxy: '<EXAMPLE DO NOT USE> http://my-proxy.server:8080' } },
    ['cloudService.proxy = <EXAMPLE DO NOT USE>'],
  ],
  ['a threat in another place', { antivirusEngine: { exclusions: [{ path: '/srv/EICAR-Test-File' }] } }, []],
  ['a list where an object belongs', [], []],
  ['null', null, []],
])('%s', (_, settings, sampleValues) => {
  expect(decodeManagedSettings(JSON.stringify(settings)).sampleValues).toEqual(sampleValues);
});

test('of a marked value the part that may be the site’s own is not kept', () => {
  const own = { exclusionSettings: { exclusions: [{ path: '/srv/payroll<EXAMPLE DO NOT USE>' }] }, 'a password': '<EXAMPLE DO NOT USE>' };
  const { sampleValues } = decodeManagedSettings(JSON.stringify(own));
  expect(sampleValues).toEqual(['exclusionSettings.exclusions.path = <EXAMPLE DO NOT USE>', '? = <EXAMPLE DO NOT USE>']);
});

test.each([
  [{ cloudService: { proxy: 'http://proxy.example.net:8080/' } }, 'http://proxy.example.net:8080/'],
  [{ cloudService: { proxy: ' ' } }, null],
  [{ cloudService: { proxy: 8080 } }, null],
  [{ cloudService: {} }, null],
  [{ proxy: 'http://proxy.example.net' }, null],
])('the proxy of %j', (settings, proxy) => {
  expect(decodeManagedSettings(JSON.stringify(settings)).proxy).toBe(proxy);
});

test('what is not JSON is refused without being quoted', () => {
  expect(() => decodeManagedSettings('{"cloudService":{"proxy":"http://user:secret@p"')).toThrow(
    /^Not a valid JSON: the managed configuration/,
  );
});

test('any text is decoded or refused', () => {
  decodesAnyText(decodeManagedSettings, ['{', '}', '"cloudService":', '"proxy":', '"http://proxy.server:port/"', '[', ']', ',', ':']);
});
