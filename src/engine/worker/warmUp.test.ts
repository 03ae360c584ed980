import { inEnglish } from '../../../testing/inEnglish.ts';
import { expect, it, vi } from 'vitest';
import { EMPTY_QUERY } from '../api/engineApi.ts';
import { createEngine } from '../engine.ts';
import { warmUp } from './warmUp.ts';

it('parses a listing and a batch with failures, and makes the first calls of a panel', () => {
  const engine = createEngine({ defer: () => undefined });
  const row = vi.spyOn(engine, 'row');
  warmUp(engine);
  const { exchanges } = engine.overview(EMPTY_QUERY);
  expect(exchanges.map(({ kind, summary }) => [inEnglish(kind), summary.failure])).toEqual([
    ['WebDAV properties', 30],
    ['JSON', 30],
  ]);
  expect(row.mock.results.map(({ value }) => value)).toMatchObject([{ outcome: 'failure' }, { outcome: 'failure' }]);
});
