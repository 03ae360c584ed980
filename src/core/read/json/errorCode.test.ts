import { describe, expect, it } from 'vitest';
import { report } from '../../../../testing/jsonSample.ts';

describe('an item with an error code', () => {
  it.each([0, 200, '200', '0'])('is not a failure if the code means success: %j', (code) => {
    const { verdict } = report({ results: [{ error_code: code, id: 'a', offset: 1 }] });
    expect(verdict.outcome).not.toMatch(/failed|mixed/);
  });

  it.each([400, 10_023, 1, 203, '404'])('is a failure for any other code: %j', (code) => {
    const { verdict } = report({ results: [{ error_code: code, id: 'a', offset: 1 }] });
    expect(verdict.outcome).toBe('all-failed');
  });
});
