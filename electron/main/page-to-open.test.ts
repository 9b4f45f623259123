import { expect, test } from 'vitest';
import { loadCatalogue } from '../assessment/catalogue';
import { pageToOpen } from './page-to-open';

const shipped = await loadCatalogue();

test.each([
  'https://learn.microsoft.com/en-us/defender-endpoint/',
  'https://LEARN.microsoft.com/x?y#z',
  ...shipped.links.flatMap(({ urlToday }) => urlToday ?? []),
])('%s is a page of the catalogue', (url) => {
  expect(pageToOpen(url, shipped)).toBe(new URL(url).href);
});

test.each([
  ['a host that the catalogue does not name', 'https://evil.example/x'],
  ['a host that only ends like one', 'https://evil-learn.microsoft.com/'],
  ['a host that only begins like one', 'https://learn.microsoft.com.evil.example/'],
  ['another port', 'https://learn.microsoft.com:8443/'],
  ['a name before the host', 'https://learn.microsoft.com@evil.example/'],
  ['a sign-in to a known host', 'https://user:word@learn.microsoft.com/'],
  ['another scheme', 'http://learn.microsoft.com/'],
  ['no page at all', 'file:///etc/passwd'],
])('%s is refused', (_, url) => {
  expect(() => pageToOpen(url, shipped)).toThrow(
    expect.objectContaining({ data: expect.objectContaining({ code: 'refused', where: url }) }),
  );
});
