import { entryOf } from './command.ts';

// Each place that may hold a secret has one of its own.
const planted: string[] = [];
const shown: string[] = [];

function secret(place: string): string {
  const value = `planted-${place}-${planted.length}x7Q`;
  planted.push(value);
  return value;
}

/** A secret that the text report and the table contain without redaction. */
function shownSecret(place: string): string {
  const value = secret(place);
  shown.push(value);
  return value;
}

const bearer = shownSecret('bearer');
const lock = shownSecret('lock');

const headers = [
  { name: 'Authorization', value: `Bearer ${bearer}` },
  { name: 'Proxy-Authorization', value: `Basic ${secret('proxy')}` },
  { name: 'Cookie', value: `sid=${secret('cookie')}; theme=${secret('cookie2')}` },
  ...[
    'X-Api-Key Api-Key X-Auth-Token DPoP X-CSRF-Token X-XSRF-TOKEN X-Amz-Security-Token',
    'Ocp-Apim-Subscription-Key X-Goog-Api-Key Private-Token X-Vault-Token X-Functions-Key',
    'X-Session-Id X-Shopify-Access-Token CF-Access-Jwt-Assertion X-Hub-Signature X-Access-Token',
  ]
    .flatMap((names) => names.split(' '))
    .map((name) => ({ name, value: secret(name) })),
  { name: 'Lock-Token', value: `<opaquelocktoken:${lock}>` },
  { name: 'If', value: `<https://dav.example/a> (<urn:uuid:${secret('if')}> ["etag-1"]) (Not <DAV:no-lock>)` },
  {
    name: 'Referer',
    value: `https://u:${secret('referer')}@h/?token=${secret('referer-token')}#id_token=${secret('fragment')}`,
  },
  { name: 'Destination', value: `https://h/b?sig=${secret('destination')}` },
];

const responseHeaders = [
  { name: 'Set-Cookie', value: `sid=${secret('set-cookie')}; Path=/; HttpOnly` },
  {
    name: 'Location',
    value: `https://h/?X-Amz-Signature=${secret('amz')}&X-Amz-Credential=${secret('amz-credential')}`,
  },
];

const user = shownSecret('user');
const password = shownSecret('url-password');
const url = `https://${user}:${password}@dav.example/files/?access_token=${shownSecret('url-token')}&api_key=${shownSecret('url-key')}`;

const DAV_REQUEST = `<D:propertyupdate xmlns:D="DAV:" xmlns:x="x:"><D:set><D:prop><x:password>${secret('dav-request')}</x:password></D:prop></D:set></D:propertyupdate>`;
const DAV_BODY = `<?xml version="1.0"?><D:multistatus xmlns:D="DAV:" xmlns:x="x:">
<D:response><D:href>/files/a.txt?token=${shownSecret('href')}</D:href><D:propstat><D:prop><x:password>${secret('property')}</x:password><D:lockdiscovery><D:activelock><D:locktoken><D:href>urn:uuid:${secret('lockdiscovery')}</D:href></D:locktoken></D:activelock></D:lockdiscovery></D:prop><D:status>HTTP/1.1 403 Forbidden</D:status></D:propstat></D:response>
<D:response><D:href>/files/b.txt</D:href><D:status>HTTP/1.1 423 Locked</D:status><D:error><D:lock-token-submitted><D:href>/files/b.txt?sig=${secret('condition')}</D:href></D:lock-token-submitted></D:error><D:responsedescription>locked by opaquelocktoken:${lock}, password=${shownSecret('description')}</D:responsedescription></D:response>
</D:multistatus>`;

const JSON_REQUEST = JSON.stringify({
  requests: [
    {
      id: 'a',
      method: 'POST',
      url: `/me?client_secret=${secret('sub-url')}`,
      headers: { Authorization: `Bearer ${secret('sub-header')}`, Cookie: `a=${secret('sub-cookie')}` },
      body: { passwordProfile: { password: secret('sub-body') } },
    },
    { id: 'b', method: 'GET', url: '/b', headers: [{ name: 'X-Api-Key', value: secret('sub-list') }] },
  ],
});
const JSON_BODY = JSON.stringify({
  responses: [
    {
      id: 'a',
      status: 401,
      headers: { 'Set-Cookie': `b=${secret('sub-set-cookie')}` },
      body: {
        error: { code: 'InvalidAuthenticationToken', message: `the token ${bearer} has expired` },
        refresh_token: secret('refresh'),
      },
    },
    {
      id: 'b',
      status: 200,
      body: {
        access_token: secret('access'),
        private_key: secret('key'),
        inner: JSON.stringify({ password: secret('inner') }),
        apiKeys: [secret('list')],
      },
    },
  ],
});

const MULTIPART_BODY = [
  '--b',
  'Content-Type: application/http',
  'Content-ID: <1>',
  '',
  'HTTP/1.1 403 Forbidden',
  `Set-Cookie: c=${secret('part-cookie')}`,
  `X-Auth-Token: ${secret('part-header')}`,
  'Content-Type: application/json',
  '',
  `{"error":{"message":"no","secret":"${secret('part-body')}"}}`,
  '--b--',
  '',
].join('\r\n');
const MULTIPART_REQUEST = [
  '--r',
  'Content-Type: application/http',
  'Content-ID: <1>',
  '',
  `DELETE /x?key=${secret('part-url')} HTTP/1.1`,
  `Authorization: Basic ${secret('part-authorization')}`,
  '',
  '',
  '--r--',
  '',
].join('\r\n');

const FORM = `grant_type=password&password=${secret('form')}&client_assertion=${secret('assertion')}`;

/** HAR entries with a secret in every place that may have one. */
export function plantedEntries(): readonly object[] {
  return [
    planting(['PROPPATCH', 207, DAV_BODY], DAV_REQUEST),
    planting(['POST', 207, JSON_BODY, 'application/json'], JSON_REQUEST),
    planting(['POST', 207, MULTIPART_BODY, 'multipart/mixed; boundary=b'], MULTIPART_REQUEST),
    planting(['POST', 207, '{"results":[{"status":403,"message":"no"}]}', 'application/json'], FORM),
  ];
}

function planting(shorthand: Parameters<typeof entryOf>[0], text: string): object {
  const entry = structuredClone(entryOf(shorthand)) as { request: object; response: { headers: object[] } };
  return {
    ...entry,
    request: { ...entry.request, url, headers, postData: { text } },
    response: { ...entry.response, headers: [...entry.response.headers, ...responseHeaders] },
  };
}

export function plantedHar(): string {
  return JSON.stringify({ log: { version: '1.2', entries: plantedEntries() } });
}

/** All secrets, in no order. */
export const SECRETS: readonly string[] = planted;
/** Those that the text report and the table contain without redaction. */
export const SHOWN: readonly string[] = shown;
