import { isMessage, type Message } from '../../core/model/message.ts';
import type { Remote } from './remote.ts';

/** The part of a MessagePort that is needed; a browser's and Node's both match. */
export interface Port {
  postMessage(message: unknown, transfer?: readonly object[]): void;
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller states the type of the data
  addEventListener<Data>(type: string, listener: (event: { readonly data?: Data }) => void): void;
  start(): void;
  close(): void;
}

/** An error as plain data: a structured clone drops its class, and in some engines its stack. */
export interface PlainError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | null;
  /** The cause of an error, if it is a message for the user. */
  readonly cause?: Message;
}

type PortMessage<Event> =
  /** Without an id, the call has no reply. */
  | { readonly kind: 'call'; readonly id: number | null; readonly name: string; readonly args: readonly unknown[] }
  | { readonly kind: 'result'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly error: PlainError }
  | { readonly kind: 'event'; readonly event: Event }
  | { readonly kind: 'end' };

type Subscribe<Event> = (listener: (event: Event) => void) => () => void;
/** On the serving side, an event can transfer ports. */
type SubscribeWithPorts<Event> = (listener: (event: Event, ports?: readonly object[]) => void) => () => void;

/** For some methods, what a call with these arguments transfers instead of copying it. */
type Transferred<Api> = {
  readonly [Name in keyof Api]?: Api[Name] extends (...args: infer Args) => unknown
    ? (...args: Args) => readonly object[]
    : never;
};

interface PendingCall<Event> {
  readonly message: PortMessage<Event>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

export interface Connection<Api, Event> {
  readonly remote: Remote<Api> & { readonly subscribe: Subscribe<Event> };
  /** Rejects all pending and future calls: the other side has crashed. */
  readonly fail: (error: Error) => void;
  /** Continues with another port, and sends the pending calls again there. */
  readonly reconnect: (to: Port) => void;
  /** Ends the subscription on the other side, and rejects all calls from now on. */
  readonly close: () => void;
}

/**
 * Handles the calls that arrive through a port, in their order.
 * @param subscribe source of the events that are sent to the other side
 * @returns a function that stops serving
 */
export function serve<Event>(api: object, port: Port, subscribe?: SubscribeWithPorts<Event>): () => void {
  const post = (message: PortMessage<Event>): void => port.postMessage(message);
  const unsubscribe = subscribe?.((event, ports = []) => port.postMessage({ kind: 'event', event }, ports));
  const end = (): void => {
    unsubscribe?.();
    port.close();
  };
  const handleCall = async (id: number | null, name: string, args: readonly unknown[]): Promise<void> => {
    try {
      const method: unknown = Reflect.get(api, name);
      if (typeof method !== 'function') throw new TypeError(`"${name}" is not a method of this API`);
      const result: unknown = await Reflect.apply(method, api, args);
      // Posting is inside `try`, because it throws for a result that cannot be cloned.
      if (id !== null) post({ kind: 'result', id, result });
    } catch (error) {
      if (id === null) throw error;
      post({ kind: 'failure', id, error: plainError(error) });
    }
  };
  port.addEventListener('message', ({ data }: { readonly data?: PortMessage<Event> }) => {
    if (data?.kind === 'call') void handleCall(data.id, data.name, data.args);
    if (data?.kind === 'end') end();
  });
  // Not every browser fires this event, so `end` is also sent as a message.
  port.addEventListener('close', () => unsubscribe?.());
  port.start();
  return end;
}

/**
 * Connects to the API behind a port. Each method returns a promise; an error on the other side rejects it.
 *
 * @param withoutReply methods without a result that are called often: their promise resolves at once
 */
export function connect<Api extends object, Event = never>(
  port: Port,
  withoutReply: readonly (keyof Api)[] = [],
  transferred: Transferred<Api> = {},
): Connection<Api, Event> {
  const client = new PortClient<Event>(port, new Set<unknown>(withoutReply), transferred);
  return {
    remote: createRemote<Api, Event>(client),
    fail: (error) => client.fail(error),
    reconnect: (to) => client.reconnect(to),
    close: () => client.close(),
  };
}

/** Sends calls through a port and settles them with the replies. */
class PortClient<Event> {
  #port: Port;
  #failure: Error | null = null;
  #calls = 0;
  readonly #pending = new Map<number, PendingCall<Event>>();
  readonly #listeners = new Set<(event: Event) => void>();

