import { ENGINE_HUNG } from '../messages.ts';
import type { EngineTask } from '../../engine/api/engineTask.ts';
import type { InitialState, ResidentEngine } from '../../engine/worker/residentEngine.ts';
import { connect, serve } from '../../engine/api/port.ts';
import type { CaptureApi, EngineApi } from '../../engine/api/engineApi.ts';
import type { Remote } from '../../engine/api/remote.ts';
import type { BodyVault } from '../../engine/api/bodyVault.ts';
import type { ChunkReceiver } from '../../engine/api/chunkedTransfer.ts';
import type { WorkerMessage } from '../../engine/worker/worker.ts';
import type { WorkerVault } from './exchangeVault.ts';
import { Watchdog } from './watchdog.ts';

/** The part of a Worker that is used. */
export interface EngineWorker {
  postMessage(message: WorkerMessage, transfer: Transferable[]): void;
  terminate(): void;
  /** Called if the worker could not start, or stopped with an error that it could not report itself. */
  onError(listener: (reason: string) => void): void;
}

/** Methods of the engine that the supervisor calls. */
export type WorkerEngine = CaptureApi &
  ChunkReceiver &
  Pick<EngineApi, 'setRules'> &
  Pick<ResidentEngine, 'ping' | 'setAside' | 'restore' | 'refuse'>;

export interface Crash {
  readonly reason: string;
  /** The worker did not respond; otherwise it failed with an error. */
  readonly isHang: boolean;
  /** What the worker was doing; null if it reported no task. */
  readonly task: EngineTask | null;
}

export interface RunningWorkerOptions {
  readonly startWorker: () => EngineWorker;
  readonly initialState: InitialState;
  readonly vault: WorkerVault;
  /** Whether the worker must respond, even if it reports no task. */
  readonly isNeeded: () => boolean;
  /** Number of characters that a task parses, which determines its timeout: JSON is parsed synchronously. */
  readonly lengthOf: (task: EngineTask) => number;
  readonly onCrash: (crash: Crash) => void;
}

/** An engine that runs in a worker. */
export interface RunningWorker {
  readonly engine: Remote<WorkerEngine>;
  /** Passes the port of a panel to the engine. */
  readonly connectPanel: (port: MessagePort) => void;
  /** Starts to check that the worker responds, for as long as it is needed. */
  readonly watch: () => void;
  /** Terminates the worker; pending requests are rejected. */
  readonly close: () => void;
}

/** Starts an engine in a worker, and terminates the worker when it fails or does not respond. */
export function runEngineWorker(options: RunningWorkerOptions): RunningWorker {
  const worker = options.startWorker();
  const [intake, store] = [new MessageChannel(), new MessageChannel()];
  const engine = connect<WorkerEngine>(intake.port1);
  let task: EngineTask | null = null;
  let isClosed = false;

  const crash = (reason: string, isHang: boolean): void => {
    if (isClosed) return;
    close();
    options.onCrash({ reason, isHang, task });
  };
  const watchdog = new Watchdog({
    ping: () => engine.remote.ping(),
    isNeeded: () => task !== null || options.isNeeded(),
    taskLength: () => (task === null ? 0 : options.lengthOf(task)),
    onHang: () => crash(ENGINE_HUNG, true),
  });
  const watch = (): void => {
    if (!isClosed) watchdog.start();
  };
  const vault: BodyVault = {
    ...options.vault,
    reportTask: (current) => {
      task = current;
      watch();
    },
    reportFailure: (reason) => crash(reason, false),
  };
  const stopServing = serve(vault, store.port1);
  const close = (): void => {
    if (isClosed) return;
    isClosed = true;
    watchdog.stop();
    stopServing();
    engine.fail(new Error(ENGINE_HUNG));
    intake.port1.close();
    worker.terminate();
  };
  worker.onError((reason) => crash(reason, false));
  const { initialState } = options;
  const message: WorkerMessage = { role: 'intake', port: intake.port2, bodyVault: store.port2, initialState };
  worker.postMessage(message, [intake.port2, store.port2]);
  return {
    engine: engine.remote,
    connectPanel: (port) => worker.postMessage({ role: 'panel', port }, [port]),
    watch,
    close,
  };
}
