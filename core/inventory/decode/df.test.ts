import { expect, test } from 'vitest';
import { decodesAnyText } from './any-text.test-support';
import { decodeDf } from './df';

const heading = 'Filesystem     1024-blocks     Used Available Capacity Mounted on\n';

test.each([
  // df -kP of GNU coreutils 9.1 on Debian 12
  ['a disk', '/dev/vda         264212084 31774992  74615920      30% /\n', 270_553_174_016, 76_406_702_080],
  ['a file system without a size', 'proc                     0        0         0        - /proc\n', 0, 0],
  // made up in the shape that GNU coreutils print where a file system says nothing
  ['dashes', 'gvfsd-fuse               -        -         -        - /run/user/1000/gvfs\n', 0, 0],
  // made up: root's reserve is used up; a device and a mount with spaces, as macOS has them
  ['a full disk', '/dev/sda1 100 99 -5 105% /srv\n', 102_400, 0],
  ['spaces', '//guest:@server._smb._tcp.local/Time Machine 1000 400 600 40% /Volumes/Time Machine\n', 1_024_000, 614_400],
])('%s', (_, line, totalBytes, freeBytes) => {
  expect(decodeDf(heading + line)).toEqual({ totalBytes, freeBytes });
});

test.each([
  ['nothing', ''],
  ['a heading alone', heading],
  ['two lines', `${heading}/dev/a 1 1 1 1% /\n/dev/b 1 1 1 1% /b\n`],
  ['no columns', `${heading}/dev/a /\n`],
  ['a size that no number holds', `${heading}/dev/a 99999999999999999 1 1 1% /\n`],
])('%s is no output of df', (_, text) => {
  expect(() => decodeDf(text)).toThrow('output of df -kP');
});

test('any text is decoded or refused', () => decodesAnyText(decodeDf, [heading, '/dev/sda1', ' 100', ' -5', ' 30%', ' /', ' -']));
