import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Measured, Message, MeasurementTask } from './child.ts';

/** The measurement of one family at one size. */
export interface Measurement {
  readonly actions: ReadonlyMap<string, Measured>;
  /** The action that timed out or failed; null if there is none. */
  readonly hung: string | null;
  /** Length of the input in characters. */
  readonly length: number;
  /** Peak memory of the process in bytes. */
  readonly memory: number;
}

/** Measures families in a child process, which may hang or run out of memory. */
export class MeasuringProcess {
  readonly #limit: number;
  #child: ChildProcess | null = null;

  /** @param limit milliseconds that all runs of one action may take */
  constructor(limit: number) {
    this.#limit = limit;
  }

  async measure(task: MeasurementTask): Promise<Measurement> {
    const child = (this.#child ??= await start());
    const actions = new Map<string, Measured>();
    let current: string | null = null;
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout | null = null;
      const end = (measurement: Measurement): void => {
        if (timer) clearTimeout(timer);
        child.removeAllListeners();
        resolve(measurement);
      };
      const fail = (message?: string): void => {
        this.close();
        const hung = current ?? 'making the input';
        end({ actions, hung: message === undefined ? hung : `${hung}: ${message}`, length: 0, memory: 0 });
      };
      const wait = (): void => {
        if (timer) clearTimeout(timer);
        timer = setTimeout(fail, this.#limit);
      };
      child.on('exit', () => fail());
      child.on('message', (message: Message) => {
        wait();
        if (message.kind === 'started') current = message.action;
        else if (message.kind === 'measured') actions.set(message.action, message);
        else if (message.kind === 'failed') fail(message.message);
        else if (message.kind === 'done') end({ ...message, actions, hung: null });
      });
      wait();
      child.send(task);
    });
  }

  close(): void {
    this.#child?.removeAllListeners();
    this.#child?.kill('SIGKILL');
    this.#child = null;
  }
}

async function start(): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'child.ts'), {
    execArgv: ['--import', 'tsx'],
    // Hides the message of V8 when it runs out of heap.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  await once(child, 'message');
  return child;
}
