import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { lengthOf } from './enlarge.ts';
import type { Seed } from './seeds.ts';

export interface ParseRequest {
  readonly seed: Seed;
  readonly text: string;
  readonly status: number;
}

export interface ParseResult {
  readonly milliseconds: number;
  /** What was thrown. */
  readonly error: string | null;
}

/** Bytes of heap for each byte of a text, which has two for each character. */
const TIMES = 10;
/** What the readers and the loader of TypeScript take by themselves, in MB. */
const EMPTY = 48;
const MEGABYTE = 1_000_000;
/** Milliseconds that any text may take, for the garbage collector has its own time. */
const JITTER = 250;

/** A process with so much heap and no more, in which a long text can be read without harm to the one that asks. */
export class LimitedProcess {
  readonly #heap: number;
  #child: ChildProcess | null = null;

  /** @param longest of the texts, in characters */
  constructor(longest: number) {
    this.#heap = EMPTY + Math.ceil((TIMES * 2 * longest) / MEGABYTE);
  }

  /** @returns what went wrong; null where nothing did */
  async read(given: ParseRequest): Promise<string | null> {
    const wrong = await this.#once(given);
    // Once may be another program's doing.
    return wrong?.startsWith('slow') === true ? this.#once(given) : wrong;
  }

  async #once(given: ParseRequest): Promise<string | null> {
    const allowed = JITTER + (1000 * lengthOf(given)) / MEGABYTE;
    const child = (this.#child ??= await this.#start());
    child.send(given);
    const told = await this.#answer(child, allowed * 10);
    if (told === 'hung') return `hung for ${(allowed * 10).toFixed(0)} ms`;
    if (told === 'died') return `took more than ${this.#heap} MB of heap`;
    if (told.error !== null) return told.error;
    return told.milliseconds > allowed ? `slow: ${told.milliseconds.toFixed(0)} ms` : null;
  }

  close(): void {
    this.#child?.kill();
    this.#child = null;
  }

  async #answer(child: ChildProcess, patience: number): Promise<ParseResult | 'hung' | 'died'> {
    const over = new AbortController();
    const timer = setTimeout(() => over.abort(), patience);
    try {
      const first = await Promise.race([
        once(child, 'message', { signal: over.signal }),
        once(child, 'exit', { signal: over.signal }).then(() => null),
      ]);
      if (first) return first[0] as ParseResult;
      this.#child = null;
      return 'died';
    } catch (error) {
      if (!over.signal.aborted) throw error;
      this.close();
      return 'hung';
    } finally {
      clearTimeout(timer);
      over.abort();
    }
  }

  async #start(): Promise<ChildProcess> {
    const child = fork(join(import.meta.dirname, 'child.ts'), {
      execArgv: ['--import', 'tsx', `--max-old-space-size=${this.#heap}`],
      // What V8 prints when it runs out of heap says nothing about the text.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    await once(child, 'message');
    return child;
  }
}
