import { describe, expect, it } from 'vitest';
import { createRedactor } from './redactor.ts';

/** Texts with secrets that are named SECRET, or RET1 if they are short. */
const REPLACED: readonly (readonly [place: string, text: string])[] = [
  ['value before name', '{"value":"SECRET1","name":"password"}'],
  ['value before name, others between', '{"value":"SECRET1","type":"x","enabled":true,"name":"access_token"}'],
  ['number value', '{"name":"pin","value":"SECRET1"}'],
  ['reversed in a string', '{"b":"{\\"value\\":\\"SECRET1\\",\\"key\\":\\"password\\"}"}'],
  ['key', '[{"key":"db_password","type":"secret","value":"SECRET1"}]'],
  ['CDATA after text', '<a><password>SECRET1<![CDATA[SECRET2]]></password></a>'],
  ['comment', '<a><password><!-- c -->SECRET1<!-- d -->SECRET2</password></a>'],
  ['short parts', '<a><password>RET1<![CDATA[RET1]]></password></a>'],
  ['list of tokens', '{"tokens":["SECRET1",null,["SECRET2"],12,{"id":1,"value":"SECRET3","x":{}}]}'],
  ['list of objects', '{"tokens":[{"id":1,"value":"SECRET1"},{"id":2,"value":"SECRET2"}]}'],
  ['userinfo in parameter', '/x?next=https%3A%2F%2FSECRET1%3ASECRET2%40host%2Fa&b=1'],
  [
    'userinfo in parameter, twice',
    '/x?next=https%253A%252F%252FSECRET1%253ASECRET2%2540host%252Fa%253Ftoken%253DSECRET3%2526x%253D1',
  ],
  ['userinfo unencoded slashes', '/x?next=https://SECRET1:SECRET2%40host/a'],
  ['userinfo with escapes', 'https://SECRET1:SEC%52ET1%40@host/a'],
  ['apostrophe', "https://u:SECRET1'SECRET2@host/a"],
  ['set-cookie lines', 'Set-Cookie: a=SECRET1; Path=/\nSet-Cookie: b=SECRET2'],
  [
    'set-cookie list',
    '{"Set-Cookie":["a=SECRET1; Path=/","b=SECRET2"],"set-cookie":"c=SECRET3; Expires=Wed, 21 Oct 2026 07:28:00 GMT, d=SECRET4"}',
  ],
  [
    'HAR cookies',
    '{"cookies":[{"name":"sid","value":"SECRET1abc","path":"/","httpOnly":true},{"name":"x","value":"SECRET2abcd"}]}',
  ],
  ['cookies object', '{"cookies":{"sid":"SECRET1abc","b":"SECRET2abc"}}'],
  ['PEM form', 'key=-----BEGIN+RSA+PRIVATE+KEY-----%0D%0ASECRET1%2BSECRET2%0A-----END+RSA+PRIVATE+KEY-----&a=1'],
  ['PEM json', '{"x":"-----BEGIN PRIVATE KEY-----\\nSECRET1\\nSECRET2=\\n-----END PRIVATE KEY-----\\n"}'],
  ['PEM json in json', '{"x":"{\\"y\\":\\"-----BEGIN PRIVATE KEY-----\\\\nSECRET1\\\\n-----END PRIVATE KEY-----\\"}"}'],
  ['PEM xml', '<a>-----BEGIN EC PRIVATE KEY-----&#10;SECRET1&#xA;SECRET2\n-----END EC PRIVATE KEY-----</a>'],
  ['PGP', '-----BEGIN PGP PRIVATE KEY BLOCK-----\nVersion: x\n\nSECRET1\n=abcd\n-----END'],
  [
    'encrypted',
    '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0123\n\nSECRET1\n-----END',
  ],
  ['SAS', 'https://x.blob.core.windows.net/a?sv=2020&st=2020&sig=SECRET1%2Babc%3D&se=1'],
  ['Connection string', 'DefaultEndpointsProtocol=https;AccountName=x;AccountKey=SECRET1==;EndpointSuffix=y'],
  ['SharedAccessSignature', 'SharedAccessSignature sr=x&sig=SECRET1&se=1'],
  ['GCS', '/o?GoogleAccessId=a@b&Expires=1&Signature=SECRET1&X-Goog-Signature=SECRET2'],
  [
    'attributes',
    '<add key="Password" value="SECRET1"/><add value="SECRET2" key="apiToken"/><param name="token">SECRET3</param><input type="hidden" name="csrf_token" value="SECRET4">',
  ],
  ['XML reversed', '<a><value>SECRET1</value><name>password</name></a>'],
  ['ini', 'x=1\npassword = correct SECRET1 staple\ny=2'],
  ['cookies in text', 'Cookie: a=SECRET1; b=SECRET2'],
  ['basic', '{"a":"Authorization: Basic SECRET1=="}'],
  ['entity', '<a><b>Authorization: Bearer SECRET1</b></a>'],
];

const READABLE = [
  '{"name":"cookie","value":"Chocolate chip"}',
  '{"name":"Cookie","price":3,"value":"oatmeal"}',
  '{"cookie":"We use cookies","cookies":{"title":"Cookies","accept":"Accept all"}}',
  'X-RateLimit-Tokens: 149984\r\nx-ratelimit-remaining-tokens: 149984\r\nX-RateLimit-Reset-Tokens: 6m0s\r\n',
  '{"max_tokens":4096,"tokens":12,"total_tokens":123456789,"usage":{"tokens":12345678}}',
  'tokens: 12 of 4096',
  'max_tokens: 4096',
  'csrf: false',
  'csrf: false, debug: true',
  '{"password":"Passwort","login.password":"Kennwort","token":"Jeton","secret":"Geheimes Passwort","passwordConfirm":"Confirm password","pwd":"Mot de passe oublié ?","cookie":"Cookie-Einstellungen","pin":"パスワード"}',
  '{"properties":{"password":{"type":"string","format":"password","minLength":8},"token":{"$ref":"#/x"}},"required":["password","token"]}',
  '<xs:element name="password" type="xs:string"/>\n\n<xs:element name="token" type="xs:string"/>',
  '<a><token /> text </a>',
  '{"in":"header","name":"Authorization","type":"apiKey"}',
  '{"errors":{"password":["is too short","must not be blank"]},"password":["This field may not be blank."]}',
  '<label for="password">Password</label><input name="password" placeholder="Enter it"><p>Hello</p>',
  'Token: the lock is not held',
  '<x>Token: the lock is not held</x>',
  '{"token":"gift card for you"}',
  'https://h/a%3Ab',
  'key%3A%2F%2Fhost%2Fa',
];

describe('a text', () => {
  it.each(REPLACED)('has no secret in this place: %s', (_, text) => {
    const redacted = createRedactor().text(text);
    expect(redacted).not.toMatch(/SECRET|RET1/);
    expect(createRedactor().text(redacted)).toBe(redacted);
  });

  it.each(READABLE)('keeps what is not secret: %s', (text) => {
    expect(createRedactor().text(text)).toBe(text);
  });
});
