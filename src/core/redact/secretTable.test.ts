import { expect, it } from 'vitest';
import { replaceParts } from './replacement.ts';
import { createSecretTable, type SecretPart } from './secretTable.ts';

/** The parts of a response with placeholders: two of the request and one of the response. */
function redacted(url: string, request: string, response: string): readonly string[] {
  const parts: readonly SecretPart[] = [
    { text: url, header: null, isRequest: true },
    { text: request, header: null, isRequest: true },
    { text: response, header: null, isRequest: false },
  ];
  const secrets = createSecretTable();
  const replaced = secrets.collect(parts);
  return parts.map(({ text }, index) => replaceParts(text, replaced[index] ?? []));
}

it('replaces a secret in a part before the one that names it', () => {
  expect(redacted('/reset/abcd1234efgh/', '', '{"token":"abcd1234efgh"}')).toEqual([
    '/reset/REDACTED-1/',
    '',
    '{"token":"REDACTED-1"}',
  ]);
});

it.each([
  ['hunter2', 'hunter2 is too weak', 'REDACTED-1 is too weak'],
  ['swordfish', '"swordfish" was used before: /files/swordfish/', '"REDACTED-1" was used before: /files/swordfish/'],
  ['correct horse battery staple', 'the correct horse battery staple!', 'the REDACTED-1!'],
  ['a<b&c"d1', 'a&lt;b&amp;c&quot;d1 a%3Cb%26c%22d1 a<b&c\\"d1', 'REDACTED-1 REDACTED-1 REDACTED-1'],
  ['тайна-ёж', 'нет тайна-ёж', 'нет REDACTED-1'],
  ['admin', 'admin is admin', 'admin is admin'],
])('replaces the password %s of a request where a response repeats it', (password, message, expected) => {
  const [, request, response] = redacted('/', JSON.stringify({ password }), message);
  expect(request).toBe('{"password":"REDACTED-1"}');
  expect(response).toBe(expected);
});

it('replaces the password of Basic credentials in a text', () => {
  const credentials = 'Authorization: Basic YWxpY2U6czNjcmV0L3Bhc3M=';
  expect(redacted('/', credentials, 'alice used s3cret/pass')[2]).toBe('alice used REDACTED-2');
});

it('replaces a secret in a quotation that is shortened', () => {
  const secrets = createSecretTable();
  secrets.collect([{ text: '{"token":"abcd1234efgh5678ijkl"}', header: null, isRequest: true }]);
  expect(secrets.text('"abcd1234efgh56…" is not valid')).toBe('"REDACTED-1…" is not valid');
});

it('has one placeholder for a secret that XML interrupts or encodes', () => {
  const [, , response] = redacted(
    '/',
    '<a><password>a1b2<![CDATA[&]]>c3d4</password></a>',
    '<p><password>a1b2&amp;c3d4</password></p>',
  );
  expect(response).toBe('<p><password>REDACTED-1</password></p>');
});

it('replaces what a user typed: secrets, and parts of them', () => {
  const secrets = createSecretTable();
  secrets.collect([{ text: '{"token":"abcd1234efgh5678ijkl"}', header: null, isRequest: true }]);
  expect(secrets.typed('status:403 "abcd1234efgh" -x')).toBe('status:403 "REDACTED-1" -x');
});
