import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entry, har, parseFile, urls } from '../../../testing/harFiles.ts';

describe('a HAR file', () => {
  it('is parsed entry by entry, with the index of each', () => {
    expect(parseFile(har(entry('http://a/1'), entry('http://a/2')))).toMatchObject({
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
        const whole = parseFile(text);
        expect(urls(whole)).toEqual(entries.map((_, at) => `http://a/${at}`));
        expect(whole.problem).toBeNull();
        expect(parseFile(text, 'a.har', size)).toEqual(whole);
      }),
      { numRuns: 300 },
    );
  });

  it('is detected by its name or by its start', () => {
    expect(parseFile(har(entry('http://a/')), 'saved.json').entries).toBe(1);
    expect(parseFile(`\ufeff${JSON.stringify({ log: { entries: [] } }, null, 2)}`, null).entries).toBe(0);
    expect(parseFile('{"logs":{"entries":[]}}', 'saved.json').entries).toBeNull();
  });

  it('may be in UTF-16, with a byte order mark', () => {
    expect(urls(parseFile(new Uint8Array(Buffer.from(`\ufeff${har(entry('http://a/é'))}`, 'utf16le'))))).toEqual([
      'http://a/é',
    ]);
  });

  it('that is truncated keeps the complete entries', () => {
    const text = har(entry('http://a/1'), entry('http://a/2'), entry('http://a/3'));
    const cut = text.slice(0, text.indexOf('http://a/3') + 5);
    for (const size of [Infinity, 7]) {
      expect(urls(parseFile(cut, 'a.har', size))).toEqual(['http://a/1', 'http://a/2']);
      expect(parseFile(cut, 'a.har', size).problem).toBe('is damaged: it is truncated after 2 entries');
    }
  });

  it.each([Infinity, 7])(
    'with two lists of entries is reported, with the entries of the first (pieces of %s)',
    (size) => {
      const two = `{"log":{"version":"1.2","entries":[${JSON.stringify(entry('http://a/1'))}],"entries":[]}}`;
      const file = parseFile(two, 'a.har', size);
      expect(urls(file)).toEqual(['http://a/1']);
      expect(file.problem).toContain('it has a second list of entries, which was not read');
      expect(parseFile(har({ ...entry('http://a/1'), comment: 'entries' })).problem).toBeNull();
    },
  );

  it('with invalid entries keeps the valid ones', () => {
    const text = `{"log":{"entries":[${JSON.stringify(entry('http://a/1'))}, 7, {"request": oops}, null, ${JSON.stringify(entry('http://a/5'))}]}}`;
    const end = parseFile(text);
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
    expect(parseFile(text)).toEqual({ exchanges: [], entries: 0, problem });
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
      expect(urls(parseFile(text, 'a.har', size))).toEqual(['http://a/1']);
      expect(parseFile(text, 'a.har', size).problem).toBe(
        `is damaged: 1 of 2 entries cannot be parsed (entry 2: ${why})`,
      );
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
    expect(parseFile(har(...open))).toMatchObject({ entries: 4, problem: null });
  });

  it.each(['207', '207 Multi-Status', ' 207', 207.0])('may have the status %j', (status) => {
    const text = har({ request: { method: 'GET' }, response: { status, content: { text: '<a/>' } } });
    expect(parseFile(text)).toMatchObject({ exchanges: [{ response: { status: 207 } }], problem: null });
  });

  it.each([
    ['another HAR file', har(entry('http://a/2'))],
    ['another HAR file, on a line of its own', `\n${har(entry('http://a/2'))}`],
    ['more entries', `,${JSON.stringify(entry('http://a/2'))}]}}`],
    ['text', ' and so on'],
  ])('has a problem if it is followed by %s', (_, more) => {
    const text = har(entry('http://a/1')) + more;
    for (const size of [Infinity, 13, 1]) {
      expect(urls(parseFile(text, 'a.har', size))).toEqual(['http://a/1']);
      expect(parseFile(text, 'a.har', size).problem).toBe('is damaged: the content after its end cannot be parsed');
    }
    expect(parseFile(`${har(entry('http://a/1'))} \r\n\t`).problem).toBeNull();
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
        expect(parseFile(pieces.join(''), 'a.har', size)).toEqual(parseFile(pieces.join('')));
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
    const end = parseFile(JSON.stringify(content), 'saved.json', 64);
    expect(urls(end)).toEqual(['http://a/1']);
    expect(end.entries).toBe(content.log.entries.length);
    expect(end.problem === null).toBe(content.log.entries.length === 1);
  });

  it('without entries is recognized by its log', () => {
    expect(parseFile(JSON.stringify({ a: 1, log: first() }), 'saved.json')).toEqual({
      exchanges: [],
      entries: 0,
      problem: null,
    });
  });

  it('is recognized if it is truncated', () => {
    const text = JSON.stringify({ a: 1, log: first(one, one) });
    expect(parseFile(text.slice(0, -30), 'saved.json')).toMatchObject({
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
    expect(parseFile(text, 'saved.json')).toMatchObject({
      exchanges: [{ body: { text } }],
      entries: null,
      problem: null,
    });
  });
});

describe('any other file', () => {
  it('is the body of one exchange without invented data', () => {
    expect(parseFile('<a>é</a>', 'saved.xml', 2).exchanges).toEqual([
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
    expect(parseFile(latin1, 'a.xml', 64).exchanges[0]?.body.text).toContain('<a>é');
    const utf16 = new Uint8Array(Buffer.from('\ufeff<a>日本</a>', 'utf16le'));
    expect(parseFile(utf16, 'a.xml', 3).exchanges[0]?.body).toEqual({ text: '<a>日本</a>', problems: [] });
  });

  it('has a problem if it is empty or not text', () => {
    expect(parseFile('', 'a.xml').exchanges[0]?.body.problems).toMatchObject([{ code: 'body-empty' }]);
    const picture = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 0, 0]);
    expect(parseFile(picture, 'a.png')).toEqual({
      exchanges: [],
      entries: null,
      problem: 'is a PNG image, not a HAR file, HTTP messages or the body of a response',
    });
    expect(parseFile(Uint8Array.from([0x47, 1, 0, 2, 0x9f, 0, 0, 1]), 'a.bin').problem).toContain('is a binary file');
  });
});
