import { entryOf } from './command.ts';

// Places that a search for well-known names and headers misses. Each has a secret of its own.
const planted: string[] = [];

function secret(place: string, value = `placed-${place}-${planted.length}x7Q`): string {
  planted.push(value);
  return value;
}

const basic = secret('basic');
const early = secret('early');
const short = secret('short', 'Zq4pwd9');
const words = secret('words', 'purple donkey under seven bridges');
const plain = secret('plain', 'swordfishes');
const jwt = secret('jwt', `eyJ${'hbGciOiJI'.repeat(3000)}.eyJzdWIi${'Oi'.repeat(5000)}.c2lnbmF0dXJl`);
const nested = encodeURIComponent(`https://u:${secret('nested')}@h/?token=${secret('nested-token')}&a=1`);

/** The base64 of `alice:` and the password, which the request also has as text. */
const credentials = btoa(`alice:${basic}`);

const PRIVATE_KEY = `-----BEGIN PRIVATE KEY-----\n${secret('key', 'MIIEvQIBADANBgkqhkiG9w0BAQEF')}\n-----END PRIVATE KEY-----\n`;

const REQUEST = JSON.stringify({
  requests: [
    { id: 'a', parameters: [{ value: secret('value-first'), type: 'text', name: 'password' }] },
    { id: 'b', user: { password: short }, login: { password: words }, other: { password: plain } },
    { id: 'c', tokens: [secret('list'), null, [secret('list-2')], { value: secret('list-3') }], pin: 73_519_246 },
    {
      id: 'd',
      key: PRIVATE_KEY,
      'user[password]': secret('brackets'),
      password: secret('message', 'must be not invalid'),
    },
    {
      id: 'e',
      cookies: [{ name: 'sid', value: secret('cookie-list') }],
      raw: `x=1; AccountKey=${secret('account')};y=2`,
    },
  ],
});

const RESPONSE = JSON.stringify({
  responses: [
    {
      id: 'a',
      status: 422,
      body: { error: { code: 'Weak', message: `"${short}" is too short; alice used ${basic}` } },
    },
    { id: 'b', status: 409, body: { error: { code: 'Used', message: `the phrase ${words} was used before` } } },
    { id: 'c', status: 400, body: { error: { code: 'Bad', message: `${plain}: not allowed, ${jwt}` } } },
    { id: 'd', status: 403, body: { token: early, error: { code: 'No', message: short } } },
    { id: 'e', status: 200, body: { cookies: { sid: secret('cookie-map') }, next: `/x?next=${nested}` } },
  ],
});

const XML_RESPONSE = `<?xml version="1.0"?><D:multistatus xmlns:D="DAV:" xmlns:x="x:">
<D:response><D:href>/files/a.txt?next=${nested}</D:href><D:status>HTTP/1.1 403 Forbidden</D:status>
<D:responsedescription>add key="password" value="${secret('text-attribute')}"; Token: ${secret('text-line')}</D:responsedescription></D:response>
<D:response><D:href>/files/b.txt</D:href><D:propstat><D:prop><x:password>${secret('text')}<![CDATA[${secret('cdata')}]]><!-- a -->${secret('comment')}</x:password><x:add key="token" value="${secret('attribute')}"/><x:p value="${secret('attribute-first')}" name="secret"/></D:prop><D:status>HTTP/1.1 409 Conflict</D:status></D:propstat></D:response>
</D:multistatus>`;

const FORM = `a=1&key=${encodeURIComponent(PRIVATE_KEY).replaceAll('%20', '+')}&user%5Bpassword%5D=${secret('form-brackets')}`;

function placing(shorthand: Parameters<typeof entryOf>[0], text: string, path = ''): object {
  const entry = structuredClone(entryOf(shorthand)) as { request: object; response: { headers: object[] } };
  const cookies = `a=${secret('set-cookie')}; Path=/, b=${secret('set-cookie-2')}; Expires=Wed, 21 Oct 2026 07:28:00 GMT`;
  return {
    ...entry,
    request: {
      ...entry.request,
      url: `https://api.example/v1/${path}batch?next=${nested}`,
      headers: [{ name: 'Authorization', value: `Basic ${credentials}` }],
      postData: { text },
    },
    response: { ...entry.response, headers: [...entry.response.headers, { name: 'Set-Cookie', value: cookies }] },
  };
}

/** HAR entries with a secret in each of these places. */
export const PLACED_ENTRIES: readonly object[] = [
  placing(['POST', 207, RESPONSE, `application/json; token=${secret('parameter')}`], REQUEST, `${early}/`),
  placing(['PROPPATCH', 207, XML_RESPONSE], FORM),
];

export function placedHar(): string {
  return JSON.stringify({ log: { version: '1.2', entries: PLACED_ENTRIES } });
}

/** All of these secrets, and the number that is one. */
export const PLACED: readonly string[] = planted;
export const PLACED_NUMBER = '73519246';
