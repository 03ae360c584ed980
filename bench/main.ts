// npm run bench: measures times and memory, and compares each with a peer.
//
//   --quick    fewer kinds, sizes and rounds
//   --check    fails if a ratio is more than a quarter worse than the committed one
//   --write    writes bench/figures.json and docs/benchmarks.md
//   NAME ...   only these parts
import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from '../scripts/browser.mjs';
import { buildPages } from './browser.ts';
import { capture } from './capture.ts';
import { better, type Committed, committedOf, regressions } from './check.ts';
import { clients } from './clients.ts';
import type { Figure } from './figure.ts';
import { growth } from './growth.ts';
import { memory } from './memory.ts';
import { open } from './open.ts';
import { panel } from './panel.ts';
import { reading } from './reading.ts';
import { markdown, summary, textTable } from './report.ts';
import type { Part, Run } from './run.ts';
import { tasks } from './tasks.ts';
import { tree } from './tree.ts';

const FIGURES = join(import.meta.dirname, 'figures.json');
const PAGE = join(import.meta.dirname, '../docs/benchmarks.md');

const PARTS: readonly Part[] = [
  { name: 'reading', measure: reading },
  { name: 'clients', measure: clients },
  { name: 'tasks', measure: tasks },
  { name: 'growth', measure: growth },
  { name: 'memory', measure: memory },
  { name: 'open', measure: open },
  { name: 'tree', measure: tree },
  { name: 'panel', measure: panel },
  { name: 'capture', measure: capture },
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const wanted = PARTS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
if (positionals.some((name) => !PARTS.some((part) => part.name === name)))
  throw new Error(`The parts are ${PARTS.map(({ name }) => name).join(', ')}.`);
if (values.write && (values.quick || positionals.length > 0))
  throw new Error('--write needs all parts and cannot be combined with --quick.');
// With --quick, less code is optimized before each measurement, so the ratios differ.
if (values.check && values.quick)
  throw new Error('--check compares with a full run and cannot be combined with --quick.');

const browser = await findBrowser();
const versions = `Node ${process.versions.node}, ${browser?.version ?? 'no browser'}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`;
console.log(`${versions}\nMedians of alternating rounds; only ratios are comparable.`);

const pages = await buildPages();
try {
  const run: Run = { pages, quick: values.quick };
  let figures: Figure[] = [];
  for (const part of wanted) figures.push(...(await measured(part, run)));
  console.log(`\n${summary(figures)}`);
  if (values.check) figures = await checked(figures, run);
  if (values.write) await write(figures);
} finally {
  await pages.close();
}

async function measured(part: Part, run: Run): Promise<Figure[]> {
  const started = performance.now();
  const figures = await part.measure(run);
  console.log(`${textTable(figures)}\n  (${Math.round((performance.now() - started) / 1000)} s)`);
  return figures;
}

/** Measures parts with regressions again, because other programs can also cause them. */
async function checked(figures: readonly Figure[], run: Run): Promise<Figure[]> {
  const committed = JSON.parse(await readFile(FIGURES, 'utf8')) as Committed;
  const worse = (all: readonly Figure[]): string[] => regressions(all, committed);
  let result = [...figures];
  const suspects = wanted.filter(({ name }) => worse(result).some((line) => line.startsWith(`${name}.`)));
  for (const part of suspects) {
    console.log(`\nMeasured again: ${part.name}`);
    result = better(result, await measured(part, run));
  }
  const lines = worse(result);
  console.log(
    lines.length === 0 ? '\nNothing is worse than committed.' : `\nWorse than committed:\n${lines.join('\n')}`,
  );
  if (lines.length > 0) process.exitCode = 1;
  return result;
}

async function write(figures: readonly Figure[]): Promise<void> {
  const date = new Date().toISOString().slice(0, 10);
  await writeFile(FIGURES, `${JSON.stringify(committedOf(figures, date, versions), null, 2)}\n`);
  await writeFile(PAGE, markdown(figures, date, versions));
}
