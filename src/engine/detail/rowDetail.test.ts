import { inEnglish } from '../../../testing/inEnglish.ts';
import { describe, expect, it } from 'vitest';
import { exchangeOf, multistatus, response } from '../../../testing/exchange.ts';
import { createEngine } from '../engine.ts';
import { EMPTY_QUERY } from '../api/engineApi.ts';
import type { DetailList, DetailPage } from '../api/treeRow.ts';

const MANY = 30_000;
/** Maximum number of characters posted for one click, regardless of the size of the row. */
const MAX_POSTED = 150_000;

const hrefs = (count: number, folder: string): string[] =>
  Array.from({ length: count }, (_, index) => `/${folder}/${index}`);
const hrefElements = (all: readonly string[]): string => all.map((href) => `<D:href>${href}</D:href>`).join('');

function openResponse(...responses: readonly string[]) {
  const engine = createEngine();
  const id = engine.addExchange(exchangeOf(multistatus(...responses), { method: 'DELETE' }));
  const all = (row: string, list: DetailList): DetailPage['lines'] => {
    const lines = [...(engine.row(id, row)?.lists[list]?.lines ?? [])];
    for (;;) {
      const page = engine.rowDetailLines(id, row, list, lines.length);
      if (!page || page.lines.length === 0) return lines;
      lines.push(...page.lines);
    }
  };
  return { engine, id, all, detail: (row: string) => engine.row(id, row) };
}

describe('a row with a long list', () => {
  const locked = `<D:response>${hrefElements(hrefs(MANY, 'a'))}<D:status>HTTP/1.1 423 Locked</D:status></D:response>`;

  it('has its first hrefs in the drawer, and the others in pages', () => {
    const { detail, all } = openResponse(locked);
    const { lists } = detail('o0') ?? {};
    expect(lists?.hrefs?.total).toBe(MANY - 1);
    expect(lists?.hrefs?.lines.length).toBeLessThanOrEqual(100);
    expect(JSON.stringify(detail('o0')).length).toBeLessThan(MAX_POSTED);
    expect(all('o0', 'hrefs').map(({ text }) => text)).toEqual(hrefs(MANY, 'a').slice(1));
  });

  it('has the hrefs of its conditions in pages too, each below its condition', () => {
    const condition = (folder: string, count: number): string =>
      `<D:lock-token-submitted>${hrefElements(hrefs(count, folder))}</D:lock-token-submitted>`;
    const error = `<D:error>${condition('b', MANY)}${condition('c', 2)}<D:no-external-entities/></D:error>`;
    const { detail, all } = openResponse(response('/a', 423, error));
    expect(detail('o0')?.lists.conditions?.total).toBe(MANY + 2 + 3);
    expect(JSON.stringify(detail('o0')).length).toBeLessThan(MAX_POSTED);
    const lines = all('o0', 'conditions');
    expect(lines.map(({ text }) => text)).toEqual([
      'DAV:lock-token-submitted',
      ...hrefs(MANY, 'b'),
      'DAV:lock-token-submitted',
      ...hrefs(2, 'c'),
      'DAV:no-external-entities',
    ]);
    expect(lines.filter(({ kind }) => kind === 'condition')).toHaveLength(3);
  });

  it('has thousands of conditions in pages', () => {
    const error = `<D:error>${'<D:x>why</D:x>'.repeat(MANY)}</D:error>`;
    const { detail, all } = openResponse(response('/a', 403, error));
    expect(JSON.stringify(detail('o0')).length).toBeLessThan(MAX_POSTED);
    expect(all('o0', 'conditions')).toHaveLength(2 * MANY);
  });

  it('has its causes in pages, each with the key of its row', () => {
    const { detail, all, engine, id } = openResponse(
      ...hrefs(500, 'x').map((href) => response(href, 423)),
      response('/y', 424),
    );
    expect(detail('o500')?.lists.causes?.total).toBe(500);
    const causes = all('o500', 'causes');
    expect(causes.map(({ text, key }) => [text, key])).toEqual(
      hrefs(500, 'x').map((href, index) => [href, `o${index}`]),
    );
    expect(engine.reveal(id, EMPTY_QUERY, causes[499]?.key ?? '')).toBe(499);
  });

  it('is truncated if an href, a text or a heading is long, or if it has many propstats', () => {
    const long = 'x'.repeat(1_000_000);
    const propstat = (index: number): string =>
      `<D:propstat><D:prop><D:p${index}/></D:prop><D:status>HTTP/1.1 ${200 + (index % 300)} x</D:status></D:propstat>`;
    const { detail, engine, id } = openResponse(
      `<D:response><D:href>/${long}</D:href><D:href>/${long}</D:href><D:status>HTTP/1.1 403 x</D:status><D:error><D:x>${long}</D:x></D:error></D:response>`,
      `<D:response><D:href>/p</D:href>${Array.from({ length: 5000 }, (_, index) => propstat(index)).join('')}</D:response>`,
    );
    for (const row of ['o0', 'o0.c0', 'o1', 'o1.p7', 'o1.p7.0'])
      expect(JSON.stringify(detail(row)).length, row).toBeLessThan(MAX_POSTED);
    expect(JSON.stringify(engine.rows(id, EMPTY_QUERY, 0, 2)).length).toBeLessThan(20_000);
  });

  it('can be copied in full', () => {
    const { engine, id } = openResponse(locked);
    expect(inEnglish(engine.rowText(id, 'o0', 'hrefs'))?.split('\n')).toEqual(hrefs(MANY, 'a').slice(1));
    expect(JSON.parse(inEnglish(engine.rowText(id, 'o0', 'json')) ?? '')).toMatchObject({ hrefs: hrefs(MANY, 'a') });
    expect(engine.rowText(id, 'o0', 'label')).toBe('/a/0');
  });
});

describe('the text of a row', () => {
  it('is its label as sent, regardless of its length, or its name', () => {
    const long = `/${'x'.repeat(5000)}`;
    const { engine, id } = openResponse(
      response(long, 423, '<D:error><D:lock-token-submitted/></D:error>'),
      '<D:response><D:href>/b</D:href><D:propstat><D:prop><D:owner/></D:prop><D:status>HTTP/1.1 403 x</D:status></D:propstat></D:response>',
    );
    const label = (row: string) => engine.rowText(id, row, 'label');
    expect(label('o0')).toBe(long);
    expect(label('o0.c0')).toBe('{DAV:}lock-token-submitted');
    expect(label('o1.p0')).toBe('403 Forbidden');
    expect(label('o1.p0.0')).toBe('{DAV:}owner');
    expect([label('x'), label('o9'), engine.rowText(99, 'o0', 'json')]).toEqual([null, null, null]);
  });

  it('is the request item if that has no result', () => {
    const engine = createEngine();
    const id = engine.addExchange(
      exchangeOf('{"results":[{"id":"a","status":200}]}', {
        method: 'POST',
        type: 'application/json',
        request: '{"items":[{"id":"a"},{"id":"b"}]}',
      }),
    );
    expect(engine.rowText(id, 'u0', 'label')).toBe('b');
    expect(JSON.parse(inEnglish(engine.rowText(id, 'u0', 'json')) ?? '')).toEqual({ index: 1, label: 'b' });
    expect(engine.rowDetailLines(id, 'u0', 'hrefs', 0)).toBeNull();
  });
});
