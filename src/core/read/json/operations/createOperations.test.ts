import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { matchesDetail, matchesLabel, matchesText } from '../../../model/matchesText.ts';
import type { Operations } from '../../../model/operation.ts';
import { parseNdjson } from '../../parseNdjson.ts';
import { readJson } from '../readJson.ts';
import { API_SAMPLES, type ApiSample } from '../../../../../testing/apiSamples.ts';
import { exchangeOf } from '../../../../../testing/jsonSample.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function operationsOf({ lines = false, body, ...sample }: ApiSample): Operations {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return (lines ? parseNdjson : readJson)(text, exchangeOf(sample)).operations;
}

/** Everything that the operations return. */
function snapshot(operations: Operations): readonly unknown[] {
  return Array.from({ length: operations.size }, (_, i) => [
    operations.detail(i),
    operations.detail(i).range,
    operations.label(i),
    operations.group?.(i),
    operations.causes?.(i),
  ]);
}

describe('the operations of a JSON body', () => {
  it.each(API_SAMPLES)('are the same after the parsed values are garbage-collected: $name', async (api) => {
    const operations = operationsOf(api);
    const before = snapshot(operations);
    // A WeakRef keeps its target until the end of the turn in which it was dereferenced.
    await new Promise(setImmediate);
    collect();
    expect(snapshot(operations)).toEqual(before);
  });

  it.each(API_SAMPLES)('have as many conditions as their weight: $name', (api) => {
    const operations = operationsOf(api);
    const numbers = Array.from({ length: operations.size }, (_, i) => i);
    expect(numbers.map((i) => operations.weight?.(i))).toEqual(
      numbers.map((i) => operations.detail(i).conditions.length),
    );
  });

  it.each(API_SAMPLES)('can be found by each of their displayed texts: $name', (api) => {
    const operations = operationsOf(api);
    for (let i = 0; i < operations.size; i += 1) {
      const detail = operations.detail(i);
      expect(operations.label(i)).toBe(detail.label);
      for (const text of [detail.label, detail.message, detail.note, detail.code, detail.group, 'not displayed']) {
        const matches = (other: string): boolean => other === text;
        const isDisplayed = matchesLabel(detail.label, matches) || matchesDetail(detail, matches);
        expect(matchesText(operations, i, matches)).toBe(isDisplayed);
      }
    }
  });
});
