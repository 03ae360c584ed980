// Texts that are designed to exhaust a parser. A parser that takes quadratic time would hang on the larger ones.
import { inEnglish } from '../../../../testing/inEnglish.ts';
import { describe, expect, it, vi } from 'vitest';
import { multistatus, operationsOf, reportOn, response } from '../../../../testing/exchange.ts';
import { codes, readAll } from '../../../../testing/xml.ts';
import { type Name, Names } from './name.ts';
import { END, OPEN, XmlReader } from './reader.ts';

// Slow, especially on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const MEGABYTE = 1_000_000;

function elements(text: string): number {
  const reader = new XmlReader(text);
  let count = 0;
  for (let token = reader.next(); token !== END; token = reader.next()) if (token === OPEN) count += 1;
  return count;
}

describe('a hostile text', () => {
  it('of 200,000 levels is parsed to its end, with a fault', () => {
    const text = `${'<a>'.repeat(200_000)}x${'</a>'.repeat(200_000)}`;
    const { seen, faults, cut } = readAll(text);
    expect(seen).toHaveLength(400_001);
    expect(seen[200_000]).toMatchObject({ what: 'text', depth: 200_000 });
    expect(faults).toEqual([expect.objectContaining({ code: 'too-deep', offset: 999 * 3, count: 1 })]);
    expect(cut).toBe(false);
  });

  it('of 200,000 levels that each redeclare a namespace is resolved', () => {
    const { seen } = readAll(Array.from({ length: 200_000 }, (_, level) => `<p:a xmlns:p="${level}">`).join(''));
    expect(seen.at(-1)?.says).toBe('{199999}a');
  });

  it('of 100,000 attributes is one element', () => {
    const attributes = Array.from({ length: 100_000 }, (_, index) => `a${index}="v"`).join(' ');
    expect(elements(`<x ${attributes}><y/></x>`)).toBe(2);
    expect(codes(`<x ${attributes} a5="v"/>`)).toEqual(['attribute-twice']);
  });

  it('with an attribute of 10 MB is one element', () => {
    expect(readAll(`<x a="${'v'.repeat(10 * MEGABYTE)}"/>`)).toMatchObject({
      faults: [],
      seen: [{ what: 'open' }, { what: 'close' }],
    });
  });

  it.each([
    ['<', 'stray-lt'],
    ['&', 'bare-ampersand'],
    ['&#', 'bare-ampersand'],
    ['&a', 'bare-ampersand'],
    [']]>', 'cdata-end-in-text'],
    ['</b>', 'close-without-open'],
    ['</', 'bad-tag'],
    ['<b ', 'bad-tag'],
    ['<b =', 'bad-tag'],
    ['<!', 'stray-lt'],
    ['\u0001', 'control-character'],
  ])('full of %j is parsed to its end, with a fault', (piece, code) => {
    const text = `<a>${piece.repeat(MEGABYTE / piece.length)}</a>`;
    expect(codes(text)).toContain(code);
  });

  it.each(['<b>', '<b', '<b x="', '<b x=\'<b x="', '<![CDATA[', '<!--', '<?b ', '<!DOCTYPE [', '</'])(
    'of 1 MB of unclosed %j is reported as truncated',
    (piece) => {
      const { cut, faults } = readAll(`<a>${piece.repeat(MEGABYTE / piece.length)}`);
      expect(cut).toBe(true);
      expect(faults.map(({ code }) => code)).toContain('cut');
    },
  );

  it('with an unclosed prolog is parsed to its end', () => {
    for (const piece of ['<!DOCTYPE a [', '<!DOCTYPE a "', '<!-- ', '<?a ', '<!DOCTYPE a [<!ENTITY e "']) {
      expect(readAll(piece.repeat(MEGABYTE / piece.length)).cut).toBe(true);
    }
  });

  it('whose names all have the same hash has distinct names', () => {
    // `Aa` and `BB` have the same hash, and so do all words that consist of the same number of them.
    const names = Array.from({ length: 4096 }, (_, bits) =>
      Array.from({ length: 12 }, (__, bit) => ((bits >> bit) & 1 ? 'Aa' : 'BB')).join(''),
    );
    const { seen, faults } = readAll(`<r>${names.map((name) => `<${name}></${name}>`).join('')}</r>`);
    expect(new Set(seen.map(({ says }) => says)).size).toBe(4097);
    expect(faults).toEqual([]);
  });

  it('with end tags of the same hash still closes the right element', () => {
    const inside = Array.from({ length: 20 }, (_, bits) =>
      Array.from({ length: 5 }, (__, bit) => ((bits >> bit) & 1 ? 'Aa' : 'BB')).join(''),
    );
    const text = `${inside.map((name) => `<${name}>`).join('')}</${inside[0]}>`;
    expect(readAll(text)).toMatchObject({ cut: false, faults: [{ code: 'close-mismatch' }] });
  });

  it('of many levels with end tags that match none is parsed, also after a truncated text with the same names', () => {
    const names = new Names();
    readAll('<r><c>', { names });
    const text = `<r>${'<a>'.repeat(500_000)}${'</c>'.repeat(500_000)}</r>`;
    const { faults, cut } = readAll(text, { names });
    expect(cut).toBe(false);
    expect(faults).toContainEqual(expect.objectContaining({ code: 'close-without-open', detail: 'c', count: 500_000 }));
  });

  it('full of different faults has a limited number of faults', () => {
    const { faults } = readAll(`<a>${Array.from({ length: 100_000 }, (_, index) => `&e${index};`).join('')}</a>`);
    expect(faults.length).toBeGreaterThan(10);
    expect(faults.length).toBeLessThan(1000);
  });
});

describe('a namespace name of 1 MB', () => {
  const long = 'n'.repeat(MEGABYTE);

  it('is not compared again for each element with its own scope', () => {
    const text = `<L:r xmlns:L="${long}">${Array.from({ length: 60_000 }, (_, i) => `<L:e xmlns:p="${i}"/>`).join('')}</L:r>`;
    const { seen } = readAll(text);
    expect(new Set(seen.map(({ says }) => says)).size).toBe(2);
  });

  it('is truncated in element names, which remain distinct', () => {
    const { seen } = readAll(
      `<L:r xmlns:L="${long}" xmlns:M="${long}m"><L:a/><M:a/>${Array.from({ length: 1000 }, (_, i) => `<L:a${i}/>`).join('')}</L:r>`,
    );
    expect(Math.max(...seen.map(({ says }) => says.length))).toBeLessThan(500);
    const reader = new XmlReader(`<r xmlns:L="${long}" xmlns:M="${long}m"><L:a/><M:a/><L:a/></r>`);
    const opened: Name[] = [];
    for (let token = reader.next(); token !== END; token = reader.next()) if (token === OPEN) opened.push(reader.name);
    expect(opened[1]).not.toBe(opened[2]);
    expect(opened[1]).toBe(opened[3]);
  });
});

describe('a DOCTYPE', () => {
  const LAUGHS = `<!DOCTYPE m [<!ENTITY l0 "lol">${Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('')}<!ENTITY f SYSTEM "file:///etc/passwd">]>`;

  it('declares entities that are never expanded', () => {
    const body = `${LAUGHS}${multistatus(response('/&l9;', 200), response('/&f;', 200)).replace(/<\?.*\?>/, '')}`;
    const report = reportOn(body);
    expect(operationsOf(report).map(({ hrefs }) => hrefs[0])).toEqual(['/&l9;', '/&f;']);
    expect(inEnglish(report.problems)).toContainEqual(
      expect.objectContaining({ code: 'limit-exceeded', message: expect.stringContaining('not expanded') }),
    );
  });
});
