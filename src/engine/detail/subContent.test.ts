import { describe, expect, it } from 'vitest';
import { exchangeOf, multistatus, response } from '../../../testing/exchange.ts';
import { inEnglish } from '../../../testing/inEnglish.ts';
import type { LocalEngine } from '../engine.ts';
import { createEngine } from '../engine.ts';

const batch = (item: object): string => JSON.stringify({ responses: [{ id: '1', status: 404, headers: {}, ...item }] });

function added(body: string, type = 'application/json'): { readonly engine: LocalEngine; readonly id: number } {
  const engine = createEngine();
  const url = 'https://graph.microsoft.com/v1.0/$batch';
  return { engine, id: engine.addExchange(exchangeOf(body, { method: 'POST', url, type })) };
}

describe('the drawer of an item', () => {
  it('has its body, formatted', () => {
    const { engine, id } = added(batch({ body: { error: { code: 'x' } } }));
    expect(engine.row(id, 'o0')?.body).toMatchObject({
      mediaType: 'application/json',
      isWholeItem: false,
      text: { language: 'json', total: 5, lines: { first: 1 } },
    });
    expect(engine.rowText(id, 'o0', 'body')).toBe('{\n  "error": {\n    "code": "x"\n  }\n}');
  });

  it('has the first lines of a long body, and all of them on request', () => {
    const { engine, id } = added(batch({ body: Array.from({ length: 5000 }, (_, index) => index) }));
    const text = engine.row(id, 'o0')?.body?.text;
    expect(text?.total).toBe(5002);
    expect(text?.lines.lines).toHaveLength(40);
    expect(inEnglish(engine.rowText(id, 'o0', 'body') ?? '').split('\n')).toHaveLength(5002);
  });

  it('has the first 2,000 characters of a long line', () => {
    const { engine, id } = added(batch({ body: 'x'.repeat(5000) }));
    expect(engine.row(id, 'o0')?.body?.text?.lines.lines).toEqual([
      { skipped: 0, text: 'x'.repeat(2000), cut: 3000, mark: null },
    ]);
  });

  it('has the first 100 of 10,000 headers, and more on request', () => {
    const headers = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`X-${index}`, `${index}`]));
    const { engine, id } = added(batch({ headers }));
    const list = engine.row(id, 'o0')?.lists.headers;
    expect(list?.total).toBe(10_000);
    expect(list?.lines).toHaveLength(100);
    expect(engine.rowDetailLines(id, 'o0', 'headers', 9_999)?.lines[0]).toMatchObject({ name: 'X-9999', text: '9999' });
    expect(JSON.stringify(engine.row(id, 'o0')).length).toBeLessThan(20_000);
  });

  it('has links only to http and https URLs', () => {
    const headers = {
      Location: '/users/1',
      Link: 'javascript:alert(1)',
      'Content-Location': 'javascript:alert(1)',
      Help: 'https://a.test/help',
    };
    const { engine, id } = added(batch({ headers }));
    expect(engine.row(id, 'o0')?.lists.headers?.lines.map(({ href }) => href)).toEqual([
      'https://graph.microsoft.com/users/1',
      null,
      null,
      'https://a.test/help',
    ]);
  });

  it('states the type and size of an image', () => {
    const headers = { 'Content-Type': 'image/png' };
    const { engine, id } = added(batch({ headers, body: btoa('\0'.repeat(12_400)) }));
    expect(engine.row(id, 'o0')?.body).toMatchObject({ mediaType: 'image/png', bytes: 12_400, text: null });
    expect(engine.rowText(id, 'o0', 'body')).toBeNull();
  });

  it('has no body if the item has none, and nothing in WebDAV', () => {
    const { engine, id } = added(batch({ body: null }));
    expect(engine.row(id, 'o0')?.body).toBeNull();
    const webdav = added(multistatus(response('/a', 423)), 'application/xml');
    expect(webdav.engine.row(webdav.id, 'o0')).not.toHaveProperty('body');
  });
});
