import type { Opened } from './browser.ts';
import type { Figure } from './figure.ts';
import { median } from './measure.ts';
import type { FileKind } from './page/file.ts';
import { MEGABYTE, type Run } from './run.ts';
import { longestBetween, traced } from './trace.ts';

const SECTION = 'Importing a file of 50 MB';
const SIZE = 50 * MEGABYTE;

/** Measures the time from choosing a file until it is parsed, and the longest task on the panel's thread. */
export async function open({ pages, quick }: Run): Promise<Figure[]> {
  const figures: Figure[] = [];
  const kinds: readonly FileKind[] = quick ? ['nextcloud', 'har'] : ['apache', 'nextcloud', 'caldav', 'har'];
  for (const kind of kinds) {
    const ours = await pages.open('index');
    // A separate browser, so that the garbage of the peer is not collected in our tasks.
    const theirs = await pages.open('index');
    try {
      figures.push(...(await measured(ours, theirs, kind, quick ? 3 : 5)));
    } finally {
      await ours.close();
      await theirs.close();
    }
  }
  return figures;
}

async function measured({ browser, page }: Opened, theirs: Opened, kind: FileKind, rounds: number): Promise<Figure[]> {
  for (const each of [page, theirs.page])
    await each.evaluate(([of, size]) => window.bench.makeFile(of, size), [kind, SIZE] as const);
  const found: Record<'rows' | 'done' | 'task' | 'work' | 'parser', number[]> = {
    rows: [],
    done: [],
    task: [],
    work: [],
    parser: [],
  };
  // The first round warms up.
  for (let round = -1; round < rounds; round += 1) {
    const parser = await theirs.page.evaluate(() => window.bench.parseFile());
    let reading = { rows: 0, done: 0, operations: 0 };
    const events = await traced(browser, page, async () => {
      reading = await page.evaluate(() => window.bench.open());
    });
    if (reading.operations === 0) throw new Error('the file was not read');
    if (round < 0) continue;
    found.parser.push(parser);
    found.rows.push(reading.rows);
    found.done.push(reading.done);
    found.task.push(longestBetween(events, 'bench:open', 'bench:opened'));
    found.work.push(longestBetween(events, 'bench:open', 'bench:opened', 'tdur'));
  }
  const name = kind === 'har' ? 'JSON.parse on that thread' : 'DOMParser on that thread';
  const figure = (of: keyof typeof found, what: string, target: Figure['target']): Figure => ({
    id: `open.${of}.${kind}`,
    section: SECTION,
    what: `${what}, ${kind === 'har' ? 'HAR' : kind}`,
    ours: { value: median(found[of]), unit: 'ms' },
    peer: { value: median(found.parser), unit: 'ms', name },
    target,
  });
  return [
    figure('task', "longest task on the panel's thread", null),
    figure('work', 'the same, without processor time of other programs', null),
    figure('rows', 'first rows painted', null),
    figure('done', 'everything parsed', null),
  ];
}
