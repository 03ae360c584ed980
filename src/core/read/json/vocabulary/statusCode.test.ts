import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  codeMemberKind,
  isRegisteredStatus,
  isStatusLine,
  parseStatusCode,
  reasonPhrase,
  statusNumber,
} from './statusCode.ts';

describe('a status code', () => {
  it.each([
    [200, { status: 200, text: '200' }],
    [599, { status: 599, text: '599' }],
    [199, { status: null, text: '199' }],
    [200.5, { status: null, text: '200.5' }],
    [' 404 ', { status: 404, text: '404' }],
    ['HTTP/1.1 404', { status: 404, text: 'HTTP/1.1 404' }],
    ['HTTP/1.1 099', { status: null, text: 'HTTP/1.1 099' }],
    ['-404', { status: null, text: '-404' }],
    ['+1', { status: null, text: '+1' }],
    ['404: no', { status: 404, text: '404: no' }],
    ['HTTP 404', { status: 404, text: 'HTTP 404' }],
    ['404 - Not Found', { status: 404, text: '404 - Not Found' }],
    ['404-a', { status: null, text: '404-a' }],
    ['4040: no', { status: null, text: '4040: no' }],
    ['600', { status: null, text: '600' }],
    ['7'.repeat(60), { status: null, text: '7'.repeat(60) }],
  ])('%j is parsed with its text', (value, code) => {
    expect(parseStatusCode(value)).toEqual(code);
  });

  it.each(['', 'OK', 'Zone 404', 'a404', 'é404', 'HTTP', '7'.repeat(61)])('%j is not a code', (value) => {
    expect(parseStatusCode(value)).toBeNull();
  });

  it('has the same number with and without its text', () => {
    const part = fc.constantFrom(
      'HTTP/1.1',
      'HTTP/2',
      ' ',
      '2',
      '0',
      '4',
      '404',
      '-',
      '.',
      'Not Found',
      'é',
      'x',
      '\n',
    );
    const text = fc.array(part, { maxLength: 5 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(text, fc.integer({ min: 150, max: 650 }), fc.double()), (value) => {
        expect(statusNumber(value)).toBe(parseStatusCode(value)?.status ?? null);
      }),
    );
  });
});

describe('a status line', () => {
  it.each([
    ['404 Not Found', 'Not Found'],
    [' HTTP/1.1 423  Locked ', 'Locked'],
    ['404', null],
    ['404 4', null],
    ['Not Found', null],
    [`404 ${'x'.repeat(81)}`, 'x'.repeat(81)],
    [`404 ${'x'.repeat(82)}`, null],
  ])('%j has the phrase %j', (text, phrase) => {
    expect(reasonPhrase(text)).toBe(phrase);
    expect(isStatusLine(text)).toBe(phrase !== null);
  });

  it('is always a string', () => {
    expect(isStatusLine(404)).toBe(false);
    expect(isStatusLine(undefined)).toBe(false);
  });
});

describe('the name of a member', () => {
  it.each([
    ['httpStatus', 'http'],
    ['http_code', 'http'],
    ['httpLine', null],
    ['http', null],
    ['status', 'status'],
    ['sStatus', 'status'],
    ['responseStatusCode', 'status'],
    ['code', 'code'],
    ['result_code', 'code'],
    ['errorCode', 'error'],
    ['faultcode', 'error'],
    ['postcode', null],
  ])('%s has the kind %j', (name, kind) => {
    expect(codeMemberKind(name)).toBe(kind);
  });
});

it('a status is registered with IANA, or is 499', () => {
  expect([200, 226, 418, 499, 511].map(isRegisteredStatus)).toEqual([true, true, true, true, true]);
  expect([209, 306, 439, 520, 999].map(isRegisteredStatus)).toEqual([false, false, false, false, false]);
});
