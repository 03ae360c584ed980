import { expect, it } from 'vitest';
import { UNKNOWN_CONTEXT } from '../fileParser.ts';
import { parseMessageFile } from './httpMessages.ts';

const parse = (text: string) => parseMessageFile('verbose', new TextEncoder().encode(text), null, UNKNOWN_CONTEXT);

const HEAD = ['> PROPFIND /dav/ HTTP/1.1', '> Host: dav.example', '> ', '< HTTP/1.1 207 Multi-Status'];

it('keeps a body that lines of curl interrupt', () => {
  const rows = Array.from({ length: 500 }, (_, index) => ({ id: `* ${index}`, status: 500 }));
  const body = JSON.stringify({ rows });
  for (const line of [
    '{ [16384 bytes data]\n',
    '* Connection #0 to host dav.example left intact\n',
    `\r100 45461  100 45461    0     0  8813k      0 --:--:-- --:--:-- --:--:-- 8879k\n`,
  ])
    for (const at of [0, 4096, body.length]) {
      const interrupted = `${body.slice(0, at)}${line}${body.slice(at)}`;
      const head = [...HEAD, `< Content-Length: ${body.length}`, '< ', ''].join('\r\n');
      const { exchanges, problem } = parse(`* Connected to dav.example\n${head}${interrupted}`);
      expect(exchanges).toMatchObject([{ body: { text: body } }]);
      expect(problem).toBeNull();
    }
});

it('keeps a body with lines that begin like those of curl', () => {
  const body = '<?xml version="1.0"?>\n<D:multistatus xmlns:D="DAV:">\n> quoted\n< HTTP\n</D:multistatus>\n';
  expect(parse([...HEAD, '< Content-Type: text/xml', '< ', body].join('\n')).exchanges).toMatchObject([
    { request: { method: 'PROPFIND', url: 'http://dav.example/dav/' }, body: { text: body } },
  ]);
});

it('keeps a body of the stated length, whatever its text', () => {
  const body = '{"error":"}* Connection #1 to host x","rows":[\n* Found 2\n]}';
  const text = [...HEAD, `< Content-Length: ${body.length}`, '< ', body].join('\r\n');
  expect(parse(text).exchanges).toMatchObject([{ body: { text: body } }]);
});

it('reports a body that is shorter than its headers state', () => {
  const { exchanges, problem } = parse([...HEAD, '< Content-Length: 500', '< ', '{"a": [1,'].join('\r\n'));
  expect(exchanges).toMatchObject([{ body: { text: '{"a": [1,', problems: [{ code: 'body-aborted' }] } }]);
  expect(problem).not.toBeNull();
});

it('uses HTTPS if curl does', () => {
  const tls = '* SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384\n';
  expect(parse(`* Trying 1.2.3.4\n${tls}${HEAD.join('\r\n')}\r\n< \r\n[]`).exchanges[0]?.request.url).toBe(
    'https://dav.example/dav/',
  );
});
