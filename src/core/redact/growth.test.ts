import { afterEach, expect, it, vi } from 'vitest';
import { createRedactor } from './redactor.ts';

afterEach(() => vi.restoreAllMocks());

/** The number of characters that were searched in a text by patterns and for other texts. */
function searched(text: string): number {
  let steps = 0;
  // oxlint-disable-next-line typescript/unbound-method -- called with its text below
  const [exec, indexOf] = [RegExp.prototype.exec, String.prototype.indexOf];
  vi.spyOn(RegExp.prototype, 'exec').mockImplementation(function (this: RegExp, within) {
    const from = this.lastIndex;
    const match = exec.call(this, within);
    steps += this.global && match ? match.index - from + 1 : 1;
    return match;
  });
  vi.spyOn(String.prototype, 'indexOf').mockImplementation(function (this: string, part, from = 0) {
    const at = indexOf.call(this, part, from);
    steps += (at === -1 ? this.length : at) - from;
    return at;
  });
  createRedactor().text(text);
  vi.restoreAllMocks();
  return steps;
}

it.each([
  ['parameters', (size: number) => '?key='.repeat(size)],
  ['parameters after semicolons', (size: number) => ';key='.repeat(size)],
  ['encoded parameters', (size: number) => '%3Fkey='.repeat(size)],
  ['open CDATA sections', (size: number) => JSON.stringify(Array(size).fill('<token><![CDATA[x'))],
])('searches %s in linear time', (_, make) => {
  expect(searched(make(4000))).toBeLessThan(searched(make(1000)) * 6);
});

it('looks for the value of a form field near its name only', () => {
  const field = (rest: string): string => `Content-Disposition: form-data; name="token"${rest}\r\n\r\nabcd1234abcd1234`;
  expect(createRedactor().text(field('; a=b'))).toContain('REDACTED-1');
  expect(createRedactor().text(field(';'.repeat(1000)))).not.toContain('REDACTED');
});