  readonly #withoutReply: ReadonlySet<unknown>;
  readonly #transferred: object;

  constructor(port: Port, withoutReply: ReadonlySet<unknown>, transferred: object) {
    this.#port = port;
    this.#withoutReply = withoutReply;
    this.#transferred = transferred;
    this.#listen();
  }

  call(name: string, args: readonly unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#failure) return reject(this.#failure);
      if (this.#withoutReply.has(name)) {
        this.#post({ kind: 'call', id: null, name, args });
        return resolve(undefined);
      }
      const id = (this.#calls += 1);
      const message = { kind: 'call', id, name, args } as const;
      this.#post(message, this.#transferredBy(name, args));
      this.#pending.set(id, { message, resolve, reject });
    });
  }

  subscribe(listener: (event: Event) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  fail(error: Error): void {
    this.#failure = error;
    for (const call of this.#pending.values()) call.reject(error);
    this.#pending.clear();
  }

  reconnect(to: Port): void {
    this.#port.close();
    this.#port = to;
    this.#listen();
    for (const { message } of this.#pending.values()) this.#post(message);
  }

  close(): void {
    this.#post({ kind: 'end' });
    this.#port.close();
    this.fail(new Error('The connection was closed.'));
  }

  #transferredBy(name: string, args: readonly unknown[]): readonly object[] {
    const method: unknown = Reflect.get(this.#transferred, name);
    const objects: readonly object[] = typeof method === 'function' ? Reflect.apply(method, undefined, args) : [];
    return objects;
  }

  #post(message: PortMessage<Event>, transferred: readonly object[] = []): void {
    this.#port.postMessage(message, transferred);
  }

  #listen(): void {
    this.#port.addEventListener('message', this.#receive);
    this.#port.start();
  }

  readonly #receive = ({ data }: { readonly data?: PortMessage<Event> }): void => {
    if (data?.kind === 'event') for (const listener of this.#listeners) listener(data.event);
    if (data?.kind !== 'result' && data?.kind !== 'failure') return;
    const call = this.#pending.get(data.id);
    this.#pending.delete(data.id);
    if (data.kind === 'result') call?.resolve(data.result);
    else call?.reject(errorFrom(data.error));
  };
}

/** An object with a method for every name, each of which calls the other side. */
function createRemote<Api, Event>(client: PortClient<Event>): Connection<Api, Event>['remote'] {
  const methods = new Map<string, (...args: unknown[]) => Promise<unknown>>();
  const subscribe: Subscribe<Event> = (listener) => client.subscribe(listener);
  const method = (name: string): ((...args: unknown[]) => Promise<unknown>) => {
    const known = methods.get(name);
    if (known) return known;
    const call = (...args: unknown[]): Promise<unknown> => client.call(name, args);
    methods.set(name, call);
    return call;
  };
  const proxy = new Proxy(
    { subscribe },
    {
      get: (_target, name) => {
        if (name === 'subscribe') return subscribe;
        // `await` treats any object with a `then` method as a promise.
        return typeof name === 'symbol' || name === 'then' ? undefined : method(name);
      },
    },
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the proxy has every method of Api
  return proxy as Connection<Api, Event>['remote'];
}

export function plainError(error: unknown): PlainError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), stack: null };
  const { name, message, stack = null, cause } = error;
  return { name, message, stack, ...(isMessage(cause) && { cause }) };
}

export function errorFrom(plain: PlainError): Error {
  const error = new Error(plain.message, plain.cause && { cause: plain.cause });
  error.name = plain.name;
  // Restores the stack of the original error: the stack of this function is not useful.
  if (plain.stack !== null) error.stack = plain.stack;
  return error;
}
