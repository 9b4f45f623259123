import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskBypassList, maskProxyUrl, proxyVariable } from './proxy-url';

describe('a proxy address', () => {
  test.each([
    'http://proxy.example.com:8080',
    'http://proxy.example.com:8080/',
    'HTTPS://proxy',
    'socks5h://10.0.0.1:1080',
    'proxy.example.com:3128',
    '[fd00::1]:8080',
    'http://[fd00::1]:8080/',
    'DIRECT',
    '/usr/bin/auto-apt-proxy',
  ])('without credentials stays as written: %s', (value) => {
    expect(maskProxyUrl(value)).toEqual({ value, credentials: 'no' });
  });

  test.each(['user:4/S3cr3tWord', 'http://user.name:443/S3cr3t', 'user:8080/a.b'])(
    'that may be a name and a password is not shown: %s',
    (value) => {
      expect(maskProxyUrl(value)).toMatchObject({ value: expect.stringMatching(/^(?:http:\/\/)?\*\*\*$/), credentials: 'unclear' });
    },
  );

  test.each(['http://wpad.example.com:8080/proxy.pac', 'http://wpad/wpad.dat', 'http://wpad.example.com/scripts/proxy'])(
    'of a script is shown: %s',
    (value) => {
      expect(maskProxyUrl(value)).toEqual({ value, credentials: 'no' });
    },
  );

  // biome-ignore lint/suspicious/noTemplateCurlyInString: variables in the syntax of the shell
  test.each(['$http_proxy', '${HTTP_PROXY}'])('of another variable is shown by that name, and unclear: %s', (value) => {
    expect(maskProxyUrl(value)).toEqual({ value, credentials: 'unclear' });
  });

  // biome-ignore lint/suspicious/noTemplateCurlyInString: variables in the syntax of the shell
  test.each(['http://${PROXY_HOST}:${PORT}', 'http://$1', '$(cat /etc/proxy)', '$1'])('put together by a shell is unclear: %s', (value) => {
    expect(maskProxyUrl(value)).toMatchObject({ value: expect.stringContaining('***'), credentials: 'unclear' });
  });

  test.each([
    ['http://user:secret@proxy:8080', 'http://***@proxy:8080'],
    ['http://user@proxy:8080', 'http://***@proxy:8080'],
    ['user:secret@proxy:8080', '***@proxy:8080'],
    ['http://user:pa@ss@proxy:8080', 'http://***@proxy:8080'],
    ['http://user:pa/ss@proxy:8080', 'http://***@proxy:8080'],
    ['http://user:pa%40ss@proxy', 'http://***@proxy'],
    ['http://user%3Asecret%40proxy:80', 'http://***@proxy:80'],
    ['http://user%3Asecret%2540proxy:80', 'http://***@proxy:80'],
    ['  http://dom\\user:secret@proxy:80 ', 'http://***@proxy:80'],
    ['http://user:se cret@proxy:80', 'http://***'],
    ['secret://user@proxy', '***'],
    ['http://user:secret', 'http://***'],
    ['user:secret', '***'],
    ['http://proxy:80 user:secret', 'http://***'],
    ['http://user:secret@', 'http://***@'],
    ['http://user:secret@pro xy', 'http://***'],
    ['http://user:secret@a:1 https_proxy=http://user:secret@b:1', 'http://***'],
  ])('%s is shown as %s', (written, shown) => {
    expect(maskProxyUrl(written)).toEqual({
      value: shown,
      credentials: written.includes('@') || /%(25)*40/.test(written) ? 'yes' : 'unclear',
    });
  });

  test('a password never comes out, whatever it consists of', () => {
    const filler = fc.string({
      unit: fc.constantFrom('@', ':', '/', '%', '4', '0', ' ', '\\', '#', '?', '"', "'", '\n', '=', ';', '.', 'x'),
    });
    const password = fc.tuple(filler, filler).map(([before, after]) => `${before}S3cr3tWord${after}`);
    const form = fc.constantFrom(
      (secret: string) => `http://user:${secret}@proxy.example.com:8080`,
      (secret: string) => `http://${secret}@proxy.example.com:8080/`,
      (secret: string) => `user:${secret}@proxy.example.com`,
      (secret: string) => `${secret}:x@[fd00::1]:80`,
      (secret: string) => `socks5://user:${encodeURIComponent(secret)}%40proxy`,
      (secret: string) => `http://user:${secret}@`,
      // Without a host behind it a sign in the password cannot be told from the one that ends it.
      (secret: string) => `user:${secret.replace(/[@%]/g, '')}`,
    );
    fc.assert(
      fc.property(form, password, (write, secret) => {
        const { value, credentials } = maskProxyUrl(write(secret));
        expect(value).not.toContain('S3cr3tWord');
        expect(credentials).not.toBe('no');
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a list of hosts that go direct', () => {
  test.each(['localhost,127.0.0.1,.example.com', '*', '<local>;*.lab:8443', 'fd00::/8, [::1]', '10.0.0.0/8 192.168.0.0/255.255.0.0', ''])(
    'stays as written: %s',
    (value) => {
      expect(maskBypassList(value)).toEqual({ value, credentials: 'no' });
    },
  );

  test('an item of another form is not shown', () => {
    expect(maskBypassList('localhost,user:secret,.x')).toEqual({ value: 'localhost,***,.x', credentials: 'unclear' });
    expect(maskBypassList('$no_proxy,.x')).toEqual({ value: '$no_proxy,.x', credentials: 'unclear' });
    expect(maskBypassList('localhost,user:sec,ret@host')).toEqual({ value: '***', credentials: 'yes' });
  });
});

test.each([
  ['http_proxy', 'http'],
  ['HTTPS_PROXY', 'https'],
  ['all_proxy', 'all'],
  ['NO_PROXY', 'bypass'],
])('%s is for %s', (name, purpose) => {
  expect(proxyVariable(name, 'proxy')).toMatchObject({ variable: name, purpose, value: 'proxy' });
});

test.each(['Http_Proxy', 'ftp_proxy', 'constructor', 'my_http_proxy', ''])('%s is no proxy variable', (name) => {
  expect(proxyVariable(name, 'proxy')).toBeNull();
});
