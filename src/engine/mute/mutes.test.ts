import { describe, expect, it } from 'vitest';
import { exchangeOf, type ExchangeOptions, multistatus, response } from '../../../testing/exchange.ts';
import { createEngine, type LocalEngine } from '../engine.ts';
import { EMPTY_QUERY, type Query } from '../api/engineApi.ts';
import type { MuteRule } from '../api/muteApi.ts';
import type { Chip } from '../../core/filter/chips.ts';

const URL = 'https://dav.example.test/dav/';
const ANY: MuteRule = { url: '*', status: '', label: '' };

function engineWith(
  body: string,
  options: ExchangeOptions = {},
): { readonly engine: LocalEngine; readonly id: number } {
  const engine = createEngine();
  const { request, response: answer } = exchangeOf(body, options);
  const id = engine.add({
    entry: {
      request: { method: request.method, url: request.url, headers: [] },
      response: { status: answer.status, statusText: '', headers: answer.headers, content: {} },
    },
    content: { kind: 'content', text: body, encoding: null },
  });
  if (id === null) throw new Error('not listed');
  return { engine, id };
}

const muting = (...mutes: readonly Partial<MuteRule>[]): Query => ({
  ...EMPTY_QUERY,
  mutes: mutes.map((rule) => ({ ...ANY, ...rule })),
});

function namesIn({ engine, id }: ReturnType<typeof engineWith>, query: Query): readonly unknown[] {
  return engine.rows(id, query, 0, 100).rows.map(({ name }) => name);
}

const THREE = multistatus(response('/dav/a', 423), response('/dav/b', 404), response('/dav/c', 200));

describe('a muted failure', () => {
  it('is hidden and counted, but the response stays listed, with its verdict', () => {
    const { engine, id } = engineWith(THREE);
    const query = muting({ url: URL, status: '423', label: '/dav/a' });
    expect(namesIn({ engine, id }, query)).toEqual(['b', 'c', { key: 'row.hiddenMuted', params: [1] }]);
    const [, , hidden] = namesIn({ engine, id }, { ...query, text: 'dav' });
    expect(hidden).toEqual({ key: 'row.hiddenOrMuted', params: [1] });
    const overview = engine.overview(query);
    expect(overview.chips).toMatchObject({ all: 2, failed: 1, '4xx': 1 });
    expect(overview.muted).toBe(1);
    const [row] = overview.exchanges;
    expect(row).toMatchObject({ shownFailures: 1, muted: { muted: 1, topLevel: 1, open: 1 } });
    const [plain] = engine.overview(EMPTY_QUERY).exchanges;
    expect(row?.verdict).toEqual(plain?.verdict);
    expect(row?.summary).toEqual(plain?.summary);
    expect(plain?.muted).toBeNull();
  });

  it('is shown on request, and counted as muted', () => {
    const one = engineWith(THREE);
    const query = { ...muting({ status: '423' }), showMuted: true };
    expect(namesIn(one, query)).toEqual(['a', 'b', 'c']);
    const notes = one.engine.rows(one.id, query, 0, 3).rows.map(({ note }) => note);
    expect(notes).toEqual([{ key: 'row.muted', params: [] }, null, null]);
    expect(one.engine.overview(query)).toMatchObject({ muted: 1, chips: { failed: 2 } });
  });

  it('leaves the response in the list if all of its results are muted, but not under the chip Failed', () => {
    const { engine } = engineWith(multistatus(response('/dav/a', 423)));
    const query = muting({ status: '4xx' });
    expect(engine.overview(query).exchanges).toMatchObject([{ muted: { open: 0, mayHideFailure: false } }]);
    expect(engine.overview({ ...query, chip: 'failed' })).toMatchObject({
      exchanges: [],
      possibleFailures: 0,
      muted: 1,
    });
  });

  it('is counted only if it matches the text of the filter', () => {
    const { engine } = engineWith(THREE);
    const query = muting({ status: '4xx' });
    expect(engine.overview({ ...query, text: 'path:/dav/b' })).toMatchObject({ muted: 1, exchanges: [{ id: 1 }] });
    expect(engine.overview({ ...query, text: 'path:/dav/c' })).toMatchObject({ muted: 0, chips: { all: 1 } });
  });

  it('is not found as the next failure', () => {
    const { engine, id } = engineWith(THREE);
    expect(engine.nextFailure(id, muting({ status: '423' }), -1, 1)).toBe(0);
    expect(engine.nextFailure(id, muting({ status: '4xx' }), -1, 1)).toBe(-1);
  });
});

