import { expect, test } from 'vitest';
import { nearest } from './nearest';

const ids = ['free-disk-space', 'proxy-kind', 'proxy-planes', 'proxy-credentials', 'kernel-version', 'clock'];

test.each([
  ['free-disk-spce', ['free-disk-space']],
  ['freediskspace', ['free-disk-space']],
  ['fre-disk', ['free-disk-space']],
  ['Kernel', ['kernel-version']],
  ['proxy', ['proxy-kind', 'proxy-planes', 'proxy-credentials']],
  ['proxy-plane', ['proxy-planes', 'proxy-kind']],
  ['clok', ['clock']],
  ['weather', []],
  ['', []],
])('%s may have meant %j', (word, meant) => {
  expect(nearest(word, ids)).toEqual(meant);
});
