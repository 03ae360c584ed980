import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ParsedBody } from '../../../model/parsedBody.ts';
import { parseNdjson } from '../../parseNdjson.ts';
import { readJson } from '../readJson.ts';
import { exchangeOf, type Sample } from '../../../../../testing/jsonSample.ts';

interface Api extends Sample {
  readonly name: string;
  readonly lines?: boolean;
  readonly body: unknown;
}

// Found by fuzzing: who knows a shape by all of its items stumbled over the one that the cut goes through.
const CUT = [
  'GLPI apirest delete items',
  'SCIM bulk',
  'FHIR transaction',
  'Graph batch with dependsOn',
  'Zoho CRM insert records',
  'HubSpot batch create with trace ids',
  'Elasticsearch bulk with filter_path',
  'Xero invoices',
  'Akeneo collection',
  'Open edX course enrollments',
];

const apis = readFileSync(join(import.meta.dirname, '../../../../../testing/apis.ndjson'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Api)
  .filter(({ name }) => CUT.includes(name));

/** Pointers of the operations that end before an offset. */
function pointers({ operations }: ParsedBody, end: number): readonly string[] {
  const all = Array.from({ length: operations.size }, (_, i) => operations.detail(i));
  return all.flatMap(({ pointer, range }) => (range && range[1] <= end ? [pointer] : []));
}

describe('a body that breaks off anywhere', () => {
  it.each(apis.map((api) => [api.name, api] as const))('still says all that stands before: %s', (_, api) => {
    const { lines = false, body, ...sample } = api;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const exchange = exchangeOf({ ...sample, status: 207 });
    const read = (part: string): ParsedBody => (lines ? parseNdjson : readJson)(part, exchange);
    const whole = read(text);
    for (let at = 1; at < text.length; at += 1)
      expect(pointers(read(text.slice(0, at)), at)).toEqual(expect.arrayContaining([...pointers(whole, at - 1)]));
  });

  it('is looked for in every one of the shapes that are named here', () => {
    expect(apis).toHaveLength(CUT.length);
  });
});
