import { inEnglish } from '../../../../testing/inEnglish.ts';
import { describe, expect, it } from 'vitest';
import { caseOf, exchangeOfCase } from '../../../../test/corpus/cases.ts';
import { exchangeOf, multistatus, operationsOf, propstats, reportOn, response } from '../../../../testing/exchange.ts';
import { isMultistatus, parseExchange } from '../parseExchange.ts';

describe('a response', () => {
  it('keeps every propstat, in order, with its properties, conditions, description and range', () => {
    const body = multistatus(
      '<D:response><D:href> /a </D:href><D:propstat><D:prop><D:getetag>"x"</D:getetag><x:p xmlns:x="urn:x"><x:q>1</x:q></x:p><D:empty/></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat>' +
        '<D:propstat><D:status>HTTP/1.1 403 Forbidden</D:status><D:error><D:cannot-modify-protected-property/></D:error><D:responsedescription> no\n right </D:responsedescription><D:prop><D:owner/></D:prop></D:propstat></D:response>',
    );
    const [operation] = operationsOf(reportOn(body));
    expect(operation?.propstats).toMatchObject([
      {
        status: 200,
        statusText: 'HTTP/1.1 200 OK',
        properties: [
          { name: '{DAV:}getetag', value: '"x"', markup: false },
          { name: '{urn:x}p', value: '<x:q>1</x:q>', markup: true },
          { name: '{DAV:}empty', value: null },
        ],
      },
      {
        status: 403,
        outcome: 'failure',
        properties: [{ name: '{DAV:}owner', value: null }],
        conditions: [{ name: '{DAV:}cannot-modify-protected-property' }],
        description: 'no\n right',
      },
    ]);
    const written = (range: readonly [number, number] | null | undefined): string => body.slice(...(range ?? [0, 0]));
    expect(written(operation?.propstats[1]?.conditions[0]?.range)).toBe('<D:cannot-modify-protected-property/>');
    expect(written(operation?.propstats[0]?.properties[1]?.range)).toBe('<x:p xmlns:x="urn:x"><x:q>1</x:q></x:p>');
    expect(written(operation?.propstats[1]?.range)).toMatch(/^<D:propstat><D:status>.*<\/D:propstat>$/s);
    expect(written(operation?.range)).toMatch(/^<D:response>.*<\/D:response>$/s);
  });

  it('has the hrefs of a condition in the condition only', () => {
    const [operation] = operationsOf(
      reportOn(
        multistatus(
          response(
            '/a',
            423,
            '<D:error><D:lock-token-submitted><D:href>/b</D:href></D:lock-token-submitted></D:error>',
          ),
        ),
        { method: 'DELETE' },
      ),
    );
    expect(operation).toMatchObject({
      hrefs: ['/a'],
      conditions: [{ name: '{DAV:}lock-token-submitted', hrefs: ['/b'] }],
    });
  });

  it('has every href, its location and its description', () => {
    const body = multistatus(
      '<D:response><D:href>/a</D:href><D:href>/b&amp;c</D:href><D:href><![CDATA[/d]]></D:href><D:status>HTTP/1.1 302 Found</D:status><D:responsedescription>moved</D:responsedescription><D:location><D:href>/e</D:href></D:location></D:response>',
    );
    expect(operationsOf(reportOn(body))[0]).toMatchObject({
      label: '/a',
      hrefs: ['/a', '/b&c', '/d'],
      status: 302,
      message: 'moved',
      location: '/e',
    });
  });

  it('inside a property value is a value', () => {
    const inner = response('/inner', 500);
    const report = reportOn(
      multistatus(
        `<D:response><D:href>/a</D:href><D:propstat><D:prop><x>${inner}</x></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>`,
      ),
    );
    expect(report.summary).toMatchObject({ total: 1, success: 1 });
    expect(operationsOf(report)[0]?.propstats[0]?.properties[0]?.value).toBe(inner);
  });

  it('is not one in another namespace', () => {
    expect(
      reportOn('<D:multistatus xmlns:D="DAV:"><response><href>/a</href></response></D:multistatus>').summary.total,
    ).toBe(0);
  });

  it('with an undeclared prefix is parsed, with a problem', () => {
    const report = reportOn(
      '<D:multistatus><D:response><D:href>/a</D:href><D:status>HTTP/1.1 423 x</D:status></D:response></D:multistatus>',
      { method: 'DELETE' },
    );
    expect(operationsOf(report)).toMatchObject([{ label: '/a', status: 423, outcome: 'failure' }]);
    expect(inEnglish(report.problems[0]?.message)).toContain('"D" is not declared');
  });

  it('with a fault inside is marked as recovered, and others are not', () => {
    const report = reportOn(multistatus(response('/a', 200), response('/b & c', 403), response('/d', 200)));
    expect(operationsOf(report).map(({ label, recovered }) => [label, recovered])).toEqual([
      ['/a', false],
      ['/b & c', true],
      ['/d', false],
    ]);
  });

  it('that the end tag of its parent closes is the same in its row and in full', () => {
    const report = reportOn('<D:multistatus xmlns:D="DAV:"><D:response<D:status>HTTP/1.1 423</D:multistatus>');
    expect(report.operations.status(0)).toBe(423);
    expect(report.operations.detail(0)).toMatchObject({ status: 423, outcome: 'failure', recovered: true });
  });

  it.each(['<D:x a', '</D:y'])(
    'that ends in an incomplete tag has the same status in the row and in the detail: %s',
    (tag) => {
      const odd = `<D:response><D:href>/a</D:href><D:status>HTTP/1.1 409 x</D:status><D:propstat>${tag}`;
      const report = reportOn(`<D:multistatus xmlns:D="DAV:">${odd}</D:multistatus>`);
      expect(report.operations.status(0)).toBe(409);
      expect(report.operations.detail(0)).toMatchObject({ status: 409, hrefs: ['/a'], outcome: 'failure' });
      expect(report.operations.detail(0).propstats).toHaveLength(1);
    },
  );

  it('has the same status in the detail and in the row if the body is truncated inside an element of the same name', () => {
    const odd = '<D:response><D:href>/a</D:href></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:response>';
    const report = reportOn(`<D:multistatus xmlns:D="DAV:">${odd}<D:response><D:propstat><D:prop><D:x>`);
    expect(report.operations.status(0)).toBe(200);
    expect(report.operations.detail(0)).toMatchObject({ status: 200, statusText: 'HTTP/1.1 200 OK' });
  });

  it('has the first of several statuses', () => {
    const body = multistatus(
      '<D:response><D:href>/a</D:href><D:status>HTTP/1.1 403 x</D:status><D:status>HTTP/1.1 200 x</D:status></D:response>',
    );
    const report = reportOn(body);
    expect(report.operations.status(0)).toBe(403);
    expect(operationsOf(report)[0]).toMatchObject({ status: 403, outcome: 'failure' });
  });
});

