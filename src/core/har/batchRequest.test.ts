import { describe, expect, it } from 'vitest';
import { looksLikeBatch } from './batchRequest.ts';

const JSON_HEAD = { status: 200, method: 'POST', contentType: 'application/json; charset=utf-8' };
const OTHER = { url: 'https://api.example.test/v1/search', contentType: 'application/json', body: '{"query":"a"}' };

describe('a response whose body is not available', () => {
  it.each([
    ['https://graph.example.test/v1.0/$batch'],
    ['https://search.example.test/index/_bulk?refresh=true'],
    ['https://search.example.test/_msearch'],
    ['https://api.example.test/batch'],
    ['https://api.example.test/v1/users:batchCreate'],
    ['https://api.example.test/messagesBatchDelete'],
    ['https://api.example.test/scim/v2/Bulk'],
    ['https://api.example.test/bulk-update/orders'],
    ['https://api.example.test/trpc/a,b?batch=1&input=x'],
  ])('looks like a batch by its URL: %s', (url) => {
    expect(looksLikeBatch(JSON_HEAD, { ...OTHER, url })).toBe(true);
  });

  it.each([
    ['{"requests": [{"id": "1", "method": "GET"}]}', 'application/json'],
    ['{\n  "Operations": [\n    {"method": "POST"}]}', 'application/json'],
    ['[{"jsonrpc": "2.0", "method": "a", "id": 1}]', 'application/json'],
    ['--b\r\n', 'multipart/mixed; boundary=b'],
  ])('looks like a batch by its request: %s', (body, contentType) => {
    expect(looksLikeBatch(JSON_HEAD, { ...OTHER, body, contentType })).toBe(true);
  });

  it.each([
    ['an ordinary request', JSON_HEAD, OTHER],
    ['a word in a name', JSON_HEAD, { ...OTHER, url: 'https://batch.example.test/batches/bulky/combatch' }],
    ['a file upload', JSON_HEAD, { ...OTHER, contentType: 'multipart/form-data; boundary=b', body: '--b\r\n' }],
    ['one JSON-RPC call', JSON_HEAD, { ...OTHER, body: '{"jsonrpc": "2.0", "method": "a", "id": 1}' }],
    ['an error', { ...JSON_HEAD, status: 500 }, { ...OTHER, url: 'https://a.test/$batch' }],
    ['a page', { ...JSON_HEAD, contentType: 'text/html' }, { ...OTHER, url: 'https://a.test/batch' }],
    ['a 207, which is captured', { ...JSON_HEAD, status: 207 }, { ...OTHER, url: 'https://a.test/$batch' }],
  ])('does not look like a batch: %s', (_, head, request) => {
    expect(looksLikeBatch(head, request)).toBe(false);
  });
});
