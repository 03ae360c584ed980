import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type InEnglish, inEnglish } from '../../../testing/inEnglish.ts';
import type { Exchange } from './exchange.ts';
import { type FileResult, UNKNOWN_CONTEXT, createFileParser } from './fileParser.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const har = (...entries: readonly unknown[]): string => JSON.stringify({ log: { version: '1.2', entries } });
const entry = (url: string, text = '<a/>'): object => ({
  request: { method: 'GET', url, headers: [] },
  response: { status: 207, headers: [], content: { text } },
});

/** Parses a file in pieces of the given number of bytes. */
function read(content: string | Uint8Array, name: string | null = 'a.har', size = Infinity): InEnglish<FileResult> {
  const bytes = typeof content === 'string' ? utf8(content) : content;
  const reading = createFileParser(name, UNKNOWN_CONTEXT);
  if (size === Infinity) return inEnglish(reading.end(bytes));
  const exchanges: Exchange[] = [];
  for (let at = 0; at < bytes.length; at += size) exchanges.push(...reading.push(bytes.subarray(at, at + size)));
  const end = reading.end(new Uint8Array());
  return inEnglish({ ...end, exchanges: [...exchanges, ...end.exchanges] });
}

const urls = ({ exchanges }: InEnglish<FileResult>): (string | null)[] => exchanges.map(({ request }) => request.url);

