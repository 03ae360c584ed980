// Measures one family in a process of its own, so that one that hangs or runs out of memory can be ended. It receives what
// to measure and reports each action when it starts and when it ends.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXIT } from '../../src/cli/exit.ts';
import { run } from '../../src/cli/run.ts';
import { FORMATS } from '../../src/cli/options.ts';
import { ACTIONS, FULL, stageOf } from './actions.ts';
import { FAMILIES } from './families/all.ts';
import type { Input, WorkFamily } from './family.ts';
import { harOf, lengthOf } from './har.ts';

/** A family at one size, and the actions to measure (all, if there is none). */
export interface Order {
  readonly family: string;
  readonly size: number;
  readonly only: readonly string[];
}

export interface Measured {
  readonly action: string;
  /** Processor time of the shortest of several runs: other programs on the machine change it little. */
  readonly milliseconds: number;
  /** Characters of what was written; null for an action that writes nothing. */
  readonly written: number | null;
}

export type Message =
  | { readonly kind: 'ready' }
  | { readonly kind: 'started'; readonly action: string }
  | ({ readonly kind: 'measured' } & Measured)
  | { readonly kind: 'failed'; readonly message: string }
  /** Characters of the input, and the largest amount of memory that the process had so far, in bytes. */
  | { readonly kind: 'done'; readonly length: number; readonly memory: number };

/** An action is repeated while all its runs together took less. */
const ENOUGH = 300;
const MOST_RUNS = 4;

const folder = mkdtempSync(join(tmpdir(), 'growth-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

function tell(message: Message): void {
  process.send?.(message);
}

process.on('message', (order: Order) => {
  try {
    const length = measureFamily(order);
    tell({ kind: 'done', length, memory: process.resourceUsage().maxRSS * 1024 });
  } catch (error) {
    tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
});

/** @returns characters of the input */
function measureFamily(order: Order): number {
  const family = FAMILIES[order.family];
  if (!family) throw new RangeError(`no family ${order.family}`);
  return 'work' in family ? measureWork(family, order) : measureInput(family.make(order.size), order);
}

function measureWork({ work }: WorkFamily, { size, only }: Order): number {
  measure('work', only, () => {
    work(size);
    return null;
  });
  return size;
}

function measureInput(input: Input, { only }: Order): number {
  const har = join(folder, 'in.har');
  const out = join(folder, 'out');
  writeFileSync(har, harOf(input));
  const options = ['--fail-on', 'never', '--output', out];
  if (input.rules !== undefined) {
    writeFileSync(join(folder, 'rules.json'), input.rules);
    options.push('--rules', join(folder, 'rules.json'));
  }
  if (input.filter !== undefined) options.push(`--filter=${input.filter}`);
  let said = '';
  const terminal = { out: () => undefined, err: (text: string) => (said += text), colors: false, stack: true };
  for (const format of FORMATS)
    measure(`cli ${format}`, only, () => {
      const code = run([har, '--format', format, ...options], terminal);
      if (code === EXIT.error || code === EXIT.internal) throw new Error(said);
      return statSync(out).size;
    });
  const stage = stageOf(input, FULL);
  for (const [action, act] of Object.entries(ACTIONS))
    measure(action, only, () => {
      act(action === 'first rows' ? stageOf(input, FULL) : stage);
      return null;
    });
  return lengthOf(input);
}

/** @param act the action. @returns the characters that it wrote */
function measure(action: string, only: readonly string[], act: () => number | null): void {
  if (only.length > 0 && !only.includes(action)) return;
  tell({ kind: 'started', action });
  let milliseconds = Infinity;
  let written: number | null = null;
  let total = 0;
  for (let runs = 0; runs < MOST_RUNS && total < ENOUGH; runs += 1) {
    const before = process.cpuUsage();
    written = act();
    const { user, system } = process.cpuUsage(before);
    const took = (user + system) / 1000;
    total += took;
    milliseconds = Math.min(milliseconds, took);
  }
  tell({ kind: 'measured', action, milliseconds, written });
}

tell({ kind: 'ready' });
