import { describe, expect, it } from 'vitest';
import { multistatus, operationsOf, propstats, reportOn, response } from '../../../../testing/exchange.ts';

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
