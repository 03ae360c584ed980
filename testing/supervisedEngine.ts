import { vi } from 'vitest';
import type { EngineTask } from '../src/engine/api/engineTask.ts';
import { type InitialState, createResidentEngine, type ResidentEngine } from '../src/engine/worker/residentEngine.ts';
import type { ImportApi } from '../src/engine/api/importApi.ts';
import { connect, serve } from '../src/engine/api/port.ts';
import {
  EMPTY_QUERY,
  type EngineEvent,
  type ExchangeId,
  type ExchangeRow,
  type EngineApi,
} from '../src/engine/api/engineApi.ts';
import type { Remote } from '../src/engine/api/remote.ts';
import type { BodyVault } from '../src/engine/api/bodyVault.ts';
import { type Limits, LIMITS } from '../src/engine/store/exchangeStore.ts';
import { type Compression, createCompression } from '../src/engine/worker/compression.ts';
import type { WorkerMessage } from '../src/engine/worker/worker.ts';
import { createEngineSupervisor } from '../src/extension/supervisor/engineSupervisor.ts';
import type { EngineWorker } from '../src/extension/supervisor/runningWorker.ts';
import { multistatus, response } from './exchange.ts';

export const BODY = multistatus(response('/dav/a', 423), response('/dav/b', 200));

/** Encodes texts without compressing them, which takes no time. */
const INSTANT = createCompression(() => Promise.resolve());
const NO_COMPRESSION: Compression = { ...INSTANT, compress: INSTANT.encode };

/** How a worker fails when it starts a task. */
export type WorkerFailure = 'hangs' | 'crashes' | null;
export type FailurePlan = (task: EngineTask, worker: FakeWorker) => WorkerFailure;

/** Thrown to stop the code of a fake worker. It is never visible outside. */
class Stopped extends Error {
  override readonly name = 'StoppedWorker';
}

/** A worker that runs in this thread, like `engine/worker/worker.ts`. It hangs or crashes according to a test's plan. */
export class FakeWorker implements EngineWorker {
  static all: FakeWorker[] = [];
  static plan: FailurePlan = () => null;
  static limits: Limits = LIMITS;
  readonly ports: MessagePort[] = [];
  initialState: InitialState | null = null;
  engine: ResidentEngine | null = null;
  isTerminated = false;
  /** The worker does not run any code and does not respond. */
  isSilent = false;
  #timers: (() => void)[] = [];
  #onError: (why: string) => void = () => undefined;

  constructor() {
    FakeWorker.all.push(this);
  }

  onError(listener: (why: string) => void): void {
    this.#onError = listener;
  }

  /** Crashes with an error. */
  fail(why: string): void {
    this.isSilent = true;
    this.#onError(why);
  }

