import { describe, expect, it } from 'vitest';
import { gzipSync } from 'node:zlib';
import { inEnglish } from '../../../testing/inEnglish.ts';
import { createFileParser, UNKNOWN_CONTEXT } from './fileParser.ts';
import type { ParsedExchange } from './exchange.ts';

interface Content {
  readonly content: object;
  readonly program?: string;
  readonly response?: object;
}

function exchangeOf({ content, program, response = {} }: Content): ParsedExchange {
  const entry = {
    request: { method: 'POST', url: 'http://a/' },
    response: { status: 207, headers: [], ...response, content },
  };
  const log = { version: '1.2', ...(program && { creator: { name: program, version: '1' } }), entries: [entry] };
  // A streamed file and a file in one piece are parsed by different code.
  const text = JSON.stringify({ log });
  const [whole] = createFileParser('a.har', UNKNOWN_CONTEXT).end(new TextEncoder().encode(text)).exchanges;
  const parser = createFileParser('a.har', UNKNOWN_CONTEXT);
  const bytes = new TextEncoder().encode(' '.repeat(9000) + text);
  const pieces: ParsedExchange[] = [];
  for (let at = 0; at < bytes.length; at += 77) pieces.push(...parser.push(bytes.subarray(at, at + 77)));
  pieces.push(...parser.end(new Uint8Array()).exchanges);
  expect(pieces).toEqual([whole]);
  if (whole === undefined) throw new Error('The file has no exchange.');
  return whole;
}

const problemsOf = (entry: Content) => inEnglish(exchangeOf(entry).body.problems);

describe('a body that is not in its HAR file', () => {
  it.each([
    [{ content: { size: 1234 } }, 'The file does not contain this body (1,234 bytes).'],
    [{ content: { size: -1 } }, 'The file does not contain this body.'],
    [
      { content: { size: 1234, comment: 'Response bodies are not included.' }, program: 'Firefox' },
      'The file does not contain this body. Firefox states: "Response bodies are not included."',
    ],
    [
      { content: { size: 20, mimeType: 'text/xml' }, program: 'Playwright' },
      "Playwright saved this response without its body (20 bytes). Record with content: 'embed' or 'attach' instead of 'omit'.",
    ],
    [
      { content: { size: 1 }, program: 'WebInspector' },
      'DevTools did not have this body (1 byte) when the HAR file was saved. Repeat the request while DevTools is open, and save the file before the page navigates.',
    ],
    [
      { content: { size: 20, text: '' }, program: 'Charles Proxy' },
      'The file, which was written by Charles Proxy, does not contain this body (20 bytes).',
    ],
  ])('has the problem of %j', (entry, message) => {
    expect(problemsOf(entry)).toMatchObject([{ code: 'body-not-saved', message }]);
  });

  it('is loaded from the file that the entry names', () => {
    const content = { size: 7, mimeType: 'application/json', _file: '0a1b.json' };
    expect(exchangeOf({ content, program: 'Playwright' })).toMatchObject({
      body: { text: null, problems: [{ code: 'body-not-saved' }] },
      stored: { request: null, response: { content: { file: '0a1b.json' }, contentType: 'application/json' } },
    });
    expect(exchangeOf({ content: { _sha1: '0a1b.json' } }).stored?.response?.content).toEqual({
      file: 'resources/0a1b.json',
    });
  });

  it('is loaded from its bytes if they are compressed', () => {
    const headers = [{ name: 'Content-Encoding', value: 'gzip' }];
    const text = gzipSync('[]').toString('base64');
    expect(exchangeOf({ content: { text, encoding: 'base64' }, response: { headers } }).stored?.response).toMatchObject(
      {
        contentEncoding: 'gzip',
      },
    );
    const decoded = Buffer.from('[{"id":1}]').toString('base64');
    expect(exchangeOf({ content: { text: decoded, encoding: 'base64' }, response: { headers } })).toMatchObject({
      body: { text: '[{"id":1}]', problems: [] },
    });
  });
});

it('a body that Firefox truncated has a problem', () => {
  const text = 'x'.repeat(1_048_576);
  expect(problemsOf({ content: { text }, program: 'Firefox' })).toMatchObject([{ code: 'limit-exceeded' }]);
  expect(problemsOf({ content: { text }, program: 'WebInspector' })).toEqual([]);
});

it('the entries in a trace of Playwright are those of HAR', () => {
  const snapshot = {
    startedDateTime: '2026-11-20T18:00:00.000Z',
    request: { method: 'POST', url: 'http://a/', headers: [], postData: { text: '', _sha1: 'c3.json' } },
    response: { status: 207, headers: [], content: { size: 5, mimeType: 'application/json', _sha1: 'a1.json' } },
  };
  const line = JSON.stringify({ type: 'resource-snapshot', snapshot });
  const end = createFileParser('trace.network', UNKNOWN_CONTEXT).end(new TextEncoder().encode(`${line}\n${line}\n`));
  expect(end).toMatchObject({ entries: 2, problem: null });
  expect(end.exchanges[1]?.stored).toMatchObject({
    request: { content: { file: 'resources/c3.json' } },
    response: { content: { file: 'resources/a1.json' } },
  });
});
