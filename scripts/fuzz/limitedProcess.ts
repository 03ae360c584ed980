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
  /** The stack of the error that was thrown. */
  readonly error: string | null;
}

/** Allowed bytes of heap per byte of text, at two bytes per character. */
const HEAP_PER_BYTE = 10;
/** Heap of the parsers and the TypeScript loader without a text, in MB. */
const BASE_HEAP = 48;
const MEGABYTE = 1_000_000;
/** Milliseconds that any text may take, such as for garbage collection. */
const JITTER = 250;

/** Parses long texts in a child process with a limited heap, which may hang or run out of memory. */
export class LimitedProcess {
  readonly #heap: number;
  #child: ChildProcess | null = null;

  /** @param longest length of the longest text in UTF-16 code units */
  constructor(longest: number) {
    this.#heap = BASE_HEAP + Math.ceil((HEAP_PER_BYTE * 2 * longest) / MEGABYTE);
  }

  /** @returns a description of the problem, or null if there is none */
  async parse(request: ParseRequest): Promise<string | null> {
    const problem = await this.#parseOnce(request);
    // A single slow run can be caused by other programs.
    return problem?.startsWith('slow') === true ? this.#parseOnce(request) : problem;
  }

  async #parseOnce(request: ParseRequest): Promise<string | null> {
    const allowed = JITTER + (1000 * lengthOf(request)) / MEGABYTE;
    const child = (this.#child ??= await this.#start());
    child.send(request);
    const result = await this.#waitForResult(child, allowed * 10);
    if (result === 'hung') return `hung for ${(allowed * 10).toFixed(0)} ms`;
    if (result === 'died') return `took more than ${this.#heap} MB of heap`;
    if (result.error !== null) return result.error;
    return result.milliseconds > allowed ? `slow: ${result.milliseconds.toFixed(0)} ms` : null;
  }

  close(): void {
    this.#child?.kill();
    this.#child = null;
  }

  async #waitForResult(child: ChildProcess, timeout: number): Promise<ParseResult | 'hung' | 'died'> {
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), timeout);
    try {
      const first = await Promise.race([
        once(child, 'message', { signal: deadline.signal }),
        once(child, 'exit', { signal: deadline.signal }).then(() => null),
      ]);
      if (first) return first[0] as ParseResult;
      this.#child = null;
      return 'died';
    } catch (error) {
      if (!deadline.signal.aborted) throw error;
      this.close();
      return 'hung';
    } finally {
      clearTimeout(timer);
      deadline.abort();
    }
  }

  async #start(): Promise<ChildProcess> {
    const child = fork(join(import.meta.dirname, 'child.ts'), {
      execArgv: ['--import', 'tsx', `--max-old-space-size=${this.#heap}`],
      // Hides the message of V8 when it runs out of heap.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    await once(child, 'message');
    return child;
  }
}
