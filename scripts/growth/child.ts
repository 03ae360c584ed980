// The child process of measuringProcess.ts. It receives a task, and reports when each action starts and ends, so that the
// parent can end a process that hangs.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXIT } from '../../src/cli/exit.ts';
import { run } from '../../src/cli/run.ts';
import { FORMATS } from '../../src/cli/options/table.ts';
import { ACTIONS, FULL, createContext } from './actions.ts';
import { FAMILIES } from './families/all.ts';
import type { Input, WorkFamily } from './family.ts';
import { harOf, lengthOf } from './har.ts';

/** A family at one size, and the actions to measure (all if empty). */
export interface MeasurementTask {
  readonly family: string;
  readonly size: number;
  readonly only: readonly string[];
}

export interface Measured {
  readonly action: string;
  /** Processor time of the shortest of several runs, which depends little on other programs on the machine. */
  readonly milliseconds: number;
  /** Length of the output in characters; null for an action without output. */
  readonly written: number | null;
}

export type Message =
  | { readonly kind: 'ready' }
  | { readonly kind: 'started'; readonly action: string }
  | ({ readonly kind: 'measured' } & Measured)
  | { readonly kind: 'failed'; readonly message: string }
  /** Length of the input in characters, and the peak memory of the process in bytes. */
  | { readonly kind: 'done'; readonly length: number; readonly memory: number };

/** Milliseconds: an action is repeated until its runs take this long in total. */
const MIN_TOTAL = 300;
const MOST_RUNS = 4;

const folder = mkdtempSync(join(tmpdir(), 'growth-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

function send(message: Message): void {
  process.send?.(message);
}

process.on('message', (task: MeasurementTask) => void runTask(task));

async function runTask(task: MeasurementTask): Promise<void> {
  try {
    const length = await measureFamily(task);
    send({ kind: 'done', length, memory: process.resourceUsage().maxRSS * 1024 });
  } catch (error) {
    send({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}

/** @returns the length of the input in characters */
async function measureFamily(task: MeasurementTask): Promise<number> {
  const family = FAMILIES[task.family];
  if (!family) throw new RangeError(`no family ${task.family}`);
  return 'work' in family ? measureWork(family, task) : measureInput(family.make(task.size), task);
}

async function measureWork({ work }: WorkFamily, { size, only }: MeasurementTask): Promise<number> {
  await measure('work', only, () => {
    work(size);
    return null;
  });
  return size;
}

async function measureInput(input: Input, { only }: MeasurementTask): Promise<number> {
  const har = join(folder, 'in.har');
  const out = join(folder, 'out');
  writeFileSync(har, harOf(input));
  const options = ['--fail-on', 'never', '--output', out];
  if (input.rules !== undefined) {
    writeFileSync(join(folder, 'rules.json'), input.rules);
    options.push('--rules', join(folder, 'rules.json'));
  }
  if (input.filter !== undefined) options.push(`--filter=${input.filter}`);
  let errors = '';
  const terminal = { out: () => undefined, err: (text: string) => (errors += text), colors: false, stack: true };
  for (const format of FORMATS)
    await measure(`cli ${format}`, only, async () => {
      const code = await run([har, '--format', format, ...options], terminal);
      if (code === EXIT.error || code === EXIT.internal) throw new Error(errors);
      return statSync(out).size;
    });
  const context = createContext(input, FULL);
  for (const [action, act] of Object.entries(ACTIONS))
    await measure(action, only, () => {
      act(action === 'first rows' ? createContext(input, FULL) : context);
      return null;
    });
  return lengthOf(input);
}

/** @param act runs the action and returns the length of its output */
async function measure(
  action: string,
  only: readonly string[],
  act: () => number | null | Promise<number | null>,
): Promise<void> {
  if (only.length > 0 && !only.includes(action)) return;
  send({ kind: 'started', action });
  let milliseconds = Infinity;
  let written: number | null = null;
  let total = 0;
  for (let runs = 0; runs < MOST_RUNS && total < MIN_TOTAL; runs += 1) {
    const before = process.cpuUsage();
    written = await act();
    const { user, system } = process.cpuUsage(before);
    const took = (user + system) / 1000;
    total += took;
    milliseconds = Math.min(milliseconds, took);
  }
  send({ kind: 'measured', action, milliseconds, written });
}

send({ kind: 'ready' });
