import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodesAnyText } from './any-text.test-support';
import { decodePlist, dictOf } from './plist';

// The form of `plutil -convert xml1 -o -` on an Info.plist; the values are made up.
const sample = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>CFBundleName</key>
	<string>A &amp; B &lt;C&gt; &quot;D&quot; &#228;&#x20AC;</string>
	<!-- a <remark> -->
	<key>Empty</key>
	<dict/>
	<key>Lines</key>
	<string>one
two</string>
	<key>List</key>
	<array>
		<integer>-3</integer>
		<real>1.5</real>
		<true/>
		<false/>
		<string></string>
		<string/>
		<date>2026-01-15T10:00:00Z</date>
		<data>
		AQIDBA==
		</data>
		<array/>
	</array>
	<key>__proto__</key>
	<string>only a key</string>
</dict>
</plist>
`;

test('every kind of value', () => {
  const list = decodePlist(sample);
  expect(list).toEqual(
    Object.assign(Object.create(null), {
      CFBundleName: 'A & B <C> "D" ä€',
      Empty: Object.create(null),
      Lines: 'one\ntwo',
      List: [-3, 1.5, true, false, '', '', '2026-01-15T10:00:00Z', null, []],
      ['__proto__']: 'only a key',
    }),
  );
  expect(Object.getPrototypeOf(list)).toBeNull();
});

test('what a tool prints before and behind is not looked at; the last of two values of a key counts', () => {
  expect(decodePlist('note\n<plist><dict><key>a</key><true/><key>a</key><false/></dict></plist>\nnote')).toMatchObject({ a: false });
});

test.each([
  ['nothing', ''],
  ['nothing in it', '<plist> </plist>'],
  ['cut off', sample.slice(0, -20)],
  ['two values', '<plist><true/><true/></plist>'],
  ['a value without a key', '<plist><dict><true/></dict></plist>'],
  ['a key without a value', '<plist><dict><key>a</key></dict></plist>'],
  ['two keys', '<plist><dict><key>a</key><key>b</key><true/></dict></plist>'],
  ['a key in a list', '<plist><array><key>a</key></array></plist>'],
  ['an end without a beginning', '<plist></dict></plist>'],
  ['the wrong end', '<plist><array></dict></plist>'],
  ['text between', '<plist><dict>secret</dict></plist>'],
  ['an element within a text', '<plist><string>a<b/></string></plist>'],
  ['an element that is none', '<plist><secret/></plist>'],
  ['a number that is none', '<plist><integer>secret</integer></plist>'],
  ['a comment without an end', '<plist><!-- secret <true/></plist>'],
  ['too deep', `<plist>${'<array>'.repeat(101)}${'</array>'.repeat(101)}</plist>`],
])('%s is no list, and is not quoted', (_, text) => {
  expect(() => decodePlist(text)).toThrow(/^(?!.*secret)Not a valid property list/);
});

test('text keeps what it says', () => {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (key, value) => {
      const list = decodePlist(`<plist><dict><key>${escaped(key)}</key><string>${escaped(value)}</string></dict></plist>`);
      expect(dictOf(list)?.[key]).toBe(value);
    }),
  );
});

test('any text is decoded', () => {
  decodesAnyText(decodePlist, [
    '<plist>',
    '</plist>',
    '<dict>',
    '</dict>',
    '<array>',
    '</array>',
    '<key>',
    '</key>',
    '<true/>',
    '<!--',
    '-->',
    '&amp;',
    '<string',
  ]);
});
