import { describe, expect, it } from 'vitest';
import {
  multistatus,
  operationsOf,
  propstats,
  reportOn,
  response,
  statusElement,
} from '../../../../testing/exchange.ts';

const OK = response('/a', 200);
const ERROR = '<D:error><D:lock-token-submitted/></D:error>';

describe('a DAV:error beside a success', () => {
  it.each([
    ['in a response', response('/b', 200, ERROR)],
    ['in a propstat', propstats('/b', { 200: ['getetag'] }).replace('</D:propstat>', `${ERROR}</D:propstat>`)],
    ['beside the propstats', propstats('/b', { 200: ['getetag'] }).replace('</D:response>', `${ERROR}</D:response>`)],
  ])('leaves it in doubt: %s', (_, contradicted) => {
    const report = reportOn(multistatus(OK, contradicted));
    expect(operationsOf(report).map(({ outcome }) => outcome)).toEqual(['success', 'unknown']);
    expect(report.verdict.outcome).toBe('unknown');
  });

  it('states nothing if it is empty', () => {
    expect(reportOn(multistatus(OK, response('/b', 200, '<D:error/>'))).verdict.outcome).toBe('all-succeeded');
  });

  it('does not change a missing property or a failure', () => {
    const missing = propstats('/b', { 404: ['getetag'] }).replace('</D:propstat>', `${ERROR}</D:propstat>`);
    const report = reportOn(multistatus(missing, response('/c', 423, ERROR)), { method: 'PROPFIND' });
    expect(operationsOf(report).map(({ outcome }) => outcome)).toEqual(['success', 'failure']);
  });
});

describe('a 404 for no property', () => {
  const empty = propstats('/gone', { 404: [] });
  const noProp = empty.replace('<D:prop></D:prop>', '');
  const twice = empty.replace(statusElement(404), statusElement(404).repeat(2));

  it.each(['REPORT', 'DELETE', 'COPY', 'LOCK', ''])(
    'leaves a response that states nothing else in doubt: %s',
    (method) => {
      for (const body of [empty, noProp, twice]) {
        const { operations, summary, verdict } = reportOn(multistatus(OK, body), { method });
        expect([operations.outcome(0), operations.outcome(1)]).toEqual(['success', 'unknown']);
        expect(operations.statuses(1)).toEqual([404]);
        expect(summary.byStatus).toEqual([
          [200, 1],
          [404, 1],
        ]);
        expect(verdict.outcome).toBe('unknown');
      }
    },
  );

  it.each(['DELETE', 'COPY', 'MOVE', 'LOCK'])(
    'leaves a response with properties in doubt if none were requested: %s',
    (method) => {
      const { operations, verdict } = reportOn(multistatus(OK, propstats('/gone', { 404: ['getetag'] })), { method });
      expect([operations.outcome(1), operations.statuses(1)]).toEqual(['unknown', [404]]);
      expect(verdict.outcome).toBe('unknown');
    },
  );

  it('does not change a listing, which has only resources that exist', () => {
    for (const method of ['PROPFIND', 'SEARCH'])
      expect(reportOn(multistatus(OK, empty), { method }).verdict.outcome).toBe('all-succeeded');
  });

  it('leaves a response as JSON in doubt', () => {
    const propstat = { prop: '', status: 'HTTP/1.1 404 Not Found' };
    const text = JSON.stringify({ multistatus: { response: [{ href: '/gone', propstat }] } });
    expect(reportOn(text, { method: 'REPORT', type: 'application/json' }).operations.outcome(0)).toBe('unknown');
  });

  it('does not change a response with other properties or a status', () => {
    const inside = `<D:propstat><D:prop/>${statusElement(404)}</D:propstat>`;
    const found = propstats('/b', { 200: ['getetag'] }, inside);
    for (const body of [found, propstats('/b', { 404: ['owner'] }, inside), response('/b', 200, inside)])
      expect(reportOn(multistatus(body), { method: 'REPORT' }).verdict.outcome).toBe('all-succeeded');
    expect(reportOn(multistatus(found), { method: 'REPORT' }).operations.statuses(0)).toEqual([200]);
  });
});

describe('the description of a multistatus', () => {
  const described = (text: string): string => `<D:responsedescription>${text}</D:responsedescription>`;

  it.each([
    'There has been an access violation error.',
    'Could not delete 2 of the members',
    'The operation was aborted',
    '3 requests failed',
  ])('may contradict responses that are all successes: %s', (text) => {
    const { verdict, statedTotals } = reportOn(multistatus(OK, described(text)));
    expect(statedTotals).toMatchObject({ isFlagged: true, source: text });
    expect(verdict.outcome).toBe('mixed');
    expect(reportOn(multistatus(described(text))).verdict.outcome).toBe('mixed');
    expect(reportOn(multistatus(OK, response('/b', 423), described(text))).statedTotals).toBeNull();
  });

  it.each(['Copied 2 resources', 'Completed without any errors', 'No errors', ''])(
    'may state a success: %s',
    (text) => {
      expect(reportOn(multistatus(OK, described(text)))).toMatchObject({
        statedTotals: null,
        verdict: { outcome: 'all-succeeded' },
      });
    },
  );
});
