import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../machine/tree.test-support';
import { readTree } from '../declared.test-support';
import { proxy } from './proxy';

const read = (entries: Readonly<Record<string, Entry>>) => readTree(proxy, entries);

/** Settings of one plane as text: variable, purpose, value. */
async function settings(id: string, entries: Readonly<Record<string, Entry>>): Promise<readonly string[] | undefined> {
  const { data } = await read(entries);
  return data.planes
    .find((plane) => plane.id === id)
    ?.settings.map(
      ({ variable, purpose, value, credentials }) => `${variable} ${purpose} ${value}${credentials === 'no' ? '' : ' (credentials)'}`,
    );
}

const address = 'http://proxy.example.com:8080';

test('planes that were looked at and are empty are there without a setting', async () => {
  const { data, unread } = await read({ '/etc/apt/sources.list': '', '/etc/systemd/system.conf': '[Manager]\n' });
  expect(unread).toEqual([]);
  expect(data.planes.map(({ id }) => id)).toEqual([
    'process-environment',
    'etc-environment',
    'etc-environment-profile',
    'systemd-manager',
    'systemd-unit-mdatp',
    'mdatp',
    'package-manager-apt',
  ]);
  expect(data.planes.slice(1).every((plane) => plane.settings.length === 0)).toBe(true);
});

test('/etc/environment, in both cases, the last of a name', async () => {
  const text = `http_proxy=http://old:1\nhttp_proxy="${address}"\nHTTPS_PROXY=${address}\nno_proxy=localhost,.example.com\nLANG=C\n`;
  expect(await settings('etc-environment', { '/etc/environment': text })).toEqual([
    `http_proxy http ${address}`,
    `HTTPS_PROXY https ${address}`,
    'no_proxy bypass localhost,.example.com',
  ]);
});

test('login shells', async () => {
  const entries = { '/etc/profile': 'export https_proxy=http://one:1\n', '/etc/profile.d/proxy.sh': `export https_proxy=${address}\n` };
  expect(await settings('etc-environment-profile', entries)).toEqual([`https_proxy https ${address}`]);
  const byVariable = {
    '/etc/profile': `PROXY=${address}\n`,
    '/etc/profile.d/proxy.sh': 'http_proxy=$PROXY; export https_proxy=$http_proxy\n',
  };
  expect(await settings('etc-environment-profile', byVariable)).toEqual([`http_proxy http ${address}`, `https_proxy https ${address}`]);
});

describe('systemd', () => {
  test('by its configuration, where it does not run', async () => {
    const entries = {
      '/etc/systemd/system.conf': '[Manager]\n#DefaultEnvironment=\nDefaultEnvironment="HTTP_PROXY=http://old:1"\n',
      '/etc/systemd/system.conf.d/proxy.conf': `[Manager]\nDefaultEnvironment="HTTP_PROXY=${address}" NO_PROXY=localhost\n`,
    };
    expect(await settings('systemd-manager', entries)).toEqual([`HTTP_PROXY http ${address}`, 'NO_PROXY bypass localhost']);
  });

  test('by its answer, where it runs', async () => {
    const entries: Record<string, Entry> = {
      '/run/systemd/system': { folder: true },
      '/usr/bin/systemctl': { script: `[ "$1" = show-environment ] && echo LANG=C && echo ALL_PROXY=${address}` },
      '/etc/systemd/system.conf': '[Manager]\nDefaultEnvironment=HTTP_PROXY=http://not-active:1\n',
    };
    expect(await settings('systemd-manager', entries)).toEqual([`ALL_PROXY all ${address}`]);
  });
});

test('an answer of systemd that is quoted for a shell, with a sign-in in it', async () => {
  const answer = "HTTPS_PROXY=$'http://user:S3cr3t\\\\x21@proxy.example.com:8080'";
  const { data } = await read({
    '/run/systemd/system': { folder: true },
    '/usr/bin/systemctl': { script: `cat <<'END'\n${answer.replaceAll('\\\\', '\\')}\nEND` },
  });
  expect(data.planes.find(({ id }) => id === 'systemd-manager')?.settings).toEqual([
    { variable: 'HTTPS_PROXY', purpose: 'https', value: 'http://***@proxy.example.com:8080', credentials: 'yes' },
  ]);
});

