import { expect, test } from 'vitest';
import { checkOf } from './all';
import { subjectOf } from './subject';

test.each([
  ['edr-platform', 'platform'],
  ['end-of-support', 'platform'],
  ['proxy-planes', 'connectivity'],
  ['service-connectivity', 'connectivity'], // requires no section, so it says so itself
  ['symantec-present', 'products'],
  ['fanotify-conflict', 'products'], // looks at the Linux system, for what other products do to it
  ['defender-present', 'defender'], // looks among all products
  ['free-disk-space', 'system'],
  ['kernel-version', 'system'],
  ['clock', 'system'],
])('%s is about %s', (id, subject) => {
  const check = checkOf(id);
  expect(check && subjectOf(check)).toBe(subject);
});

test('the section that is most particular decides, whatever the order', () => {
  expect(subjectOf({ requires: ['operatingSystem', 'storage'] })).toBe('system');
  expect(subjectOf({ requires: ['windowsSystem', 'windowsDefender'] })).toBe('defender');
  expect(subjectOf({ requires: ['symantecClient', 'windowsDefender', 'operatingSystem'] })).toBe('products');
  expect(subjectOf({ requires: ['symantecClient'], subject: 'system' })).toBe('system');
});
