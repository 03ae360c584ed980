import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from './redactor.ts';
import { createSecretTable } from './secretTable.ts';
import { isSecretHeader } from './secretNames.ts';

/** Text with secrets, each named SECRET and unlike the others, and the number of them. */
const REPLACED: readonly (readonly [place: string, text: string])[] = [
  ['a URL', 'https://SECRET1a:SECRET2b@host/a?access_token=SECRET3c&x=1&sig=SECRET4d#id_token=SECRET5e'],
  ['a URL with an encoded one', '/x?next=https%3A%2F%2Fh%2F%3Faccess_token%3DSECRET1%26b%3D2'],
  ['a URL in JSON', '{"next":"https:\\/\\/SECRET1@h\\/x?a=1\\u0026access_token=SECRET2\\u0026b=2"}'],
  [
    'a signed URL',
    '/x?X-Amz-Credential=SECRET1&X-Amz-Signature=SECRET2&X-Amz-Security-Token=SECRET3&X-Goog-Signature=SECRET4',
  ],
  ['JSON', '{"password":"SECRET1","a":{"client_secret":"SECRET2","apiKey" : "SECRET3", "private_key":"SECRET4"}}'],
  ['JSON with lists and objects', '{"tokens": ["SECRET1", "SECRET2"], "password": {"value": "SECRET3"}}'],
  ['JSON in a string', '{"body":"{\\"password\\":\\"SEC\\\\\\"RET1\\",\\"a\\":1}"}'],
  ['truncated JSON', '{"a":[{"token":"SECRET1'],
  [
    'headers in JSON',
    '{"headers":{"Authorization":"Basic SECRET1","X-Api-Key":["SECRET2"],"Cookie":"sid=SECRET3; b=SECRET4"}}',
  ],
  [
    'headers as names and values',
    '[{"name":"Cookie","value":"sid=SECRET1"},{"key":"authorization","type":"x","value":"SECRET2"}]',
  ],
  ['a lock token', '<D:locktoken>\n <D:href>urn:uuid:SECRET1</D:href></D:locktoken> opaquelocktoken:SECRET2'],
  [
    'XML',
    '<a:password>SECRET1</a:password><token type="x"><![CDATA[SECRET2&1]]></token><apiKey>\n SECRET3 \n</apiKey>',
  ],
  ['XML in XML', '<value>&lt;password&gt;SECRET1&lt;/password&gt;</value>'],
  ['XML in JSON', String.raw`{"a":"\u003cpassword\u003eSECRET1\u003c/password\u003e"}`],
  ['XML-RPC', '<name>password</name><value><string>SECRET1</string></value>'],
  ['attributes', '<user name="a" password="SECRET1"/>'],
  ['a form', 'password=SECRET1&grant_type=password&client_secret=SECRET2'],
  ['a form with brackets', 'user[password]=SECRET1&user%5Bpassword%5D=SECRET2&token%5B%5D=SECRET3&a=1'],
  ['a URL with brackets', '/x?token[]=SECRET1&user[auth][token]=SECRET2&tokens[0]=SECRET3'],
  ['multipart/form-data with brackets', 'Content-Disposition: form-data; name="user[password]"\r\n\r\nSECRET1\r\n--x'],
  ['JSON with brackets in names', '{"user[password]":"SECRET1","token[]":"SECRET2"}'],
  ['a form with encoded separators and apostrophes', "password=SECRET1%26SECRET2'SECRET3&a=1"],
  ['multipart/form-data', 'Content-Disposition: form-data; name="password"\r\n\r\nSECRET1\r\n--x'],
  [
    'an HTTP message',
    'GET /a?api_key=SECRET1 HTTP/1.1\r\nAuthorization: Bearer SECRET2\r\nCookie: a=SECRET3; c=SECRET4\r\nX-Api-Key: SECRET5\r\nDPoP: SECRET6\r\nLock-Token: <urn:uuid:SECRET7>\r\nIf: <http://h/> (<opaquelocktoken:SECRET8> ["etag"])\r\nSet-Cookie: a=SECRET9; Path=/\r\nReferer: http://h/?token=SECRETA\r\n\r\n',
  ],
  [
    'an HTTP message in JSON',
    String.raw`{"raw":"GET / HTTP/1.1\r\nAuthorization: Bearer SECRET1\r\nX-Auth-Token: SECRET2\r\n"}`,
  ],
  ['a private key', '-----BEGIN RSA PRIVATE KEY-----\\nSECRET1abc+/=\\nxyz\\n-----END RSA PRIVATE KEY-----'],
  ['a sentence', 'Bearer SECRET1abc is not valid; token: SECRET2abc, password=SECRET3'],
];

const TOKENS = [
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln',
  `ghp_${'a1'.repeat(18)}`,
  'glpat-abcdefghij0123456789',
  'xoxb-1234567890-abcdef',
  'AKIAIOSFODNN7EXAMPLE',
  `AIza${'a'.repeat(35)}`,
  `sk_live_${'a1'.repeat(12)}`,
  `npm_${'a1'.repeat(18)}`,
];

