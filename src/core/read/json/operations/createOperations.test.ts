import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { matchesDetail, matchesLabel, matchesText } from '../../../model/matchesText.ts';
import type { Operations } from '../../../model/operation.ts';
import { parseNdjson } from '../../parseNdjson.ts';
import { readJson } from '../readJson.ts';
import { exchangeOf, type Sample } from '../../../../../testing/jsonSample.ts';

interface Api extends Sample {
  readonly name: string;
  readonly lines?: boolean;
  readonly body: unknown;
}

const APIS = readFileSync(join(import.meta.dirname, '../../../../../testing/apis.ndjson'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Api);

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function operationsOf({ lines = false, body, ...sample }: Api): Operations {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return (lines ? parseNdjson : readJson)(text, exchangeOf(sample)).operations;
}

/** Everything that can be asked of operations. */
function told(operations: Operations): readonly unknown[] {
  return Array.from({ length: operations.size }, (_, i) => [
    operations.detail(i),
    operations.detail(i).range,
    operations.label(i),
    operations.group?.(i),
    operations.causes?.(i),
  ]);
}

describe('the operations of a JSON body', () => {
  it.each(APIS)('are the same after the parsed values were let go: $name', async (api) => {
    const operations = operationsOf(api);
    const before = told(operations);
    // What was asked for in this turn is held until it ends.
    await new Promise(setImmediate);
    collect();
    expect(told(operations)).toEqual(before);
  });

  it.each(APIS)('are found by every text that a person sees of them: $name', (api) => {
    const operations = operationsOf(api);
    for (let i = 0; i < operations.size; i += 1) {
      const detail = operations.detail(i);
      expect(operations.label(i)).toBe(detail.label);
      for (const text of [detail.label, detail.message, detail.note, detail.code, detail.group, 'in none of them']) {
        const matches = (other: string): boolean => other === text;
        const isSeen = matchesLabel(detail.label, matches) || matchesDetail(detail, matches);
        expect(matchesText(operations, i, matches)).toBe(isSeen);
      }
    }
  });
});
