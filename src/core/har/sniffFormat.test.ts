import { describe, expect, it } from 'vitest';
import { sniffFormat } from './sniffFormat.ts';

describe('sniffFormat', () => {
  it.each([
    ['<a/>', 'application/json', 'webdav'],
    ['\n <?xml version="1.0"?><a/>', null, 'webdav'],
    ['Warning: x\n<?xml version="1.0"?>', 'text/html', 'webdav'],
    ['Warning: x\n<D:multistatus xmlns:D="DAV:">', null, 'webdav'],
    ['Warning: x\n<D:mkcol-response xmlns:D="DAV:">', null, 'webdav'],
    ['[21-Nov-2026 10:00:00 UTC] PHP Warning: x\n<?xml version="1.0"?>\n<multistatus/>', 'text/html', 'webdav'],
    ['[2026-11-21] x\n  <D:multistatus xmlns:D="DAV:"/>', null, 'webdav'],
    ['{\n"a": "<?xml version=\'1.0\'?>\\n<multistatus/>"}', 'application/json', 'json'],
    ['oops', 'application/xml', 'webdav'],
    ['{"a":1}', 'text/html', 'json'],
    ['[1]', 'application/xml', 'json'],
    [")]}'\n[1]", 'text/plain', 'json'],
    ['oops', 'application/json; charset=utf-8', 'json'],
    ['oops', 'application/problem+json', 'json'],
    ['{\n"a":1}', 'application/x-ndjson', 'json'],
    ['{"a":1}\n{"a":2}\n', 'application/json', 'ndjson'],
    ['{"a":1}\r\n\r\n{"a":2}', null, 'ndjson'],
    ['{"a":1}\n', 'application/x-ndjson', 'ndjson'],
    ['\u001E{"a":1}\n\u001E{"a":2}\n', 'text/plain', 'ndjson'],
    ['{"a":1}\noops', null, 'json'],
    ['{"a":1}\noops', 'application/x-ndjson', 'ndjson'],
    ['{"a":1,"b\n{"a":2}', 'application/x-ndjson', 'ndjson'],
    ['[{"a":1},\n{"a":2}]', 'application/x-ndjson', 'json'],
    ['[\n{"a":2}]', 'application/x-ndjson', 'json'],
    [`{"a":"${'x'.repeat(1_000_000)}"}\n{"a":2}`, null, 'ndjson'],
    [`{"a":"${'x'.repeat(1_000_000)}"\n}`, null, 'json'],
    ['--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--', 'multipart/mixed; boundary=b', 'multipart'],
    ['--b\nContent-Type: text/plain\n\nx\n--b--', 'text/plain', 'multipart'],
    ['preamble\r\n--b\r\n\r\nx', 'multipart/mixed; boundary="b"', 'multipart'],
    ['---', 'text/plain', null],
    ['all is well', 'text/plain', null],
    ['', 'text/plain', null],
  ])('detects %.40s with type %s as %s', (text, type, format) => {
    expect(sniffFormat(text, type)).toBe(format);
  });
});
