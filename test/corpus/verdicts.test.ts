// The verdicts on recorded responses. The tests in src/core/verdict/sentences contain those that were not recorded.
import { inEnglish } from '../../testing/inEnglish.ts';
import { describe, expect, it, vi } from 'vitest';
import { parseExchange } from '../../src/core/read/parseExchange.ts';
import { caseOf, exchangeOfCase } from './cases.ts';

// Parses many responses; slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

type Row = readonly [why: string, name: string, outcome: string, sentence: string];

const RECORDED: readonly Row[] = [
  [
    'DELETE: the collection still exists',
    'apache/48-delete-collection-permission',
    'all-failed',
    'DELETE: the collection still exists; 5 resources were refused (403).',
  ],
  [
    'DELETE: the collection still exists',
    'nephele/28-delete-locked-members',
    'all-failed',
    'DELETE: the collection still exists; 3 members failed (423, 500).',
  ],
  [
    'DELETE: the collection still exists',
    'tomcat/25-delete-locked-members',
    'all-failed',
    'DELETE: the collection still exists; 3 members were refused (423).',
  ],
  [
    'DELETE: all statuses are 2xx',
    'radicale/49-delete-calendar-member',
    'all-succeeded',
    'DELETE: 1 resource was deleted.',
  ],
  [
    'DELETE: all statuses are 2xx',
    'handmade/72-status-200-multistatus-body',
    'all-succeeded',
    'DELETE: 1 resource was deleted.',
  ],
  [
    'COPY: not complete',
    'apache/42-copy-onto-locked-members',
    'all-failed',
    'COPY: the copy is not complete; 3 resources were refused (423).',
  ],
  [
    'COPY: not complete',
    'wsgidav/28-copy-unreadable-file',
    'all-failed',
    'COPY: the copy is not complete; 1 resource failed (500).',
  ],
  [
    'MOVE: not complete',
    'nephele/29-move-locked-members',
    'all-failed',
    'MOVE: the move is not complete; 3 resources were refused (423).',
  ],
  [
    'MOVE: not complete',
    'apache/52-move-over-locked-dest-member',
    'all-failed',
    'MOVE: the move is not complete; 1 resource was refused (423).',
  ],
  [
    'LOCK with any failure: nothing was locked',
    'tomcat/28-lock-infinity-conflict',
    'all-failed',
    'LOCK: nothing was locked; 3 members are already locked (423), 1 more was not locked because of them.',
  ],
  [
    'LOCK with any failure: nothing was locked',
    'nephele/31-lock-infinity-conflict',
    'all-failed',
    'LOCK: nothing was locked; 1 member is already locked (423), 1 more was not locked because of it.',
  ],
  [
    'LOCK with any failure: nothing was locked',
    'handmade/06-rfc4918-lock-403-424',
    'all-failed',
    'LOCK: nothing was locked; 1 member was refused (403), 1 more was not locked because of it.',
  ],
  [
    'PROPPATCH: nothing was changed',
    'apache/31-proppatch-remove-protected',
    'all-failed',
    'PROPPATCH: nothing was changed; getlastmodified was refused (409), 2 more were not changed because of it.',
  ],
  [
    'PROPPATCH: a protected property',
    'nephele/26-proppatch-lastmodified',
    'all-failed',
    'PROPPATCH: nothing was changed; getlastmodified is protected (403), 2 more were not set because of it.',
  ],
  [
    'PROPPATCH: a protected property',
    'tomcat/20-proppatch-protected',
    'all-failed',
    'PROPPATCH: resourcetype is protected (403); 2 are not mentioned: color and getetag.',
  ],
  [
    'PROPPATCH: all properties are set',
    'apache/23-proppatch-set-ok',
    'all-succeeded',
    'PROPPATCH: all 2 properties were set.',
  ],
  [
    'PROPPATCH: all properties are set',
    'wsgidav/15-proppatch-set',
    'all-succeeded',
    'PROPPATCH: all 2 properties were set.',
  ],
  [
    'MKCOL: not created if a property is refused',
    'sabre-1.8/28-mkcol-extended',
    'all-failed',
    'MKCOL: the collection was not created; displayname was refused (403), 1 is not mentioned: resourcetype.',
  ],
  [
    'MKCOL: not created if a property is refused',
    'handmade/26-rfc5689-mkcol-response',
    'all-failed',
    'MKCOL: the collection was not created; resourcetype was refused (403), 1 more was not set because of it.',
  ],
  [
    'MKCALENDAR: not created',
    'xandikos/01-mkcalendar-again',
    'all-failed',
    'MKCALENDAR: the calendar was not created; it was refused (403), resource-must-be-null.',
  ],
  [
    'a single failed response to another method',
    'nephele-litmus/30-locks-10-notowner-lock-unlock',
    'all-failed',
    'UNLOCK: the request failed (412); lock-token-matches-request-uri.',
  ],
  [
    'a single failed response to another method',
    'handmade/16-rfc3253-checkin-merge',
    'all-failed',
    'MERGE: the resource failed (409); checked-in-must-not-be-overwritten.',
  ],
  ['PROPFIND: resources, and what is missing where', 'handmade/58-hrefs', 'all-succeeded', 'PROPFIND: 37 resources.'],
  [
    'PROPFIND: resources, and what is missing where',
    'apache/19-propfind-5000',
    'all-succeeded',
    'PROPFIND: 5,001 resources; 6 properties are missing on all 5,001 resources: displayname, quota-used-bytes and 4 more; 1 of them lacks 1 other.',
  ],
  [
    'PROPFIND: failures',
    'nephele/15-propfind-weird-names-named',
    'mixed',
    'PROPFIND: 34 resources; 1 failed (500); 4 properties are missing on 33 of 34 resources: displayname, color and 2 more.',
  ],
  [
    'PROPFIND: partial failures',
    'xandikos/02-propfind-discovery',
    'mixed',
    'PROPFIND: 1 resource; 1 with properties that failed (501); 11 properties are missing: principal-URL, principal-collection-set and 9 more.',
  ],
  [
    'REPORT: removed resources',
    'radicale/30-report-sync-delta',
    'all-succeeded',
    'REPORT: 2 resources changed, 1 removed.',
  ],
  [
    'REPORT: removed resources',
    'xandikos/33-report-absync-delta',
    'all-succeeded',
    'REPORT: 0 resources changed, 1 removed.',
  ],
  [
    'REPORT: truncated',
    'handmade/22-rfc6352-query-507',
    'all-succeeded',
    'REPORT: 1 resource; the result is truncated (507).',
  ],
  [
    'REPORT: truncated',
    'handmade/24-rfc6578-sync-truncated',
    'all-succeeded',
    'REPORT: 1 resource; the result is truncated (507).',
  ],
  ['no valid status', 'radicale/28-report-freebusy', 'unknown', 'REPORT: 7 resources, none with a valid status.'],
  ['no valid status', 'wsgidav/06-propfind-propname', 'unknown', 'PROPFIND: 5 resources, none with a valid status.'],
  ['no operations', 'radicale/19-report-query-none', 'empty', 'REPORT: the multistatus lists no resources.'],
  ['no operations', 'shapes/176-empty-array', 'empty', 'POST: the response lists no items.'],
  [
    'unreadable, and why',
    'hostile/32-empty-body',
    'unreadable',
    'PROPFIND: the response has no body, so it does not show what succeeded or failed.',
  ],
  [
    'unreadable, and why',
    'hostile/24-wrong-root',
    'unreadable',
    'PROPFIND: the body is a DAV:error (D:lock-token-submitted) about the request as a whole, not a multistatus.',
  ],
  [
    'a cut body may hide a failure',
    'hostile/02-truncated-in-tag',
    'unknown',
    'PROPFIND: 1 resource. The body is truncated after 1 response; later results may be missing.',
  ],
  [
    'a failure in a cut item is listed',
    'shapes/185-truncated-json',
    'mixed',
    'POST: 1 of 2 items failed. The body is truncated after 2 items; later results may be missing.',
  ],
  [
    'any HTTP status',
    'apache/40-delete-collection-locked-members',
    'all-failed',
    'DELETE: the collection still exists; 3 members were refused (423).',
  ],
  ['any HTTP status', 'shapes/143-dapr-bulk-publish-failedentries', 'mixed', 'POST: 2 of 3 items failed.'],
  [
    'a batch: items',
    'shapes/005-azure-communication-services-chat-old-preview-mu',
    'mixed',
    'POST: 1 of 3 items failed.',
  ],
  [
    'a batch: items',
    'shapes/001-azure-cosmos-db-transactional-batch-rest',
    'all-failed',
    'POST: 1 of 4 items failed, 3 more were not attempted because of it.',
  ],
  [
    'a batch: partial failures',
    'shapes/193-batch-in-batch-responses-body-is-again-a-batch',
    'mixed',
    'POST: 1 of 3 items failed, 1 failed in part.',
  ],
];

describe('a verdict', () => {
  it.each(RECORDED)('%s (%s)', (_, name, outcome, sentence) => {
    expect(inEnglish(parseExchange(exchangeOfCase(caseOf(name))).verdict)).toEqual({ outcome, sentence });
  });
});