describe('the columns of a multistatus', () => {
  it('equal the full operations in all responses of the corpus', () => {
    for (const name of [
      'handmade/54-status-lines-propstat',
      'handmade/56-status-malformed',
      'nephele/15-propfind-weird-names-named',
      'xandikos/16-proppatch-calendar-protected',
      'apache-svn/03-propfind-propname',
      'hostile/54-huge-status',
    ]) {
      const { operations } = parseExchange(exchangeOfCase(caseOf(name)));
      for (let operation = 0; operation < operations.size; operation += 1) {
        const detail = operations.detail(operation);
        expect([operations.status(operation), operations.label(operation), operations.outcome(operation)]).toEqual([
          detail.status,
          detail.label,
          detail.outcome,
        ]);
        const missing = detail.propstats
          .filter(({ status, outcome }) => status === 404 && outcome === 'notice')
          .flatMap(({ properties }) => properties);
        expect(operations.missing(operation)).toBe(missing.length);
      }
    }
  });
});

describe('a multistatus', () => {
  it('has its description and its sync-token', () => {
    const report = reportOn(
      multistatus(
        '<D:responsedescription>all well</D:responsedescription><D:sync-token>http://a/1&amp;2</D:sync-token>',
      ),
    );
    expect(report).toMatchObject({ description: 'all well', syncToken: 'http://a/1&2', verdict: { outcome: 'empty' } });
  });

  it('reports parts of a response that are outside one', () => {
    const report = reportOn('<D:multistatus xmlns:D="DAV:"><D:propstat/><D:href>/a</D:href></D:multistatus>');
    expect(inEnglish(report.problems)).toMatchObject([
      {
        code: 'not-multistatus',
        message:
          'Elements are outside the DAV:response or DAV:propstat that they belong to, and were not parsed: DAV:propstat, DAV:href ("/a"). This happens 2 times; this is the first.',
        offset: 30,
      },
    ]);
  });

  it('is found after the warnings of a script', () => {
    const report = reportOn(`<br />\n<b>Warning</b>: undefined in x.php\n${multistatus(response('/a', 200))}`);
    expect(operationsOf(report)).toMatchObject([{ label: '/a', status: 200 }]);
    expect(report.problems[0]).toMatchObject({ code: 'not-well-formed', offset: 0, line: 1, column: 1 });
  });

  it('inside another document is not extracted from it', () => {
    expect(reportOn('<x><D:multistatus xmlns:D="DAV:"/></x>').verdict.outcome).toBe('unreadable');
  });

  it('counts the missing properties and the statuses of all responses', () => {
    const { summary } = reportOn(
      multistatus(
        propstats('/a', { 200: ['a'], 404: ['b', 'c'] }),
        propstats('/b', { 404: ['b'], 403: ['d'] }),
        response('/c', 423),
      ),
    );
    expect(summary).toMatchObject({
      total: 3,
      success: 1,
      failure: 2,
      missingProperties: 3,
      byStatus: [
        [200, 1],
        [403, 1],
        [423, 1],
      ],
    });
  });
});

