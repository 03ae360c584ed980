import { inEnglish } from '../../../testing/inEnglish.ts';
import { describe, expect, it } from 'vitest';
import { exchangeOf } from '../../../testing/exchange.ts';
import { createTestEngine } from '../../../testing/residentEngine.ts';
import { createEngine } from '../engine.ts';
import { EMPTY_QUERY, type Query } from '../api/engineApi.ts';

const BODY = '{"results":[{"id":"a","status":200},{"id":"c","status":409,"message":"taken"}]}';
function openResponse() {
  const engine = createEngine();
  const id = engine.addExchange(
    exchangeOf(BODY, {
      method: 'POST',
      url: 'https://api.example.test/items/bulk',
      type: 'application/json',
      request: '{"items":[{"id":"a"},{"id":"b"},{"id":"c"}]}',
    }),
  );
  const rows = (query: Partial<Query>) => inEnglish(engine.rows(id, { ...EMPTY_QUERY, ...query }, 0, 100).rows);
  return { engine, id, rows };
}

describe('a request item without a result', () => {
  it('has a row after the operations, and is not counted as one', () => {
    const { engine, rows } = openResponse();
    expect(rows({}).map(({ kind, name, statusText }) => [kind, name, statusText])).toEqual([
      ['operation', 'a', '200 OK'],
      ['operation', 'c', '409 Conflict'],
      ['unanswered', 'b', 'no result'],
    ]);
    expect(engine.overview(EMPTY_QUERY).totals).toMatchObject({ operations: 2, failed: 1, unanswered: 1 });
  });

  it('is shown by is:unanswered, and hidden by chips and other terms', () => {
    const { rows } = openResponse();
    const kinds = (query: Partial<Query>) => rows(query).map(({ kind, name }) => `${kind} ${name}`);
    expect(kinds({ text: 'is:unanswered' })).toEqual(['unanswered b', 'hidden 2 more are hidden by the filter']);
    expect(kinds({ text: '-is:unanswered' })).toEqual([
      'operation a',
      'operation c',
      'hidden 1 more is hidden by the filter',
    ]);
    expect(kinds({ chip: 'failed' })).toEqual(['operation c', 'hidden 2 more are hidden by the filter']);
    expect(kinds({ text: 'taken' })).toEqual(['operation c', 'hidden 2 more are hidden by the filter']);
  });

  it('is counted like a row by the chip All, by "shown" and by the hidden rows', () => {
    const { engine, id, rows } = openResponse();
    for (const text of [
      '',
      'is:unanswered',
      '-is:unanswered',
      'b',
      'taken',
      'is:failed',
      'bulk',
      '-bulk',
      'outcome:unknown',
    ]) {
      const listed = rows({ text }).filter(({ kind }) => kind === 'operation' || kind === 'unanswered').length;
      const { shown, chips, totals } = engine.overview({ ...EMPTY_QUERY, text });
      expect([shown, chips.all], text).toEqual([listed, listed]);
      const hidden = rows({ text }).find(({ kind }) => kind === 'hidden');
      expect(hidden?.name.split(' ')[0] ?? '0', text).toBe(String(totals.operations + totals.unanswered - listed));
    }
    expect(engine.overview({ ...EMPTY_QUERY, chip: 'failed' }).shown).toBe(1);
    expect(rows({ chip: 'failed' }).map(({ kind }) => kind)).toEqual(['operation', 'hidden']);
    expect(engine.exchange(id)?.unanswered).toBe(1);
  });

  it('is counted while its response is evicted', async () => {
    const { engine, bodyVault, evictAll } = createTestEngine();
    await engine.add({
      entry: {
        request: {
          method: 'POST',
          url: 'https://api.example.test/items/bulk',
          headers: [],
          postData: { text: '{"items":[{"id":"a"},{"id":"b"},{"id":"c"}]}' },
        },
        response: { status: 207, headers: [], content: { mimeType: 'application/json' } },
      },
      content: { kind: 'content', text: BODY, encoding: null },
    });
    await evictAll();
    expect(await engine.overview(EMPTY_QUERY)).toMatchObject({ shown: 3, totals: { operations: 2, unanswered: 1 } });
    expect(await engine.overview({ ...EMPTY_QUERY, text: 'bulk' })).toMatchObject({ shown: 3 });
    expect(bodyVault.reads).toBe(0);
    expect(await engine.overview({ ...EMPTY_QUERY, text: 'is:unanswered' })).toMatchObject({ shown: 1 });
  });

  it('makes is:unanswered list its response, but no response without such an item', () => {
    const { engine, id } = openResponse();
    engine.addExchange(exchangeOf('[{"status":200},{"status":409}]', { method: 'POST', type: 'application/json' }));
    const listed = (text: string) => engine.overview({ ...EMPTY_QUERY, text }).exchanges.map((row) => row.id);
    expect(listed('is:unanswered')).toEqual([id]);
    expect(listed('')).toHaveLength(2);
  });

  it('is identified in the drawer', () => {
    const { engine, id, rows } = openResponse();
    const key = rows({ text: 'is:unanswered' })[0]?.key ?? '';
    expect(inEnglish(engine.row(id, key))).toMatchObject({ heading: 'no result', outcome: null, lines: null });
    expect(inEnglish(engine.row(id, key))?.facts.map(({ text }) => text)).toContain('request item #1');
    expect(engine.reveal(id, EMPTY_QUERY, key)).toBe(2);
  });
});
