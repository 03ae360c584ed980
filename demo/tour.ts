import type { Frame } from 'playwright';
import type { Browser } from './chromium.ts';
import type { Scenario, Verdict } from './scenario.ts';
import { until } from './until.ts';

/** How the panel lists the response of a scenario. */
export interface Shown {
  readonly scenario: Scenario;
  /** Its entry in the list, if there is one. */
  readonly line: Line | undefined;
  /** Whether the entry matches the expected results of the scenario. */
  readonly asExpected: boolean;
}

interface Line {
  /** The id of the exchange. */
  readonly id: string;
  /** The verdict in words. */
  readonly sentence: string;
}

/** Longest wait in ms for the panel to list a response. */
const TIMEOUT = 10_000;

/** Presses the scenario's button and waits until the panel, which must be visible, lists the response. */
export async function runScenario(browser: Browser, scenario: Scenario): Promise<Shown> {
  const panel = await browser.panelFrame();
  const known = new Set((await lines(panel)).map(({ id }) => id));
  await browser.page.locator(`button[data-scenario="${scenario.id}"]`).click();
  await browser.page.locator(`#result[data-scenario="${scenario.id}"]`).waitFor();

  let line: Line | undefined;
  const isListed = async (): Promise<true | undefined> => {
    line = (await lines(panel)).findLast(({ id }) => !known.has(id));
    // A response whose body has not arrived may be listed with another sentence first.
    return line !== undefined && scenario.expected.sentence.test(line.sentence) ? true : undefined;
  };
  const asExpected = await until(`the panel to show "${scenario.label}"`, isListed, TIMEOUT).catch(() => false);
  return { scenario, line, asExpected };
}

/** Selects the response of a scenario, so that its tree is visible. */
export async function select(browser: Browser, { line }: Shown): Promise<void> {
  if (line === undefined) return;
  const panel = await browser.panelFrame();
  await panel.locator(`[role=option][data-exchange="${line.id}"]`).click();
  await panel.locator('[data-testid=verdict]').filter({ hasText: line.sentence }).waitFor();
}

/** A table for the terminal, with totals. */
export function tableOf(all: readonly Shown[]): string {
  const width = Math.max(...all.map(({ scenario }) => scenario.label.length));
  const rows = all.map(
    (shown) => `${markOf(shown)}  ${shown.scenario.label.padEnd(width)}  ${shown.line?.sentence ?? 'was not listed'}`,
  );
  const marks = ['✓', '✕', '?', '!'].map((mark) => ({
    mark,
    count: all.filter((shown) => markOf(shown) === mark).length,
  }));
  const counts = marks.filter(({ count }) => count > 0).map(({ mark, count }) => `${count} ${mark}`);
  return `${rows.join('\n')}\n\n${all.length} responses with status 207: ${counts.join(', ')}\n`;
}

/** One line for each scenario that was not listed as expected; empty if there is none. */
export function mismatches(all: readonly Shown[]): readonly string[] {
  return all
    .filter(({ asExpected }) => !asExpected)
    .map(({ scenario, line }) =>
      line === undefined
        ? `"${scenario.label}" was not listed in the panel within ${TIMEOUT / 1000} s.`
        : `"${scenario.label}" is listed with "${line.sentence}", which does not match ${String(scenario.expected.sentence)}.`,
    );
}

const MARKS: Readonly<Record<Verdict, string>> = {
  'all-succeeded': '✓',
  mixed: '✕',
  'all-failed': '✕',
  unknown: '?',
  empty: '?',
  unreadable: '?',
};

function markOf({ scenario, asExpected }: Shown): string {
  return asExpected ? MARKS[scenario.expected.verdict] : '!';
}

async function lines(panel: Frame): Promise<Line[]> {
  return panel.locator('[role=listbox] [role=option][data-exchange]').evaluateAll((options) =>
    options.map((option) => ({
      id: option.getAttribute('data-exchange') ?? '',
      sentence: option.getAttribute('data-sentence') ?? '',
    })),
  );
}
