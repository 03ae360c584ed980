// What the design says about the verdict, sentence by sentence, on recorded answers; hand-made ones where the recorded show it once or never.
import { describe, expect, it, vi } from 'vitest';
import { readExchange } from '../../src/core/read/read.ts';
import { multistatus, propstats, reportOn, response, type Said } from '../exchange.ts';
import { caseOf, exchangeOfCase } from './cases.ts';

// Much work, and perhaps on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

type Row = readonly [why: string, answer: string, outcome: string, sentence: string];

const RECORDED: readonly Row[] = [
  [
    'DELETE: the collection still exists',
    'apache/48-delete-collection-permission',
    'all-failed',
    'DELETE: the collection still exists; 5 resources refused (403).',
  ],
  [
    'DELETE: the collection still exists',
    'nephele/28-delete-locked-members',
    'all-failed',
    'DELETE: the collection still exists; 3 members refused (423, 500).',
  ],
  [
    'DELETE: the collection still exists',
    'tomcat/25-delete-locked-members',
    'all-failed',
    'DELETE: the collection still exists; 3 members refused (423).',
  ],
  [
    'a DELETE whose statuses are all 2xx succeeded',
    'radicale/49-delete-calendar-member',
    'all-succeeded',
    'DELETE: 1 resource was deleted.',
  ],
  [
    'a DELETE whose statuses are all 2xx succeeded',
    'handmade/72-status-200-multistatus-body',
    'all-succeeded',
    'DELETE: 1 resource was deleted.',
  ],
  [
    'COPY: not wholly done',
    'apache/42-copy-onto-locked-members',
    'all-failed',
    'COPY: the copy is not complete; 3 resources refused (423).',
  ],
  [
    'COPY: not wholly done',
    'wsgidav/28-copy-unreadable-file',
    'all-failed',
    'COPY: the copy is not complete; 1 resource refused (500).',
  ],
  [
    'MOVE: not wholly done',
    'nephele/29-move-locked-members',
    'all-failed',
    'MOVE: the move is not complete; 3 resources refused (423).',
  ],
  [
    'MOVE: not wholly done',
    'apache/52-move-over-locked-dest-member',
    'all-failed',
    'MOVE: the move is not complete; 1 resource refused (423).',
  ],
  [
    'LOCK with any failure: nothing was locked',
    'tomcat/28-lock-infinity-conflict',
    'all-failed',
    'LOCK: nothing was locked; 3 members are locked already (423), 1 more was not locked because of them.',
  ],
  [
    'LOCK with any failure: nothing was locked',
    'nephele/31-lock-infinity-conflict',
    'all-failed',
    'LOCK: nothing was locked; 1 member is locked already (423), 1 more was not locked because of it.',
  ],
  [
    'LOCK with any failure: nothing was locked',
    'handmade/06-rfc4918-lock-403-424',
    'all-failed',
    'LOCK: nothing was locked; 1 member refused (403), 1 more was not locked because of it.',
  ],
  [
    'PROPPATCH: nothing was changed',
    'apache/31-proppatch-remove-protected',
    'all-failed',
    'PROPPATCH: nothing was changed; getlastmodified was refused (409), 2 more were not set because of it.',
  ],
  [
    'PROPPATCH: a protected property is named as that',
    'nephele/26-proppatch-lastmodified',
    'all-failed',
    'PROPPATCH: nothing was changed; getlastmodified is protected (403), 2 more were not set because of it.',
  ],
  [
    'PROPPATCH: a protected property is named as that',
    'tomcat/20-proppatch-protected',
    'all-failed',
    'PROPPATCH: nothing was changed; resourcetype is protected (403).',
  ],
  ['PROPPATCH that succeeded', 'apache/23-proppatch-set-ok', 'all-succeeded', 'PROPPATCH: all properties were set.'],
  ['PROPPATCH that succeeded', 'wsgidav/15-proppatch-set', 'all-succeeded', 'PROPPATCH: all properties were set.'],
  [
    'a multistatus to MKCOL means not created',
    'sabre-1.8/28-mkcol-extended',
    'all-failed',
    'MKCOL: the collection was not created; displayname was refused (403).',
  ],
  [
    'a multistatus to MKCOL means not created',
    'handmade/26-rfc5689-mkcol-response',
    'all-failed',
    'MKCOL: the collection was not created; resourcetype was refused (403), 1 more was not set because of it.',
  ],
  [
    'a multistatus to MKCALENDAR means not created',
    'xandikos/01-mkcalendar-again',
    'all-failed',
    'MKCALENDAR: the calendar was not created; it was refused (403), resource-must-be-null.',
  ],
  [
    'one failed response alone to a method on one resource: the whole request failed',
    'nephele-litmus/30-locks-10-notowner-lock-unlock',
    'all-failed',
    'UNLOCK: the request failed (412); lock-token-matches-request-uri.',
  ],
  [
    'one failed response alone to a method on one resource: the whole request failed',
    'handmade/16-rfc3253-checkin-merge',
    'all-failed',
    'MERGE: the request failed (409); checked-in-must-not-be-overwritten.',
  ],
  ['PROPFIND counts resources', 'handmade/58-hrefs', 'all-succeeded', 'PROPFIND: 37 resources.'],
  [
    'PROPFIND counts resources',
    'apache/19-propfind-5000',
    'all-succeeded',
    'PROPFIND: 5,001 resources; 30,007 properties are missing on some of them.',
  ],
  [
    'PROPFIND counts failures',
    'nephele/15-propfind-weird-names-named',
    'mixed',
    'PROPFIND: 34 resources; 1 failed (500); 132 properties are missing on some of them.',
  ],
  [
    'PROPFIND counts failures in part',
    'xandikos/02-propfind-discovery',
    'mixed',
    'PROPFIND: 1 resource; 1 with properties that failed (501); 11 properties are missing.',
  ],
  [
    'REPORT counts what was removed',
    'radicale/30-report-sync-delta',
    'all-succeeded',
    'REPORT: 2 resources changed, 1 removed.',
  ],
  [
    'REPORT counts what was removed',
    'xandikos/33-report-absync-delta',
    'all-succeeded',
    'REPORT: 0 resources changed, 1 removed.',
  ],
  [
    'REPORT says that it is truncated',
    'handmade/22-rfc6352-query-507',
    'all-succeeded',
    'REPORT: 1 resource; the result is truncated: there are more.',
  ],
  [
    'REPORT says that it is truncated',
    'handmade/24-rfc6578-sync-truncated',
    'all-succeeded',
    'REPORT: 1 resource; the result is truncated: there are more.',
  ],
  [
    'no status that can be trusted',
    'radicale/28-report-freebusy',
    'unknown',
    'REPORT: 7 resources; 7 without a status that can be trusted.',
  ],
  [
    'no status that can be trusted',
    'wsgidav/06-propfind-propname',
    'unknown',
    'PROPFIND: 5 resources; 5 without a status that can be trusted.',
  ],
  ['nothing in it', 'radicale/19-report-query-none', 'empty', 'REPORT: the multistatus lists no resources.'],
  ['nothing in it', 'shapes/176-empty-array', 'empty', 'POST: the answer lists no items.'],
  [
    'not readable, and why',
    'hostile/32-empty-body',
    'unreadable',
    'PROPFIND: there is no body that could say what happened.',
  ],
  [
    'not readable, and why',
    'hostile/24-wrong-root',
    'unreadable',
    'PROPFIND: the body cannot be read: the body is one DAV:error that names D:lock-token-submitted: it speaks of the request as a whole, there are no sub-statuses.',
  ],
  [
    'a body that is cut may hide a failure: it is never all-succeeded',
    'hostile/02-truncated-in-tag',
    'unknown',
    'PROPFIND: 1 resource. The body is broken after 1 response.',
  ],
  [
    'a body that is cut may hide a failure: it is never all-succeeded',
    'shapes/185-truncated-json',
    'unknown',
    'POST: the item succeeded. The body is broken after 1 item.',
  ],
  [
    'whatever its HTTP status',
    'apache/40-delete-collection-locked-members',
    'all-failed',
    'DELETE: the collection still exists; 3 members refused (423).',
  ],
  ['whatever its HTTP status', 'shapes/143-dapr-bulk-publish-failedentries', 'mixed', 'POST: 2 of 3 items failed.'],
  [
    'a batch counts items',
    'shapes/005-azure-communication-services-chat-old-preview-mu',
    'mixed',
    'POST: 1 of 3 items failed.',
  ],
  [
    'a batch counts items',
    'shapes/001-azure-cosmos-db-transactional-batch-rest',
    'all-failed',
    'POST: 1 of 4 items failed, 3 more were not done because of it.',
  ],
  [
    'a batch counts items that failed in part',
    'shapes/193-batch-in-batch-responses-body-is-again-a-batch',
    'mixed',
    'POST: 1 of 3 items failed, 1 failed in part.',
  ],
];

