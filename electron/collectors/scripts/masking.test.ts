import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeAptConf } from '../../../core/inventory/decode/apt-conf';
import { decodeEnvironmentFile } from '../../../core/inventory/decode/environment-file';
import { decodeIni } from '../../../core/inventory/decode/ini';
import { decodeManagedSettings } from '../../../core/inventory/decode/mdatp-managed';
import { decodeDeb822Sources, decodeRepoFile, decodeSourcesList, isOfMicrosoft } from '../../../core/inventory/decode/package-sources';
import { maskProxyUrl, proxyVariable } from '../../../core/inventory/decode/proxy-url';
import { decodeShellAssignments } from '../../../core/inventory/decode/shell-assignments';
import { decodeShowEnvironment } from '../../../core/inventory/decode/show-environment';
import { decodeSystemdUnit, environmentOf } from '../../../core/inventory/decode/systemd-unit';
import { file } from '../../machine/machine';
import { openEvidence } from '../../evidence/open-evidence';
import { recordedMachine } from '../../machine/recorded';
import { treeOf } from '../../machine/tree.test-support';
import { proxySettingsOf } from '../proxy-environment';
import { evidenceIn, everythingIn, runCollectSh } from './collect-sh.test-support';

/** Texts as collect.sh brings them, and all that stands in its folder. Any text file that it reads is masked in the same way. */
async function masked(texts: readonly string[]): Promise<{ readonly texts: readonly string[]; readonly everything: string }> {
  const place = (index: number) => `/etc/profile.d/${index}.sh`;
  const root = await treeOf(Object.fromEntries(texts.map((text, index) => [place(index), text])));
  const { exitCode, stderr, to } = await runCollectSh(['--root', root]);
  expect(exitCode, stderr).toBe(0);
  const evidence = await evidenceIn(to);
  const machine = recordedMachine(await openEvidence(evidence), new AbortController().signal);
  return {
    texts: await Promise.all(texts.map((_, index) => machine.text(file(place(index), 'a test')))),
    everything: await everythingIn(evidence),
  };
}

const word = 'S3cr3tWord';

/** How a proxy is written in a kind of file, and what is taken from it. */
interface Form {
  readonly name: string;
  write(value: string): string;
  read(text: string): unknown;
  /** Signs that cannot stand in a value of this form. */
  readonly without?: string;
}

const isProxy = (name: string): boolean => proxyVariable(name, '') !== null;
const addressesOf = (addresses: readonly string[]) => addresses.map((address) => [maskProxyUrl(address), isOfMicrosoft(address)]);
const aptProxies = (text: string) => decodeAptConf(text).map(({ name, value }) => [name, maskProxyUrl(value)]);
const unitProxies = (text: string) => proxySettingsOf(environmentOf(decodeSystemdUnit(text), 'Environment'));
const main = (text: string) => {
  const entries = decodeIni(text).find(({ name }) => name === 'main')?.entries ?? [];
  return entries.map(({ key, value }) => [key, key === 'proxy' ? maskProxyUrl(value) : value !== '']);
};

