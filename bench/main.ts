// npm run bench: measures times and memory, and compares each with a peer. options.ts describes the arguments.
import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../scripts/browser.mjs';
import { buildPages } from './browser.ts';
import { capture } from './capture.ts';
import { checks } from './checks.ts';
import { combined, type Committed, committedOf, type Fault, implausible, regressions } from './check.ts';
import { clients } from './clients.ts';
import { completion } from './completion.ts';
import type { Figure } from './figure.ts';
import { evicted } from './evicted.ts';
import { filter } from './filter.ts';
import { growth } from './growth.ts';
import { map } from './map.ts';
import { memory } from './memory/memory.ts';
import { open } from './open.ts';
import { type Options, parseOptions, usage } from './options.ts';
import { panel } from './panel.ts';
import { phases } from './phases.ts';
import { reading } from './reading.ts';
import { markdown, summary, textTable } from './report.ts';
import { firstRun, hasTime, type Part, type Run, secondRun } from './run.ts';
import { sorting } from './sorting.ts';
import { tasks } from './tasks.ts';
import { isOver, limitTime, startPart } from './timeLimit.ts';
import { selection } from './selection.ts';
import { tree } from './tree.ts';
import { views } from './views.ts';

const FIGURES = join(import.meta.dirname, 'figures.json');
const PAGE = join(import.meta.dirname, '../docs/benchmarks.md');

const PARTS: readonly Part[] = [
  { name: 'reading', measure: reading },
  { name: 'checks', measure: checks },
  { name: 'phases', measure: phases },
  { name: 'clients', measure: clients },
  { name: 'tasks', measure: tasks },
  { name: 'growth', measure: growth },
  { name: 'memory', measure: memory },
  { name: 'open', measure: open },
  { name: 'tree', measure: tree },
  { name: 'sorting', measure: sorting },
  { name: 'selection', measure: selection },
  { name: 'map', measure: map },
  { name: 'views', measure: views },
  { name: 'filter', measure: filter },
  { name: 'completion', measure: completion },
  { name: 'panel', measure: panel },
  { name: 'evicted', measure: evicted },
  { name: 'capture', measure: capture },
];

/** The last measurement takes less than half a minute of --quick, and less than two of --check: they end within 3 and 15 minutes. */
const LIMITS = {
  quick: { planned: 110_000, over: 150_000 },
  full: { planned: 540_000, over: 780_000 },
  // What is written has to be complete.
  write: { planned: 900_000, over: Number.POSITIVE_INFINITY },
} as const;

const names = PARTS.map(({ name }) => name);
const options = parseOptions(process.argv.slice(2), names);
if (options === 'help') console.log(usage(names));
else if ('error' in options) {
  console.error(`${options.error} (--help prints the usage)`);
  process.exitCode = 2;
} else await bench(options);

async function bench({ quick, check, write, parts }: Options): Promise<void> {
  const browser = await findBrowser();
  const versions = `Node ${process.versions.node}, ${browser?.version ?? 'no browser'}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`;
  console.log(`${versions}\nMedians of alternating rounds; only ratios are comparable.`);
  const committed = check ? (JSON.parse(await readFile(FIGURES, 'utf8')) as Committed) : null;
  const faultsOf = (figures: readonly Figure[]): readonly Fault[] => [
    ...implausible(figures),
    ...(committed ? regressions(figures, committed) : []),
  ];
  limitTime(LIMITS[write ? 'write' : quick ? 'quick' : 'full']);
  const pages = await buildPages();
  try {
    const run = firstRun(pages, quick);
    const first: Figure[] = [];
    const wanted = PARTS.filter(({ name }) => parts.includes(name));
    for (const [index, part] of wanted.entries()) {
      startPart(wanted.length - index);
      if (hasTime(run.skipped, part.name)) first.push(...(await measured(part, run)));
    }
    const figures = check || write ? await measuredAgain(first, faultsOf(first), run) : first;
    console.log(`\n${summary(figures)}`);
    if (run.skipped.size > 0) console.log(`Not measured, because the time was over: ${[...run.skipped].join(', ')}`);
    const faults = faultsOf(figures);
    console.log(faults.map(({ id, text }) => `${id}: ${text}`).join('\n'));
    if (faults.length > 0) process.exitCode = 1;
    else if (check) console.log('Nothing is worse than committed.');
    if (write && implausible(figures).length === 0) await writeFigures(figures, versions);
  } finally {
    await pages.close();
  }
}

async function measured(part: Part, run: Run): Promise<Figure[]> {
  const started = performance.now();
  const figures = await part.measure(run);
  console.log(`${textTable(figures)}\n  (${Math.round((performance.now() - started) / 1000)} s)`);
  return figures;
}

/** Measures parts with faults again, because other programs can also cause them. */
async function measuredAgain(
  figures: readonly Figure[],
  faults: readonly Fault[],
  run: Run,
): Promise<readonly Figure[]> {
  let result = figures;
  for (const part of PARTS) {
    const ids = faults.map(({ id }) => id).filter((id) => id.startsWith(`${part.name}.`));
    if (ids.length === 0) continue;
    if (isOver()) {
      console.log(`\nNo time to measure again: ${ids.join(', ')}`);
      continue;
    }
    console.log(`\nMeasured again: ${ids.join(', ')}`);
    result = combined(result, await measured(part, secondRun(run, ids)));
  }
  return result;
}

async function writeFigures(figures: readonly Figure[], versions: string): Promise<void> {
  const date = new Date().toISOString().slice(0, 10);
  await writeFile(FIGURES, `${JSON.stringify(committedOf(figures, date, versions), null, 2)}\n`);
  await writeFile(PAGE, markdown(figures, date, versions));
}
