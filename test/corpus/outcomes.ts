// The rules for outcomes, each with example responses: recorded ones (HAR file, comment of the entry, operation), and
// handwritten ones if fewer than two are recorded.
import { multistatus, propstats, response, type ExchangeOptions } from '../../testing/exchange.ts';

export interface Example {
  /** A case of the corpus, or null for a handwritten body. */
  readonly recorded: string | null;
  readonly body: string;
  readonly options: ExchangeOptions;
  /** Index of the operation; for a nested one, the indexes of its ancestors first. */
  readonly operation: readonly number[];
  readonly expected: object;
}

function recorded(
  name: string,
  operation: number | readonly number[],
  expected: object | string,
  options: ExchangeOptions = {},
): Example {
  return { recorded: name, body: '', options, operation: [operation].flat(), expected: expectedMembers(expected) };
}

function handwritten(
  body: string,
  operation: number | readonly number[],
  expected: object | string,
  options: ExchangeOptions = {},
): Example {
  return { recorded: null, body, options, operation: [operation].flat(), expected: expectedMembers(expected) };
}

function expectedMembers(expected: object | string): object {
  return typeof expected === 'string' ? { outcome: expected } : expected;
}

const UNKNOWN_REQUEST: ExchangeOptions = { method: '' };
const json = (value: unknown): string => JSON.stringify(value);
const results = (...items: readonly object[]): string => json({ results: items });
const POST: ExchangeOptions = { method: 'POST', type: 'application/json' };
const REPORT: ExchangeOptions = { method: 'REPORT' };

/** The first of several results in a JSON batch. */
function firstOf(items: readonly object[], expected: object | string): Example {
  return handwritten(results(...items.map((item, index) => ({ id: `item ${index}`, ...item }))), 0, expected, POST);
}

const GROUP = json({
  responses: [424, 409, 500].map((status, i) => ({ id: String(i), status, ...(i < 2 && { atomicityGroup: 'g' }) })),
});

export const ONE_STATUS: Readonly<Record<string, readonly Example[]>> = {
  '2xx is a success': [
    recorded('handmade/72-status-200-multistatus-body', 0, { status: 200, outcome: 'success' }),
    recorded('shapes/008-ebay-sell-inventory-bulkcreateorreplaceinventory', 2, { status: 201, outcome: 'success' }),
  ],
  '3xx is a notice': [
    recorded('handmade/12-rfc4437-redirectref', 1, { status: 302, outcome: 'notice', note: 'redirect' }),
    recorded('shapes/055-microsoft-graph-json-batch', 0, { status: 302, outcome: 'notice' }),
  ],
  '424 is dependent': [
    recorded('nephele/31-lock-infinity-conflict', 1, { status: 424, outcome: 'dependent' }),
    recorded('tomcat/28-lock-infinity-conflict', 0, { status: 424, outcome: 'dependent' }),
  ],
  'any other 4xx or 5xx is a failure': [
    recorded('lighttpd/25-delete-permission', 0, { status: 403, outcome: 'failure' }),
    recorded('wsgidav/28-copy-unreadable-file', 0, { status: 500, outcome: 'failure' }),
  ],
  'anything else is unknown': [
    recorded('handmade/56-status-malformed', 6, { status: null, statusText: 'OK', outcome: 'unknown' }),
    recorded('hostile/54-huge-status', 1, { status: null, outcome: 'unknown' }),
    handwritten(multistatus(response('/a', 150), response('/b', 600)), 0, { status: 150, outcome: 'unknown' }),
    handwritten(multistatus(response('/a', 150), response('/b', 600)), 1, { status: 600, outcome: 'unknown' }),
  ],
  'an unknown word is unknown, never a success': [
    recorded('shapes/128-adobe-commerce-bulk-detailed-status-status-1-5', 2, { status: null, outcome: 'unknown' }),
    handwritten(results({ id: 1, status: 'frobnicated' }, { id: 2, status: 'failed' }), 0, 'unknown', POST),
  ],
  '`HTTP/1.1 200.5`, `200 OK` and `2O0` are not status lines: unknown, shown as sent': [
    recorded('handmade/56-status-malformed', 12, { status: null, statusText: 'HTTP/1.1 200.5 OK', outcome: 'unknown' }),
    recorded('handmade/56-status-malformed', 0, { status: null, statusText: '200 OK', outcome: 'unknown' }),
    recorded('handmade/56-status-malformed', 8, {
      status: null,
      statusText: 'HTTP/1.1 4O4 Not Found',
      outcome: 'unknown',
    }),
    handwritten(multistatus(response('/a', 'HTTP/1.1 2O0 OK')), 0, {
      status: null,
      statusText: 'HTTP/1.1 2O0 OK',
      outcome: 'unknown',
    }),
  ],
};

