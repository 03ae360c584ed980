import { inEnglish } from '../../../testing/inEnglish.ts';
import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { parseExchange } from '../read/parseExchange.ts';
import { parseHarEntry } from './harEntry.ts';

// Slow, especially on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const content = (fields: object, response: object = {}): unknown => ({
  response: { status: 207, ...response, content: fields },
});

describe('a HAR entry', () => {
  it('becomes an exchange', () => {
    const entry = {
      startedDateTime: '2026-11-20T18:00:00.000Z',
      time: 12.5,
      request: {
        method: 'PROPFIND',
        url: 'http://a.test/',
        headers: [{ name: 'Depth', value: '1' }],
        postData: { mimeType: 'text/xml', text: '<propfind/>' },
      },
      response: {
        status: 207,
        statusText: 'Multi-Status',
        httpVersion: 'h2',
        headers: [{ name: 'content-TYPE', value: 'text/xml' }],
        content: { size: 5, mimeType: 'x/y', text: '<a/>é' },
      },
    };
    const { postData, ...request } = entry.request;
    const { content: sent, ...response } = entry.response;
    expect(parseHarEntry(entry, null, { entry: 3, file: 'a.har' })).toEqual({
      entry: 3,
      file: 'a.har',
      startedDateTime: '2026-11-20T18:00:00.000Z',
      time: 12.5,
      request: { ...request, body: postData.text },
      response: { ...response, contentType: 'text/xml', bodySize: 5 },
      body: { text: sent.text, problems: [] },
      initiator: null,
    });
  });

  it.each(['base64', 'Base64', 'BASE64'])('may have the encoding %s', (encoding) => {
    expect(parseHarEntry(content({ text: 'PGEvPg==', encoding })).body).toEqual({ text: '<a/>', problems: [] });
  });

  it('is parsed as if fields of the wrong type were missing', () => {
    const entry = {
      startedDateTime: 1,
      time: '5',
      request: { method: null, url: 7, headers: { a: 1 }, postData: 'x' },
      response: { status: [207], statusText: 1, headers: [null, 'x', { name: 1 }, { name: 'A' }], content: [] },
    };
    expect(parseHarEntry(entry)).toMatchObject({
      startedDateTime: null,
      time: null,
      request: { method: null, url: null, headers: [], body: null },
      response: { status: 0, statusText: '', contentType: null, headers: [{ name: 'A', value: '' }] },
      body: { text: null },
    });
  });

  it('never throws, nor does its response', () => {
    const anything = fc.anything({
      maxDepth: 4,
      key: fc.constantFrom(
        'request',
        'response',
        'content',
        'text',
        'headers',
        'postData',
        'status',
        'method',
        'url',
        'encoding',
        'size',
        '_initiator',
        'stack',
        'parent',
        'callFrames',
      ),
    });
    fc.assert(
      fc.property(anything, (entry) => {
        const report = parseExchange(parseHarEntry(entry));
        expect(inEnglish(report.verdict.sentence)).not.toBe('');
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    [{ text: '' }, 'body-empty'],
    [{ size: 0 }, 'body-empty'],
    [{ size: 100 }, 'body-not-saved'],
    [{ size: 100, text: '' }, 'body-not-saved'],
    [{}, 'body-not-saved'],
    [{ size: 20_000_001 }, 'body-too-large'],
  ])('with the content %j has no body, with the problem %s', (fields, code) => {
    const { body } = parseHarEntry(content(fields));
    expect(body.text).toBeNull();
    expect(body.problems).toMatchObject([{ code }]);
  });

  it('of an aborted request has the problem body-aborted', () => {
    expect(parseHarEntry(content({ size: 100 }, { _error: 'net::ERR_ABORTED' })).body.problems).toMatchObject([
      { code: 'body-aborted' },
    ]);
  });

  it('uses a body that is not in the entry', () => {
    const { body, response } = parseHarEntry(content({ size: -1 }), () => ({ text: 'é', problems: [] }));
    expect(body.text).toBe('é');
    expect(response.bodySize).toBe(2);
  });

  it('has no time if it is negative', () => {
    expect(parseHarEntry({ time: -1 }).time).toBeNull();
  });

  it('has the type of its content if there is no header', () => {
    expect(parseHarEntry(content({ mimeType: 'text/xml' })).response.contentType).toBe('text/xml');
    expect(parseHarEntry(content({ mimeType: '' })).response.contentType).toBeNull();
  });
});

describe('an initiator', () => {
  const initiator = (value: unknown): unknown => parseHarEntry({ _initiator: value }).initiator;
  const frame = (url: string, lineNumber = 4): object => ({ url, lineNumber, columnNumber: 8, functionName: 'load' });

  it('is the innermost frame that has a URL, counted from 1', () => {
    expect(
      initiator({
        type: 'script',
        stack: { callFrames: [frame(''), frame('http://a/app.js'), frame('http://a/b.js')] },
      }),
    ).toEqual({ url: 'http://a/app.js', line: 5, column: 9, functionName: 'load' });
  });

  it('is searched for in the parent stacks', () => {
    expect(initiator({ stack: { callFrames: [], parent: { callFrames: [frame('http://a/app.js')] } } })).toMatchObject({
      url: 'http://a/app.js',
    });
  });

  it('may be a line of the document', () => {
    expect(initiator({ type: 'parser', url: 'http://a/', lineNumber: 0 })).toEqual({
      url: 'http://a/',
      line: 1,
      column: 1,
      functionName: null,
    });
  });

  it.each([null, 'x', {}, { type: 'other' }, { stack: { callFrames: 'x', parent: 7 } }, { url: 'http://a/' }])(
    'is null for %j',
    (value) => {
      expect(initiator(value)).toBeNull();
    },
  );
});

describe('a body size that the entry does not state', () => {
  it('is the number of bytes in UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parseHarEntry({}, () => ({ text, problems: [] })).response.bodySize).toBe(Buffer.byteLength(text));
      }),
    );
  });
});