describe('the unit of Defender', () => {
  // As Microsoft's proxy page for Linux of 2021 has it: a line of the unit, or a file that the unit names.
  const unit = '[Service]\nEnvironment="HTTPS_PROXY=http://unit:1"\nExecStart=/opt/microsoft/mdatp/sbin/wdavdaemon\n';

  test.each<[string, Readonly<Record<string, Entry>>, readonly string[]]>([
    ['of the package', { '/usr/lib/systemd/system/mdatp.service': unit }, ['HTTPS_PROXY https http://unit:1']],
    [
      'with a drop-in',
      {
        '/lib/systemd/system/mdatp.service': unit,
        '/etc/systemd/system/mdatp.service.d/override.conf': `[Service]\nEnvironment="HTTPS_PROXY=${address}"\n`,
      },
      [`HTTPS_PROXY https ${address}`],
    ],
    [
      'replaced by the administrator',
      { '/usr/lib/systemd/system/mdatp.service': unit, '/etc/systemd/system/mdatp.service': '[Service]\n' },
      [],
    ],
    [
      'with a file of assignments',
      { '/etc/systemd/system/mdatp.service': `${unit}EnvironmentFile=-/etc/mdatp.env\n`, '/etc/mdatp.env': `HTTPS_PROXY=${address}\n` },
      [`HTTPS_PROXY https ${address}`],
    ],
    [
      'with a file that is not there',
      { '/etc/systemd/system/mdatp.service': `${unit}EnvironmentFile=-/etc/mdatp.env\n` },
      ['HTTPS_PROXY https http://unit:1'],
    ],
  ])('%s', async (_, entries, expected) => {
    expect(await settings('systemd-unit-mdatp', entries)).toEqual(expected);
  });
});

const managed = '/etc/opt/microsoft/mdatp/managed/mdatp_managed.json';

test('the managed configuration of Defender', async () => {
  expect(await settings('mdatp', { [managed]: `{"cloudService":{"proxy":"${address}/"}}` })).toEqual([
    `cloudService.proxy all ${address}/`,
  ]);
  expect(await settings('mdatp', { [managed]: '{"cloudService":{"enabled":true}}' })).toEqual([]);
});

test('a managed configuration that is no JSON is malformed, and none of it is quoted', async () => {
  const reading = await read({ [managed]: '{"cloudService":{"proxy":"http://user:S3cr3t@proxy:1"' });
  expect(reading.unread).toMatchObject([{ fact: 'planes.mdatp', reason: 'malformed' }]);
  expect(JSON.stringify(reading)).not.toContain('S3cr3t');
});

