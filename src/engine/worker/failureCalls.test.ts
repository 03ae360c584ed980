import { describe, expect, it } from 'vitest';
import { exchangeOf, multistatus, response } from '../../../testing/exchange.ts';
import { createEngine } from '../engine.ts';
import { createFailureCalls } from './failureCalls.ts';

/** Calls about two exchanges whose failures take many slices. */
function callsInSlices() {
  const engine = createEngine();
  const body = multistatus(...Array.from({ length: 300 }, (_, at) => response(`/dav/${at}`, 423)));
  const ids = [1, 2].map(() => engine.addExchange(exchangeOf(body, { method: 'COPY' })));
  const pending: (() => void)[] = [];
  const events: string[] = [];
  const calls = createFailureCalls({
    engine,
    defer: (work) => pending.push(work),
    taskReporter: {
      run: (_, work) => {
        events.push('slice');
        return work();
      },
    },
    runner: {
      run: async (id, _, work) => {
        engine.store.current = id;
        events.push(`run ${id}`);
        return work();
      },
    },
    task: (id) => ({ kind: 'body', id }),
  });
  /** Runs what is deferred, once. */
  const next = async (): Promise<void> => {
    pending.shift()?.();
    await new Promise(setImmediate);
  };
  return { engine, calls, events, next, first: ids[0] ?? 0, second: ids[1] ?? 0 };
}

describe('grouping the failures of an exchange', () => {
  it('is deferred, so that other calls run before it', async () => {
    const { calls, events, next, first } = callsInSlices();
    const reply = calls.failures(first, 5);
    await next();
    expect(events).toEqual([`run ${first}`]);
    while (events.filter((event) => event.startsWith('run')).length < 2) await next();
    expect(events).toContain('slice');
    expect(await reply).toMatchObject({ total: 1, groups: [{ count: 300 }] });
  });

  it('stops when another exchange is selected, which stays selected', async () => {
    const { calls, engine, events, next, first, second } = callsInSlices();
    const reply = calls.failures(first, 5);
    await next();
    engine.store.current = second;
    await next();
    expect(await reply).toBeNull();
    expect(engine.store.current).toBe(second);
    expect(events).toEqual([`run ${first}`]);
  });
});
