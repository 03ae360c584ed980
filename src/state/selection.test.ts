import { describe, expect, it } from 'vitest';
import type { ExchangeRow } from '../engine/api/engineApi.ts';
import { selectExchange } from './selection.ts';

function list(...ids: number[]): ExchangeRow[] {
  return ids.map((id) => ({ id }) as ExchangeRow);
}

describe('the shown exchange', () => {
  it('is the first one', () => {
    expect(selectExchange({ preferred: null, shown: null }, [])).toEqual({ preferred: null, shown: null });
    expect(selectExchange({ preferred: null, shown: null }, list(4))).toEqual({ preferred: 4, shown: 4 });
  });

  it('does not change when others are added', () => {
    expect(selectExchange({ preferred: 4, shown: 4 }, list(4, 5, 6))).toEqual({ preferred: 4, shown: 4 });
  });

  it('is replaced by its neighbor while a filter hides it, and shown again afterwards', () => {
    const hidden = selectExchange({ preferred: 4, shown: 4 }, list(2, 6, 8));
    expect(hidden).toEqual({ preferred: 4, shown: 6 });
    const updated = selectExchange(hidden, list(2, 3, 6));
    expect(updated).toEqual({ preferred: 4, shown: 6 });
    expect(selectExchange(updated, list(2, 3, 4, 6))).toEqual({ preferred: 4, shown: 4 });
  });

  it('is the previous one if there is no next one', () => {
    expect(selectExchange({ preferred: 9, shown: 9 }, list(2, 6))).toEqual({ preferred: 9, shown: 6 });
  });

  it('is none while the list is empty', () => {
    expect(selectExchange({ preferred: 4, shown: 4 }, [])).toEqual({ preferred: 4, shown: null });
  });
});
