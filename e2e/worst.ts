/** A response that once took more than linear time to process, with the size of the largest real responses. */
export interface Worst {
  readonly name: string;
  readonly method?: string;
  readonly type: string;
  readonly body: string;
  /** The body of the request. */
  readonly sent?: string;
}

const JSON_TYPE = 'application/json';
const XML = 'application/xml';

function each<Part>(count: number, part: (index: number) => Part): Part[] {
  return Array.from({ length: count }, (_, index) => part(index));
}

function record(count: number, entry: (index: number) => readonly [string, unknown]): Record<string, unknown> {
  return Object.fromEntries(each(count, entry));
}

function multistatus(responses: string, namespaces = ''): string {
  return `<?xml version="1.0"?><D:multistatus xmlns:D="DAV:"${namespaces}>${responses}</D:multistatus>`;
}

function response(href: string, status: number): string {
  return `<D:response><D:href>${href}</D:href><D:status>HTTP/1.1 ${status} X</D:status></D:response>`;
}

export const WORST: readonly Worst[] = [
  {
    name: 'atomicity-group',
    type: JSON_TYPE,
    body: JSON.stringify({
      responses: each(1200, (i) => ({ id: `r${i}`, status: i < 600 ? 409 : 424, atomicityGroup: 'g', body: {} })),
    }),
    sent: JSON.stringify({
      requests: each(1200, (i) => ({ id: `r${i}`, method: 'POST', url: `/x${i}`, atomicityGroup: 'g' })),
    }),
  },
  {
    name: 'depends-on-everything',
    type: JSON_TYPE,
    body: JSON.stringify({ responses: each(600, (i) => ({ id: String(i), status: i < 300 ? 400 : 424, body: {} })) }),
    sent: JSON.stringify({
      requests: each(600, (i) => ({
        id: String(i),
        method: 'GET',
        url: `/x${i}`,
        dependsOn: i < 300 ? [] : each(300, String),
      })),
    }),
  },
  {
    name: 'lists',
    type: JSON_TYPE,
    body: JSON.stringify(record(8000, (i) => [`list${i}`, [{ id: i, status: i % 2 === 0 ? 200 : 409 }]])),
  },
  {
    name: 'lists-by-id',
    type: JSON_TYPE,
    body: JSON.stringify(record(4000, (i) => [`id${i}`, { success: [], error: [{ id: i }] }])),
  },
  {
    name: 'batch-in-one-item',
    type: JSON_TYPE,
    body: JSON.stringify({
      responses: [
        { id: '1', status: 207, body: { results: each(4000, (i) => ({ id: i, status: i % 2 === 0 ? 200 : 409 })) } },
      ],
    }),
  },
  {
    name: 'not-created',
    type: JSON_TYPE,
    body: JSON.stringify({
      sessionState: 'x',
      methodResponses: [
        ['Email/set', { accountId: 'a', notCreated: record(6000, (i) => [`k${i}`, { type: 'invalid' }]) }, 'c0'],
      ],
    }),
    sent: JSON.stringify({
      using: ['urn:ietf:params:jmap:core'],
      methodCalls: [['Email/set', { accountId: 'a', create: record(6000, (i) => [`k${i}`, {}]) }, 'c0']],
    }),
  },
  {
    name: 'rare-names',
    type: JSON_TYPE,
    body: JSON.stringify({ results: each(16_000, (i) => ({ [`k${i}Name`]: `x${i}`, status: 409 })) }),
  },
  {
    name: 'wide-errors',
    type: JSON_TYPE,
    body: JSON.stringify({ results: [{ id: 1, error: record(8000, (i) => [`error${i}Error`, { status: 409 }]) }] }),
  },
  {
    name: 'prefixes',
    method: 'PROPFIND',
    type: XML,
    body: multistatus(
      each(200, (i) => response(`/a/${i}`, i % 2 === 0 ? 200 : 403)).join(''),
      each(10_000, (i) => ` xmlns:p${i}="urn:${i}"`).join(''),
    ),
  },
  {
    name: 'ancestors',
    method: 'DELETE',
    type: XML,
    body: multistatus(each(1500, (i) => response(`/dav/a/x${i}`, 423) + response('/dav/a/', 424)).join('')),
  },
  {
    name: 'boundaries',
    type: 'multipart/mixed; boundary=b',
    body: `${each(4000, (i) => `--b\r\nContent-Type: multipart/mixed; boundary=z${i}\r\n\r\n`).join('')}--b--\r\n`,
  },
  {
    name: 'hrefs-in-one-response',
    method: 'PROPFIND',
    type: XML,
    body: multistatus(
      `<D:response>${each(30_000, (i) => `<D:href>/a/${i}</D:href>`).join('')}<D:status>HTTP/1.1 423 X</D:status></D:response>`,
    ),
  },
];