  /** Runs the timers, which evict idle exchanges. */
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
      serve(this.#unlessSilent(this.engine), message.port, (listener: (change: EngineEvent) => void) => {
        if (this.initialState && this.initialState.evicted.length + this.initialState.captured.length > 0)
          listener({ added: null });
        return subscribe((change) => {
          if (!this.isSilent) listener(change);
        });
      });
      return;
    }
    this.initialState = message.initialState;
    const bodyVault = this.#withFailures(connect<BodyVault>(message.bodyVault).remote);
    const engine = createResidentEngine({
      checksInBackground: false,
      defer: (work) => void setImmediate(() => this.#runUnlessSilent(work)),
      after: (_milliseconds, work) => this.#timers.push(() => this.#runUnlessSilent(work)),
      bodyVault,
      compression: NO_COMPRESSION,
      limits: FakeWorker.limits,
    });
    this.engine = engine;
    this.#runUnlessSilent(() => void bodyVault.reportListed(engine.start(message.initialState)));
    serve(this.#unlessSilent(engine), message.port);
  }

  #runUnlessSilent(work: () => void): void {
    if (this.isSilent) return;
    try {
      work();
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
    }
  }

  /** Reports each task before it starts; then the plan may make the worker fail. */
  #withFailures(remote: Remote<BodyVault>): Remote<BodyVault> {
    const never = (): Promise<never> => new Promise(() => undefined);
    const reportTask = (task: EngineTask | null): Promise<void> => {
      if (this.isSilent) throw new Stopped();
      const reported = remote.reportTask(task);
      const failure = task && FakeWorker.plan(task, this);
      if (!failure) return reported;
      this.isSilent = true;
      // The task is reported before the error.
      if (failure === 'crashes') void reported.then(() => this.#onError('out of memory'));
      throw new Stopped();
    };
    return new Proxy(remote, {
      get: (api, name, receiver) => {
        if (name === 'reportTask') return reportTask;
        return this.isSilent ? never : (Reflect.get(api, name, receiver) as unknown);
      },
    });
  }

  /** A silent worker does not reply, as if it were in an endless loop. */
  #unlessSilent(engine: ResidentEngine): ResidentEngine {
    const never = (): Promise<never> => new Promise(() => undefined);
    return new Proxy(engine, {
      get: (api, name, receiver) => {
        const method: unknown = Reflect.get(api, name, receiver);
        if (typeof method !== 'function') return method;
        return async (...args: unknown[]): Promise<unknown> => {
          if (this.isSilent) return never();
          try {
            const result: unknown = await Reflect.apply(method, api, args);
            return this.isSilent ? await never() : result;
          } catch (error) {
            if (this.isSilent) return never();
            throw error;
          }
        };
      },
    });
  }
}

/** A supervisor with fake workers, and a panel that is connected to each new worker. */
export function createSupervisedEngine(plan: FailurePlan = () => null, limits: Limits = LIMITS) {
  FakeWorker.all = [];
  FakeWorker.plan = plan;
  FakeWorker.limits = limits;
  const trouble: string[] = [];
  const dropped: ExchangeId[] = [];
  /** The workers that serve panels; the others process a single response. */
  const engines: FakeWorker[] = [];
  const newest = (): FakeWorker => {
    const worker = FakeWorker.all.at(-1);
    if (!worker) throw new Error('no worker was started');
    return worker;
  };
  const supervisor = createEngineSupervisor({
    startWorker: () => new FakeWorker(),
    onRestart: () => {
      engines.push(newest());
      panel.reconnect(supervisor.openPort());
    },
    onDropped: (id) => dropped.push(id),
    onRepeatedCrash: (why) => trouble.push(why),
  });
  engines.push(newest());
  const panel = connect<EngineApi & ImportApi, EngineEvent>(supervisor.openPort());
  /** The worker that serves panels now. */
  const now = (): FakeWorker => engines.at(-1) ?? newest();
  /** Advances the time by watchdog intervals of 2 s and delivers messages. */
  const beats = async (count: number): Promise<void> => {
    for (let beat = 0; beat < count; beat += 1) {
      vi.advanceTimersByTime(2000);
      await waitTurns();
    }
  };
  return { supervisor, panel: panel.remote, trouble, dropped, restarts: () => engines.length - 1, now, beats };
}

/** Waits for turns of the event loop: each message between ports takes one. */
export async function waitTurns(count = 40): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

export async function listedRows({ engine }: FakeWorker): Promise<readonly ExchangeRow[]> {
  return (await engine?.overview(EMPTY_QUERY))?.exchanges ?? [];
}

export async function listedIds(worker: FakeWorker): Promise<readonly ExchangeId[]> {
  return (await listedRows(worker)).map(({ id }) => id);
}

/** Makes the first workers that process a body fail. @param times number of workers */
export function failOnBody(id: number, times: number, fate: 'hangs' | 'crashes' = 'crashes'): FailurePlan {
  let left = times;
  return (task) => {
    if (task.kind !== 'body' || task.id !== id || left === 0) return null;
    left -= 1;
    return fate;
  };
}
