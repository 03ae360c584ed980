import { describe, expect, it } from 'vitest';
import { utf16, utf8 } from '../../../testing/encodedText.ts';
import { decodeBody } from './decodeBody.ts';

const XML = 'application/xml';
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

describe('a base64 body', () => {
  it('is decoded as UTF-8 by default', () => {
    expect(decodeBody(base64(utf8('<a>é😀</a>')), 'base64', XML)).toEqual({ text: '<a>é😀</a>', problems: [] });
  });

  it('that is not valid base64 is kept as sent, with a problem', () => {
    expect(decodeBody('<a>***</a>', 'base64', XML)).toMatchObject({
      text: '<a>***</a>',
      problems: [{ code: 'body-corrupted' }],
    });
  });

  it('is returned without its byte order mark', () => {
    expect(decodeBody(base64(utf8('\ufeff<a/>')), 'base64', XML).text).toBe('<a/>');
    expect(decodeBody(base64(utf16('\ufeff<a>é</a>', true)), 'base64', XML).text).toBe('<a>é</a>');
    expect(decodeBody(base64(utf16('\ufeff<a>é</a>', false)), 'base64', XML).text).toBe('<a>é</a>');
  });

  it('that is not text has a problem', () => {
    expect(
      decodeBody(base64(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 0, 0])), 'base64', 'image/png'),
    ).toMatchObject({ text: null, problems: [{ code: 'body-not-text' }] });
  });
});

describe('a text that the browser decoded as windows-1252', () => {
  const asWindows1252 = '{"a":"Ã© æ—¥æœ¬ â‚¬"}';

  it('is restored if it was UTF-8', () => {
    expect(decodeBody(asWindows1252, null, 'text/plain').text).toBe('{"a":"é 日本 €"}');
  });

  it('is unchanged if it is windows-1252, has a charset, or has another type', () => {
    expect(decodeBody('café', null, 'text/plain').text).toBe('café');
    expect(decodeBody(asWindows1252, null, 'text/plain; charset=windows-1252').text).toBe(asWindows1252);
    expect(decodeBody(asWindows1252, null, 'application/json').text).toBe(asWindows1252);
    expect(decodeBody('é😀', null, 'text/plain').text).toBe('é😀');
  });
});
