import { vi } from 'vitest';
import { createFrugalEngine, type FrugalEngine } from '../src/engine/frugal.ts';
import { connect, serve } from '../src/engine/port.ts';
import type { ExchangeId, Query } from '../src/engine/questions.ts';
import type { Safe } from '../src/engine/safe.ts';
import type { Squeeze } from '../src/engine/squeeze.ts';
import type { Open } from '../src/engine/worker.ts';
import { guardEngine, type EngineWorker } from '../src/extension/guard.ts';
import { multistatus, response } from './exchange.ts';

export const ALL: Query = { text: '', chip: 'all', invert: false };
export const BODY = multistatus(response('/dav/a', 423), response('/dav/b', 200));
/** One that squeezes nothing, and so takes no time. */
const SQUEEZE: Squeeze = {
  pack: async ({ body }) => ({ body: { bytes: new TextEncoder().encode(body), encoding: 'utf-8' }, request: null }),
  unpack: async ({ body }) => ({ body: new TextDecoder().decode(body.bytes), request: null }),
};

/** A worker that is to read this never comes back. */
export const TARPIT = multistatus(response('/dav/tarpit', 200));

/** A worker in this thread, as `engine/worker.ts` is one; it hangs where a test wants it to. */
export class FakeWorker implements EngineWorker {
  static all: FakeWorker[] = [];
  readonly ports: MessagePort[] = [];
  begin: (Open & { readonly role: 'intake' })['begin'] | null = null;
  engine: FrugalEngine | null = null;
  isTerminated = false;
  isSilent = false;
  fail: (why: string) => void = () => undefined;

  constructor() {
    FakeWorker.all.push(this);
  }

  onError(listener: (why: string) => void): void {
    this.fail = listener;
  }

  terminate(): void {
    this.isTerminated = true;
    for (const port of this.ports) port.close();
  }

  postMessage(message: Open, transfer: Transferable[]): void {
    for (const port of transfer) if (port instanceof MessagePort) this.ports.push(port);
    if (this.isSilent) return;
    if (message.role === 'panel') {
      if (this.engine) serve(this.#deaf(this.engine), message.port, this.engine.subscribe);
      return;
    }
    this.begin = message.begin;
    const { remote } = connect<Safe>(message.safe);
    const engine = createFrugalEngine({
      later: (work) => void setImmediate(work),
      after: () => undefined,
      safe: remote,
      squeeze: SQUEEZE,
    });
    this.engine = engine;
    void remote.begun(engine.begin(message.begin));
    const add: FrugalEngine['add'] = async (one) => {
      if (one.content?.kind === 'content' && one.content.text.includes('tarpit')) {
        this.isSilent = true;
        void remote.reading(one.id ?? null);
        return new Promise(() => undefined);
      }
      return engine.add(one);
    };
    serve(this.#deaf({ ...engine, add }), message.port);
  }

  /** As one that is caught in a loop: it answers nothing. */
  #deaf(engine: FrugalEngine): FrugalEngine {
    const never = (): Promise<never> => new Promise(() => undefined);
    return new Proxy(engine, {
      get: (api, name, receiver) => {
        const method: unknown = Reflect.get(api, name, receiver);
        if (typeof method !== 'function') return method;
        return async (...args: unknown[]): Promise<unknown> => {
          const answer: unknown = this.isSilent ? await never() : await Reflect.apply(method, api, args);
          return this.isSilent ? never() : answer;
        };
      },
    });
  }
}

export function guarded() {
  FakeWorker.all = [];
  const told: (boolean | string)[] = [];
  const dropped: ExchangeId[] = [];
  const guard = guardEngine({
    start: () => new FakeWorker(),
    restarted: (asked) => told.push(asked),
    dropped: (id) => dropped.push(id),
    stopped: (why) => told.push(why),
  });
  const now = (): FakeWorker => {
    const worker = FakeWorker.all.at(-1);
    if (!worker) throw new Error('no worker was started');
    return worker;
  };
  /** Lets messages through, and time pass: five beats are ten seconds. */
  const beats = async (count: number): Promise<void> => {
    for (let beat = 0; beat < count; beat += 1) {
      vi.advanceTimersByTime(2000);
      await turns();
    }
  };
  return { guard, told, dropped, now, beats };
}

/** Messages between ports take a turn each. */
export async function turns(): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

export async function ids(worker: FakeWorker): Promise<readonly ExchangeId[]> {
  return (await worker.engine?.overview(ALL))?.exchanges.map(({ id }) => id) ?? [];
}
