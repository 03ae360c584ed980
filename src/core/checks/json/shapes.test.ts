import { describe, expect, test } from 'vitest';
import shapes from '../../../../test/data/jsonShapes.json' with { type: 'json' };
import { exchangeOf } from '../../../../testing/jsonSample.ts';
import { checkExchange } from '../checkExchange.ts';
import { Batch } from './batch.ts';
import { jsonSource } from './source.ts';

const OUTCOMES = { success: 'ok', failure: 'fail', unknown: 'unknown' };

describe.each(shapes)('$name', ({ contentType, body, expected, fires }) => {
  const exchange = { ...exchangeOf({ contentType, status: 207 }), body: { text: JSON.stringify(body), problems: [] } };

  test('the items have outcomes, codes and identifiers', () => {
    const source = jsonSource(exchange.body.text, contentType);
    const { items, identifiers } = new Batch(exchange, source.value ?? null, source, () => {});
    expect(
      items.map(({ outcome, status }, index) => ({
        outcome: OUTCOMES[outcome],
        code: status?.code ?? null,
        id: identifiers[index]?.value ?? null,
      })),
    ).toEqual(expected);
  });

  test('breaks exactly the listed rules', () => {
    const rules = checkExchange(exchange).map(({ rule }) => rule);
    expect([...new Set(rules)].toSorted()).toEqual(fires);
  });
});
