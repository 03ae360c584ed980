import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { casesOf, exchangeOfCase } from '../../../test/corpus/cases.ts';
import { API_SAMPLES } from '../../../testing/apiSamples.ts';
import { exchangeOf as davExchangeOf, multistatus, propstats, response } from '../../../testing/exchange.ts';
import { exchangeOf as jsonExchangeOf } from '../../../testing/jsonSample.ts';
import type { Exchange } from '../../core/har/exchange.ts';
import { bodyMessages, operationText } from '../../core/model/messages.ts';
import { createProblem } from '../../core/model/problem.ts';
import type { DisplayText } from '../../core/model/message.ts';
import { EMPTY_QUERY, type Query } from '../api/engineApi.ts';
import { PARSER } from '../store/parser.ts';
import { RuleBook } from '../store/ruleBook.ts';
import { StoredExchange } from '../store/storedExchange.ts';
import { createIndexer } from './searchIndex.ts';
import { ShapePool } from './shapes.ts';

// The property tests are slow on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

interface Both {
  readonly parsed: StoredExchange;
  /** The same exchange without its body, with an index; null if it cannot be indexed. */
  readonly evicted: StoredExchange | null;
}

function parsedAndEvicted(exchange: Exchange, pool = new ShapePool()): Both {
  const parsed = StoredExchange.parse(1, exchange, { parser: PARSER, rules: new RuleBook(), inPieces: false });
  const indexer = createIndexer(parsed.report, pool);
  while (indexer?.advance(() => true) === false);
  const index = indexer?.finish(Infinity);
  if (!index) return { parsed, evicted: null };
  parsed.setSearchIndex(index);
  return { parsed, evicted: parsed.evict(parsed.toEvicted()) };
}

/** Compares the counts of a filter with and without the body. */
function expectSameCounts({ parsed, evicted }: Both, text: string): void {
  if (!evicted) return;
  for (const invert of [false, true]) {
    const query: Query = { ...EMPTY_QUERY, text, invert };
    const counts = evicted.chipCounts(query) ?? evicted.countWithIndex(query);
    expect({ text, invert, counts }).toEqual({ text, invert, counts: parsed.chipCounts(query) });
  }
}

/** The texts of a response that a filter can find. */
function textsOf({ report }: StoredExchange): readonly string[] {
  const { operations, unanswered } = report;
  const found = new Set<string>(unanswered.flatMap(({ label }) => label ?? []));
  const add = (...texts: readonly (DisplayText | null | undefined)[]): void => {
    for (const text of texts) if (text != null) found.add(operationText(text));
  };
  for (let operation = 0; operation < Math.min(operations.size, MANY); operation += 1) {
    const { label, message, note, code, group, hrefs, conditions, propstats: all } = operations.detail(operation);
    add(label, message, note, code, group, ...hrefs);
    for (const { name, text, target } of [...conditions, ...all.flatMap((one) => one.conditions)])
      add(name, text, target);
    for (const { description, properties } of all) add(description, ...properties.map(({ name }) => name));
  }
  return [...found];
}

const MANY = 12;
const FIXED = [
  'status:4xx',
  '-status:423,424',
  'status:>=200',
  'outcome:failure,dependent',
  'is:failed',
  'is:missing',
  'is:unanswered',
  '-is:dependent',
  'method:post item',
  'url:dav -locked',
  'verdict:mixed 1',
  'e',
  '-E',
  '/^.{3,9}$/',
];
const KEYS = ['', '-', 'path:', 'message:', '-message:', 'prop:', 'error:', '-path:'];

/** Filters with parts of a text, in other cases and with keys. */
function filtersFor(text: string, seed: number): readonly string[] {
  const start = seed % Math.max(text.length, 1);
  const part = text.slice(start, start + 1 + (seed % 7)).replaceAll('"', '');
  const whole = text.replaceAll('"', '');
  const key = KEYS[seed % KEYS.length] ?? '';
  return [`"${whole}"`, `${key}"${whole.toUpperCase()}"`, `${key}"${part.toLowerCase()}"`, `-"${part}" "${whole}"`];
}