const TRUNCATED = '<D:error><D:number-of-matches-within-limits/></D:error>';

export const WEBDAV: Readonly<Record<string, readonly Example[]>> = {
  'with a status of its own: that status': [
    recorded('apache/40-delete-collection-locked-members', 0, { status: 423, outcome: 'failure', propstats: [] }),
    recorded('radicale/24-report-multiget', 0, { status: 404, outcome: 'failure', note: null }),
  ],
  'in a sync-collection response, a 404 is "removed", a notice': [
    recorded('radicale/30-report-sync-delta', 0, { status: 404, outcome: 'notice', note: 'removed' }),
    recorded('xandikos/28-report-sync-delta', 2, { status: 404, outcome: 'notice', note: 'removed' }),
  ],
  'a 507 on the Request-URI of a REPORT is "truncated", a notice': [
    recorded('handmade/24-rfc6578-sync-truncated', 0, { status: 507, outcome: 'notice', note: 'truncated' }),
    handwritten(multistatus(response('/dav/', 507)), 0, { outcome: 'notice', note: 'truncated' }, REPORT),
    handwritten(multistatus(response('/dav/a', 507)), 0, { outcome: 'failure', note: null }, REPORT),
    handwritten(multistatus(response('/dav/', 507)), 0, { outcome: 'failure', note: null }, { method: 'COPY' }),
  ],
  'so is a 507 on any href of a SEARCH': [
    handwritten(
      multistatus(response('/else/where', 507)),
      0,
      { outcome: 'notice', note: 'truncated' },
      { method: 'SEARCH' },
    ),
    handwritten(
      multistatus(response('http://dav.example.test/dav/', 507)),
      0,
      { outcome: 'notice', note: 'truncated' },
      { method: 'SEARCH' },
    ),
  ],
  'so is a 507 with DAV:number-of-matches-within-limits': [
    recorded('handmade/22-rfc6352-query-507', 0, { status: 507, outcome: 'notice', note: 'truncated' }),
    handwritten(multistatus(response('/dav/a', 507, TRUNCATED)), 0, { outcome: 'notice', note: 'truncated' }, REPORT),
  ],
  'where the request is unknown, a DAV:sync-token marks a sync-collection': [
    recorded('radicale/30-report-sync-delta', 0, { outcome: 'notice', note: 'removed' }, UNKNOWN_REQUEST),
    recorded('xandikos/33-report-absync-delta', 0, { outcome: 'notice', note: 'removed' }, UNKNOWN_REQUEST),
    recorded('radicale/24-report-multiget', 0, { outcome: 'failure', note: null }, UNKNOWN_REQUEST),
  ],
  'a property with 404 is missing, which is not a failure; without other propstats it is a success': [
    recorded('apache/10-propfind-only-404', 0, { outcome: 'success', propstats: [{ status: 404, outcome: 'notice' }] }),
    recorded('radicale/44-report-pmatch-calendar', 0, 'success'),
    recorded('rclone/10-propfind-only-404', 0, 'success', UNKNOWN_REQUEST),
  ],
  'all other propstats fail: failure': [
    recorded('nephele/14-propfind-weird-names', 33, 'failure'),
    recorded('handmade/54-status-lines-propstat', 7, { outcome: 'failure', propstats: [{ status: 423 }] }),
    handwritten(multistatus(propstats('/a', { 404: ['a'], 403: ['b'], 424: ['c'] })), 0, 'failure'),
  ],
  'some fail: partial': [
    recorded('handmade/18-rfc3744-principal-property-search', 0, 'partial'),
    recorded('xandikos/02-propfind-discovery', 0, 'partial'),
  ],
  'one unknown and none failing: unknown': [
    recorded('handmade/56-status-malformed', 17, 'unknown'),
    handwritten(multistatus(propstats('/a', { 200: ['a'], 2000: ['b'] })), 0, 'unknown'),
    handwritten(multistatus(propstats('/a', { 200: ['a'], 2000: ['b'], 403: ['c'] })), 0, 'partial'),
  ],
  'else success': [
    recorded('apache/01-propfind-depth0-empty-body', 0, 'success'),
    recorded('xandikos/28-report-sync-delta', 0, 'success'),
  ],
  'PROPPATCH and MKCOL are all or nothing: any 4xx or 5xx except 424 is a failure, and its 424 propstats are dependent':
    [
      recorded('apache/28-proppatch-protected-403-424', 0, {
        outcome: 'failure',
        propstats: [{ outcome: 'dependent' }, { status: 409, outcome: 'failure' }],
      }),
      recorded('xandikos/15-proppatch-calendar', 0, 'failure'),
      recorded('handmade/26-rfc5689-mkcol-response', 0, {
        outcome: 'failure',
        propstats: [{ status: 403 }, { outcome: 'dependent' }],
      }),
      recorded('sabre-1.8/28-mkcol-extended', 0, 'failure'),
      handwritten(
        '<C:mkcalendar-response xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns="DAV:"><propstat><prop><C:x/></prop><status>HTTP/1.1 404 x</status></propstat></C:mkcalendar-response>',
        0,
        { outcome: 'failure', label: 'https://dav.example.test/dav/' },
        { method: 'MKCALENDAR' },
      ),
    ],
  'with a status and propstats: the worse of the two': [
    recorded('handmade/32-owncloud-report-filter', 0, { status: 200, outcome: 'success' }),
    recorded('handmade/34-exchange-2003', 1, { status: 201, outcome: 'success' }),
    handwritten(multistatus(propstats('/a', { 403: ['a'] }, '<D:status>HTTP/1.1 200 OK</D:status>')), 0, {
      status: 200,
      outcome: 'failure',
    }),
    handwritten(multistatus(propstats('/a', { 200: ['a'] }, '<D:status>HTTP/1.1 423 Locked</D:status>')), 0, {
      status: 423,
      outcome: 'failure',
    }),
    handwritten(multistatus(propstats('/a', { 200: ['a'] }, '<D:status>Locked</D:status>')), 0, {
      status: null,
      outcome: 'unknown',
    }),
  ],
  'with neither: unknown': [
    recorded('radicale/28-report-freebusy', 0, { status: null, propstats: [], outcome: 'unknown' }),
    recorded('wsgidav/11-propfind-empty-prop', 0, { status: null, propstats: [], outcome: 'unknown' }),
  ],
};

