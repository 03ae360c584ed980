import { inEnglish } from '../../testing/inEnglish.ts';
import { describe, expect, it } from 'vitest';
import { caseOf } from '../../test/corpus/cases.ts';
import { multistatus, propstats, response } from '../../testing/exchange.ts';
import { createEngine } from './engine.ts';
import { EMPTY_QUERY, type CapturedResponse, type EngineEvent } from './api/engineApi.ts';

const BODY = multistatus(
  response(
    '/dav/a',
    423,
    '<D:error><D:lock-token-submitted><D:href>/dav/b</D:href></D:lock-token-submitted></D:error>',
  ),
  response('/dav/c', 200),
);

function captured(
  text: string,
  {
    status = 207,
    type = 'text/xml',
    method = 'DELETE',
    ...more
  }: { status?: number; type?: string; method?: string; batches?: boolean } = {},
): CapturedResponse {
  return {
    ...more,
    entry: {
      request: { method, url: 'http://a.test/dav/', headers: [], postData: { text: '<x/>' } },
      response: {
        status,
        headers: [{ name: 'Content-Type', value: type }],
        content: { size: text.length, mimeType: type },
      },
    },
    content: { kind: 'content', text, encoding: null },
  };
}

describe('a captured response', () => {
  it('is stored if it is a multi-status response, under an id that is never reused', () => {
    const engine = createEngine();
    const first = engine.add(captured(BODY));
    expect(engine.add(captured('<html/>', { status: 200, type: 'text/html', method: 'GET' }))).toBeNull();
    engine.clear();
    const second = engine.add(captured(BODY));
    expect(second).not.toBe(first);
    expect(engine.overview(EMPTY_QUERY).exchanges.map(({ id }) => id)).toEqual([second]);
  });

  it('may be a batch only if batches are requested', () => {
    const { entry } = caseOf('shapes/055-microsoft-graph-json-batch');
    const engine = createEngine();
    expect(engine.add({ entry, content: null })).toBeNull();
    expect(engine.add({ entry, content: null, batches: true })).not.toBeNull();
  });

  it('without a body has a reason for that until the body arrives', () => {
    const engine = createEngine();
    const id = engine.add({ ...captured(BODY), content: { kind: 'missing', reason: 'body-unread' } }) ?? -1;
    expect(engine.exchange(id)).toMatchObject({ missingBody: 'body-unread', verdict: { outcome: 'unreadable' } });
    expect(engine.body(id)).toMatchObject({ text: null, problems: [{ code: 'body-unread' }] });
    engine.update(id, captured(BODY));
    expect(engine.exchange(id)).toMatchObject({ missingBody: null, verdict: { outcome: 'mixed' } });
    expect(engine.body(id)).toEqual({ text: BODY, language: 'xml', problems: [] });
  });

  it('in base64 is decoded with the charset of its content type', () => {
    const engine = createEngine();
    const text = Buffer.from(multistatus(response('/é', 200)), 'latin1').toString('base64');
    const id =
      engine.add({
        ...captured(''),
        entry: {
          request: { method: 'PROPFIND', url: 'http://a.test/' },
          response: { status: 207, headers: [{ name: 'content-type', value: 'text/xml; charset=iso-8859-1' }] },
        },
        content: { kind: 'content', text, encoding: 'base64' },
      }) ?? -1;
    expect(engine.rows(id, EMPTY_QUERY, 0, 1).rows[0]?.name).toBe('é');
  });

  it('with an empty body differs from one without a body', () => {
    const engine = createEngine();
    const id = engine.add(captured('')) ?? -1;
    expect(engine.exchange(id)).toMatchObject({ missingBody: 'body-empty' });
  });

  it('is ignored if it was cleared before its body arrives', () => {
    const engine = createEngine();
    const id = engine.add(captured(BODY)) ?? -1;
    engine.remove(id);
    engine.update(id, captured(BODY));
    expect(engine.overview(EMPTY_QUERY).totals.exchanges).toBe(0);
    expect([
      engine.exchange(id),
      engine.body(id),
      engine.row(id, 'o0'),
      engine.reveal(id, EMPTY_QUERY, 'o0'),
      engine.nextFailure(id, EMPTY_QUERY, -1, 1),
    ]).toEqual([null, null, null, -1, -1]);
  });
});

