import { bodyMessages } from '../../core/model/messages.ts';
import { compressedSize } from '../../engine/worker/compression.ts';
import type { CaptureApi, EngineApi, ExchangeId } from '../../engine/api/engineApi.ts';
import type { Remote } from '../../engine/api/remote.ts';
import { CaptureTransfer } from './captureTransfer.ts';
import { createCrashRecord } from './crashRecord.ts';
import { EngineConnection } from './engineConnection.ts';
import { createExchangeVault, type ExchangeVault } from './exchangeVault.ts';
import { createIsolatedRuns, type IsolatedRuns } from './isolatedRuns.ts';
import { RestartDelay } from './restartDelay.ts';
import { type Crash, type EngineWorker, runEngineWorker } from './runningWorker.ts';

export interface EngineSupervisor {
  readonly captureApi: Remote<CaptureApi & Pick<EngineApi, 'setRules'>>;
  /** @returns a port for a panel, connected to the current engine or to the next one */
  openPort(): MessagePort;
  panelShown(): void;
  panelHidden(): void;
}

export interface SupervisorOptions {
  readonly startWorker: () => EngineWorker;
  /** Called when a new worker runs, since panels then need new ports. */
  readonly onRestart: () => void;
  /** Called when the engine drops an exchange because of a limit. */
  readonly onDropped?: (id: ExchangeId) => void;
  /** Called when workers crash repeatedly without a known task. Restarts continue, with increasing delays. */
  readonly onRepeatedCrash: (reason: string) => void;
}

/** Number of crashes by a body after which it is set aside. */
const MAX_BODY_CRASHES = 2;

/**
 * Runs an engine in a worker and replaces the worker when it crashes or hangs. The vault stores what the next worker starts with. A body that
 * crashed the worker is processed once more in an isolated worker; if that fails too, it is set aside. Other tasks are not repeated. See
 * docs/decisions/0006-bodies-outside-the-worker.md.
 */
export function createEngineSupervisor(options: SupervisorOptions): EngineSupervisor {
  const supervisor = new Supervisor(options);
  supervisor.start();
  const { connection } = supervisor;
  return {
    captureApi: createCaptureApi(supervisor),
    openPort: () => connection.openPort(),
    panelShown: () => connection.setPanelVisible(true),
    panelHidden: () => connection.setPanelVisible(false),
  };
}

class Supervisor {
  readonly vault: ExchangeVault;
  readonly crashes = createCrashRecord();
  readonly connection = new EngineConnection();
  readonly isolatedRuns: IsolatedRuns;
  readonly #delay = new RestartDelay();
  readonly #options: SupervisorOptions;

  constructor(options: SupervisorOptions) {
    this.#options = options;
    this.vault = createExchangeVault((id) => options.onDropped?.(id));
    this.isolatedRuns = this.#createIsolatedRuns();
  }

  start(): void {
    const { vault, crashes, connection } = this;
    this.#delay.workerStarted();
    try {
      const worker = runEngineWorker({
        startWorker: this.#options.startWorker,
        initialState: { ...vault.initialState(), refused: crashes.refused() },
        vault: vault.forWorker,
        isNeeded: () => connection.isNeeded || vault.isWaiting(),
        lengthOf: (task) => ('id' in task ? vault.lengthOf(task.id) : 0),
        onCrash: (crash) => this.#restart(crash),
      });
      connection.setWorker(worker);
    } catch (error) {
      this.#restart({ reason: String(error), isHang: false, task: null });
    }
  }

  #restart(crash: Crash): void {
    this.connection.setWorker(null);
    const delay = this.#record(crash);
    const startNext = (): void => {
      this.start();
      this.#options.onRestart();
    };
    if (delay === 0) startNext();
    else setTimeout(startNext, delay);
  }

  /** @returns the delay before the next worker, in ms */
  #record({ reason, isHang, task }: Crash): number {
    if (!task) {
      const { delay, isReported } = this.#delay.crashed();
      if (isReported) this.#options.onRepeatedCrash(reason);
      return delay;
    }
    this.#delay.reset();
    const count = this.crashes.add(task, isHang);
    if (task.kind === 'body') this.#setAside(task.id, count);
    return 0;
  }

  /** @param count crashes caused by the body */
  #setAside(id: ExchangeId, count: number): void {
    const content = this.vault.content(id);
    if (!content) return;
    const isFinal = count >= MAX_BODY_CRASHES;
    if (isFinal) this.isolatedRuns.cancel(id);
    else this.isolatedRuns.add(id, content);
    this.vault.setAside(id, isFinal ? bodyMessages.notProcessed('') : bodyMessages.processedAgain);
  }

  #createIsolatedRuns(): IsolatedRuns {
    const { vault, crashes, connection } = this;
    return createIsolatedRuns({
      startWorker: this.#options.startWorker,
      rules: vault.rules,
      lengthOf: vault.lengthOf,
      onProcessed: (id, processed) => {
        const bytes = processed.texts ? compressedSize(processed.texts) : 0;
        if (vault.restore(id, processed)) connection.notify((engine) => engine.restore(processed.evicted, bytes));
      },
      onUnlisted: (id) => {
        vault.resolve(id, null);
        connection.notify((engine) => engine.remove(id));
      },
      onCrashed: (id, isHang) => {
        this.#setAside(id, Math.max(MAX_BODY_CRASHES, crashes.add({ kind: 'body', id }, isHang)));
        connection.notify((engine) => engine.setAside(id, bodyMessages.notProcessed('')));
      },
      onRulesCrashed: (text) => {
        crashes.refuse({ kind: 'rules', text });
        connection.notify((engine) => engine.refuse({ kind: 'rules', text }));
      },
    });
  }
}

/** Stores what capture reports in the vault first, and then sends it to the engine. */
function createCaptureApi({ vault, crashes, connection, isolatedRuns }: Supervisor): EngineSupervisor['captureApi'] {
  const transfer = new CaptureTransfer(vault, connection);
  return {
    add: async (captured) => {
      const { id, listed } = vault.add(captured);
      void transfer.add(id, captured);
      return listed;
    },
    update: async (id, captured) => {
      const received = vault.update(id, captured);
      crashes.forget(id);
      isolatedRuns.cancel(id);
      await transfer.update(id, captured);
      received();
    },
    remove: async (id) => {
      vault.forWorker.remove(id);
      isolatedRuns.cancel(id);
      await connection.request((engine) => engine.remove(id));
    },
    clear: async () => {
      vault.clear();
      crashes.clear();
      isolatedRuns.prune(vault.has);
      await connection.request((engine) => engine.clear());
    },
    clearCaptured: async () => {
      vault.clearCaptured();
      isolatedRuns.prune(vault.has);
      await connection.request((engine) => engine.clearCaptured());
    },
    setRules: async (text) => {
      vault.setRules(text);
      return (await connection.request((engine) => engine.setRules(text))) ?? [];
    },
  };
}
