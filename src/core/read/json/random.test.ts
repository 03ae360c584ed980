import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { causesOf } from '../../verdict/causes.ts';
import { parseMultipart } from '../multipart/parseMultipart.ts';
import { parseNdjson } from '../parseNdjson.ts';
import { readJson } from './readJson.ts';
import { parseRules } from './rules/parseRules.ts';
import { exchangeOf } from '../../../../testing/jsonSample.ts';

// Words of the vocabulary, so that arbitrary bodies resemble real ones.
const KEYS =
  'results responses items errors failed success created id name status statusCode code error message body headers data index __proto__ toString 200 404 jsonrpc result entry Operations atomic:results source pointer methodResponses numErrors statuses details writeResults sync_status dependsOn atomicityGroup'.split(
    ' ',
  );
const TEXTS = [
  'ok',
  'failed',
  '404',
  '409 Conflict',
  'HTTP/1.1 200 OK',
  'a',
  '',
  '{"results":[{"status":200}]}',
  'eyJhIjoxfQ==',
  '\u0000',
  '\ud800',
];

const { body } = fc.letrec<{ body: unknown }>((tie) => ({
  body: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.constantFrom<unknown>(null, true, false, 200, 207, 404, 424, Number.MAX_VALUE, -1, 200.5, ...TEXTS),
    fc.array(tie('body'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.constantFrom(...KEYS), tie('body')), { maxLength: 5 })
      .map((entries) => Object.fromEntries(entries)),
  ),
}));
const exchange = fc
  .record({
    status: fc.constantFrom(200, 207, 400),
    method: fc.constantFrom('GET', 'POST'),
    request: fc.option(fc.oneof(body, fc.string())),
    url: fc.constantFrom('https://x.example/$batch', 'https://x.example/a,b?batch=1', 'no url'),
  })
  .map(exchangeOf);

type Reader = typeof readJson;

function check(read: Reader, text: string, sent: ReturnType<typeof exchangeOf>): void {
  const { operations } = read(text, sent);
  let counted = 0;
  for (let i = 0; i < operations.size; i += 1) {
    const { range, outcome, status, label, pointer } = operations.detail(i);
    expect(operations.outcome(i)).toBe(outcome);
    expect(operations.status(i)).toBe(status);
    expect(operations.label(i)).toBe(label);
    expect(pointer).not.toBe('undefined');
    expect(status === null || (status >= 200 && status <= 599)).toBe(true);
    const parent = operations.parent(i);
    expect(parent).toBeLessThan(i);
    expect(operations.end(i)).toBeGreaterThan(i);
    if (range) {
      expect(0 <= range[0] && range[0] <= range[1] && range[1] <= text.length).toBe(true);
      const outer = parent < 0 ? null : operations.detail(parent).range;
      if (outer) expect(outer[0] <= range[0] && range[1] <= outer[1]).toBe(true);
    }
    if (parent < 0) counted += operations.end(i) - i;
  }
  expect(counted).toBe(operations.size);
  const causes = causesOf(operations, null);
  for (let i = 0; i < operations.size; i += 1)
    for (const cause of causes(i)) expect(cause !== i && cause >= 0 && cause < operations.size).toBe(true);
}

describe('an arbitrary body', () => {
  it('is parsed without an exception, with nested ranges inside the body', () => {
    fc.assert(
      fc.property(body, exchange, (value, sent) => check(readJson, JSON.stringify(value) ?? '', sent)),
      { numRuns: 1500 },
    );
  });

  it('may be truncated at any offset', () => {
    fc.assert(
      fc.property(body, fc.nat(), exchange, (value, at, sent) => {
        const text = JSON.stringify({ results: [value, value] });
        check(readJson, text.slice(0, at % text.length), sent);
      }),
      { numRuns: 500 },
    );
  });

  it('may have garbage in the middle', () => {
    fc.assert(
      fc.property(
        body,
        fc.nat(),
        fc.constantFrom(',', '}', ']', '{', '[', '"', ':', '\\', '//', '/*', '\u2028', 'x'),
        exchange,
        (value, at, rubbish, sent) => {
          const text = JSON.stringify({ results: [value, value] });
          check(readJson, text.slice(0, at % text.length) + rubbish + text.slice(at % text.length), sent);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('may be binary text', () => {
    for (const read of [readJson, parseNdjson, parseMultipart]) {
      fc.assert(
        fc.property(fc.string({ unit: 'binary' }), exchange, (text, sent) => check(read, text, sent)),
        { numRuns: 300 },
      );
    }
  });

  it('may be NDJSON', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            body.map((value) => JSON.stringify(value) ?? ''),
            fc.constantFrom('', '{', 'x'),
          ),
        ),
        exchange,
        (lines, sent) => check(parseNdjson, lines.join('\n'), sent),
      ),
      { numRuns: 500 },
    );
  });

  it('may be multipart', () => {
    const piece = fc.constantFrom(
      '--b',
      '--b--',
      '',
      'HTTP/1.1 404 Not Found',
      'HTTP/1.1 2O0 OK',
      'Content-ID: <a>',
      'Content-Type: multipart/mixed; boundary=b',
      'Content-Type: application/http',
      'Status: 200',
      '{"message":"x"}',
      'x',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), fc.constantFrom('\n', '\r\n'), exchange, (pieces, end, sent) =>
        check(parseMultipart, pieces.join(end), sent),
      ),
      { numRuns: 1000 },
    );
  });

  it('may be parsed by any rule', () => {
    const step = fc.constantFrom('results', 'items', 'errors', 'status', 'id', '*', '0', '__proto__');
    const pointer = fc.array(step, { maxLength: 3 }).map((steps) => steps.map((one) => `/${one}`).join(''));
    const place = fc.oneof(
      pointer,
      fc.constantFrom('@key', '@list', '@request/id', '@body/errors/{key}', '/**/status'),
    );
    const outcome = fc.constantFrom('success', 'failure', 'dependent', 'unknown');
    const rule = fc.record(
      {
        id: fc.constant('r'),
        name: fc.constant('R'),
        anyStatus: fc.boolean(),
        container: fc.oneof(
          pointer,
          fc.constantFrom('/**', '/**/items'),
          fc.tuple(fc.record({ at: pointer, outcome })),
        ),
        status: place,
        states: fc.record({ success: fc.constantFrom(['200', 'ok'], ['*']), otherwise: outcome }, { requiredKeys: [] }),
        error: place,
        label: fc.array(place),
        message: place,
        code: place,
        request: fc.record({ list: pointer, index: place, id: place }, { requiredKeys: ['list'] }),
        implied: fc.oneof(fc.boolean(), pointer),
      },
      { requiredKeys: ['id', 'name', 'container'] },
    );
    fc.assert(
      fc.property(body, fc.nat(), rule, exchange, (value, at, own, sent) => {
        const { rules, problems } = parseRules(JSON.stringify({ version: 1, rules: [own] }));
        expect(problems).toEqual([]);
        const text = JSON.stringify({ results: [value, value], items: value });
        const byRule: Reader = (read, from) => readJson(read, from, rules);
        check(byRule, text, sent);
        check(byRule, text.slice(0, at % text.length), sent);
      }),
      { numRuns: 800 },
    );
  });
});
