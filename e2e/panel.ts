import { expect, type Frame, type Locator } from '@playwright/test';
import type { Browser } from '../demo/chromium.ts';
import type { Scenario } from '../demo/scenario.ts';
import { scenarios } from '../demo/scenarios.ts';

/** The panel, located by roles, accessible names and texts. */
export interface Panel {
  readonly frame: Frame;
  /** The toolbar button; an empty panel that is not recording has a second one. */
  readonly record: Locator;
  readonly list: Locator;
  readonly options: Locator;
  readonly verdict: Locator;
  readonly tree: Locator;
  /** Without the header row. */
  readonly rows: Locator;
  readonly selected: Locator;
  readonly drawer: Locator;
  readonly filter: Locator;
  /** `x of y shown` */
  readonly shown: Locator;
  readonly totals: Locator;
  readonly announcer: Locator;
  button(name: string): Locator;
  check(name: string): Locator;
  /** Clicks a checkbox of the toolbar or the Record button, and waits until the setting applies to capture. */
  toggle(setting: Locator): Promise<void>;
  chip(name: string): Locator;
  tab(name: string): Locator;
  /** The list entry with this text. */
  option(text: string | RegExp): Locator;
  /** The tree row whose first column is exactly this name. */
  row(name: string | RegExp): Locator;
  /** All rows of a level, counted from 1. */
  level(level: number): Locator;
  /** The current first column of every row, from top to bottom. Poll it: rows are updated after the action that changes them. */
  names(): Promise<string[]>;
  /** The current highlighted text in the drawer. Poll it: the drawer loads the lines of the body after its heading. */
  markedText(): Promise<string>;
  /** Restores the state of a panel that was just opened: default options, empty list, no filter. */
  reset(): Promise<void>;
  /** Closes menus and dialogs and returns to the tree. */
  leave(): Promise<void>;
}

const CLEAR = 'Clear';

export async function openPanel(browser: Browser): Promise<Panel> {
  await browser.showPanel();
  const frame = await browser.panelFrame();
  const list = frame.getByRole('listbox', { name: 'Multi-status responses' });
  const tree = frame.getByRole('treegrid', { name: 'Resources' });
  const rows = tree.locator('[role=row][aria-level]');
  const button = (name: string): Locator => frame.getByRole('button', { name, exact: true });
  const check = (name: string): Locator => frame.getByRole('checkbox', { name, exact: true });
  const chip = (name: string): Locator =>
    frame.getByRole('group', { name: 'Show only' }).getByRole('button', { name: new RegExp(`^\\W*${name}\\b`, 'u') });
  const toolbar = frame.getByRole('toolbar', { name: 'Capture', exact: true });
  const toggle = async (setting: Locator): Promise<void> => {
    await setting.click();
    await expect(toolbar).toHaveAttribute('aria-busy', 'false');
  };
  const record = toolbar.getByRole('button', { name: 'Record', exact: true });
  const filter = frame.getByRole('combobox', { name: 'Filter', exact: true });
  const options = list.getByRole('option');
  const drawer = frame.getByRole('region', { name: 'Selected result' });

  const set = async (box: Locator, on: boolean): Promise<void> => {
    if ((await box.isChecked()) !== on) await toggle(box);
    await expect(box).toBeChecked({ checked: on });
  };
  const reset = async (): Promise<void> => {
    if ((await record.getAttribute('aria-pressed')) !== 'true') await toggle(record);
    await set(check('Keep log'), false);
    await set(check('Batch bodies in other responses'), false);
    await set(check('Invert'), false);
    await filter.fill('');
    await chip('All').click();
    await expect(chip('All')).toHaveAttribute('aria-pressed', 'true');
    // A response of the previous test may arrive after the first click.
    await expect(async () => {
      // The navigation before may empty the list, and disable the button, between the two calls.
      if (await button(CLEAR).isEnabled()) await button(CLEAR).click({ timeout: 1000 });
      await expect(options).toHaveCount(0, { timeout: 1000 });
    }).toPass();
    await expect(totalsOf(frame)).toContainText('0 multi-status responses');
  };

  return {
    frame,
    record,
    list,
    options,
    verdict: frame.getByTestId('verdict'),
    tree,
    rows,
    selected: tree.locator('[role=row][aria-selected=true]'),
    drawer,
    filter,
    shown: frame.getByText(/^[\d,]+ of [\d,]+ shown$/u),
    totals: totalsOf(frame),
    announcer: frame.getByTestId('announcer'),
    button,
    check,
    toggle,
    chip,
    tab: (name) => frame.getByRole('tab', { name, exact: true }),
    option: (text) => options.filter({ hasText: text }),
    row: (name) => rows.filter({ has: frame.getByRole('gridcell').first().getByText(name, { exact: true }) }),
    level: (level) => tree.locator(`[role=row][aria-level="${level}"]`),
    names: () => namesIn(rows),
    markedText: async () => (await drawer.locator('mark').allTextContents()).join(''),
    reset,
    leave: async () => {
      // A failed test may leave a menu or a dialog open.
      for (const open of [frame.getByRole('menu'), frame.getByRole('dialog')]) {
        if (await open.isVisible()) await open.press('Escape');
      }
      const resources = frame.getByRole('tab', { name: 'Resources', exact: true });
      if (await resources.isVisible()) await resources.click();
    },
  };
}

function totalsOf(frame: Frame): Locator {
  return frame.getByRole('contentinfo', { name: 'Totals' });
}

/** Sorted by row index: the DOM order of a virtual list may differ from the visual order. */
function namesIn(rows: Locator): Promise<string[]> {
  return rows.evaluateAll((all) =>
    all
      .toSorted((a, b) => Number(a.getAttribute('aria-rowindex')) - Number(b.getAttribute('aria-rowindex')))
      .map((row) => row.querySelector('[role=gridcell]')?.textContent ?? ''),
  );
}

/** The scenario of the demo with this id. */
export function scenario(id: string): Scenario {
  const found = scenarios.find((each) => each.id === id);
  if (found === undefined) throw new Error(`The demo has no scenario "${id}".`);
  return found;
}

/** Clicks a button of the demo page and waits until the page shows its result. */
export async function press({ page }: Browser, id: string): Promise<void> {
  await page.getByRole('button', { name: scenario(id).label, exact: true }).click();
  await page.locator(`#result[data-scenario="${id}"]`).waitFor();
}

/** Replaces the document of the panel, as browsers do when DevTools is docked to another side, and waits for the new one. */
export async function reload({ frame }: Pick<Panel, 'frame'>): Promise<void> {
  await frame.evaluate(() => {
    document.documentElement.dataset['isReplaced'] = '';
    location.reload();
  });
  await frame.waitForFunction(() => document.documentElement.dataset['isReplaced'] === undefined);
}

/** The name of the focused element of the panel; null if the focus is outside. */
export function focused(panel: Panel): Promise<string | null> {
  return panel.frame.evaluate(() => {
    const { activeElement } = document;
    if (!activeElement || activeElement === document.body || !document.hasFocus()) return null;
    const label = activeElement instanceof HTMLInputElement ? activeElement.labels?.[0]?.textContent : null;
    return (activeElement.getAttribute('aria-label') ?? label ?? activeElement.textContent).trim();
  });
}
