import { describe, expect, it } from 'vitest';
import { caseOf, exchangeOfCase } from '../../../test/corpus/cases.ts';
import { exchangeOf, multistatus, propstats, response, type ExchangeOptions } from '../../../testing/exchange.ts';
import { csvTable } from '../../../testing/csv.ts';
import { exportOf } from '../../../testing/export.ts';
import type { Exchange } from '../har/exchange.ts';

function csv(...exchanges: readonly Exchange[]): string {
  return exportOf(exchanges, { format: 'csv' });
}

function table(...exchanges: readonly Exchange[]): Record<string, string>[] {
  return csvTable(csv(...exchanges));
}

const of = (body: string, options: ExchangeOptions = { method: 'DELETE' }): Record<string, string>[] =>
  table(exchangeOf(body, options));

describe('a CSV export', () => {
  it('has a line for each operation', () => {
    const rows = table(exchangeOfCase(caseOf('apache/43-lock-infinity-conflict')));
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatchObject({
      method: 'LOCK',
      'http status': '207',
      pointer: 'response[0]',
      resource: '/dav/locked',
      status: '424',
      outcome: 'dependent',
      'because of': '/dav/locked/sub/x.txt /dav/locked/held.txt /dav/locked/also-held.txt',
      'failed properties': '{DAV:}lockdiscovery',
    });
    expect(rows[1]).toMatchObject({ pointer: 'response[1]', status: '423', outcome: 'failure' });
  });

  it('names the file and the entry of a response', () => {
    const first = {
      ...exchangeOf(multistatus(response('/a', 403), response('/b', 200))),
      file: 'a/network.har',
      entry: 3,
    };
    const second = { ...first, file: 'b/network.har', entry: 0 };
    const places = table(first, second, { ...first, file: null, entry: null }).map(({ file, entry }) => [file, entry]);
    expect(places).toEqual([
      ['a/network.har', '3'],
      ['a/network.har', '3'],
      ['b/network.har', '0'],
      ['b/network.har', '0'],
      ['', ''],
      ['', ''],
    ]);
  });

  it('has lines for nested operations too', () => {
    const rows = table(exchangeOfCase(caseOf('shapes/193-batch-in-batch-responses-body-is-again-a-batch')));
    expect(rows.length).toBe(7);
    expect(rows.filter(({ pointer }) => pointer?.includes('#')).length).toBe(4);
  });

  it('has a line for each request item without a result', () => {
    const rows = of('{"results":[{"id":"a","status":200},{"id":"c","status":409}]}', {
      method: 'POST',
      type: 'application/json',
      request: '{"items":[{"id":"a"},{"id":"b"},{"id":"c"},{"id":"d"}]}',
    });
    expect(rows.map((row) => [row['pointer'], row['resource'], row['outcome'], row['request item']])).toEqual([
      ['/results/0', 'a', 'success', '0'],
      ['/results/1', 'c', 'failure', '2'],
      ['', 'b', 'unanswered', '1'],
      ['', 'd', 'unanswered', '3'],
    ]);
    expect(rows[2]).toMatchObject({ method: 'POST', 'http status': '207', verdict: rows[0]?.['verdict'], status: '' });
  });

  it('names the first causes and counts the others', () => {
    const failed = Array.from({ length: 70 }, (_, index) => response(`/dav/x${index}`, 423));
    const rows = of(multistatus(...failed, response('/dav/y', 424)));
    expect(rows.at(-1)?.['because of']).toBe(
      `${Array.from({ length: 20 }, (_, index) => `/dav/x${index}`).join(' ')} … (70)`,
    );
  });

  it('does not repeat a long URL, label or problem in full in every line', () => {
    const long = 'x'.repeat(50_000);
    const body = multistatus(
      response(`/${long}`, 423),
      ...Array.from({ length: 200 }, (_, at) => response(`/${at}`, 424)),
    );
    const text = csv(exchangeOf(body, { method: 'DELETE', url: `http://a.test/${long}` }));
    expect(text.length).toBeLessThan(200 * 2500 + 60_000);
    expect(text).toContain(`/${long}`);
  });

  it('has a line for a response without operations, with the reason', () => {
    const [row, ...others] = of('', { method: 'PROPFIND' });
    expect(others).toEqual([]);
    expect(row).toMatchObject({ outcome: 'unreadable', pointer: '', problems: expect.stringContaining('no body') });
  });

  it('lists failed and missing properties', () => {
    const [row] = of(multistatus(propstats('/a', { 200: ['a'], 404: ['b', 'c'], 403: ['d'], 424: ['e'] })), {
      method: 'PROPFIND',
    });
    expect(row).toMatchObject({
      status: expect.stringContaining('403'),
      'failed properties': '{DAV:}d {DAV:}e',
      'missing properties': '{DAV:}b {DAV:}c',
    });
  });

  it.each(['=1+1', '+1', '-1', '@x', '\t=1', '\r=1'])('escapes %j, which a spreadsheet would run', (text) => {
    const [row] = of(
      multistatus(response('/a', 403, `<D:responsedescription><![CDATA[${text}]]>x</D:responsedescription>`)),
    );
    expect(row?.['message']).not.toMatch(/^[=+\-@\t\r]/);
    expect(row?.['message']).toContain(text.trim());
  });

  it('keeps quotes, commas and line breaks inside their cell', () => {
    const rows = of(
      multistatus(
        response('/a,"b"', 403, '<D:responsedescription>one\ntwo, "three"</D:responsedescription>'),
        response('/c', 403),
      ),
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ resource: '/a,"b"', message: 'one\ntwo, "three"' });
  });

  it('ends every line with a carriage return and a line feed', () => {
    const text = csv(exchangeOf(multistatus(response('/a', 403))));
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});
