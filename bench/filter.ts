import type { Page } from 'playwright';
import type { Figure } from './figure.ts';
import { compared, interleave } from './measure.ts';
import type { FilterTask } from './page/filter.worker.ts';
import type { Run } from './run.ts';

const SECTION = 'Filters over evicted responses';
const RESPONSES = 2000;
const ROUNDS = { warmUp: 2, atLeast: 5, atMost: 15 };

/** Measures filters over evicted responses, compared with inflating their bodies, and the size of their search indexes. */
export async function filter({ pages, quick }: Run): Promise<Figure[]> {
  const opened = await pages.open('index');
  try {
    return await measure(opened.page, quick);
  } finally {
    await opened.close();
  }
}

async function measure(page: Page, quick: boolean): Promise<Figure[]> {
  const run = (task: FilterTask): Promise<number> => page.evaluate((one) => window.bench.filterEvicted(one), task);
  const bytes = await run({ kind: 'add', responses: RESPONSES });
  let texts = 0;
  // A new text each time: the result of an earlier one is cached.
  const filterBy = (text: (number: number) => string) => () => run({ kind: 'filter', text: text((texts += 1)) });
  const rounds = await interleave(
    [
      { name: 'word', run: filterBy((number) => `${number}-q`) },
      { name: 'message', run: filterBy((number) => `message:"version ${number}"`) },
      { name: 'path', run: filterBy((number) => `-path:/${number}-`) },
      { name: 'inflating their bodies', run: () => run({ kind: 'inflate' }) },
    ],
    quick ? { ...ROUNDS, atMost: ROUNDS.atLeast } : ROUNDS,
    [['word', 'inflating their bodies']],
  );
  const size = await run({ kind: 'index' });
  return [
    ...(['word', 'message', 'path'] as const).map((name) => ({
      id: `filter.${name}`,
      section: SECTION,
      what: `a filter by ${name}, ${RESPONSES.toLocaleString('en')} responses, ${(bytes / 1e6).toFixed(0)} MB`,
      ...compared(rounds, name, 'inflating their bodies'),
      target: { most: 0.2, least: 0.001 },
    })),
    {
      id: 'filter.index',
      section: SECTION,
      what: 'search indexes of these responses',
      ours: { value: size / 1000, unit: 'kB' },
      peer: { value: bytes / 1000, unit: 'kB', name: 'their bodies' },
      target: { most: 0.1, least: 0.001 },
    },
  ];
}
