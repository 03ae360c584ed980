import type { Remote } from '../../engine/api/remote.ts';
import type { RunningWorker, WorkerEngine } from './runningWorker.ts';

/** The connection to the current engine. It continues when the worker is replaced. */
export class EngineConnection {
  #worker: RunningWorker | null = null;
  /** Ports of panels that were opened while no worker ran. */
  #waitingPorts: MessagePort[] = [];
  #requests = 0;
  #isPanelVisible = false;

  /** Whether the worker must respond: a panel is visible, or a request is pending. */
  get isNeeded(): boolean {
    return this.#isPanelVisible || this.#requests > 0;
  }

  /** @param worker the new worker; null until the next one runs */
  setWorker(worker: RunningWorker | null): void {
    this.#worker = worker;
    if (!worker) return;
    for (const port of this.#waitingPorts.splice(0)) worker.connectPanel(port);
    if (this.#isPanelVisible) worker.watch();
  }

  setPanelVisible(isVisible: boolean): void {
    this.#isPanelVisible = isVisible;
    if (isVisible) this.#worker?.watch();
  }

  /** @returns a port for a panel, connected to this worker or to the next one */
  openPort(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    if (this.#worker) this.#worker.connectPanel(port1);
    else this.#waitingPorts.push(port1);
    return port2;
  }

  /**
   * Sends a request. If the worker crashes, it does not reply. That is not an error: the next worker starts with the result.
   * @returns the reply; null if no worker runs, or if it crashed
   */
  async request<Reply>(send: (engine: Remote<WorkerEngine>) => Promise<Reply>): Promise<Reply | null> {
    const worker = this.#worker;
    if (!worker) return null;
    this.#requests += 1;
    worker.watch();
    try {
      return await send(worker.engine);
    } catch (error) {
      if (worker === this.#worker) throw error;
      return null;
    } finally {
      this.#requests -= 1;
    }
  }

  /** Sends a request whose reply is not needed. */
  notify(send: (engine: Remote<WorkerEngine>) => Promise<unknown>): void {
    this.request(send).catch(() => undefined);
  }
}
