import { describe, expect, it } from 'vitest';
import { causesOf } from '../../verdict/causes.ts';
import { parseNdjson } from '../parseNdjson.ts';
import { readJson } from './readJson.ts';
import { API_SAMPLES, type ApiSample } from '../../../../testing/apiSamples.ts';
import { all, exchangeOf } from '../../../../testing/jsonSample.ts';

function readApi({ lines = false, body, ...sample }: ApiSample): Pick<ApiSample, 'dialect' | 'read'> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const { dialect, operations } = (lines ? parseNdjson : readJson)(text, exchangeOf(sample));
  const causes = causesOf(operations, null);
  const read = all(operations).map(({ pointer, status, outcome, label, requestIndex, note, message }, i) => {
    const because = [...causes(i)].map((cause) => operations.detail(cause).pointer);
    const parts = [pointer, status, outcome, label, requestIndex === null ? null : `@${requestIndex}`];
    const rest = [note && `(${note})`, because.length > 0 ? `because of ${because.join(' ')}` : null];
    const known = [...parts, ...rest].filter((part) => part !== null && part !== '').join(' ');
    return message === null ? known : `${known}: ${message}`;
  });
  return { dialect: dialect?.id ?? null, read };
}

describe('a documented API response', () => {
  it('has a sample for more than 100 shapes', () => {
    expect(API_SAMPLES.length).toBeGreaterThan(100);
  });

  it.each(API_SAMPLES.map((api) => [api.name, api] as const))('is parsed: %s', (_, api) => {
    expect(readApi(api)).toEqual({ dialect: api.dialect, read: api.read });
  });
});
