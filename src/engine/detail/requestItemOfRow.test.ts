import { describe, expect, it } from 'vitest';
import { exchangeOf, multistatus, propstats, response } from '../../../testing/exchange.ts';
import { inEnglish } from '../../../testing/inEnglish.ts';
import type { RequestItemDetail } from '../api/treeRow.ts';
import { createEngine } from '../engine.ts';

const PROPFIND = '<propfind xmlns="DAV:">\n<prop>\n<getetag/>\n</prop>\n</propfind>';

function itemOf(row: string, body: string, options: Parameters<typeof exchangeOf>[1]): RequestItemDetail | null {
  const engine = createEngine();
  return engine.requestItem(engine.addExchange(exchangeOf(body, options)), row);
}

const noteOf = (...args: Parameters<typeof itemOf>): string => inEnglish(itemOf(...args)?.note ?? '');

describe('the request item of a row', () => {
  const found = multistatus(propstats('/a', { 200: ['getetag', 'owner'] }));

  it('has its lines, with a mark', () => {
    expect(itemOf('o0.p0.0', found, { request: PROPFIND })).toEqual({
      range: [31, 41],
      lines: {
        first: 2,
        lines: [
          { skipped: 0, text: '<prop>', cut: 0, mark: null },
          { skipped: 0, text: '<getetag/>', cut: 0, mark: [0, 10] },
          { skipped: 0, text: '</prop>', cut: 0, mark: null },
        ],
      },
      note: null,
    });
    expect(itemOf('o0', found, { request: PROPFIND })?.range).toEqual([24, 49]);
  });

  it('states that a property or resource was not requested', () => {
    expect(noteOf('o0.p0.1', found, { request: PROPFIND })).toBe('The request does not name this property.');
    const request =
      '<C:calendar-multiget xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns="DAV:"><prop><getetag/></prop><href>/a</href></C:calendar-multiget>';
    const options = { method: 'REPORT', request };
    expect(noteOf('o0', multistatus(response('/b', 404)), options)).toBe('The request does not contain this item.');
    expect(itemOf('u0', multistatus(response('/b', 404)), options)?.range).not.toBeNull();
  });

  it('states that the request has no body, or that it is not available', () => {
    expect(noteOf('o0', multistatus(response('/a', 423)), { method: 'DELETE' })).toBe('The request has no body.');
    const exchange = exchangeOf(found);
    const engine = createEngine();
    const headers = [{ name: 'Content-Length', value: '100' }];
    const id = engine.addExchange({ ...exchange, request: { ...exchange.request, headers } });
    expect(inEnglish(engine.requestItem(id, 'o0')?.note ?? '')).toBe('The body of the request is not available.');
  });

  it('is null for a row that does not exist', () => {
    expect(itemOf('o9', found, { request: PROPFIND })).toBeNull();
    expect(itemOf('u0', found, { request: PROPFIND })).toBeNull();
    expect(itemOf('x', found, { request: PROPFIND })).toBeNull();
  });
});
