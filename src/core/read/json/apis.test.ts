import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { causesOf } from '../../verdict/causes.ts';
import { parseNdjson } from '../parseNdjson.ts';
import { readJson } from './readJson.ts';
import { all, exchangeOf, type Sample } from '../../../../testing/jsonSample.ts';

/** The answer of one API in the shape that it documents, with values of our own, and what it says. */
interface Api extends Sample {
  readonly name: string;
  readonly lines?: boolean;
  /** What is not text is written as JSON. */
  readonly body: unknown;
  readonly dialect: string | null;
  /** `pointer status outcome label @request item (note) because of: message` */
  readonly read: readonly string[];
}

const APIS = readFileSync(join(import.meta.dirname, 'apis.ndjson'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Api);

function readApi({ lines = false, body, ...sample }: Api): Pick<Api, 'dialect' | 'read'> {
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

describe('the answer of an API', () => {
  it('is there for more than 100 shapes', () => {
    expect(APIS.length).toBeGreaterThan(100);
  });

  it.each(APIS.map((api) => [api.name, api] as const))('is read: %s', (_, api) => {
    expect(readApi(api)).toEqual({ dialect: api.dialect, read: api.read });
  });
});