describe('the counts of a filter with a search index', () => {
  it.each(['webdav', 'json'] as const)('are those of the body: recorded %s responses', (kind) => {
    // One pool for all: a shape is the same in each response.
    let pool = new ShapePool();
    let indexed = 0;
    for (const [seed, one] of casesOf(kind).entries()) {
      if (pool.size > 200_000) pool = new ShapePool();
      const both = parsedAndEvicted(exchangeOfCase(one), pool);
      if (both.evicted) indexed += 1;
      for (const filter of FIXED) expectSameCounts(both, filter);
      for (const [at, text] of textsOf(both.parsed).slice(0, MANY).entries())
        for (const filter of filtersFor(text, seed + at)) expectSameCounts(both, filter);
    }
    expect(indexed).toBeGreaterThan(100);
  });

  it('are those of the body: JSON of many APIs', () => {
    for (const [seed, { body, ...sample }] of API_SAMPLES.entries()) {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const both = parsedAndEvicted({ ...jsonExchangeOf(sample), body: { text, problems: [] } });
      for (const filter of FIXED) expectSameCounts(both, filter);
      for (const [at, found] of textsOf(both.parsed).entries())
        for (const filter of filtersFor(found, seed + at)) expectSameCounts(both, filter);
    }
  });

  const name = fc.oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('İstanbul', 'ſtraße', 'ΣΑΣ', 'K'),
  );
  const term = fc.oneof(name, fc.constantFrom('i', 'İ', 'SS', 'ß', 'σ', 'k', '%20', 'ä', 'error:', 'a b'));
  const filter = fc
    .array(fc.record({ key: fc.constantFrom(...KEYS), term }), { minLength: 1, maxLength: 3 })
    .map((terms) => terms.map((one) => `${one.key}"${one.term.replaceAll('"', '')}"`).join(' '));

  it('are those of the body: any names, messages and filters', () => {
    const item = fc.record(
      {
        id: name,
        status: fc.constantFrom(200, 403, 424),
        message: name,
        errors: fc.array(fc.record({ code: name, message: name })),
      },
      { requiredKeys: ['status'] },
    );
    fc.assert(
      fc.property(fc.array(item, { maxLength: 9 }), filter, (results, text) => {
        const body = { text: JSON.stringify({ results }), problems: [] };
        expectSameCounts(parsedAndEvicted({ ...jsonExchangeOf(), body }), text);
      }),
      { numRuns: 200 },
    );
  });

  it('are those of the body: any hrefs and filters', () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 9 }), filter, (names, text) => {
        const responses = names.map((one, at) =>
          at % 2 === 0
            ? response(`/dav/${encodeURIComponent(one.toWellFormed())}`, 423)
            : propstats(`/dav/${one.replaceAll(/[^\p{L}]/gu, '')}`, { 200: ['getetag'], 404: ['owner'] }),
        );
        expectSameCounts(parsedAndEvicted(davExchangeOf(multistatus(...responses))), text);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a search index', () => {
  const listing = (size: number): Exchange => {
    const names = Array.from({ length: size }, (_, at) => `/dav/files/folder-${at % 97}/file-${at}.txt`);
    return davExchangeOf(
      multistatus(...names.map((href) => propstats(href, { 200: ['getetag', 'getcontentlength'] }))),
    );
  };

  it('is a tenth of the text at most, otherwise there is none', () => {
    const { report, exchange } = parsedAndEvicted(listing(500)).parsed;
    const size = exchange.body.text?.length ?? 0;
    const indexer = createIndexer(report, new ShapePool());
    indexer?.advance(() => false);
    expect(indexer?.finish(size / 10)?.size).toBeLessThan(size / 10);
    expect(indexer?.finish(100)).toBeNull();
  });

  it('is not created for a response with many different shapes, which would fill the pool', () => {
    const pool = new ShapePool();
    const errors = Array.from({ length: 100 }, (_, at) => ({
      id: at,
      status: 409,
      errors: [{ field: `f${at}`, code: 'x' }],
    }));
    const body = { text: JSON.stringify({ results: errors }), problems: [] };
    expect(parsedAndEvicted({ ...jsonExchangeOf(), body }, pool).evicted).toBeNull();
    expect(pool.size).toBe(0);
  });

  it('is gone when the body is dropped', () => {
    const { parsed, evicted } = parsedAndEvicted(listing(3));
    const query = { ...EMPTY_QUERY, text: 'file-1' };
    expect(evicted?.countWithIndex(query)).toMatchObject({ all: 1 });
    const facts = parsed.toEvicted();
    const dropped = parsed.evict({
      ...facts,
      exchange: {
        ...facts.exchange,
        body: { text: null, problems: [createProblem('limit-exceeded', bodyMessages.dropped)] },
      },
    });
    expect(dropped.countWithIndex(query)).toBeNull();
  });
});
