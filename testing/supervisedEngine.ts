import { vi } from 'vitest';
import type { EngineTask } from '../src/engine/api/engineTask.ts';
import { type InitialState, createResidentEngine, type ResidentEngine } from '../src/engine/worker/residentEngine.ts';
import type { ImportApi } from '../src/engine/api/importApi.ts';
import { connect, serve } from '../src/engine/api/port.ts';
import type { EngineEvent, ExchangeId, ExchangeRow, Query, EngineApi } from '../src/engine/api/engineApi.ts';
import type { Remote } from '../src/engine/api/remote.ts';
import type { BodyVault } from '../src/engine/api/bodyVault.ts';
import { type Limits, LIMITS } from '../src/engine/store/exchangeStore.ts';
import type { Compression } from '../src/engine/worker/compression.ts';
import type { WorkerMessage } from '../src/engine/worker/worker.ts';
import { createEngineSupervisor } from '../src/extension/supervisor/engineSupervisor.ts';
import type { EngineWorker } from '../src/extension/supervisor/runningWorker.ts';
import { multistatus, response } from './exchange.ts';

export const ALL: Query = { text: '', chip: 'all', invert: false };
export const BODY = multistatus(response('/dav/a', 423), response('/dav/b', 200));

/** One that squeezes nothing, and so takes no time. */
const SQUEEZE: Compression = {
  compress: async ({ body }) => ({ body: { bytes: new TextEncoder().encode(body), encoding: 'utf-8' }, request: null }),
  decompress: async ({ body }) => ({ body: new TextDecoder().decode(body.bytes), request: null }),
};

/** How a worker ends when it begins with a piece of work. */
export type WorkerFailure = 'hangs' | 'dies' | null;
export type FailurePlan = (culprit: EngineTask, worker: FakeWorker) => WorkerFailure;

/** Ends what a worker in this thread is doing, as if it never came back; nothing of it is seen from outside. */
class Stopped extends Error {
  override readonly name = 'StoppedWorker';
}

/** A worker in this thread, as `engine/worker.ts` is one; it hangs or dies where a test wants it to. */
export class FakeWorker implements EngineWorker {
  static all: FakeWorker[] = [];
  static plan: FailurePlan = () => null;
  static limits: Limits = LIMITS;
  readonly ports: MessagePort[] = [];
  initialState: InitialState | null = null;
  engine: ResidentEngine | null = null;
  isTerminated = false;
  /** It does nothing any more, and answers nothing. */
  isSilent = false;
  #timers: (() => void)[] = [];
  #told: (why: string) => void = () => undefined;

  constructor() {
    FakeWorker.all.push(this);
  }

  onError(listener: (why: string) => void): void {
    this.#told = listener;
  }

  /** Ends with an error. */
  fail(why: string): void {
    this.isSilent = true;
    this.#told(why);
  }