const forms: readonly Form[] = [
  {
    name: 'environment file',
    write: (value) => `# proxy\nHTTPS_PROXY=${value}\nno_proxy=localhost,.example.com\n`,
    read: (text) => proxySettingsOf(decodeEnvironmentFile(text)),
    without: '\\"\'',
  },
  {
    name: 'environment file, quoted',
    write: (value) => `export https_proxy="${value.replace(/["\\`$]/g, '\\$&')}"\nX=1\n`,
    read: (text) => proxySettingsOf(decodeEnvironmentFile(text)),
  },
  {
    name: 'environment file, in single quotes',
    write: (value) => `all_proxy='${value}'`,
    read: (text) => proxySettingsOf(decodeEnvironmentFile(text)),
    without: "'",
  },
  {
    name: 'shell',
    write: (value) => `if true; then\n  export http_proxy='${value}'; https_proxy=$http_proxy\nfi\n`,
    read: (text) => proxySettingsOf(decodeShellAssignments([text], isProxy)),
    without: "'",
  },
  {
    name: 'shell, bare',
    write: (value) => `http_proxy=${value}\nexport http_proxy\n`,
    read: (text) => proxySettingsOf(decodeShellAssignments([text], isProxy)),
    without: '"\'\\#',
  },
  {
    name: 'unit',
    write: (value) =>
      `[Service]\nEnvironment="HTTPS_PROXY=${value.replace(/["\\]/g, '\\$&').replaceAll('%', '%%')}" "HTTP_PROXY=http://b:1"\nExecStart=/bin/x\n`,
    read: unitProxies,
  },
  {
    name: 'unit, bare',
    write: (value) => `[Service]\nEnvironment=HTTPS_PROXY=${value} no_proxy=.a,b\n`,
    read: unitProxies,
    without: '\\"\'%',
  },
  {
    name: 'apt',
    write: (value) => `// of the site\nAcquire::http::Proxy "${value}";\nAcquire::https::Proxy "DIRECT";\n`,
    read: aptProxies,
    without: '"',
  },
  {
    name: 'apt, in a block on one line',
    write: (value) => `Acquire { http { Proxy "${value}"; }; https { Proxy "http://b:1"; Timeout "3"; }; };`,
    read: aptProxies,
    without: '"',
  },
  { name: 'dnf', write: (value) => `[main]\ngpgcheck=1\nproxy = ${value}\nproxy_username=me\nproxy_password = ${word}\n`, read: main },
  {
    name: 'JSON',
    write: (value) => JSON.stringify({ antivirusEngine: { passive: true }, cloudService: { proxy: value, enabled: true } }, null, 2),
    read: (text) => maskProxyUrl(decodeManagedSettings(text).proxy ?? ''),
  },
  {
    name: 'JSON on one line',
    write: (value) => JSON.stringify({ cloudService: { proxy: value, diagnosticLevel: 'optional' }, tag: 'a@b' }),
    read: (text) => maskProxyUrl(decodeManagedSettings(text).proxy ?? ''),
  },
  {
    name: 'systemctl show-environment',
    write: (value) => `LANG=C\nHTTP_PROXY=${value}\nPATH=/usr/bin\n`,
    read: (text) => proxySettingsOf(decodeShowEnvironment(text)),
    without: '"$',
  },
  {
    name: 'list of repositories',
    write: (value) => `deb [arch=amd64 signed-by=/x.gpg] ${value.replace('proxy.example.com', 'packages.microsoft.com')} bookworm main\n`,
    read: (text) => addressesOf(decodeSourcesList(text)),
    without: ' \\"\'#[]<>,;',
  },
  {
    name: 'stanza of a repository',
    write: (value) => `Types: deb\nURIs: ${value.replace('proxy.example.com', 'packages.microsoft.com')}\nSuites: x\n`,
    read: (text) => addressesOf(decodeDeb822Sources(text)),
    without: ' \\"\'<>,;',
  },
  {
    name: 'repository',
    write: (value) => `[a]\nbaseurl=${value.replace('proxy.example.com', 'packages.microsoft.com')}\nusername=me\npassword=${word}\n`,
    read: (text) => addressesOf(decodeRepoFile(text)),
    without: ' \\"\'<>,;',
  },
];

const signs = fc.string({ unit: fc.constantFrom(...'@:/%40 \\#?"\'=;,&|$!~^*()[]{}<>.-_xü'), maxLength: 8 });

/** A name or a password, with the word that must not come out. */
const secret = fc.tuple(signs, signs).map(([before, after]) => `${before}${word}${after}`);

const shape = fc.constantFrom(
  (it: string) => `http://user:${it}@proxy.example.com:8080`,
  (it: string) => `https://${it}@proxy.example.com/`,
  (it: string) => `http://${it}:x@[fd00::1]:80`,
  (it: string) => `user:${it}@proxy.example.com`,
  (it: string) => `http://user:${encodeURIComponent(it)}%40proxy.example.com:3128`,
  (it: string) => `socks5h://dom\\user:${it}@proxy`,
);

const isRepository = (form: Form): boolean => form.name.includes('repositor');

