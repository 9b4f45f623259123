import { expect, test } from 'vitest';
import { decodesAnyText } from './any-text.test-support';
import { decodeSystemdUnit, environmentOf } from './systemd-unit';

// A drop-in as `systemctl edit mdatp.service` makes it, after Microsoft's proxy page for Linux, and the joined lines of systemd.syntax(7).
const unit = `### Editing /etc/systemd/system/mdatp.service.d/override.conf
[Unit]
Description=Microsoft Defender

[Service]
; Environment="HTTPS_PROXY=http://commented:1"
Environment="HTTPS_PROXY=http://proxy.example.com:8080" NO_PROXY=localhost,.example.com
Environment='TITLE=two words' \\
# a comment inside a joined line
  LAST=one%%two
ExecStart=/opt/microsoft/mdatp/sbin/wdavdaemon
`;

test('entries with their sections, joined lines, comments', () => {
  const entries = decodeSystemdUnit(unit);
  expect(entries.map(({ section, key }) => `${section}.${key}`)).toEqual([
    'Unit.Description',
    'Service.Environment',
    'Service.Environment',
    'Service.ExecStart',
  ]);
});

test('assignments of Environment=, with quotes and percent signs', () => {
  expect(environmentOf(decodeSystemdUnit(unit), 'Environment')).toEqual([
    { name: 'HTTPS_PROXY', value: 'http://proxy.example.com:8080' },
    { name: 'NO_PROXY', value: 'localhost,.example.com' },
    { name: 'TITLE', value: 'two words' },
    { name: 'LAST', value: 'one%two' },
  ]);
});

test('an empty Environment= drops what came before', () => {
  const entries = decodeSystemdUnit('[Service]\nEnvironment=A=1\nEnvironment=\nEnvironment=B=2\n');
  expect(environmentOf(entries, 'Environment')).toEqual([{ name: 'B', value: '2' }]);
});

test('a value that nobody quoted stays in one piece', () => {
  const entries = decodeSystemdUnit('[Service]\nEnvironment=HTTPS_PROXY=http://user:a@one x=two@proxy:80 B=2\n');
  expect(environmentOf(entries, 'Environment')).toEqual([
    { name: 'HTTPS_PROXY', value: 'http://user:a@one x=two@proxy:80' },
    { name: 'B', value: '2' },
  ]);
});

test('any text is decoded', () => {
  decodesAnyText((text) => environmentOf(decodeSystemdUnit(text), 'Environment'), ['[Service]\n', 'Environment=', '"A=b"', '\\\n', '; ']);
});
