import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Measured, Message, Order } from './child.ts';

/** What one family takes at one size. */
export interface Measurement {
  readonly actions: ReadonlyMap<string, Measured>;
  /** The action that did not end in time, or failed; null if all ended. */
  readonly hung: string | null;
  /** Characters of the input. */
  readonly length: number;
  /** The largest amount of memory that the process had, in bytes. */
  readonly memory: number;
}

/** A process that measures one family. */
export class Gauge {
  readonly #limit: number;
  #child: ChildProcess | null = null;

  /** @param limit milliseconds that one action may take, with its repeated runs */
  constructor(limit: number) {
    this.#limit = limit;
  }

  async measure(order: Order): Promise<Measurement> {
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
      child.send(order);
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
    // What V8 prints when it runs out of memory says nothing about the family.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  await once(child, 'message');
  return child;
}
