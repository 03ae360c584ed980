import { setTimeout as pause } from 'node:timers/promises';
import type { Frame } from 'playwright';
import type { Browser } from '../../demo/chromium.ts';

/** The longest that somebody had to wait, in milliseconds: from the click until what was asked for is painted. */
export interface Waits {
  /** For the detail of an answer that was chosen in the list. */
  select: number;
  /** For what a chip leaves. */
  chip: number;
  /** For what a text in the filter leaves of all answers that are kept, those that rest as well. */
  filter: number;
  /** For the file with everything that is kept. */
  export: number;
}

export interface User {
  /** Rejects when something cannot be done. */
  readonly failed: Promise<never>;
  /** What was waited for since it was last asked. */
  waits(): Waits;
  /** Ends what is under way, and leaves the panel as it was found. */
  leave(): Promise<void>;
}

const NOTHING: Waits = { select: 0, chip: 0, filter: 0, export: 0 };

/** Between two things that are done. */
const REST = 3000;
/** Milliseconds that an export may take: every answer that rests is read again for it. */
const PATIENCE = 120_000;
/** One export in so many rounds. */
const EXPORT_EVERY = 5;

/** Somebody who uses the panel all the time: chooses, filters, scrolls, opens, and exports now and then. */
export function startUser(browser: Browser, panel: Frame): User {
  let waits: Waits = { ...NOTHING };
  const leaving = new AbortController();
  const note = (what: keyof Waits, milliseconds: number): void => {
    waits[what] = Math.max(waits[what], milliseconds);
  };
  const chip = panel.getByRole('group', { name: 'Show only' }).getByRole('button', { name: /Failed/u });
  const filter = panel.getByRole('textbox', { name: 'Filter', exact: true });

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
        await pause(REST);
      }
    }
  };
  const done = work();
  const failed = new Promise<never>((_, reject) => {
    done.catch(reject);
  });
  // Whoever does not look at it hears of it from `leave`.
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

/** Clicks one of the answers on screen, as if by chance; answers how long it took until its detail stood there. */
function select(panel: Frame, chance: number): Promise<number> {
  return panel.evaluate(async (seed) => {
    const options = [...document.querySelectorAll<HTMLElement>('[role=option]')];
    const option = options[seed % Math.max(1, options.length)];
    if (!option) return 0;
    const { exchange, sentence } = option.dataset;
    const began = performance.now();
    option.click();
    while (
      // It may be dropped in the meantime; then nobody waits for it any more.
      document.querySelector(`[data-exchange="${exchange}"]`) !== null &&
      (document.querySelector<HTMLElement>('[role=option][aria-selected=true]')?.dataset['exchange'] !== exchange ||
        document.querySelector('[data-testid=verdict]')?.textContent !== sentence ||
        document.querySelector('[role=treegrid] [role=row][aria-level]') === null)
    )
      await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now() - began;
  }, chance);
}

/** Until the chip is pressed and nothing is listed but failures. */
function pressFailed(panel: Frame): Promise<number> {
  return panel.evaluate(async () => {
    const chips = [...document.querySelectorAll<HTMLElement>('[role=group] [aria-pressed]')];
    const chip = chips.find(({ textContent }) => textContent.includes('Failed'));
    if (!chip) throw new Error('There is no chip Failed.');
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

/** Until all lines on screen hold a word. */
function waitFor(panel: Frame, word: string): Promise<number> {
  return panel.evaluate(async (wanted) => {
    const began = performance.now();
    while (![...document.querySelectorAll('[role=option]')].every(({ textContent }) => textContent.includes(wanted)))
      await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now() - began;
  }, word);
}

/** Through the list and the tree, some screens down and back to the end. */
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
    devtools.waitForEvent('download', { timeout: PATIENCE }),
    group.getByRole('menuitem', { name: 'All responses' }).click(),
  ]);
  const waited = performance.now() - began;
  await download.delete();
  return waited;
}
