import { expect, test } from 'vitest';
import { decodesAnyText } from './any-text.test-support';
import { watchesByFanotify } from './fanotify-fdinfo';

// The sample of proc(5), and its mark in the other forms that fs/notify/fdinfo.c of the kernel prints.
const head = 'pos:\t0\nflags:\t02\nmnt_id:\t11\nfanotify flags:0 event-flags:88002\n';
const file = (mask: string, ignored = '0') =>
  `fanotify ino:19264f sdev:800001 mflags:0 mask:${mask} ignored_mask:${ignored} fhandle-bytes:8 fhandle-type:1 f_handle:4f261900a82dfd73\n`;

test.each([
  ['a mark of a mount', 'fanotify mnt_id:12 mflags:40 mask:38 ignored_mask:40000003\n', true],
  ['a mark of a file system', 'fanotify sdev:800001 mflags:0 mask:3b ignored_mask:0\n', true],
  ['FAN_OPEN_PERM of a file', file('10000'), true],
  ['FAN_ACCESS_PERM of a folder, with its children', file('48020000'), true],
  ['FAN_OPEN_EXEC_PERM beside a mark that takes notes', file('1') + file('40000'), true],
  ['the sample of the manual, which takes notes of a file', file('1'), false],
  ['notes of a folder and of moves in it', file('480003c8'), false],
  ['events that are ignored', file('1', '10000'), false],
  ['a group without a mark', '', false],
])('%s', (_, marks, watches) => {
  expect(watchesByFanotify(head + marks)).toBe(watches);
});

test('any text is decoded', () => {
  decodesAnyText(watchesByFanotify, ['fanotify ', 'fanotify ino:', ' mask:', 'fanotify mnt_id:', 'ffffffff']);
});