describe('package managers', () => {
  test('apt', async () => {
    const entries = {
      '/etc/apt/apt.conf.d/80proxy': `Acquire { http::Proxy "http://old:1"; https::Proxy "${address}/"; };
Acquire::http::Proxy::repo.example.com "DIRECT";\n`,
      '/etc/apt/apt.conf.d/90proxy': 'Acquire::http::Proxy "";\nAcquire::http::Proxy-Auto-Detect "/usr/bin/auto-apt-proxy";\n',
      '/etc/apt/apt.conf': 'APT::Install-Recommends "false";\n',
    };
    expect(await settings('package-manager-apt', entries)).toEqual([
      `Acquire::https::Proxy https ${address}/`,
      'Acquire::http::Proxy::repo.example.com http DIRECT',
      'Acquire::http::Proxy-Auto-Detect auto-detect /usr/bin/auto-apt-proxy',
    ]);
  });

  test('apt without quotes, and for one host', async () => {
    const entries = {
      '/etc/apt/apt.conf': 'Acquire::http::Proxy http://p:3128;\nAcquire::http { Proxy { repo.example "http://q:1"; }; };\n',
    };
    expect(await settings('package-manager-apt', entries)).toEqual([
      'Acquire::http::Proxy http http://p:3128',
      'Acquire::http::Proxy::repo.example http http://q:1',
    ]);
  });

  test("of apt's program only the path is shown", async () => {
    const entries = { '/etc/apt/apt.conf': 'Acquire::http::Proxy-Auto-Detect "/usr/bin/find-proxy --password S3cr3t";\n' };
    expect(await settings('package-manager-apt', entries)).toEqual([
      'Acquire::http::Proxy-Auto-Detect auto-detect /usr/bin/find-proxy (credentials)',
    ]);
  });

  test.each([
    ['dnf', '/etc/dnf/dnf.conf'],
    ['yum', '/etc/yum.conf'],
  ])('%s', async (name, path) => {
    const id = `package-manager-${name}`;
    expect(await settings(id, { [path]: `[main]\nproxy=${address}\n` })).toEqual([`proxy all ${address}`]);
    expect(await settings(id, { [path]: '[main]\nproxy=_none_\n' })).toEqual([]);
    expect(await settings(id, { [path]: '[other]\nproxy=http://x:1\n' })).toEqual([]);
    const withPassword = await read({ [path]: `[main]\nproxy=${address}\nproxy_username=user\nproxy_password=S3cr3t\n` });
    expect(withPassword.data.planes.find((plane) => plane.id === id)?.settings).toMatchObject([{ value: address, credentials: 'yes' }]);
    expect(JSON.stringify(withPassword)).not.toContain('S3cr3t');
  });

  test('zypper, by the file of the system', async () => {
    const entries = (enabled: string) => ({
      '/etc/zypp/zypp.conf': '[main]\n',
      '/etc/sysconfig/proxy': `PROXY_ENABLED="${enabled}"\nHTTP_PROXY="${address}"\nHTTPS_PROXY=""\n`,
    });
    expect(await settings('package-manager-zypp', entries('yes'))).toEqual([`HTTP_PROXY http ${address}`]);
    expect(await settings('package-manager-zypp', entries('no'))).toEqual([]);
  });

  test('one that is not installed has no plane', async () => {
    const { data } = await read({});
    expect(data.planes.some(({ kind }) => kind === 'package-manager')).toBe(false);
  });
});

test('a plane whose file cannot be read is named and not among the planes', async () => {
  const { data, unread } = await read({ '/etc/environment': { folder: true }, '/etc/apt/apt.conf.d/x': { folder: true } });
  expect(unread).toMatchObject([
    { fact: 'planes.etc-environment', reason: 'not-readable' },
    { fact: 'planes.package-manager-apt', reason: 'not-readable' },
  ]);
  expect(data.planes.map(({ id }) => id)).not.toContain('etc-environment');
});

test('a password put into any of the files never comes out', async () => {
  const filler = fc.string({ unit: fc.constantFrom('@', ':', '/', '%', '4', '0', '\\', '#', '?', "'", '=', ',', ' ', 'x', '$', '&', '!') });
  const password = fc.tuple(filler, filler).map(([before, after]) => `${before}S3cr3tWord${after}`);
  await fc.assert(
    fc.asyncProperty(password, async (secret) => {
      const url = `http://user:${secret}@proxy.example.com:8080`;
      const reading = await read({
        '/etc/environment': `http_proxy=${url}\nNO_PROXY=${secret}@x\n`,
        '/etc/profile.d/proxy.sh': `export https_proxy="${url.replace(/[\\$]/g, '\\$&')}"\nall_proxy=${url}\n`,
        '/etc/systemd/system.conf': `[Manager]\nDefaultEnvironment=HTTPS_PROXY=${url}\n`,
        '/etc/systemd/system/mdatp.service': `[Service]\nEnvironment="HTTPS_PROXY=${url}"\nEnvironmentFile=/etc/mdatp.env\n`,
        '/etc/mdatp.env': `http_proxy='${url}'\nhttps_proxy=user:${secret}@proxy\n`,
        [managed]: JSON.stringify({ cloudService: { proxy: url } }),
        '/etc/apt/apt.conf': `Acquire::http::Proxy "${url}";\n`,
        '/etc/dnf/dnf.conf': `[main]\nproxy=${url}\nproxy_password=${secret}\n`,
        '/etc/zypp/zypp.conf': '',
        '/etc/sysconfig/proxy': `HTTP_PROXY="${url}"\n`,
      });
      expect(JSON.stringify(reading)).not.toContain('S3cr3tWord');
      expect(
        reading.data.planes.filter(({ settings: found }) => found.some(({ credentials }) => credentials !== 'no')).length,
      ).toBeGreaterThan(5);
    }),
    { numRuns: 100 },
  );
});
