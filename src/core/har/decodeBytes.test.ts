import { inEnglish } from '../../../testing/inEnglish.ts';
import { describe, expect, it } from 'vitest';
import { utf16, utf8 } from '../../../testing/encodedText.ts';
import { createBytesDecoder, decodeBytes, ENCODING_PREFIX_LENGTH } from './decodeBytes.ts';

const XML = 'application/xml';

describe('decodeBytes', () => {
  it.each([true, false])('detects UTF-16 without a byte order mark by its zero bytes (big-endian: %s)', (bigEndian) => {
    expect(decodeBytes(utf16('<?xml version="1.0" encoding="UTF-16"?><a>日本</a>', bigEndian), XML)).toMatchObject({
      text: expect.stringContaining('<a>日本</a>'),
      problems: [],
    });
  });

  it.each([
    ['application/xml; charset=iso-8859-1', '<a>\xe9</a>', '<a>é</a>'],
    [XML, '<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe9</a>', '<a>é</a>'],
    [XML, "<?xml version='1.0' encoding='windows-1252'?><a>\x80</a>", '<a>€</a>'],
    ['application/xml; charset=windows-1252', '<?xml version="1.0" encoding="utf-8"?><a>\x80</a>', '<a>€</a>'],
    ['application/xml; charset="koi8-r"', '<a>\xc4\xc1</a>', '<a>да</a>'],
  ])('uses the encoding that %s and %j state', (type, bytes, text) => {
    expect(decodeBytes(Buffer.from(bytes, 'latin1'), type)).toMatchObject({
      text: expect.stringContaining(text),
      problems: [],
    });
  });

  it('prefers the byte order mark to a stated encoding', () => {
    expect(decodeBytes(utf8('\ufeff<a>é</a>'), 'application/xml; charset=iso-8859-1').text).toContain('<a>é</a>');
    expect(decodeBytes(utf16('\ufeff<a>é</a>', false), 'application/xml; charset=utf-8').text).toContain('<a>é</a>');
  });

  it('decodes single-byte text labeled UTF-16 as UTF-8', () => {
    expect(
      decodeBytes(utf8('<?xml version="1.0" encoding="UTF-16"?><a>é</a>'), 'application/xml; charset=utf-16'),
    ).toMatchObject({ text: expect.stringContaining('<a>é</a>'), problems: [] });
  });

  it('replaces invalid UTF-8 by U+FFFD, with a problem', () => {
    expect(decodeBytes(Buffer.from('<a>\xff</a>', 'latin1'), XML)).toMatchObject({
      text: '<a>\ufffd</a>',
      problems: [{ code: 'wrong-encoding' }],
    });
  });

  it.each(['utf-7', 'x-unknown', 'replacement'])(
    'decodes the unsupported encoding %s as UTF-8, with a problem',
    (charset) => {
      expect(inEnglish(decodeBytes(utf8('<a>+ADw-é</a>'), `application/xml; charset=${charset}`))).toMatchObject({
        text: '<a>+ADw-é</a>',
        problems: [{ code: 'wrong-encoding', message: expect.stringContaining(charset) }],
      });
    },
  );

  it('decodes chunks like the whole, even if a character is split', () => {
    const text = `<?xml version="1.0"?><a>${'é日😀'.repeat(40)}</a>`;
    const bytes = utf8(text);
    for (let size = 1; size < 9; size += 1) {
      const decoder = createBytesDecoder(bytes.subarray(0, ENCODING_PREFIX_LENGTH), XML);
      let decoded = '';
      for (let at = 0; at < bytes.length; at += size) decoded += decoder.push(bytes.subarray(at, at + size));
      const { text: rest, problems } = decoder.end(new Uint8Array());
      expect([decoded + rest, problems]).toEqual([text, []]);
    }
  });

  it('reports an incomplete character at the end', () => {
    const decoder = createBytesDecoder(utf8('<a>'), XML);
    decoder.push(utf8('<a>é').subarray(0, 4));
    expect(decoder.end(new Uint8Array()).problems).toMatchObject([{ code: 'wrong-encoding' }]);
  });
});
