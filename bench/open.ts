import type { Opened } from './browser.ts';
import type { Figure, Target } from './figure.ts';
import { isEnough, median } from './measure.ts';
import type { FileKind } from './page/file.ts';
import { MEGABYTE, type Run } from './run.ts';
import { PLAIN_DOM, RENDERINGS, TASK_TARGET } from './tasks.ts';
import { longestBetween, tasksWith, traced } from './trace.ts';

const SIZE = 50 * MEGABYTE;
const KINDS: readonly FileKind[] = ['nextcloud', 'har'];
/** Of the time until everything is parsed. */
const TARGETS: Readonly<Partial<Record<FileKind, Target>>> = {
  nextcloud: { most: 0.4, least: 0.04 },
  har: { most: 4, least: 0.5 },
};
const ROUNDS = { warmUp: 1, atLeast: 3, atMost: 5 };

/** Measures the time from choosing a file until it is parsed, and the longest task on the panel's thread. */
export async function open({ pages, quick, wants }: Run): Promise<Figure[]> {
  const figures: Figure[] = [];
  // The browser's parser takes seconds for a listing of this size.
  const kinds = KINDS.filter((kind) => wants(kind) && (!quick || kind === 'har'));
  for (const kind of kinds) {
    const ours = await pages.open('index');
    // A separate browser, so that the garbage of the peer is not collected in our tasks.
    const theirs = await pages.open('index');
    try {
      figures.push(...(await measured(ours, theirs, kind, quick ? ROUNDS.atLeast : ROUNDS.atMost)));
    } finally {
      await ours.close();
      await theirs.close();
    }
  }
  return figures;
}

/** Milliseconds of each round. */
type Times = Record<'rows' | 'done' | 'parser' | 'task' | 'plain', number[]>;

async function measured(ours: Opened, theirs: Opened, kind: FileKind, atMost: number): Promise<Figure[]> {
  for (const { page } of [ours, theirs])
    await page.evaluate(([of, size]) => window.bench.makeFile(of, size), [kind, SIZE] as const);
  const found: Times = { rows: [], done: [], parser: [], task: [], plain: [] };
  const ratios = (of: keyof Times, peer: keyof Times): number[] =>
    found[of].map((time, round) => time / (found[peer][round] ?? Number.NaN));
  for (let round = -ROUNDS.warmUp; round < atMost; round += 1) {
    if (round >= ROUNDS.atLeast && isEnough(ratios('done', 'parser')) && isEnough(ratios('task', 'plain'))) break;
    const times = await measureRound(ours, theirs);
    if (round >= 0) for (const name of Object.keys(found) as (keyof Times)[]) found[name].push(times[name]);
  }
  const figure = (
    of: keyof Times,
    peer: keyof Times,
    rest: Pick<Figure, 'what' | 'target'> & { name: string },
  ): Figure => ({
    id: `open.${of}.${kind}`,
    section: 'Importing a file of 50 MB',
    what: `${rest.what}, ${kind === 'har' ? 'HAR' : kind}`,
    ours: { value: median(found[of]), unit: 'ms' },
    peer: { value: median(found[peer]), unit: 'ms', name: rest.name },
    ratios: ratios(of, peer),
    target: rest.target,
  });
  const name = kind === 'har' ? 'JSON.parse' : 'DOMParser';
  return [
    figure('task', 'plain', { what: "longest task on the panel's thread", name: PLAIN_DOM, target: TASK_TARGET }),
    figure('rows', 'parser', { what: 'first rows painted', name, target: null }),
    figure('done', 'parser', { what: 'everything parsed', name, target: TARGETS[kind] ?? null }),
  ];
}

async function measureRound({ browser, page }: Opened, theirs: Opened): Promise<Record<keyof Times, number>> {
  const parser = await theirs.page.evaluate(() => window.bench.parseFile());
  let reading = { rows: 0, done: 0, operations: 0 };
  const events = await traced(browser, page, async () => {
    reading = await page.evaluate(() => window.bench.open());
    await page.evaluate((times) => window.bench.plain(times), RENDERINGS);
  });
  const { rows, done, operations } = reading;
  if (operations === 0) throw new Error('the file was not read');
  const task = longestBetween(events, 'bench:open', 'bench:opened');
  return { rows, done, parser, task, plain: median(tasksWith(events, 'bench:plain')) };
}
