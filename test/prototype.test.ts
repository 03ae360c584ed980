// Names in responses, files and storage never pollute prototypes: the built-in prototypes stay unchanged, and an item named
// `__proto__` is an ordinary item.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeFilter } from '../src/core/filter/filter.ts';
import { parseHarEntry } from '../src/core/har/harEntry.ts';
import { parseRules } from '../src/core/read/json/rules/parseRules.ts';
import { createEngine } from '../src/engine/engine.ts';
import { EMPTY_QUERY, type CapturedResponse } from '../src/engine/api/engineApi.ts';
import { createRuleStore } from '../src/extension/host/storedRules.ts';
import { createSettingsStore } from '../src/extension/host/settings.ts';
import { multistatus } from '../testing/exchange.ts';

const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'toJSON',
  'then',
  'hasOwnProperty',
  '__defineGetter__',
  '__lookupSetter__',
];
const SHARED: readonly object[] = [Object, Array, Function, String, Number, Map, Set, Promise].map(
  ({ prototype }) => prototype as object,
);

const name = fc.constantFrom(...NAMES);
/** JSON whose keys are such names; `__proto__` is an own key. */
const value = fc.letrec<{ readonly value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<unknown>('polluted', 404, 200, true, null, 'error'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(name, tie('value')), { maxLength: 3 }).map((pairs) => Object.fromEntries(pairs)),
  ),
})).value;
const object = fc
  .array(fc.tuple(name, value), { minLength: 1, maxLength: 4 })
  .map((pairs) => Object.fromEntries(pairs));

type Body = readonly [type: string, text: string];

const BODIES: Readonly<Record<string, (id: string, more: object) => Body>> = {
  'a batch': (id, more) => ['application/json', JSON.stringify({ items: [{ ...more, id, status: 404, message: id }] })],
  'a map by key': (id, more) => [
    'application/json',
    JSON.stringify({
      results: Object.fromEntries([
        [id, { ...more, status: 404 }],
        ['other', { status: 200 }],
      ]),
    }),
  ],
  'a list of errors': (id, more) => [
    'application/json',
    JSON.stringify({ errors: [{ ...more, id, code: id }], ...more }),
  ],
  'lines of JSON': (id, more) => [
    'application/x-ndjson',
    `${JSON.stringify({ ...more, id, status: 404 })}\n{"status":200}\n`,
  ],
  multipart: (id, more) => [
    'multipart/mixed; boundary=b',
    `--b\r\n${id}: ${id}\r\nContent-ID: ${id}\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 404 ${id}\r\n${id}: 1\r\n\r\n${JSON.stringify(more)}\r\n--b--\r\n`,
  ],
  XML: (id, more) => [
    'application/xml',
    multistatus(
      `<D:response ${id}="1"><D:href>/${id}</D:href><D:propstat><D:prop><${id} xmlns="${id}" ${id}="${id}"><${id}/></${id}><D:owner>${JSON.stringify(more).replaceAll('<', '')}</D:owner></D:prop><D:status>HTTP/1.1 404 ${id}</D:status><D:error><${id}/></D:error></D:propstat></D:response>`,
    ),
  ],
};

describe('the built-in prototypes stay unchanged', () => {
  it.each(Object.entries(BODIES))('with any names in %s', async (_, body) => {
    await fc.assert(
      fc.asyncProperty(name, object, async (id, more) => {
        const before = shared();
        const [type, text] = body(id, more);
        const engine = createEngine();
        const exchange = engine.add(capturedOf(type, text, id, more)) ?? -1;
        await useEngine(engine, exchange, id);
        expect(engine.rows(exchange, EMPTY_QUERY, 0, 50).total).toBeGreaterThan(0);
        expect(shared()).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });

  it('with any names in a HAR entry', () => {
    fc.assert(
      fc.property(object, name, (entry, key) => {
        const before = shared();
        for (const one of [
          entry,
          { ...entry, request: entry, response: entry },
          { request: { headers: [entry] }, [key]: entry },
        ])
          parseHarEntry(JSON.parse(JSON.stringify(one)));
        expect(shared()).toEqual(before);
      }),
    );
  });

  it('with any names in rules, settings and filters', () => {
    fc.assert(
      fc.property(object, name, (stored, key) => {
        const before = shared();
        const text = JSON.stringify({
          ...stored,
          version: 1,
          rules: [{ ...stored, id: key, name: key, status: `/${key}` }],
        });
        parseRules(text);
        const storage = { getItem: () => text, setItem: () => undefined };
        createRuleStore(() => storage).load();
        const settings = createSettingsStore(() => storage);
        expect(settings.load()).toEqual({ recording: true, keepLog: false, batches: false });
        settings.save(settings.load());
        makeFilter(`${key}:${key} ${key} status:${key} is:${key} -${key} /${key}/`);
        expect(shared()).toEqual(before);
      }),
    );
  });
});

/** Runs all queries that the panel sends for a response. */
async function useEngine(engine: ReturnType<typeof createEngine>, exchange: number, id: string): Promise<void> {
  const rules = { version: 1, rules: [{ id, name: id, container: `/${id}`, status: `/${id}/${id}`, label: `/${id}` }] };
  engine.setRules(JSON.stringify(rules));
  engine.setRules('');
  engine.expandAll(exchange, true);
  for (const { key } of engine.rows(exchange, EMPTY_QUERY, 0, 50).rows) engine.row(exchange, key);
  engine.row(exchange, id);
  engine.expand(exchange, id, true, true);
  for (const text of [id, `status:${id}`, `${id}:x`]) {
    engine.overview({ ...EMPTY_QUERY, text });
    engine.rows(exchange, { ...EMPTY_QUERY, text }, 0, 50);
  }
  engine.exchange(exchange);
  engine.body(exchange);
  engine.curl(exchange);
  for (const { pointer } of engine.containers(exchange))
    engine.suggestRule(exchange, { container: pointer, status: `/${id}`, label: `/${id}`, message: '' });
  for (const format of ['json', 'csv'] as const)
    engine.export({ format, scope: 'all', query: EMPTY_QUERY, exchanges: [], secrets: true });
}

function capturedOf(type: string, text: string, id: string, more: object): CapturedResponse {
  const headers = NAMES.map((header) => ({ name: header, value: id }));
  return {
    entry: {
      ...more,
      request: {
        method: 'POST',
        url: `http://a.test/${id}?${id}=${id}`,
        headers,
        postData: { mimeType: 'application/json', text: JSON.stringify({ items: [more], [id]: [more] }) },
      },
      response: { status: 207, statusText: id, headers, content: { mimeType: type, size: text.length } },
    },
    content: { kind: 'content', text, encoding: null },
  };
}

function shared(): readonly (readonly [PropertyKey, unknown])[][] {
  return SHARED.map((prototype) =>
    Reflect.ownKeys(prototype).map((key) => [key, Object.getOwnPropertyDescriptor(prototype, key)?.value as unknown]),
  );
}
