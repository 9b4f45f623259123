import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ConnectionSettings } from './connection-settings';
import { decodeDefaultConnectionSettings } from './default-connection-settings';
import { MalformedInput } from './malformed-input';
import { decodeWinHttpSettings } from './winhttp-settings';

const direct: ConnectionSettings = {
  flags: { direct: true, proxy: false, pac: false, autoDetect: false },
  proxy: null,
  bypass: null,
  pacUrl: null,
};

const bytesOf = (hexadecimal: string): Uint8Array => Uint8Array.from(Buffer.from(hexadecimal.replace(/[\s,]/g, ''), 'hex'));

/** A number of 32 bits, the lowest byte first. */
const number = (value: number) => [24, 16, 8, 0].map((shift) => (value >> (24 - shift)) & 0xff);
const text = (value: string) => [...number(value.length), ...Buffer.from(value, 'latin1')];
const blob = (version: number, flags: number, ...texts: readonly string[]) =>
  Uint8Array.from([...number(version), ...number(7), ...number(flags), ...texts.flatMap(text)]);

/** Made up in the layout that Wine and proxyconf give: a proxy for each protocol, exceptions, a PAC file, 32 bytes behind. */
const everything = Uint8Array.from([
  ...blob(0x46, 0x0f, 'http=a.example:8080;https=b.example:8443', '*.example;<local>', 'http://pac.example/proxy.pac'),
  ...new Uint8Array(32),
]);

describe('WinHttpSettings', () => {
  test('direct access, as Microsoft prints the value in KB 4494447', () => {
    expect(decodeWinHttpSettings(bytesOf('1800000000000000010000000000000000000000'))).toEqual(direct);
  });

  test('a proxy, made up in the shape of what netsh winhttp set proxy writes', () => {
    const bytes = bytesOf(`28,00,00,00,00,00,00,00,03,00,00,00,12,00,00,00,70,72,6f,78,79,2e,65,78,61,6d,70,6c,65,3a,38,30,38,30,
      07,00,00,00,3c,6c,6f,63,61,6c,3e`);
    expect(decodeWinHttpSettings(bytes)).toEqual({
      flags: { direct: true, proxy: true, pac: false, autoDetect: false },
      proxy: 'proxy.example:8080',
      bypass: '<local>',
      pacUrl: null,
    });
  });

  test('what stands behind the texts is not looked at, but an address of a PAC file is where its flag is set', () => {
    expect(decodeWinHttpSettings(Uint8Array.from([...blob(0x18, 1, '', ''), 1, 2, 3]))).toEqual(direct);
    expect(decodeWinHttpSettings(blob(0x28, 5, '', '', 'http://pac.example/a')).pacUrl).toBe('http://pac.example/a');
  });
});

describe('DefaultConnectionSettings', () => {
  test('everything set', () => {
    expect(decodeDefaultConnectionSettings(everything)).toEqual({
      flags: { direct: true, proxy: true, pac: true, autoDetect: true },
      proxy: 'http=a.example:8080;https=b.example:8443',
      bypass: '*.example;<local>',
      pacUrl: 'http://pac.example/proxy.pac',
    });
  });

  test.each([
    [0x01, {}],
    [0x03, { proxy: true }],
    [0x05, { pac: true }],
    [0x09, { autoDetect: true }],
  ])('flags %i, and texts that are kept while they are not in use', (flags, set) => {
    const decoded = decodeDefaultConnectionSettings(blob(0x3c, flags, 'proxy.example:8080', '', ''));
    expect(decoded).toEqual({ flags: { ...direct.flags, ...set }, proxy: 'proxy.example:8080', bypass: null, pacUrl: null });
  });

  test('a byte beyond ASCII is not guessed, and a NUL ends a text', () => {
    const { proxy, bypass } = decodeDefaultConnectionSettings(blob(0x46, 3, 'b\u00fcro:80', 'a\0b', ''));
    expect([proxy, bypass]).toEqual(['b\uFFFDro:80', 'a']);
  });

  test('cut off anywhere within its settings is malformed', () => {
    const settings = everything.length - 32;
    for (let length = 0; length < settings; length += 1) {
      expect(() => decodeDefaultConnectionSettings(everything.subarray(0, length))).toThrow(/it ends after \d+ bytes/);
    }
    expect(() => decodeDefaultConnectionSettings(everything.subarray(0, settings))).not.toThrow();
  });

  test('a length that goes beyond the end is malformed', () => {
    const bytes = Uint8Array.from(everything);
    bytes.set([0xff, 0xff, 0xff, 0xff], 12);
    expect(() => decodeDefaultConnectionSettings(bytes)).toThrow('within a text');
  });

  test('another version is malformed', () => {
    expect(() => decodeDefaultConnectionSettings(blob(0x50, 1, '', '', ''))).toThrow('its version 80 is not one whose layout is known');
    expect(() => decodeWinHttpSettings(blob(0x46, 1, '', ''))).toThrow(MalformedInput);
  });
});

test('any bytes are decoded or malformed', () => {
  const versions = fc.constantFrom(0x18, 0x28, 0x3c, 0x46).map(number);
  const tail = fc.uint8Array({ maxLength: 80 });
  fc.assert(
    fc.property(fc.tuple(versions, tail), tail, ([version, rest], any) => {
      for (const bytes of [Uint8Array.from([...version, ...rest]), any]) {
        for (const decode of [decodeDefaultConnectionSettings, decodeWinHttpSettings]) {
          try {
            decode(bytes);
          } catch (cause) {
            if (!(cause instanceof MalformedInput)) throw cause;
          }
        }
      }
    }),
  );
});
