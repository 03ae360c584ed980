import { inEnglish } from '../../../../testing/inEnglish.ts';
import { describe, expect, it } from 'vitest';
import {
  multistatus,
  operationsOf,
  propstats,
  reportOn,
  response,
  type ExchangeOptions,
} from '../../../../testing/exchange.ts';

const TOKEN = '<D:sync-token>http://dav.example.test/sync/7</D:sync-token>';
const SYNC = '<D:sync-collection xmlns:D="DAV:"><D:sync-token/><D:prop/></D:sync-collection>';
const QUERY = '<C:calendar-query xmlns:C="urn:ietf:params:xml:ns:caldav"/>';

/** Returns the outcome and the note of a response-level 404 in a multistatus. */
function outcomeOf404(options: ExchangeOptions, ...more: readonly string[]): readonly (string | null)[] {
  const report = reportOn(multistatus(propstats('/a', { 200: ['getetag'] }), response('/gone', 404), ...more), options);
  const [, operation] = operationsOf(report);
  expect(operation?.outcome).toBe(report.operations.outcome(1));
  return [operation?.outcome ?? null, inEnglish(operation?.note ?? null)];
}

// RFC 6578 section 3.5.
describe('a 404 on a response of a sync-collection report', () => {
  it.each([
    ['by the request', { method: 'REPORT', request: SYNC }, ['']],
    ['by the sync-token, if the request body is not known', { method: 'REPORT' }, [TOKEN]],
    ['by the sync-token, if the request body is empty', { method: 'REPORT', request: '' }, [TOKEN]],
    ['by the sync-token, if the request body is not XML', { method: 'REPORT', request: '[binary]' }, [TOKEN]],
    ['by the sync-token, if the method is not known', { method: '' }, [TOKEN]],
  ])('means removed: %s', (_, options, more) => {
    expect(outcomeOf404(options, ...more)).toEqual(['notice', 'removed']);
  });

  it.each([
    ['another report', { method: 'REPORT', request: QUERY }, [TOKEN]],
    ['no sync-token', { method: 'REPORT' }, []],
    ['another method', { method: 'PROPFIND' }, [TOKEN]],
    ['an unknown method without a sync-token', { method: '' }, []],
  ])('is a failure otherwise: %s', (_, options, more) => {
    expect(outcomeOf404(options, ...more)).toEqual(['failure', null]);
  });

  it('means removed even if the sync-token is before the responses', () => {
    const report = reportOn(multistatus(TOKEN, response('/gone', 404)), { method: 'REPORT' });
    expect(report.summary).toMatchObject({ notice: 1, failure: 0 });
    expect(report.verdict.outcome).toBe('all-succeeded');
  });

  it('is a failure if a propstat failed', () => {
    const inside = '<D:propstat><D:prop><D:x/></D:prop><D:status>HTTP/1.1 403 x</D:status></D:propstat>';
    const report = reportOn(multistatus(response('/a', 404, inside), TOKEN), { method: 'REPORT' });
    expect(inEnglish(operationsOf(report))).toMatchObject([{ status: 404, outcome: 'failure', note: null }]);
    expect(report.summary).toMatchObject({ failure: 1, notice: 0 });
  });

  it('is a failure if the rest of the response has no valid status', () => {
    const inside = '<D:propstat><D:prop><D:x/></D:prop></D:propstat>';
    const report = reportOn(multistatus(response('/a', 404, inside), TOKEN), { method: 'REPORT' });
    expect(report.summary).toMatchObject({ notice: 0 });
    expect(report.verdict.outcome).not.toBe('all-succeeded');
  });

  it('means removed if properties are missing', () => {
    const inside = '<D:propstat><D:prop><D:x/></D:prop><D:status>HTTP/1.1 404 x</D:status></D:propstat>';
    const report = reportOn(multistatus(response('/a', 404, inside), TOKEN), { method: 'REPORT' });
    expect(inEnglish(operationsOf(report))).toMatchObject([{ outcome: 'notice', note: 'removed' }]);
  });
});

describe('a 507', () => {
  const WITHIN = '<D:error><D:number-of-matches-within-limits/></D:error>';
  const url = 'https://dav.example.test/dav/';

  it.each([
    ['on the Request-URI of a REPORT', { method: 'REPORT', url }, response('/dav/', 507)],
    ['on any resource of a SEARCH', { method: 'SEARCH', url }, response('/elsewhere', 507)],
    ['with the condition of RFC 6578', { method: 'REPORT', url }, response('/elsewhere', 507, WITHIN)],
  ])('%s means that the result is truncated', (_, options, body) => {
    const report = reportOn(multistatus(body), options);
    expect(inEnglish(operationsOf(report))).toMatchObject([{ status: 507, outcome: 'notice', note: 'truncated' }]);
  });

  it.each([
    ['on another resource of a REPORT', { method: 'REPORT', url }, response('/elsewhere', 507)],
    ['on the Request-URI of a PROPFIND', { method: 'PROPFIND', url }, response('/dav/', 507)],
    ['of a COPY', { method: 'COPY', url }, response('/dav/', 507)],
  ])('%s is a failure', (_, options, body) => {
    expect(operationsOf(reportOn(multistatus(body), options))).toMatchObject([{ outcome: 'failure', note: null }]);
  });

  it('on a truncated result does not hide a propstat that failed', () => {
    const inside = `<D:propstat><D:prop><D:x/></D:prop><D:status>HTTP/1.1 500 x</D:status></D:propstat>${WITHIN}`;
    const report = reportOn(multistatus(response('/dav/', 507, inside)), { method: 'REPORT', url });
    expect(report.summary).toMatchObject({ failure: 1, notice: 0 });
  });
});
