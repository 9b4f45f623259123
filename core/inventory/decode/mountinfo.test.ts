import { expect, test } from 'vitest';
import { decodesAnyText } from './any-text.test-support';
import { MalformedInput } from './malformed-input';
import { decodeMountinfo } from './mountinfo';

test('the example of proc_pid_mountinfo(5), with an optional field', () => {
  const line = '36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue\n';
  expect(decodeMountinfo(line)).toEqual([
    {
      deviceNumber: '98:0',
      root: '/mnt1',
      mount: '/mnt2',
      options: ['rw', 'noatime'],
      fileSystem: 'ext3',
      device: '/dev/root',
      superOptions: ['rw', 'errors=continue'],
    },
  ]);
});

test('lines of a Debian 12 virtual machine, without optional fields', () => {
  const text = `21 26 0:20 / /proc rw,relatime - proc proc rw
26 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard,resv_strict,resuid=65534,resgid=65534
`;
  expect(decodeMountinfo(text).map(({ mount, fileSystem }) => [mount, fileSystem])).toEqual([
    ['/proc', 'proc'],
    ['/', 'ext4'],
  ]);
});

test('blanks and backslashes in a name are written in octal', () => {
  const [entry] = decodeMountinfo('40 26 8:17 / /media/My\\040Disk\\134x rw - vfat /dev/sd\\011b1 rw\n');
  expect(entry).toMatchObject({ mount: '/media/My Disk\\x', device: '/dev/sd\tb1' });
});

test('an empty device, as some virtual file systems have, is no mistake', () => {
  expect(decodeMountinfo('40 26 0:50 / /x rw - tmpfs  rw')).toMatchObject([{ device: '', fileSystem: 'tmpfs' }]);
});

test.each(['36 35 98:0 /mnt1 /mnt2 rw master:1 ext3 /dev/root rw', 'mountinfo', '1 2 3'])('a line cut short is malformed: %s', (line) => {
  expect(() => decodeMountinfo(line)).toThrow(MalformedInput);
});

test('any text is decoded or malformed', () => {
  decodesAnyText(decodeMountinfo, ['36 35 98:0 / /mnt rw - ext4 /dev/sda rw', ' - ', '\\040', '\n1 2 3:4 /']);
});
