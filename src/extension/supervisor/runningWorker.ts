import { ENGINE_HUNG } from '../messages.ts';
import type { EngineTask } from '../../engine/api/engineTask.ts';
import type { InitialState, ResidentEngine } from '../../engine/worker/residentEngine.ts';
import { connect, serve } from '../../engine/api/port.ts';
import type { CaptureApi, EngineApi } from '../../engine/api/engineApi.ts';
import type { Remote } from '../../engine/api/remote.ts';
import type { BodyVault } from '../../engine/api/bodyVault.ts';
import type { Parts } from '../../engine/api/chunkedTransfer.ts';
import type { WorkerMessage } from '../../engine/worker/worker.ts';

/** The part of a Worker that is needed. */
export interface EngineWorker {
  postMessage(message: WorkerMessage, transfer: Transferable[]): void;
  terminate(): void;
  /** Called if it never began, or ended with an error that it could not report itself. */
  onError(listener: (why: string) => void): void;
}

export type EngineIntake = CaptureApi &
  Parts &
  Pick<EngineApi, 'setRules'> &
  Pick<ResidentEngine, 'ping' | 'setAside' | 'restore' | 'refuse'>;

/** How a worker ended. */
export interface Crash {
  readonly reason: string;
  /** It did not answer any more; else it failed. */
  readonly isHang: boolean;
  /** What it was working on. */
  readonly culprit: EngineTask | null;
}

export interface RunningWorkerOptions {
  readonly startWorker: () => EngineWorker;
  readonly begin: InitialState;
  readonly vault: Omit<BodyVault, 'reportTask' | 'reportFailure'>;
  /** Whether something is awaited of it beyond what it says that it works on. */
  readonly isNeeded: () => boolean;
  /** Characters of what it works on: JSON is parsed in one go. */
  readonly lengthOf: (culprit: EngineTask) => number;
  readonly onCrash: (death: Crash) => void;
}

/** An engine in a worker, which is watched. */
export interface RunningWorker {
  readonly engine: Remote<EngineIntake>;
  /** Gives the engine the port of a panel. */
  readonly connectPanel: (port: MessagePort) => void;
  /** Watches it from now on, as long as it is needed. */
  readonly watch: () => void;
  /** Ends it; what it was asked is rejected. */
  readonly close: () => void;
}

/** Milliseconds between two signs of life. */
const BEAT = 2000;
// Beats, not seconds: a computer that slept for an hour has missed one. JSON is parsed at some megabytes a second.
const BEATS_MISSED = 5;
const CHARACTERS_PER_BEAT = 1_000_000;

/** Starts an engine in a worker of its own, and ends it when it fails or does not answer any more. */
export function runEngineWorker({
  startWorker,
  begin,
  vault,
  isNeeded,
  lengthOf,
  onCrash,
}: RunningWorkerOptions): RunningWorker {
  const worker = startWorker();
  const [intake, store] = [new MessageChannel(), new MessageChannel()];
  let culprit: EngineTask | null = null;
  let missed = 0;
  let timer: ReturnType<typeof setInterval> | null = null;
  let isOver = false;

  const over = (reason: string, isHang: boolean): void => {
    if (isOver) return;
    close();
    onCrash({ reason, isHang, culprit });
  };
  const unwatch = (): void => {
    if (timer !== null) clearInterval(timer);
    timer = null;
  };
  const beat = (): void => {
    if (culprit === null && !isNeeded()) return unwatch();
    missed += 1;
    const patience = culprit === null ? 0 : lengthOf(culprit) / CHARACTERS_PER_BEAT;
    if (missed > BEATS_MISSED + patience) return over(ENGINE_HUNG, true);
    if (missed > 1) return;
    engine.remote.ping().then(
      () => void (missed = 0),
      // It has ended, and that is known.
      () => undefined,
    );
  };
  const watch = (): void => {
    if (!isOver) timer ??= setInterval(beat, BEAT);
  };
  const whole: BodyVault = {
    ...vault,
    reportTask: (given) => {
      culprit = given;
      watch();
    },
    reportFailure: (why) => over(why, false),
  };
  const stopServing = serve(whole, store.port1);
  const engine = connect<EngineIntake>(intake.port1);
  const close = (): void => {
    if (isOver) return;
    isOver = true;
    unwatch();
    stopServing();
    engine.fail(new Error(ENGINE_HUNG));
    intake.port1.close();
    worker.terminate();
  };
  worker.onError((why) => over(why, false));
  worker.postMessage({ role: 'intake', port: intake.port2, bodyVault: store.port2, initialState: begin }, [
    intake.port2,
    store.port2,
  ]);
  return {
    engine: engine.remote,
    connectPanel: (port) => worker.postMessage({ role: 'panel', port }, [port]),
    watch,
    close,
  };
}
