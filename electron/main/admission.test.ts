import { expect, test } from 'vitest';
import { admit } from './admission';

const own = { url: 'app://bundle/index.html', parent: null };
const message = { section: 'network' };

test('a message of our own page in the agreed form is admitted as it is', () => {
  expect(admit('device:retry', own, message)).toEqual({ ok: true, value: message });
});

test.each([
  ['a page from elsewhere', { url: 'https://example.com/', parent: null }],
  ['a host that only begins like ours', { url: 'app://bundle.example/index.html', parent: null }],
  ['a frame inside our page', { url: 'app://bundle/index.html', parent: own }],
  ['a file', { url: 'file:///tmp/index.html', parent: null }],
  ['a frame that is gone', null],
])('a message of %s is refused', (_, frame) => {
  expect(admit('device:retry', frame, message)).toMatchObject({ ok: false, error: { code: 'refused', where: 'device:retry' } });
});

test.each([undefined, null, {}, { section: 'nowhere' }, { section: 'network', more: 1 }, [message]])(
  '%j is not in the agreed form',
  (bad) => {
    expect(admit('device:retry', own, bad)).toMatchObject({ ok: false, error: { code: 'bad-message', where: 'device:retry' } });
  },
);
