import { describe, expect, it } from 'vitest';
import { parseStatusLine } from './statusLine.ts';

describe('a status line', () => {
  it.each([
    ['HTTP/1.1 200 OK', 200],
    ['HTTP/1.1 423 Locked', 423],
    ['HTTP/1.1 404', 404],
    ['HTTP/1.1 507 ', 507],
    ['HTTP/2 200', 200],
    ['HTTP/2.0 201 x', 201],
    ['http/1.1 200 ok', 200],
    ['  HTTP/1.1  424\tFailed\n Dependency ', 424],
    ['HTTP/1.1 999 x', 999],
    ['HTTP/1.1 100 x', 100],
  ])('%j has the status %d', (line, status) => {
    expect(parseStatusLine(line).status).toBe(status);
  });

  it.each([
    '',
    ' ',
    '200 OK',
    '200',
    'HTTP/1.1 200.5 OK',
    'HTTP/1.1 2O0 OK',
    'HTTP/1.1 20',
    'HTTP/1.1 2000',
    'HTTP/1.1 099 x',
    'HTTP/1.1',
    'HTTP/1.1 OK',
    'HTTP 200 OK',
    'HTTP/1.1-200-OK',
    'HTTP/1.1 200OK',
    'HTTP/1.1 -200',
    'HTTP/1.1 ２００ OK',
    'XHTTP/1.1 200 OK',
    'OK',
  ])('%j has no valid status', (line) => {
    expect(parseStatusLine(line).status).toBeNull();
  });

  it('is kept as sent, with whitespace collapsed', () => {
    expect(parseStatusLine(' HTTP/1.1\n 200  Fine ').text).toBe('HTTP/1.1 200 Fine');
    expect(parseStatusLine('2O0').text).toBe('2O0');
  });

  it('of up to 300 characters is not truncated', () => {
    expect(parseStatusLine(`HTTP/1.1 200 ${'O'.repeat(287)}`).text).not.toContain('…');
    expect(parseStatusLine(`HTTP/1.1 200 ${'O'.repeat(288)}`).text).toMatch(/O…$/);
  });

  it('of a megabyte is truncated', () => {
    const { status, text } = parseStatusLine(`HTTP/1.1 200 ${'O'.repeat(1_000_000)}`);
    expect(status).toBe(200);
    expect(text.length).toBeLessThan(1000);
    expect(text.endsWith('…')).toBe(true);
  });
});