describe('a listener', () => {
  it('receives every event until it unsubscribes', () => {
    const engine = createEngine();
    const changes: EngineEvent[] = [];
    const unsubscribe = engine.subscribe((change) => changes.push(change));
    const id = engine.add(captured(BODY)) ?? -1;
    engine.add(captured('x', { status: 200 }));
    engine.update(id, captured(BODY));
    engine.remove(id);
    engine.remove(id);
    engine.clear();
    unsubscribe();
    engine.add(captured(BODY));
    expect(changes).toEqual([{ added: id }, { changed: id }, { added: null }, { added: null }]);
  });
});

describe('the drawer of a row', () => {
  const engine = createEngine();
  const id = engine.add(captured(BODY)) ?? -1;
  const listing =
    engine.add(
      captured(multistatus(propstats('/dav/', { 200: ['getetag'], 404: ['owner'] })), { method: 'PROPFIND' }),
    ) ?? -1;

  it('has the facts of the operation and its source lines', () => {
    const detail = engine.row(id, 'o0');
    expect(detail).toMatchObject({
      heading: '423 Locked',
      outcome: 'failure',
      lists: { conditions: { total: 2, lines: [{ text: 'DAV:lock-token-submitted' }, { text: '/dav/b' }] } },
    });
    expect(detail?.facts).toContainEqual({ name: 'resource', text: '/dav/a', href: 'http://a.test/dav/a', mono: true });
    expect(detail?.facts).toContainEqual(expect.objectContaining({ name: 'sent', text: 'HTTP/1.1 423 x' }));
    const marked = detail?.lines?.lines.map(({ text, mark }) => (mark ? text.slice(...mark) : '')).join('');
    expect(marked).toMatch(/^<D:response><D:href>\/dav\/a<.*<\/D:response>$/);
    expect(JSON.parse(inEnglish(engine.rowText(id, 'o0', 'json')) ?? '')).toMatchObject({
      pointer: 'response[0]',
      status: 423,
    });
  });

  it('has the facts of a condition or of a property', () => {
    expect(engine.row(id, 'o0.c0')).toMatchObject({ heading: 'DAV:lock-token-submitted', outcome: 'failure' });
    const property = engine.row(listing, 'o0.p1.0');
    expect(property).toMatchObject({ heading: 'owner', outcome: 'notice' });
    expect(property?.facts).toContainEqual(expect.objectContaining({ name: 'namespace', text: 'DAV:' }));
    expect(property?.lines?.lines.map(({ text, mark }) => (mark ? text.slice(...mark) : '')).join('')).toBe(
      '<D:owner/>',
    );
    expect(engine.row(listing, 'o0.p1')).toMatchObject({ heading: '404 Not Found' });
  });

  it('links only to http and https URLs', () => {
    const hostile = createEngine();
    const one = hostile.add({ entry: caseOf('hostile/48-href-javascript').entry, content: null }) ?? -1;
    const { total } = hostile.rows(one, EMPTY_QUERY, 0, 0);
    const links = Array.from({ length: total }, (_, operation) => {
      const { facts = [], lists = {} } = hostile.row(one, `o${operation}`) ?? {};
      return [...facts, ...Object.values(lists).flatMap(({ lines }) => lines)].flatMap(({ href }) => href ?? []);
    }).flat();
    expect(total).toBeGreaterThan(5);
    expect(links.filter((href) => !/^https?:\/\//.test(href))).toEqual([]);
  });

  it.each(['', 'x', 'o7', 'hidden', 'g:x', 'o-1', 'o0x'])('is null for %j, which is not a row', (key) => {
    expect(engine.row(id, key)).toBeNull();
  });
});

describe('every result of the engine', () => {
  it('can be posted between threads', () => {
    const engine = createEngine();
    const id = engine.add(captured(BODY)) ?? -1;
    const results = [
      engine.overview(EMPTY_QUERY),
      engine.exchange(id),
      engine.rows(id, EMPTY_QUERY, 0, 10),
      engine.row(id, 'o0'),
      engine.body(id),
    ];
    for (const result of results) expect(structuredClone(result)).toEqual(result);
  });
});