export const BATCHES: Readonly<Record<string, readonly Example[]>> = {
  'a code comes first': [
    recorded('shapes/040-alpaca-cancel-all-orders', 1, { status: 500, outcome: 'failure' }),
    recorded('shapes/163-nutanix-prism-v3-batch', 0, { status: 202, outcome: 'success' }),
  ],
  'then a flag': [
    recorded('shapes/068-salesforce-sobject-collections', 1, { status: null, outcome: 'failure' }),
    recorded('shapes/003-azure-luis-batch-add-labeled-examples', 2, { status: null, outcome: 'success' }),
  ],
  'then the name of the list': [
    recorded('shapes/081-aws-sqs-sendmessagebatch-json-protocol', 2, { outcome: 'failure', group: 'Failed' }),
    recorded('shapes/023-akamai-test-management-create-test-cases', 0, { outcome: 'success', group: 'successes' }),
  ],
  'then an error beside it': [
    recorded('shapes/006-azure-maps-geocode-batch', 1, 'failure'),
    recorded('shapes/116-fcm-legacy-http-multicast', 1, 'failure'),
  ],
  'then a known word': [
    recorded('shapes/045-zalando-nakadi-publish-events', 1, 'failure'),
    recorded('shapes/110-marketo-sync-leads', 0, 'success'),
  ],
  'a known failure flag or word contradicts a good code, and the worse counts': [
    firstOf(
      [
        { status: 200, success: false },
        { status: 200, success: true },
      ],
      { status: 200, outcome: 'failure' },
    ),
    firstOf(
      [
        { statusCode: 200, state: 'failed' },
        { statusCode: 200, state: 'ok' },
      ],
      { outcome: 'failure' },
    ),
  ],
  'an unknown word contradicts nothing': [
    recorded('shapes/163-nutanix-prism-v3-batch', 0, { status: 202, outcome: 'success' }),
    firstOf([{ statusCode: 200, state: 'frobnicated' }, { statusCode: 409 }], { status: 200, outcome: 'success' }),
  ],
  'in a list where some items carry an error, one without is a success': [
    recorded('shapes/078-apollo-batched-graphql-array-of-results', 0, 'success'),
    recorded('shapes/140-yandex-direct-v5-add', 0, 'success'),
  ],
  'with none of these: unknown': [
    recorded('shapes/011-amazon-ads-api-v1-adsapi-create-campaigns', 1, 'unknown'),
    recorded('shapes/070-facebook-graph-api-batch', 2, 'unknown'),
  ],
  'with nested operations: partial when some failed, failure when all did': [
    recorded('shapes/193-batch-in-batch-responses-body-is-again-a-batch', 0, { outcome: 'partial', status: 200 }),
    recorded('shapes/193-batch-in-batch-responses-body-is-again-a-batch', 1, { outcome: 'failure', status: 207 }),
    recorded('shapes/193-batch-in-batch-responses-body-is-again-a-batch', [1, 0, 0], {
      outcome: 'failure',
      status: 500,
    }),
  ],
  'halted or not attempted because another one failed: dependent': [
    recorded('shapes/001-azure-cosmos-db-transactional-batch-rest', 0, {
      status: 424,
      outcome: 'dependent',
      causedBy: [1],
    }),
    recorded('shapes/146-ecwid-batch-ticket', 2, { outcome: 'dependent', causedBy: [1] }),
  ],
};