const setting = fc.tuple(fc.constantFrom(...forms), shape, secret).map(([form, write, it]) => {
  const value = [...write(it)].filter((sign) => !(form.without ?? '').includes(sign)).join('');
  return { form, text: form.write(isRepository(form) && !/^https?:\/\//.test(value) ? `https://${value}` : value) };
});

describe('names and passwords', () => {
  test('do not come out, and what is read of a setting is the same with them and without', { timeout: 180_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(setting, { minLength: 200, maxLength: 200, size: 'max' }), async (settings) => {
        const { texts, everything } = await masked(settings.map(({ text }) => text));
        const shown = settings.map(({ form, text }, index) => ({ form, text, became: texts[index] ?? '' }));
        expect(shown.filter(({ became }) => became.includes(word)).map(({ text, became }) => [text, became])).toEqual([]);
        for (const { form, text, became } of shown)
          expect(form.read(became), `${form.name}: ${text}\nbecame ${became}`).toEqual(form.read(text));
        expect(everything).not.toContain(word);
      }),
      { numRuns: 2, endOnFailure: true },
    );
  });

  test('are told by where they stand', { timeout: 30_000 }, async () => {
    const examples: readonly (readonly [text: string, became: string])[] = [
      ['http_proxy=user:S3cr3tWord', 'http_proxy=~~~:~~~'],
      ['http_proxy=http://proxy:80 user:S3cr3tWord', 'http_proxy=http://proxy:80 ~~~:~~~'],
      ['http_proxy=$https_proxy', 'http_proxy=$https_proxy'],
      ['export http_proxy https_proxy no_proxy', 'export http_proxy https_proxy no_proxy'],
      ['no_proxy="localhost, 10.0.0.0/8,user:S3cr3tWord,[fd00::1]"', 'no_proxy="localhost, 10.0.0.0/8,~~~:~~~,[fd00::1]"'],
      ['HTTPS_PROXY_PASSWORD="S3cr3tWord"', 'HTTPS_PROXY_PASSWORD=~~~'],
      ['proxy_password =', 'proxy_password ='],
      ['ldap_default_authtok = S3cr3tWord', 'ldap_default_authtok = ~~~'],
      [
        'Acquire::http::Proxy-Auto-Detect "/usr/bin/find-proxy --password S3cr3tWord";',
        'Acquire::http::Proxy-Auto-Detect "/usr/bin/find-proxy --~~~ ~~~";',
      ],
      ['Acquire::http::Proxy::mirror.example.com "DIRECT";', 'Acquire::http::Proxy::mirror.example.com "DIRECT";'],
      ['header = "Authorization: Basic S3cr3tWord=="', 'header = "Authorization: ~~~ ~~~=="'],
      ['curl -H "X-Auth-Token: S3cr3tWord"', 'curl -H "X-Auth-Token: ~~~'],
      ['baseurl=https://cdn.example.com/x?token=S3cr3tWord', 'baseurl=https://cdn.example.com/x?token=~~~'],
      ['deb https://user:S3cr3tWord@packages.example.com/x stable main', 'deb https://~~~:~~~@packages.example.com/x stable main'],
      ['# ask admin@example.com, or see https://example.com:8443/x', '# ask admin@example.com, or see https://example.com:8443/x'],
      ['clamd@scan.service wants a@b', 'clamd@scan.service wants a@b'],
      ['127.0.0.1 localhost', '127.0.0.1 localhost'],
      ['Environment="HTTP_PROXY=http://u:S3cr3tWord \\\n  S3cr3tWord@h"', 'Environment="HTTP_PROXY=http://~~~:~~~ \\\n  ~~~@h"'],
      ['proxy = http://u:S3cr3tWord\n  S3cr3tWord@h:80', 'proxy = http://~~~:~~~\n  ~~~@h:80'],
      [
        '{"orgId":"1-2","edrMachineId":"ab","machineGuid":"x","healthy":true,"passiveModeEnabled":{"value":true}}',
        '{"orgId":"***","edrMachineId":"***","machineGuid":"***","healthy":true,"passiveModeEnabled":{"value":true}}',
      ],
      ['{"orgId":"unavailable","user":{"password":"S3cr3tWord"}}', '{"orgId":"unavailable","user":{"password":"***"}}'],
      ['{"cloudService":{"proxy":"http://proxy.server:port/"}}', '{"cloudService":{"proxy":"http://proxy.server:port/"}}'],
      ['{"cloudService":{"proxy":"http://u:S3cr3tWord@h', '{"cloudService":{"proxy":"http://~~~:~~~@h'],
      [
        '<?xml version="1.0"?>\n<key>ProxyPassword</key>\n<string>S3cr3tWord</string>\n<key>Port</key>\n<integer>80</integer>',
        '<?xml version="1.0"?>\n<key>ProxyPassword</key>\n<string>~~~</string>\n<key>Port</key>\n<integer>80</integer>',
      ],
    ];
    const { texts } = await masked(examples.map(([text]) => text));
    expect(examples.map(([text], index) => [text, texts[index]])).toEqual(examples.map(([text, became]) => [text, `${became}\n`]));
  });

  test('a long line comes to its end, whatever is in it', { timeout: 60_000 }, async () => {
    const pieces = ['x', '@', ' proxy=', 'http://a:b@', '"', '\\', '%40', '{"a":"b@c",', 'password=', '[', '~'];
    const limit = 16 * 1024; // with what is put in its place not more than the 64 KiB that a file of these may have
    const { texts } = await masked(
      [...pieces, ...pieces.map((piece) => `proxy=${piece}`)].map((piece) => piece.repeat(Math.floor(limit / piece.length))),
    );
    expect(texts).toHaveLength(2 * pieces.length);
  });
});