const READABLE = [
  '{"nextPageToken":"abc123abc123","sync-token":"abc123abc123","continuationToken":"abc123abc123","max_tokens":1234567}',
  '{"tokenCount":12345678,"passwordExpired":true,"token":null,"secret":false,"password":"","pin":123}',
  '{"errors":{"password":["must be at least 8 characters"],"token":"expired","secret":["is required"],"pwd":"passwordTooShort"}}',
  '{"code":"ERR_VALIDATION_12345678","key":"photos/2026/holiday-0001.jpg","state":"COMPLETED"}',
  '<D:sync-token>http://h/ns/sync/1234abcd</D:sync-token><D:getetag>"1234abcd"</D:getetag><D:locktoken/><x:token/>',
  'Invalid token: unexpected end of input. CSRF token missing. Bearer token is missing. Basic authentication required.',
  'https://h/a?code=404&key=users&state=open&page_token=abcd1234abcd1234',
  'If: you see this, the password is too short. Password must not be blank',
  'the list items[token] has a[password] and "x", ["a", "token"]',
  'mailto:user@host, see git@host:a/b and http://host/@user',
];

describe('a text', () => {
  it.each(REPLACED)('has placeholders in place of the secrets in %s', (_, text) => {
    const redacted = createRedactor().text(text);
    expect(redacted).not.toContain('SECRET');
    expect(redacted).not.toContain('RET1');
    expect(redacted).toContain('REDACTED-1');
    expect(createRedactor({ enabled: false }).text(text)).toBe(text);
  });

  it.each(TOKENS)('has no token of a known format, such as %s', (token) => {
    expect(createRedactor().text(`/files/${token}?a: "${token}"`)).toBe('/files/REDACTED-1?a: "REDACTED-1"');
  });

  it.each(READABLE)('keeps text that is not secret: %s', (text) => {
    expect(createRedactor().text(text)).toBe(text);
  });

  it('has the same placeholder for the same secret, however it is encoded', () => {
    const redactor = createRedactor();
    expect(redactor.text('{"password":"a b/c\\"d"}')).toBe('{"password":"REDACTED-1"}');
    expect(redactor.text('password=a%20b%2Fc%22d&token=other')).toBe('password=REDACTED-1&token=REDACTED-2');
  });

  it('keeps words that are also values of secrets elsewhere', () => {
    const secrets = createSecretTable();
    const text = 'nc_username=alice2024; field=authenticity_token; id=abcd1234abcd1234';
    secrets.collect([{ text, header: 'Cookie', isRequest: true }]);
    expect(secrets.text('/dav/alice2024/ authenticity_token')).toBe('/dav/alice2024/ authenticity_token');
    expect(secrets.text('the id abcd1234abcd1234')).toBe('the id REDACTED-3');
    for (const names of ['{"abcd1234abcd1234": 1}', '<abcd1234abcd1234 xmlns="urn:abcd1234abcd1234"/>'])
      expect(secrets.text(names)).toBe(names);
  });

  it('is not changed by a second redaction', () => {
    for (const [, text] of REPLACED) {
      const once = createRedactor().text(text);
      expect(createRedactor().text(once)).toBe(once);
    }
  });
});

describe('a header', () => {
  it.each(['Access-Control-Allow-Credentials', 'Content-Type', 'Sec-WebSocket-Key', 'Idempotency-Key', 'ETag'])(
    'is not secret if it is %s',
    (name) => expect(isSecretHeader(name)).toBe(false),
  );
});

describe('a JSON text', () => {
  const names = [
    'password',
    'tokens',
    'key',
    'token',
    'a',
    'headers',
    'Authorization',
    'cookies',
    'value',
    'name',
    'pin',
    'lock-token',
    ' "\\',
  ];
  const scalar = fc.oneof(
    fc.string(),
    fc.constantFrom(
      ...names,
      'Bearer abcd1234',
      '{"password":"\\"x\\\\"}',
      'http://a:b@c/?sig=abcd',
      'eyJhbGciOiJI.eyJzdWIiOi.',
      '<token>abcd',
    ),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
  );
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      scalar,
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 4 }),
      tie('value').map((inner) => JSON.stringify(inner)),
    ),
  }));

  it('is valid with the same structure after redaction', () => {
    fc.assert(
      fc.property(value, fc.constantFrom(undefined, 2), (original, indent) => {
        const text = JSON.stringify(original, null, indent);
        expect(shape(JSON.parse(createRedactor().text(text)), original)).toEqual(shape(original, original));
      }),
      { numRuns: 1000, examples: [[{ password: [{ value: 1000, ' "\\': 'password' }] }, undefined]] },
    );
  });
});

/** Names and nesting; a number may become a string, and a name may contain a secret. */
function shape(value: unknown, original: unknown): unknown {
  if (Array.isArray(value))
    return value.map((one, index) => shape(one, Array.isArray(original) ? original[index] : null));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).map(([name, member]) => [name, shape(member, null)]);
  return typeof value === 'string' || typeof value === 'number' ? 'scalar' : value;
}