export const CAUSES: Readonly<Record<string, readonly Example[]>> = {
  'with one non-dependent failure it is the cause': [
    recorded('nephele/31-lock-infinity-conflict', 1, { causedBy: [0] }),
    recorded('handmade/08-multiple-hrefs', 0, { causedBy: [1] }),
  ],
  'with several, those that are ancestors or descendants of it by path': [
    recorded('apache/43-lock-infinity-conflict', 0, { outcome: 'dependent', causedBy: [1, 2, 3] }),
    handwritten(multistatus(response('/dav/a/', 424), response('/dav/a/x', 423), response('/dav/b', 423)), 0, {
      causedBy: [1],
    }),
    handwritten(multistatus(response('/dav/a/', 403), response('/dav/a/x', 424), response('/dav/ab', 423)), 1, {
      causedBy: [0],
    }),
  ],
  'those that the request names, where it names them': [
    recorded('shapes/055-microsoft-graph-json-batch', 4, { outcome: 'dependent', causedBy: [3] }),
    handwritten(GROUP, 0, { outcome: 'dependent', causedBy: [1] }, POST),
  ],
  'else all of them as candidates, never one guessed': [
    handwritten(json({ a: { status: 424 }, b: { status: 409 }, c: { status: 500 } }), 0, { causedBy: [1, 2] }, POST),
    handwritten(multistatus(response('/dav/z', 424), response('/dav/x', 423), response('/dav/y', 403)), 0, {
      causedBy: [1, 2],
    }),
  ],
};
