import { inEnglish } from '../../../../../testing/inEnglish.ts';
import { describe, expect, it } from 'vitest';
import { multistatus, operationsOf, propstats, reportOn, response } from '../../../../../testing/exchange.ts';

const MULTIGET = `<C:calendar-multiget xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
  <D:prop><D:getetag/><x:href xmlns:x="urn:x">/no</x:href></D:prop>
  <D:href>/cal/a.ics</D:href><D:href>/cal/b%20c.ics</D:href><D:href>/cal/gone.ics</D:href><D:href>/cal/a.ics</D:href>
</C:calendar-multiget>`;

function answered(...responses: readonly string[]) {
  return reportOn(multistatus(...responses), {
    method: 'REPORT',
    url: 'https://dav.example.test/cal/',
    request: MULTIGET,
  });
}

describe('a multiget', () => {
  it('matches responses to its hrefs in any spelling', () => {
    const report = answered(
      propstats('https://other.example.test/cal/b%20c.ics', { 200: ['getetag'] }),
      propstats('/cal/%61.ics', { 200: ['getetag'] }),
      response('/cal/gone.ics', 404),
    );
    expect(operationsOf(report).map(({ requestIndex, unrequested }) => [requestIndex, unrequested])).toEqual([
      [1, false],
      [0, false],
      [2, false],
    ]);
    expect(report.unanswered).toEqual([]);
  });

  it('lists hrefs without a result, and marks results that were not requested', () => {
    const report = answered(
      propstats('/cal/a.ics', { 200: ['getetag'] }),
      propstats('/cal/new.ics', { 200: ['getetag'] }),
    );
    expect(report.unanswered).toEqual([
      { index: 1, label: '/cal/b%20c.ics' },
      { index: 2, label: '/cal/gone.ics' },
    ]);
    expect(operationsOf(report)[1]).toMatchObject({ unrequested: true, requestIndex: null });
  });

  it('has a result for every href of a response', () => {
    const gone =
      '<D:response><D:href>/cal/gone.ics</D:href><D:href>/cal/b%20c.ics</D:href><D:status>HTTP/1.1 404 x</D:status></D:response>';
    const report = answered(propstats('/cal/a.ics', { 200: ['getetag'] }), gone);
    expect(report.unanswered).toEqual([]);
    expect(inEnglish(report.verdict.sentence)).toBe('REPORT: 3 resources; 2 failed (404).');
  });

  it('has a verdict that names hrefs without a result', () => {
    expect(inEnglish(answered(propstats('/cal/a.ics', { 200: ['getetag'] })).verdict)).toEqual({
      outcome: 'unknown',
      sentence: 'REPORT: 1 resource; 2 of 3 requested resources have no result: /cal/b%20c.ics, /cal/gone.ics.',
    });
  });

  it('counts an href that cannot be resolved', () => {
    const request = MULTIGET.replace('/cal/gone.ics', 'http://[x');
    const url = 'https://dav.example.test/cal/';
    const report = reportOn(multistatus(), { method: 'REPORT', url, request });
    expect(report.unanswered.map(({ label }) => label)).toEqual(['/cal/a.ics', '/cal/b%20c.ics', 'http://[x']);
  });

  it('lists no hrefs without a result if the body is truncated', () => {
    const body = multistatus(response('/cal/gone.ics', 404), response('/cal/a.ics', 200)).slice(0, -40);
    const report = reportOn(body, { method: 'REPORT', url: 'https://dav.example.test/cal/', request: MULTIGET });
    expect(report.unanswered).toEqual([]);
  });
});

describe('another request', () => {
  it('is not a multiget', () => {
    const request = '<D:propfind xmlns:D="DAV:"><D:href>/x</D:href></D:propfind>';
    expect(reportOn(multistatus(response('/a', 200)), { request }).unanswered).toEqual([]);
  });
});
