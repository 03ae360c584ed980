import { describe, expect, it } from 'vitest';
import type { ParsedBody } from '../../../model/parsedBody.ts';
import { parseNdjson } from '../../parseNdjson.ts';
import { readJson } from '../readJson.ts';
import { API_SAMPLES } from '../../../../../testing/apiSamples.ts';
import { exchangeOf } from '../../../../../testing/jsonSample.ts';

// Found by fuzzing: readers that test all items of a shape failed on the truncated item.
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

const SAMPLES = API_SAMPLES.filter(({ name }) => CUT.includes(name));

/** Pointers of the operations that end before an offset. */
function pointers({ operations }: ParsedBody, end: number): readonly string[] {
  const all = Array.from({ length: operations.size }, (_, i) => operations.detail(i));
  return all.flatMap(({ pointer, range }) => (range && range[1] <= end ? [pointer] : []));
}

describe('a body that is truncated at any offset', () => {
  it.each(SAMPLES.map((api) => [api.name, api] as const))('keeps the operations before the cut: %s', (_, api) => {
    const { lines = false, body, ...sample } = api;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const exchange = exchangeOf({ ...sample, status: 207 });
    const read = (part: string): ParsedBody => (lines ? parseNdjson : readJson)(part, exchange);
    const whole = read(text);
    for (let at = 1; at < text.length; at += 1)
      expect(pointers(read(text.slice(0, at)), at)).toEqual(expect.arrayContaining([...pointers(whole, at - 1)]));
  });

  it('is tested in every listed shape', () => {
    expect(SAMPLES).toHaveLength(CUT.length);
  });
});

describe('a failure in the item in which a body is truncated', () => {
  it.each([
    [
      'https://graph.microsoft.com/v1.0/$batch',
      '{"responses":[{"id":"1","status":200,"headers":{}},{"id":"2","status":404,"body":{"err',
    ],
    [
      'https://rpc.example/',
      '[{"jsonrpc":"2.0","id":1,"result":1},{"jsonrpc":"2.0","id":2,"error":{"code":-32601,"mess',
    ],
  ])('is listed: %s', (url, text) => {
    const { operations } = readJson(text, exchangeOf({ url }));
    expect([operations.size, operations.outcome(0), operations.outcome(1)]).toEqual([2, 'success', 'failure']);
  });

  it('is not derived from what is missing', () => {
    const { operations } = readJson('[{"jsonrpc":"2.0","id":1,"result":1},{"jsonrpc":"2.0","id":2', exchangeOf());
    expect(operations.size).toBe(1);
  });
});
