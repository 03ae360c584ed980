import { describe, expect, it } from 'vitest';
import { exchangeOf, type ExchangeOptions, multistatus, propstats } from '../../../testing/exchange.ts';
import { inEnglish } from '../../../testing/inEnglish.ts';
import { EMPTY_QUERY, type Row } from '../api/engineApi.ts';
import { createEngine } from '../engine.ts';

function openResponse(body: string, options: ExchangeOptions = {}) {
  const engine = createEngine();
  const id = engine.addExchange(exchangeOf(body, options));
  const rows = engine.rows(id, EMPTY_QUERY, 0, 1000).rows.filter(({ kind }) => kind === 'property');
  return { rows, detail: ({ key }: Row) => engine.row(id, key) };
}

describe('a property without a value', () => {
  const body = multistatus(propstats('/a', { 200: ['displayname'], 403: ['owner'] }));

  function shown(options: ExchangeOptions, text = body): readonly string[] {
    const { rows, detail } = openResponse(text, options);
    return rows.map((row) => {
      const fact = detail(row)?.facts.find(({ name }) => name === 'value');
      expect(fact ? inEnglish(fact.text) : '').toBe(inEnglish(row.message));
      return inEnglish(row.message);
    });
  }

  it('is empty if it was requested and is present', () => {
    expect(shown({ method: 'PROPFIND' })).toEqual(['(empty)', '']);
    expect(shown({ method: 'REPORT' })).toEqual(['(empty)', '']);
  });

  it('is not called empty where no values are sent', () => {
    const request = '<D:propfind xmlns:D="DAV:"><D:propname/></D:propfind>';
    expect(shown({ method: 'PROPFIND', request })).toEqual(['', '']);
    for (const method of ['PROPPATCH', 'proppatch', 'MKCOL', 'MKCALENDAR']) expect(shown({ method })).toEqual(['', '']);
  });
});

describe('a property with a value', () => {
  const property = (element: string, around = ''): string =>
    multistatus(
      `<D:response xmlns:o="urn:outer" ${around}><D:href>/a</D:href><D:propstat><D:prop>${element}</D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>`,
    );

  it('has its element with the namespaces that it uses', () => {
    const element = '<o:p xmlns:i="urn:inner"><i:q/><D:href>/b</D:href><plain/></o:p>';
    const { rows, detail } = openResponse(property(element, 'xmlns:unused="urn:x" xmlns="urn:default"'));
    const [row] = rows;
    expect(row?.property).toEqual({
      name: '{urn:outer}p',
      xml: element,
      namespaces: [
        ['', 'urn:default'],
        ['o', 'urn:outer'],
        ['D', 'DAV:'],
      ],
    });
    expect(row && detail(row)).toMatchObject({ property: row?.property, base: 'https://dav.example.test/dav/' });
  });

  it('has no element if that is very long', () => {
    const { rows, detail } = openResponse(property(`<D:displayname>${'x'.repeat(60_000)}</D:displayname>`));
    const [row] = rows;
    expect(row?.property).toBeUndefined();
    expect(row && detail(row)?.property).toEqual({ name: '{DAV:}displayname' });
  });

  it('has no namespaces that are not known, nor members of objects', () => {
    const { rows } = openResponse(property('<D:p><constructor:x/><u:y/></D:p>', `xmlns:u="${'u'.repeat(301)}"`));
    expect(rows[0]?.property?.namespaces).toEqual([['D', 'DAV:']]);
  });
});
