import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Kind } from '../bodies.ts';

/** Responses that are parsed and cleared. */
export const CLEARED = 5;

/** A response to measure. */
export interface ResponseTask {
  readonly kind: Kind;
  /** Approximate length of its body in characters. */
  readonly bytes: number;
}

/** Sizes in bytes. */
export interface ResponseMemory {
  /** The body's text in memory: two bytes per character if any is above U+00FF. */
  readonly body: number;
  /** Number of rows of its tree before any is expanded or collapsed. */
  readonly rows: number;
  /** What the engine and the body vault use while the response is selected, including the text of the body. */
  readonly selected: number;
  /** What they keep of it when it is evicted. */
  readonly evicted: number;
}

/** Bytes in use before responses are parsed, and after they are cleared. */
export interface ClearedMemory {
  readonly before: number;
  readonly after: number;
}

/** Measures in a new process. */
export function inProcess(task: 'cleared'): Promise<ClearedMemory>;
export function inProcess(task: ResponseTask): Promise<ResponseMemory>;
export async function inProcess(task: ResponseTask | 'cleared'): Promise<unknown> {
  const script = join(import.meta.dirname, 'child.ts');
  const args = ['--expose-gc', '--import', 'tsx', script, JSON.stringify(task)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as unknown;
}