const refused = (...paths: readonly string[]): string => multistatus(...paths.map((path) => response(path, 403)));

const MADE: readonly (readonly [why: string, body: string, said: Said, outcome: string, sentence: string])[] = [
  [
    'DELETE with dependents',
    multistatus(response('/dav/a', 423), response('/dav/b', 403), response('/dav/', 424), response('/dav/c/', 424)),
    { method: 'DELETE' },
    'all-failed',
    'DELETE: the collection still exists; 2 members refused (423, 403), 2 more were not removed because of them.',
  ],
  [
    'DELETE of the resource itself',
    refused('/dav/x'),
    { method: 'DELETE', url: 'http://h.test/dav/x' },
    'all-failed',
    'DELETE: the resource still exists; it was refused (403).',
  ],
  [
    'PUT that failed as a whole',
    multistatus(response('/dav/x', 423, '<D:error><D:lock-token-submitted/></D:error>')),
    { method: 'PUT' },
    'all-failed',
    'PUT: the request failed (423); lock-token-submitted.',
  ],
  [
    'COPY with more kinds of statuses than a sentence holds',
    multistatus(...[403, 404, 409, 412, 423, 507].map((status) => response(`/dav/${status}`, status))),
    { method: 'COPY' },
    'all-failed',
    'COPY: the copy is not complete; 6 resources refused (403, 404, 409, 412, …).',
  ],
  [
    'SEARCH without a request',
    multistatus(response('/dav/a', 200), response('/dav/b', 403)),
    { method: '' },
    'mixed',
    'The answer: 1 of 2 resources failed.',
  ],
  [
    'a PROPPATCH that does not tell',
    multistatus(propstats('/dav/a', { 2000: ['x'] })),
    { method: 'PROPPATCH' },
    'unknown',
    'PROPPATCH: whether the properties were set is not told.',
  ],
];

describe('a verdict', () => {
  it.each(RECORDED)('%s (%s)', (_, name, outcome, sentence) => {
    expect(readExchange(exchangeOfCase(caseOf(name))).verdict).toEqual({ outcome, sentence });
  });

  it.each(MADE)('%s (hand-made)', (_, body, said, outcome, sentence) => {
    expect(reportOn(body, said).verdict).toEqual({ outcome, sentence });
  });
});