describe('isMultistatus', () => {
  it.each([
    ['DELETE', 424, 'text/plain', true],
    ['DELETE', 200, 'text/html', true],
    ['GET', 200, 'text/xml', true],
    ['GET', 200, 'application/vnd.x+xml', true],
    ['GET', 200, 'application/xhtml+xml', false],
    ['GET', 200, 'image/svg+xml', false],
    ['GET', 200, 'text/plain', false],
    ['GET', 207, 'text/plain', true],
  ])('for a multistatus in a response to %s with %d and %s returns %s', (method, status, type, counts) => {
    const exchange = exchangeOfCase(caseOf('handmade/72-status-200-multistatus-body'));
    const sent = {
      ...exchange,
      request: { ...exchange.request, method },
      response: { ...exchange.response, status, contentType: type },
    };
    expect(isMultistatus(sent, false)).toBe(counts);
  });

  it('is true for 207 with any body or none', () => {
    for (const body of ['', 'oops', '<html/>', '[]'])
      expect(isMultistatus(exchangeOf(body, { type: 'text/plain' }), false)).toBe(true);
    expect(isMultistatus(exchangeOf('oops', { status: 200 }), true)).toBe(false);
  });

  it('is false for other XML of any type', () => {
    const exchange = exchangeOfCase(caseOf('hostile/24-wrong-root'));
    expect(isMultistatus({ ...exchange, response: { ...exchange.response, status: 409 } }, true)).toBe(false);
  });

  it('is true for a batch only if batches are included', () => {
    const exchange = exchangeOfCase(caseOf('shapes/055-microsoft-graph-json-batch'));
    expect([isMultistatus(exchange, false), isMultistatus(exchange, true)]).toEqual([false, true]);
  });
});
