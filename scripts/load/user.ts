import { setTimeout as pause } from 'node:timers/promises';
import type { Frame } from 'playwright';
import type { Browser } from '../../demo/chromium.ts';

/** The longest waits in milliseconds, from the click until the result is painted. */
export interface Waits {
  /** The details of a response that was selected in the list. */
  select: number;
  /** The list after a click on a chip. */
  chip: number;
  /** The list after a change of the filter text, which is applied to all stored responses, including evicted ones. */
  filter: number;
  /** The file with all stored responses. */
  export: number;
}

export interface User {
  /** Rejects when a step fails. */
  readonly failed: Promise<never>;
  /** Returns the longest waits since the last call. */
  waits(): Waits;
  /** Stops after the current step. */
  leave(): Promise<void>;
}

const NOTHING: Waits = { select: 0, chip: 0, filter: 0, export: 0 };

/** Milliseconds between two steps. */
const PAUSE = 3000;
/** Milliseconds that an export may take: it reloads every evicted response. */
const EXPORT_TIMEOUT = 120_000;
/** The number of rounds per export. */
const EXPORT_EVERY = 5;

/** Simulates a user who selects, filters and scrolls all the time, and sometimes exports. */
export function startUser(browser: Browser, panel: Frame): User {
  let waits: Waits = { ...NOTHING };
  const leaving = new AbortController();
  const note = (what: keyof Waits, milliseconds: number): void => {
    waits[what] = Math.max(waits[what], milliseconds);
  };
  const chip = panel.getByRole('group', { name: 'Show only' }).getByRole('button', { name: /Failed/u });
  const filter = panel.getByRole('combobox', { name: 'Filter', exact: true });

  const steps: readonly ((round: number) => Promise<void>)[] = [
    async (round) => note('select', await select(panel, round * 7)),
    async () => scroll(panel),
    async () => {
      note('chip', await pressFailed(panel));
      await chip.click();
    },
    async (round) => note('select', await select(panel, round * 13 + 3)),
    async () => {
      await filter.fill('status:423');
      note('filter', await waitFor(panel, 'DELETE'));
      await filter.fill('');
    },
    async (round) => {
      if (round % EXPORT_EVERY === 0) note('export', await exportAll(browser, panel));
    },
  ];
  const work = async (): Promise<void> => {
    for (let round = 0; ; round += 1) {
      for (const step of steps) {
        if (leaving.signal.aborted) return;
        await step(round);
        await pause(PAUSE);
      }
    }
  };
  const done = work();
  const failed = new Promise<never>((_, reject) => {
    done.catch(reject);
  });
  // Prevents an unhandled rejection: `leave` rejects with the same error.
  failed.catch(() => undefined);
  return {
    failed,
    waits: () => {
      const since = waits;
      waits = { ...NOTHING };
      return since;
    },
    leave: async () => {
      leaving.abort();
      await done;
    },
  };
}

/** Clicks one of the visible responses. @returns the milliseconds until its details are visible */
function select(panel: Frame, chance: number): Promise<number> {
  return panel.evaluate(async (seed) => {
    const options = [...document.querySelectorAll<HTMLElement>('[role=option]')];
    const option = options[seed % Math.max(1, options.length)];
    if (!option) return 0;
    const { exchange, sentence } = option.dataset;
    const began = performance.now();
    option.click();
    while (
      // Stops waiting if the response is dropped in the meantime.
      document.querySelector(`[data-exchange="${exchange}"]`) !== null &&
      (document.querySelector<HTMLElement>('[role=option][aria-selected=true]')?.dataset['exchange'] !== exchange ||
        document.querySelector('[data-testid=verdict]')?.textContent !== sentence ||
        document.querySelector('[role=treegrid] [role=row][aria-level]') === null)
    )
      await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now() - began;
  }, chance);
}

/** Clicks the Failed chip. @returns the milliseconds until only failures are listed */
function pressFailed(panel: Frame): Promise<number> {
  return panel.evaluate(async () => {
    const chips = [...document.querySelectorAll<HTMLElement>('[role=group] [aria-pressed]')];
    const chip = chips.find(({ textContent }) => textContent.includes('Failed'));
    if (!chip) throw new Error('There is no Failed chip.');
    const began = performance.now();
    chip.click();
    for (;;) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const lines = [...document.querySelectorAll('[role=option]')];
      if (chip.ariaPressed === 'true' && lines.every(({ textContent }) => textContent.includes('✕'))) break;
    }
    return performance.now() - began;
  });
}

/** @returns the milliseconds until every visible list item contains a word */
function waitFor(panel: Frame, word: string): Promise<number> {
  return panel.evaluate(async (wanted) => {
    const began = performance.now();
    while (![...document.querySelectorAll('[role=option]')].every(({ textContent }) => textContent.includes(wanted)))
      await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now() - began;
  }, word);
}

/** Scrolls the list and the tree from the top to the end, in six steps. */
function scroll(panel: Frame): Promise<void> {
  return panel.evaluate(async () => {
    for (const role of ['listbox', 'treegrid']) {
      const box = document.querySelector(`[role=${role}]`);
      if (!box) continue;
      for (const share of [0, 0.2, 0.4, 0.6, 0.8, 1]) {
        box.scrollTop = share * box.scrollHeight;
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    }
  });
}

async function exportAll({ devtools }: Browser, panel: Frame): Promise<number> {
  await panel.getByRole('button', { name: 'Export', exact: true }).click();
  const group = panel.getByRole('menu').getByRole('group', { name: 'As CSV' });
  const began = performance.now();
  const [download] = await Promise.all([
    devtools.waitForEvent('download', { timeout: EXPORT_TIMEOUT }),
    group.getByRole('menuitem', { name: 'All responses' }).click(),
  ]);
  const waited = performance.now() - began;
  await download.delete();
  return waited;
}