describe('a response whose failures are all muted', () => {
  const failed = (body: string, options: ExchangeOptions = {}, chip: Chip = 'failed'): unknown => {
    const { engine } = engineWith(body, options);
    const { exchanges, possibleFailures } = engine.overview({ ...muting({ status: '4xx' }), chip });
    return [exchanges.length, possibleFailures];
  };

  it.each([
    ['a result is unknown', multistatus(response('/dav/a', 423), response('/dav/b', 'garbage'))],
    ['a result depends on a failure', multistatus(response('/dav/a', 423), response('/dav/b', 424))],
    ['the body is cut off', multistatus(response('/dav/a', 423), response('/dav/b', 200)).slice(0, -30)],
    ['the body states more failures', '{"failed": 3, "results": [{"id": 1, "status": 404}, {"id": 2, "status": 200}]}'],
    ['the body states more results', '{"total": 5, "results": [{"id": 1, "status": 404}, {"id": 2, "status": 200}]}'],
  ])('stays under the chip Failed if %s', (_, body) => {
    const type = body.startsWith('{') ? { type: 'application/json', method: 'POST' } : {};
    expect(failed(body, type)).toEqual([1, 1]);
  });

  it('stays under the chip Failed if its status is an error', () => {
    expect(failed(THREE, { status: 424 })).toEqual([1, 1]);
    expect(failed(THREE)).toEqual([0, 0]);
  });
});

describe('a rule', () => {
  const muted = (body: string, rule: Partial<MuteRule>, options?: ExchangeOptions): number =>
    engineWith(body, options).engine.overview(muting(rule)).muted;

  it.each([
    [{ url: URL }, 2],
    [{ url: 'https://dav.example.test/*' }, 2],
    [{ url: 'https://dav.example.test/DAV/' }, 0],
    [{ url: '/dav/' }, 0],
    [{ url: '' }, 0],
    [{ status: '404,423' }, 2],
    [{ status: '5xx' }, 0],
    [{ status: 'none' }, 0],
    [{ status: 'abc' }, 0],
    [{ label: '/dav/*' }, 2],
    [{ label: '/dav/A' }, 0],
    [{ label: '/dav/\\*' }, 0],
    [{ label: '*b' }, 1],
  ])('%j mutes %i failures', (rule, count) => {
    expect(muted(THREE, rule)).toBe(count);
  });

  it('ignores the query of the URL unless its pattern has one', () => {
    const options = { url: `${URL}?page=2#top` };
    expect(muted(THREE, { url: URL }, options)).toBe(2);
    expect(muted(THREE, { url: `${URL}?page=2` }, options)).toBe(2);
    expect(muted(THREE, { url: `${URL}?page=1` }, options)).toBe(0);
  });

  it('does not mute an operation with another failure', () => {
    const propstat = (name: string, status: number): string =>
      `<D:propstat><D:prop><D:${name}/></D:prop><D:status>HTTP/1.1 ${status} x</D:status></D:propstat>`;
    const both = `<D:response><D:href>/dav/a</D:href>${propstat('owner', 403)}${propstat('acl', 409)}</D:response>`;
    expect(muted(multistatus(both), { status: '403' }, { method: 'PROPPATCH' })).toBe(0);
    expect(muted(multistatus(both), { status: '403,409' }, { method: 'PROPPATCH' })).toBe(1);
    const missing = `<D:response><D:href>/dav/a</D:href>${propstat('owner', 404)}${propstat('acl', 403)}${propstat('x', 200)}</D:response>`;
    expect(muted(multistatus(missing), { status: '404' })).toBe(0);
    expect(muted(multistatus(missing), { status: '403' })).toBe(1);
  });

  it('does not mute an operation with an href that does not match', () => {
    const two = `<D:response><D:href>/dav/a</D:href><D:href>/dav/b</D:href><D:status>HTTP/1.1 423 x</D:status></D:response>`;
    expect(muted(multistatus(two), { label: '/dav/a' })).toBe(0);
    expect(muted(multistatus(two), { label: '/dav/*' })).toBe(1);
  });

  it('does not mute unknown, dependent or successful results', () => {
    const body = multistatus(response('/a', 424), response('/b', 'x'), response('/c', 301), response('/d', 409));
    expect(muted(body, { label: '/*' })).toBe(1);
  });
});

describe('muteRuleOf', () => {
  const ruleOf = ({ engine, id }: ReturnType<typeof engineWith>, index: number): MuteRule | null => {
    const [row] = engine.rows(id, EMPTY_QUERY, index, index + 1).rows;
    return row ? engine.muteRuleOf(id, row.key) : null;
  };

  it('returns the rule that mutes the failure of a row, and no other of the response', () => {
    const one = engineWith(THREE, { url: `${URL}?x=*` });
    expect(ruleOf(one, 0)).toEqual({ url: URL, status: '423', label: '/dav/a' });
    expect(ruleOf(one, 2)).toBeNull();
  });

  it.each([
    multistatus(response('/dav/a*b\\c', 423), response('/dav/axb\\c', 423)),
    '{"results":[{"id":"x","error":"broken"},{"id":"y","status":200}]}',
    '{"results":[{"status":409},{"status":200}]}',
  ])('its rule mutes the failure: %s', (body) => {
    const type = body.startsWith('{') ? { type: 'application/json', method: 'POST' } : {};
    const one = engineWith(body, type);
    const rule = ruleOf(one, 0);
    expect(rule).not.toBeNull();
    expect(one.engine.overview({ ...EMPTY_QUERY, mutes: rule ? [rule] : [] }).muted).toBe(1);
  });
});
