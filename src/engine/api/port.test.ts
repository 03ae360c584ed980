import { afterEach, describe, expect, it } from 'vitest';
import { connect, serve, type Port } from './port.ts';

const open: Port[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

function channel(): MessageChannel {
  const created = new MessageChannel();
  open.push(created.port1, created.port2);
  return created;
}

class Counter {
  count = 0;
  readonly listeners = new Set<(count: number) => void>();

  add(by: number): number {
    this.count += by;
    for (const listener of this.listeners) listener(this.count);
    return this.count;
  }

  async later(text: string): Promise<string> {
    return text;
  }

  break(): never {
    throw new RangeError('no such row');
  }

  uncloneable(): unknown {
    return () => 0;
  }

  subscribe = (listener: (count: number) => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
}

describe('a port', () => {
  it('resolves each call with its own result, in the order of the calls', async () => {
    const { port1, port2 } = channel();
    serve(new Counter(), port1);
    const { remote } = connect<Counter>(port2);
    expect(await Promise.all([remote.add(1), remote.later('x'), remote.add(2), remote.add(3)])).toEqual([1, 'x', 3, 6]);
  });

  it('sends no reply to a method without one', async () => {
    const { port1, port2 } = channel();
    const counter = new Counter();
    serve(counter, port1);
    const replies: unknown[] = [];
    port2.addEventListener('message', ({ data }: { readonly data?: unknown }) => replies.push(data));
    const { remote } = connect<Counter>(port2, ['add']);
    expect(await remote.add(1)).toBeUndefined();
    expect(await remote.later('x')).toBe('x');
    expect(counter.count).toBe(1);
    expect(replies).toHaveLength(1);
  });

  it('transfers an error with its name and original stack', async () => {
    const { port1, port2 } = channel();
    serve(new Counter(), port1);
    const { remote } = connect<Counter>(port2);
    const error: unknown = await remote.break().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'RangeError', message: 'no such row' });
    expect(error instanceof Error && error.stack).toContain('Counter.break');
    expect(await remote.add(1)).toBe(1);
  });

  it('rejects a call whose result cannot be posted, and a call of an unknown method', async () => {
    const { port1, port2 } = channel();
    serve(new Counter(), port1);
    const { remote } = connect<Counter & { nothing(): void }>(port2);
    await expect(remote.uncloneable()).rejects.toThrow('could not be cloned');
    await expect(remote.nothing()).rejects.toThrow('"nothing" is not a method of this API');
  });

  it('sends events until the listener unsubscribes, and ends the subscription when it is closed', async () => {
    const { port1, port2 } = channel();
    const counter = new Counter();
    serve(counter, port1, counter.subscribe);
    const { remote, close } = connect<Pick<Counter, 'add'>, number>(port2);
    const counts: number[] = [];
    const unsubscribe = remote.subscribe((count) => counts.push(count));
    await remote.add(1);
    await remote.add(1);
    unsubscribe();
    await remote.add(1);
    expect(counts).toEqual([1, 2]);
    expect(counter.listeners.size).toBe(1);
    close();
    await expect.poll(() => counter.listeners.size).toBe(0);
  });

  it('rejects pending and later calls after it has failed', async () => {
    const { port2 } = channel();
    const { remote, fail } = connect<Counter>(port2);
    const pending = remote.add(1);
    fail(new Error('the worker crashed'));
    await expect(pending).rejects.toThrow('the worker crashed');
    await expect(remote.add(1)).rejects.toThrow('the worker crashed');
  });

  it('is not mistaken for a promise', async () => {
    const { port2 } = channel();
    const { remote } = connect<Counter>(port2);
    await expect(Promise.resolve(remote)).resolves.toBe(remote);
  });
});
