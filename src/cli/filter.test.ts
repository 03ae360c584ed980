import { describe, expect, it } from 'vitest';
import type { ReportFile } from '../../test/corpus/report.ts';
import { commandLine } from '../../testing/command.ts';
import { multistatus, propstats, response } from '../../testing/exchange.ts';

const cli = commandLine();

const ENTRIES: readonly (readonly [method: string, url: string, type: string, body: string])[] = [
  [
    'PROPFIND',
    'https://dav.example.test/files/',
    'text/xml',
    multistatus(
      propstats('/files/docs/', { 200: ['getetag'], 404: ['owner'] }),
      response('/files/docs/a%20b.txt', 423, '<D:error><D:lock-token-submitted/></D:error>'),
      response('/files/c', 403, '<D:responsedescription>Read only</D:responsedescription>'),
    ),
  ],
  [
    'POST',
    'https://api.example.test/items/bulk',
    'application/json',
    '{"results":[{"id":"k1","status":200},{"id":"k2","status":409,"error":{"code":"TAKEN","message":"Name in use"}}]}',
  ],
  ['POST', 'https://api.example.test/pages/bulk', 'text/html', '<!doctype html><p>Bad gateway</p>'],
];

function har(): string {
  const entries = ENTRIES.map(([method, url, type, text]) => ({
    request: { method, url, headers: [] },
    response: {
      status: 207,
      headers: [{ name: 'Content-Type', value: type }],
      content: { size: text.length, mimeType: type, text },
    },
  }));
  return cli.file('traffic.har', JSON.stringify({ log: { version: '1.2', entries } }));
}

/** Returns the URLs of the responses, and the last segments of the labels of the operations. */
async function shownBy(
  filter: string,
): Promise<{ readonly urls: readonly string[]; readonly names: readonly string[] }> {
  const text = await cli.run(har(), '--filter', filter);
  expect([text.err, text.code]).toEqual(['', 1]);
  const json = await cli.run(har(), '--filter', filter, '--format', 'json');
  const { responses } = JSON.parse(json.out) as ReportFile;
  return {
    urls: [...text.out.matchAll(/^ {2}(https:\/\/\S+)/gm)].map(([, url = '']) => url),
    names: responses.flatMap(({ operations }) =>
      operations.map(({ label }) => /[^/]*\/?$/.exec(label ?? '')?.[0] ?? ''),
    ),
  };
}

const [FILES, ITEMS, PAGES] = ENTRIES.map(([, url]) => url);

describe('--filter', () => {
  // A response that could not be parsed may contain matching operations, so only terms about the response exclude it.
  it.each([
    ['path:docs', [FILES, PAGES], ['docs/', 'a%20b.txt']],
    ['path:"a b"', [FILES, PAGES], ['a%20b.txt']],
    ['status:423,409', [FILES, ITEMS, PAGES], ['a%20b.txt', 'k2']],
    ['outcome:failure -status:409', [FILES, PAGES], ['a%20b.txt', 'c']],
    ['is:missing', [FILES, PAGES], ['docs/']],
    ['prop:getetag', [FILES, PAGES], ['docs/']],
    ['error:lock-token-submitted', [FILES, PAGES], ['a%20b.txt']],
    ['error:taken', [ITEMS, PAGES], ['k2']],
    ['message:"read only"', [FILES, PAGES], ['c']],
    ['domain:dav.example.test is:failed', [FILES], ['a%20b.txt', 'c']],
    ['verdict:unreadable', [PAGES], []],
    ['verdict:unreadable,mixed method:POST', [ITEMS, PAGES], ['k1', 'k2']],
    ['url:pages', [PAGES], []],
    ['bulk', [ITEMS, PAGES], ['k1', 'k2']],
    ['failed:>1', [FILES], ['docs/', 'a%20b.txt', 'c']],
    ['dialect:webdav -verdict:unreadable', [FILES], ['docs/', 'a%20b.txt', 'c']],
    ['larger-than:0.4k', [FILES], ['docs/', 'a%20b.txt', 'c']],
    ['/(a+)+$/', [PAGES], []],
    ['https://api.example.test/items', [ITEMS, PAGES], ['k1', 'k2']],
    ['DAV:owner', [FILES, PAGES], ['docs/']],
  ])('%s shows the responses %j and the operations %j', async (filter, urls, names) => {
    expect(await shownBy(filter)).toEqual({ urls, names });
  });

  it.each([
    ['nonsense:x', '"nonsense:x": unknown key. Keys are status, outcome'],
    ['is:failed check:a/b', '"check:a/b": the value must be error, warning, info, or part of the id of a rule'],
    ['status:teapot', '"status:teapot": the value must be 404, 4xx, >=400'],
    ['is:purple', '"is:purple": the value must be failed, dependent, missing or unanswered.'],
    ['/(/', '"/(/": not a valid regular expression: missing closing ).'],
    ['-/a(?!b)/', '"-/a(?!b)/": lookahead and lookbehind are not supported.'],
    ['path:', '"path:": the value must be part of a path'],
  ])('%s is an error before any file is read, without any output', async (filter, why) => {
    for (const format of ['text', 'json', 'csv']) {
      const { code, out, err } = await cli.run(cli.path('missing.har'), `--filter=${filter}`, '--format', format);
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain(`multistatus: --filter: ${why}`);
      expect(err).not.toContain('missing.har');
    }
  });

  it('reports every invalid term on a separate line', async () => {
    const { err } = await cli.run(har(), '--filter', 'nonsense:x projects is:purple');
    expect(err.match(/--filter: \S+/g)).toEqual(['--filter: "nonsense:x":', '--filter: "is:purple":']);
  });

  it('does not change the exit code', async () => {
    expect((await cli.run(har(), '--filter', 'url:nowhere')).code).toBe(1);
  });
});
