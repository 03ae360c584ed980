import { describe, expect, it } from 'vitest';
import { exchangeOf, multistatus, response } from '../../../testing/exchange.ts';
import { inEnglish } from '../../../testing/inEnglish.ts';
import { EMPTY_QUERY, type Query } from '../api/engineApi.ts';
import { createEngine, type LocalEngine } from '../engine.ts';

const NESTED = JSON.stringify({
  responses: [
    {
      id: 'outer',
      status: 207,
      body: {
        responses: [
          { id: 'a', status: 200 },
          { id: 'b', status: 409 },
          { id: 'c', status: 200 },
        ],
      },
    },
    { id: 'other', status: 201 },
  ],
});

function openResponse(exchange: Parameters<LocalEngine['addExchange']>[0]) {
  const engine = createEngine();
  const id = engine.addExchange(exchange);
  const names = (query: Query): string[] =>
    engine.rows(id, query, 0, 100).rows.map(({ key, kind, name }) => (kind === 'hidden' ? key : inEnglish(name)));
  return { engine, id, names };
}

describe('what the filter hides', () => {
  const failed: Query = { ...EMPTY_QUERY, chip: 'failed' };

  it('is shown at one level of a batch, and at the top level', () => {
    const { engine, id, names } = openResponse(exchangeOf(NESTED, { method: 'POST', type: 'application/json' }));
    expect(names(failed)).toEqual(['outer', 'b', 'o0.hidden', 'hidden']);
    expect(engine.showHidden(id, failed, 'o0.hidden')).toBe('o1');
    expect(names(failed)).toEqual(['outer', 'a', 'b', 'c', 'hidden']);
    expect(engine.showHidden(id, failed, 'hidden')).toBe('o4');
    expect(names(failed)).toEqual(['outer', 'a', 'b', 'c', 'other']);
  });

  it('is hidden again by another filter, and does not change counts and exports', () => {
    const { engine, id, names } = openResponse(
      exchangeOf(multistatus(response('/dav/a', 423), response('/dav/b', 204)), { method: 'DELETE' }),
    );
    const before = engine.overview(failed);
    expect(engine.showHidden(id, failed, 'hidden')).toBe('o1');
    expect(names(failed)).toEqual(['a', 'b']);
    expect(names({ ...failed, order: 'failures-first', view: 'status' })).toEqual([
      '423 Locked',
      'a',
      '204 No Content',
    ]);
    expect(engine.overview(failed)).toEqual(before);
    expect(names({ ...EMPTY_QUERY, text: 'status:423' })).toEqual(['a', 'hidden']);
    engine.showHidden(id, { ...EMPTY_QUERY, text: 'status:423' }, 'hidden');
    expect(names(failed)).toEqual(['a', 'hidden']);
  });

  it('includes request items without a result', () => {
    const { engine, id, names } = openResponse(
      exchangeOf('{"results":[{"id":"a","status":409}]}', {
        method: 'POST',
        type: 'application/json',
        request: '{"items":[{"id":"a"},{"id":"b"}]}',
      }),
    );
    expect(names(failed)).toEqual(['a', 'hidden']);
    expect(engine.showHidden(id, failed, 'hidden')).toBe('u0');
    expect(names(failed)).toEqual(['a', 'b']);
  });

  it('is not shown by another row', () => {
    const { engine, id } = openResponse(exchangeOf(NESTED, { method: 'POST', type: 'application/json' }));
    expect(engine.showHidden(id, failed, 'o0')).toBeNull();
    expect(engine.showHidden(99, failed, 'hidden')).toBeNull();
  });
});
