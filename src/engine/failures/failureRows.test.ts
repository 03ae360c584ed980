import { describe, expect, it } from 'vitest';
import { exchangeOf, multistatus, response } from '../../../testing/exchange.ts';
import { createEngine } from '../engine.ts';
import { EMPTY_QUERY } from '../api/engineApi.ts';

function shown(method: string, ...responses: readonly string[]) {
  const engine = createEngine();
  return { engine, id: engine.addExchange(exchangeOf(multistatus(...responses), { method })) };
}

describe('the groups of failures of an exchange', () => {
  const locked = Array.from({ length: 27 }, (_, at) => response(`/dav/Shared/${at}`, 423));
  const below = Array.from({ length: 8 }, (_, at) => response(`/dav/Private/${at}`, 424));

  it('have the words of the tree, with names relative to the request', () => {
    const { engine, id } = shown('MOVE', response('/dav/Private/', 403), ...below, ...locked);
    expect(engine.failures(id, 5)).toEqual({
      total: 2,
      causes: 1,
      dependents: 8,
      groups: [
        {
          key: 'o9',
          outcome: 'failure',
          status: '423 Locked',
          count: 27,
          name: 'Shared/',
          message: '',
          dependents: 0,
        },
        {
          key: 'o0',
          outcome: 'failure',
          status: '403 Forbidden',
          count: 1,
          name: 'Private/',
          message: '',
          dependents: 8,
        },
      ],
    });
    expect(engine.failures(id, 1)).toMatchObject({ total: 2, groups: [{ count: 27 }] });
  });

  it('have no folder if that is the resource of the request', () => {
    const { engine, id } = shown('MOVE', response('/dav/a', 423), response('/dav/b', 423));
    expect(engine.failures(id, 5)?.groups).toMatchObject([{ count: 2, name: null }]);
  });

  it('lead to one row after another', () => {
    const { engine, id } = shown('MOVE', response('/dav/a', 423), response('/dav/b', 403), response('/dav/c', 423));
    expect(engine.failureInGroup(id, 0, null)).toBe('o0');
    expect(engine.failureInGroup(id, 0, 'o0')).toBe('o2');
    expect(engine.failureInGroup(id, 0, 'o2')).toBe('o0');
    expect(engine.failureInGroup(id, 1, 'o2')).toBe('o1');
    expect(engine.failureInGroup(id, 9, 'o2')).toBeNull();
  });

  it('are counted in the row and in the drawer of a cause', () => {
    const { engine, id } = shown('DELETE', ...below, response('/dav/Private/', 423), response('/dav/x', 204));
    const [cause, dependent] = engine.rows(id, EMPTY_QUERY, 0, 2).rows;
    expect(cause).toMatchObject({ name: 'Private/', dependents: 8 });
    expect(dependent?.dependents).toBeUndefined();
    expect(engine.row(id, cause?.key ?? '')?.facts).toContainEqual(
      expect.objectContaining({ name: 'dependents', text: { key: 'row.dependents', params: [8] } }),
    );
    expect(engine.row(id, dependent?.key ?? '')?.facts.map(({ name }) => name)).not.toContain('dependents');
  });

  it('are unknown for an exchange that is not stored', () => {
    expect(createEngine().failures(1, 5)).toBeNull();
  });
});
