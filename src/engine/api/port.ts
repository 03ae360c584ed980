import type { Remote } from './remote.ts';

/** The part of a MessagePort that is needed, so that a browser's and Node's will both do. */
export interface Port {
  postMessage(message: unknown, transfer?: readonly object[]): void;
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the listener knows what is sent to it
  addEventListener<Data>(type: string, listener: (event: { readonly data?: Data }) => void): void;
  start(): void;
  close(): void;
}

/** An error as plain data: a structured clone would drop its class, and in some engines its stack. */
export interface PlainError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | null;
}

type Message<Event> =
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly args: readonly unknown[] }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly error: PlainError }
  | { readonly kind: 'told'; readonly told: Event }
  | { readonly kind: 'end' };

type Subscribe<Told> = (listener: (told: Told) => void) => () => void;
/** On the side that tells: ports that are told of go over with it. */
type SubscribeWithPorts<Told> = (listener: (told: Told, ports?: readonly object[]) => void) => () => void;

interface PendingCall<Told> {
  readonly message: Message<Told>;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

export interface Connection<Api, Told> {
  readonly remote: Remote<Api> & { readonly subscribe: Subscribe<Told> };
  /** Rejects all that is asked and will be asked: the other side is known to be dead. */
  readonly fail: (error: Error) => void;
  /** Goes on with another port, since nobody answers at this one any more: what has no answer yet is asked again there. */
  readonly reconnect: (to: Port) => void;
  /** Tells the other side that nobody listens any more. */
  readonly close: () => void;
}

/**
 * Answers calls that come through a port, in the order in which they come.
 * @param subscribe what the other side is told without asking
 * @returns a function that ends it
 */
export function serve<Told>(api: object, port: Port, subscribe?: SubscribeWithPorts<Told>): () => void {
  const post = (message: Message<Told>): void => port.postMessage(message);
  const unsubscribe = subscribe?.((told, ports = []) => port.postMessage({ kind: 'told', told }, ports));
  const end = (): void => {
    unsubscribe?.();
    port.close();
  };
  const answer = async (id: number, name: string, args: readonly unknown[]): Promise<void> => {
    try {
      const method: unknown = Reflect.get(api, name);
      if (typeof method !== 'function') throw new TypeError(`nothing here answers "${name}"`);
      // Posting is inside `try`, because an answer that cannot be cloned throws here.
      post({ kind: 'answer', id, answer: await Reflect.apply(method, api, args) });
    } catch (error) {
      post({ kind: 'failure', id, error: plainError(error) });
    }
  };
  port.addEventListener('message', ({ data }: { readonly data?: Message<Told> }) => {
    if (data?.kind === 'call') void answer(data.id, data.name, data.args);
    if (data?.kind === 'end') end();
  });
  // Not every browser has this event, hence the message `end` as well.
  port.addEventListener('close', () => unsubscribe?.());
  port.start();
  return end;
}

/** Makes the api behind a port callable: every method answers with a promise, and an error over there rejects it. */
export function connect<Api extends object, Told = never>(first: Port): Connection<Api, Told> {
  const waiting = new Map<number, PendingCall<Told>>();
  const listeners = new Set<(told: Told) => void>();
  const methods = new Map<string, (...args: unknown[]) => Promise<unknown>>();
  let port = first;
  let failure: Error | null = null;
  let calls = 0;

  const post = (message: Message<Told>): void => port.postMessage(message);
  const hear = ({ data }: { readonly data?: Message<Told> }): void => {
    if (data?.kind === 'told') for (const listener of listeners) listener(data.told);
    if (data?.kind !== 'answer' && data?.kind !== 'failure') return;
    const call = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.kind === 'answer') call?.resolve(data.answer);
    else call?.reject(errorFrom(data.error));
  };
  const listen = (): void => {
    port.addEventListener('message', hear);
    port.start();
  };
  listen();

  const method = (name: string): ((...args: unknown[]) => Promise<unknown>) => {
    const known = methods.get(name);
    if (known) return known;
    const call = (...args: unknown[]): Promise<unknown> =>
      new Promise((resolve, reject) => {
        if (failure) return reject(failure);
        const id = (calls += 1);
        const message = { kind: 'call', id, name, args } as const;
        post(message);
        waiting.set(id, { message, resolve, reject });
      });
    methods.set(name, call);
    return call;
  };
  const subscribe: Subscribe<Told> = (listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const fail = (error: Error): void => {
    failure = error;
    for (const call of waiting.values()) call.reject(error);
    waiting.clear();
  };
  const move = (to: Port): void => {
    port.close();
    port = to;
    listen();
    for (const { message } of waiting.values()) post(message);
  };
  const anyMethod = new Proxy(
    { subscribe },
    {
      get: (_target, name) => {
        if (name === 'subscribe') return subscribe;
        // Whatever has a `then` is taken for a promise by `await`.
        return typeof name === 'symbol' || name === 'then' ? undefined : method(name);
      },
    },
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it has every method that it is asked for
  const remote = anyMethod as Connection<Api, Told>['remote'];
  const close = (): void => {
    post({ kind: 'end' });
    port.close();
    fail(new Error('The connection was closed.'));
  };
  return { remote, fail, reconnect: move, close };
}

export function plainError(error: unknown): PlainError {
  return error instanceof Error
    ? { name: error.name, message: error.message, stack: error.stack ?? null }
    : { name: 'Error', message: String(error), stack: null };
}

export function errorFrom(plain: PlainError): Error {
  const error = new Error(plain.message);
  error.name = plain.name;
  // The stack of the place where it happened: the one of this function says nothing.
  if (plain.stack !== null) error.stack = plain.stack;
  return error;
}
