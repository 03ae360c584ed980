import { describe, expect, it } from 'vitest';
import { isCandidate } from './candidate.ts';

describe('isCandidate', () => {
  it.each([
    [207, 'GET', 'text/html', false, true],
    [207, null, null, false, true],
    [424, 'DELETE', null, false, true],
    [200, 'propfind', 'text/html', false, true],
    [200, 'GET', 'text/xml; charset=utf-8', false, true],
    [200, 'GET', 'application/problem+xml', false, true],
    [200, 'GET', 'image/svg+xml', false, false],
    [200, 'GET', 'application/atom+xml', false, false],
    [200, 'GET', 'text/html', true, false],
    [200, 'POST', 'application/json', false, false],
    [200, 'POST', 'application/json', true, true],
    [200, 'POST', 'multipart/mixed; boundary=b', true, true],
    [204, 'DELETE', null, true, false],
    [0, 'PROPFIND', 'text/xml', true, false],
  ])('for status %d to %s with %s (batches: %s) returns %s', (status, method, contentType, batches, expected) => {
    expect(isCandidate({ status, method, contentType }, batches)).toBe(expected);
  });
});