  /** Lets the time pass after which what is not in use is evicted. */
  tick(): void {
    for (const work of this.#timers.splice(0)) if (!this.isSilent) work();
  }

  terminate(): void {
    this.isSilent = true;
    this.isTerminated = true;
    for (const port of this.ports) port.close();
  }

  postMessage(message: WorkerMessage, transfer: Transferable[]): void {
    for (const port of transfer) if (port instanceof MessagePort) this.ports.push(port);
    if (this.isSilent) return;
    if (message.role === 'panel') {
      if (!this.engine) return;
      const { subscribe } = this.engine;
      serve(this.#deaf(this.engine), message.port, (listener: (change: EngineEvent) => void) => {
        if (this.initialState && this.initialState.evicted.length + this.initialState.captured.length > 0)
          listener({ added: null });
        return subscribe((change) => {
          if (!this.isSilent) listener(change);
        });
      });
      return;
    }
    this.initialState = message.initialState;
    const bodyVault = this.#watched(connect<BodyVault>(message.bodyVault).remote);
    const engine = createResidentEngine({
      defer: (work) => void setImmediate(() => this.#doing(work)),
      after: (_milliseconds, work) => this.#timers.push(() => this.#doing(work)),
      bodyVault,
      compression: SQUEEZE,
      limits: FakeWorker.limits,
    });
    this.engine = engine;
    this.#doing(() => void bodyVault.reportListed(engine.start(message.initialState)));
    serve(this.#deaf(engine), message.port);
  }

  #doing(work: () => void): void {
    if (this.isSilent) return;
    try {
      work();
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
    }
  }

  /** What it says of its work goes out before the work begins; then it may never come back. */
  #watched(remote: Remote<BodyVault>): Remote<BodyVault> {
    const never = (): Promise<never> => new Promise(() => undefined);
    const working = (culprit: EngineTask | null): Promise<void> => {
      if (this.isSilent) throw new Stopped();
      const told = remote.reportTask(culprit);
      const fate = culprit && FakeWorker.plan(culprit, this);
      if (!fate) return told;
      this.isSilent = true;
      // An error is told after what was said before it.
      if (fate === 'dies') void told.then(() => this.#told('out of memory'));
      throw new Stopped();
    };
    return new Proxy(remote, {
      get: (api, name, receiver) => {
        if (name === 'reportTask') return working;
        return this.isSilent ? never : (Reflect.get(api, name, receiver) as unknown);
      },
    });
  }

  /** As one that is caught in a loop: it answers nothing. */
  #deaf(engine: ResidentEngine): ResidentEngine {
    const never = (): Promise<never> => new Promise(() => undefined);
    return new Proxy(engine, {
      get: (api, name, receiver) => {
        const method: unknown = Reflect.get(api, name, receiver);
        if (typeof method !== 'function') return method;
        return async (...args: unknown[]): Promise<unknown> => {
          if (this.isSilent) return never();
          try {
            const answer: unknown = await Reflect.apply(method, api, args);
            return this.isSilent ? await never() : answer;
          } catch (error) {
            if (this.isSilent) return never();
            throw error;
          }
        };
      },
    });
  }
}

/** The other side of the guard: its workers, and one panel, which goes on with each new worker. */
export function createSupervisedEngine(plan: FailurePlan = () => null, limits: Limits = LIMITS) {
  FakeWorker.all = [];
  FakeWorker.plan = plan;
  FakeWorker.limits = limits;
  const trouble: string[] = [];
  const dropped: ExchangeId[] = [];
  /** Those that serve panels; the others process one response alone. */
  const engines: FakeWorker[] = [];
  const newest = (): FakeWorker => {
    const worker = FakeWorker.all.at(-1);
    if (!worker) throw new Error('no worker was started');
    return worker;
  };
  const guard = createEngineSupervisor({
    startWorker: () => new FakeWorker(),
    onRestart: () => {
      engines.push(newest());
      panel.reconnect(guard.openPort());
    },
    onDropped: (id) => dropped.push(id),
    onRepeatedCrash: (why) => trouble.push(why),
  });
  engines.push(newest());
  const panel = connect<EngineApi & ImportApi, EngineEvent>(guard.openPort());
  /** The one that serves panels now. */
  const now = (): FakeWorker => engines.at(-1) ?? newest();
  /** Lets messages through, and time pass: five beats are ten seconds. */
  const beats = async (count: number): Promise<void> => {
    for (let beat = 0; beat < count; beat += 1) {
      vi.advanceTimersByTime(2000);
      await waitTurns();
    }
  };
  return { guard, panel: panel.remote, trouble, dropped, restarts: () => engines.length - 1, now, beats };
}

/** Messages between ports take a turn each. */
export async function waitTurns(count = 40): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

export async function listedRows({ engine }: FakeWorker): Promise<readonly ExchangeRow[]> {
  return (await engine?.overview(ALL))?.exchanges ?? [];
}

export async function listedIds(worker: FakeWorker): Promise<readonly ExchangeId[]> {
  return (await listedRows(worker)).map(({ id }) => id);
}

/** Ends the first so many workers that work on a body. */
export function failOnBody(id: number, times: number, fate: 'hangs' | 'dies' = 'dies'): FailurePlan {
  let left = times;
  return (culprit) => {
    if (culprit.kind !== 'body' || culprit.id !== id || left === 0) return null;
    left -= 1;
    return fate;
  };
}