describe('a HAR file', () => {
  it('is parsed entry by entry, with the index of each', () => {
    expect(read(har(entry('http://a/1'), entry('http://a/2')))).toMatchObject({
      exchanges: [
        { entry: 0, file: 'a.har', request: { url: 'http://a/1' } },
        { entry: 1, file: 'a.har', request: { url: 'http://a/2' } },
      ],
      entries: 2,
      problem: null,
    });
  });

  it('gives the same result for any chunks', () => {
    const anything = fc.record({
      before: fc.dictionary(fc.constantFrom('creator', 'pages', 'entries2', 'version', 'log'), fc.jsonValue()),
      entries: fc.array(fc.record({ 'a"[{,\\': fc.string({ unit: 'binary' }), b: fc.jsonValue() }), { maxLength: 4 }),
      space: fc.constantFrom(0, 1, '\n'),
      size: fc.integer({ min: 1, max: 400 }),
    });
    fc.assert(
      fc.property(anything, ({ before, entries, space, size }) => {
        const text = JSON.stringify(
          { log: { ...before, entries: entries.map((one, at) => ({ ...one, ...entry(`http://a/${at}`) })) } },
          null,
          space,
        );
        const whole = read(text);
        expect(urls(whole)).toEqual(entries.map((_, at) => `http://a/${at}`));
        expect(whole.problem).toBeNull();
        expect(read(text, 'a.har', size)).toEqual(whole);
      }),
      { numRuns: 300 },
    );
  });

  it('is detected by its name or by its start', () => {
    expect(read(har(entry('http://a/')), 'saved.json').entries).toBe(1);
    expect(read(`\ufeff${JSON.stringify({ log: { entries: [] } }, null, 2)}`, null).entries).toBe(0);
    expect(read('{"logs":{"entries":[]}}', 'saved.json').entries).toBeNull();
  });

  it('may be in UTF-16, with a byte order mark', () => {
    expect(urls(read(new Uint8Array(Buffer.from(`\ufeff${har(entry('http://a/é'))}`, 'utf16le'))))).toEqual([
      'http://a/é',
    ]);
  });

  it('that is truncated keeps the complete entries', () => {
    const text = har(entry('http://a/1'), entry('http://a/2'), entry('http://a/3'));
    const cut = text.slice(0, text.indexOf('http://a/3') + 5);
    for (const size of [Infinity, 7]) {
      expect(urls(read(cut, 'a.har', size))).toEqual(['http://a/1', 'http://a/2']);
      expect(read(cut, 'a.har', size).problem).toBe('is damaged: it is truncated after 2 entries');
    }
  });

  it.each([Infinity, 7])(
    'with two lists of entries is reported, with the entries of the first (pieces of %s)',
    (size) => {
      const two = `{"log":{"version":"1.2","entries":[${JSON.stringify(entry('http://a/1'))}],"entries":[]}}`;
      const file = read(two, 'a.har', size);
      expect(urls(file)).toEqual(['http://a/1']);
      expect(file.problem).toContain('it has a second list of entries, which was not read');
      expect(read(har({ ...entry('http://a/1'), comment: 'entries' })).problem).toBeNull();
    },
  );

  it('with invalid entries keeps the valid ones', () => {
    const text = `{"log":{"entries":[${JSON.stringify(entry('http://a/1'))}, 7, {"request": oops}, null, ${JSON.stringify(entry('http://a/5'))}]}}`;
    const end = read(text);
    expect(end.exchanges.map((one) => one.entry)).toEqual([0, 4]);
    expect(end.entries).toBe(5);
    expect(end.problem).toBe('is damaged: 3 of 5 entries cannot be parsed (entry 2: it is not an object)');
  });

  it.each([
    ['', 'is not a HAR file: it is not valid JSON'],
    ['<html/>', 'is not a HAR file: it is not valid JSON'],
    ['{"log":', 'is not a HAR file: it is truncated before its log.entries'],
    ['{"log":{"version":"1.', 'is not a HAR file: it is truncated before its log.entries'],
    ['{"log":{}}', 'is not a HAR file: it has no log.entries'],
    ['{"log":{"entries":{}}}', 'is not a HAR file: it has no log.entries'],
    ['{"entries":[{}]}', 'is not a HAR file: it has no log.entries'],
    ['{"log":{"pages":[{"entries":[{}]}]}}', 'is not a HAR file: it has no log.entries'],
    ['{"x":{"entries":[{}]}}', 'is not a HAR file: it has no log.entries'],
  ])('has a problem that states why %j is not a HAR file', (text, problem) => {
    expect(read(text)).toEqual({ exchanges: [], entries: 0, problem });
  });

  it.each([
    [{}, 'it has no request and no response'],
    [{ request: { method: 'GET' }, response: 'HTTP/1.1 207' }, 'its response is not an object'],
    [{ request: { method: 'GET' }, response: [] }, 'its response is not an object'],
    [{ response: { content: { text: '<a/>' } } }, 'its response has no status'],
    [{ response: { status: 'OK', content: { text: '<a/>' } } }, 'its response has no status'],
  ])('has a problem that states what is missing in the entry %j', (bad, why) => {
    const text = har(entry('http://a/1'), bad);
    for (const size of [Infinity, 11]) {
      expect(urls(read(text, 'a.har', size))).toEqual(['http://a/1']);
      expect(read(text, 'a.har', size).problem).toBe(`is damaged: 1 of 2 entries cannot be parsed (entry 2: ${why})`);
    }
  });

  it('may have requests without a response', () => {
    const request = { method: 'GET', url: 'http://a/' };
    const open = [
      { request },
      { request, response: null },
      { request, response: {} },
      { request, response: { status: 0 } },
    ];
    expect(read(har(...open))).toMatchObject({ entries: 4, problem: null });
  });

  it.each(['207', '207 Multi-Status', ' 207', 207.0])('may have the status %j', (status) => {
    const text = har({ request: { method: 'GET' }, response: { status, content: { text: '<a/>' } } });
    expect(read(text)).toMatchObject({ exchanges: [{ response: { status: 207 } }], problem: null });
  });

  it.each([
    ['another HAR file', har(entry('http://a/2'))],
    ['another HAR file, on a line of its own', `\n${har(entry('http://a/2'))}`],
    ['more entries', `,${JSON.stringify(entry('http://a/2'))}]}}`],
    ['text', ' and so on'],
  ])('has a problem if it is followed by %s', (_, more) => {
    const text = har(entry('http://a/1')) + more;
    for (const size of [Infinity, 13, 1]) {
      expect(urls(read(text, 'a.har', size))).toEqual(['http://a/1']);
      expect(read(text, 'a.har', size).problem).toBe('is damaged: the content after its end cannot be parsed');
    }
    expect(read(`${har(entry('http://a/1'))} \r\n\t`).problem).toBeNull();
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      '{"log":{"entries":[',
      '{',
      '}',
      '[',
      ']',
      ',',
      '"',
      '\\',
      '{}',
      '"log"',
      ':',
      ' ',
      'x',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.integer({ min: 1, max: 30 }), (pieces, size) => {
        expect(read(pieces.join(''), 'a.har', size)).toEqual(read(pieces.join('')));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a HAR file under another name', () => {
  const one = entry('http://a/1');
  const first = (...entries: readonly unknown[]) => ({ creator: { name: 'x' }, entries });
  it.each([
    ['with other members before the log', { version: '1.2', _origin: { log: [] }, log: { entries: [one] } }],
    ['with members that are called log before it', { comment: '"log":{"entries":[', log: { entries: [one] } }],
    ['with an entry that is not one', { version: '1.2', log: { entries: [one, null] } }],
  ])('%s is recognized by its content', (_, content) => {
    const end = read(JSON.stringify(content), 'saved.json', 64);
    expect(urls(end)).toEqual(['http://a/1']);
    expect(end.entries).toBe(content.log.entries.length);
    expect(end.problem === null).toBe(content.log.entries.length === 1);
  });

  it('without entries is recognized by its log', () => {
    expect(read(JSON.stringify({ a: 1, log: first() }), 'saved.json')).toEqual({
      exchanges: [],
      entries: 0,
      problem: null,
    });
  });

  it('is recognized if it is truncated', () => {
    const text = JSON.stringify({ a: 1, log: first(one, one) });
    expect(read(text.slice(0, -30), 'saved.json')).toMatchObject({
      entries: 1,
      problem: expect.stringContaining('truncated'),
    });
  });

  it.each([
    ['a batch with a log', { results: [{ id: 1, status: 500 }], log: { entries: [] } }],
    [
      'a batch with a log of its own',
      { results: [{ id: 1, status: 500 }], log: { entries: [{ request: 1, text: 'x' }] } },
    ],
    [
      'a history of requests',
      { entry: [{ request: { method: 'PUT', url: 'a' }, response: { status: '201 Created' } }] },
    ],
  ])('is not detected in %s', (_, content) => {
    const text = JSON.stringify(content);
    expect(read(text, 'saved.json')).toMatchObject({ exchanges: [{ body: { text } }], entries: null, problem: null });
  });
});

describe('HAR entries outside an object', () => {
  const one = JSON.stringify(entry('http://a/1'));
  const two = JSON.stringify(entry('http://a/2'));
  it.each([
    ['one per line', `${one}\n\n${two}\n`],
    ['in a list', `[${one},${two}]`],
  ])('are parsed: %s', (_, text) => {
    for (const size of [Infinity, 50]) {
      const end = read(text, null, size);
      expect(urls(end)).toEqual(['http://a/1', 'http://a/2']);
      expect(end).toMatchObject({ entries: 2, problem: null });
    }
    expect(urls(read(one, 'saved.json'))).toEqual(['http://a/1']);
  });

  it('are reported if a line is truncated', () => {
    const end = read(`${one}\n${two.slice(0, -5)}`, 'saved.json');
    expect(urls(end)).toEqual(['http://a/1']);
    expect(end.problem).toBe('is damaged: 1 of 2 entries cannot be parsed (entry 2: it is not valid JSON)');
  });
});

describe('a JSON file that is not the body of a response', () => {
  const one = JSON.stringify(entry('http://a/1'));
  const report = { schemaVersion: 1, generator: { name: 'multi-status' }, exported: {}, responses: [{ status: 200 }] };
  const sorted = { exported: {}, generator: {}, responses: [{ status: 200 }], schemaVersion: 1 };
  const entries = 'is not a HAR file: it has HAR entries that are not in log.entries';
  it.each([
    ['a report of this tool', JSON.stringify(report, null, 2), 'is a report written by multistatus'],
    ['a report whose members were sorted', JSON.stringify(sorted), 'is a report written by multistatus'],
    ['a truncated report', JSON.stringify(report, null, 2).slice(0, -20), 'is a report written by multistatus'],
    ['entries without a log', `{"entries":[${one}]}`, entries],
    ['a HAR file in an object', `{"har":${har(entry('http://a/1'))}}`, entries],
  ])('has a problem: %s', (_, text, problem) => {
    for (const size of [Infinity, 50])
      expect(read(text, 'saved.json', size)).toEqual({
        exchanges: [],
        entries: null,
        problem: expect.stringContaining(problem),
      });
  });
});

describe('any other file', () => {
  it('is the body of one exchange without invented data', () => {
    expect(read('<a>é</a>', 'saved.xml', 2).exchanges).toEqual([
      {
        entry: null,
        file: 'saved.xml',
        startedDateTime: null,
        time: null,
        request: { method: null, url: null, headers: [], body: null },
        response: { status: 207, statusText: '', httpVersion: null, contentType: null, headers: [], bodySize: 9 },
        body: { text: '<a>é</a>', problems: [] },
        initiator: null,
      },
    ]);
  });

  it('is decoded with the encoding that it declares', () => {
    const latin1 = new Uint8Array(
      Buffer.from(`<?xml version="1.0" encoding="iso-8859-1"?><a>\xe9${' '.repeat(300)}</a>`, 'latin1'),
    );
    expect(read(latin1, 'a.xml', 64).exchanges[0]?.body.text).toContain('<a>é');
    const utf16 = new Uint8Array(Buffer.from('\ufeff<a>日本</a>', 'utf16le'));
    expect(read(utf16, 'a.xml', 3).exchanges[0]?.body).toEqual({ text: '<a>日本</a>', problems: [] });
  });

  it('has a problem if it is empty or not text', () => {
    expect(read('', 'a.xml').exchanges[0]?.body.problems).toMatchObject([{ code: 'body-empty' }]);
    const picture = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 0, 0]);
    expect(read(picture, 'a.png')).toEqual({
      exchanges: [],
      entries: null,
      problem: 'is a PNG image, not a HAR file, HTTP messages or the body of a response',
    });
    expect(read(Uint8Array.from([0x47, 1, 0, 2, 0x9f, 0, 0, 1]), 'a.bin').problem).toContain('is a binary file');
  });
});
