import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { ARTIFACTS, expect, type Stage, test } from './fixtures.ts';
import { type Panel, press } from './panel.ts';

// Small sizes: everything that does not fit can be scrolled into view.

test.use({ file: 'small' });

const WINDOW = { width: 1600, height: 1000 };

/** Sizes of DevTools in pixels; its own tabs take 28 of the height. */
const SIZES = [
  { width: 280, height: 300 },
  { width: 400, height: 300 },
  { width: 1200, height: 300 },
  { width: 400, height: 800 },
  { width: 1200, height: 800 },
] as const;

test.afterEach(async ({ stage: { browser } }) => {
  await browser.zoom(1);
  await browser.devtools.setViewportSize(WINDOW);
  await browser.setTheme('default');
  await browser.dock('bottom', 700);
});

for (const { width, height } of SIZES) {
  test(`at ${width} x ${height}, the drawer of a clicked row is visible, and everything can be reached`, async ({
    panel,
    stage,
  }) => {
    const { browser } = stage;
    await browser.devtools.setViewportSize({ width, height: WINDOW.height });
    await browser.dock('bottom', height);
    await expect.poll(() => panel.frame.evaluate(() => innerWidth)).toBe(width);
    await expectAllReachable(panel, stage, `${width}x${height}`);
  });
}

for (const height of [600, 800]) {
  test(`at 200 % and ${height} px, the drawer of a clicked row is visible, and everything can be reached`, async ({
    panel,
    stage,
  }) => {
    const { browser } = stage;
    await browser.devtools.setViewportSize({ width: 1200, height: WINDOW.height });
    await browser.dock('bottom', height);
    await browser.zoom(2);
    await expect.poll(() => panel.frame.evaluate(() => [innerWidth, devicePixelRatio])).toEqual([600, 2]);
    await expectAllReachable(panel, stage, `zoom-${height}`);
  });
}

test('at 280 x 300, the error page can be read, copied and closed', async ({ panel, stage }) => {
  const { browser } = stage;
  await browser.devtools.setViewportSize({ width: 280, height: WINDOW.height });
  await browser.dock('bottom', 300);
  await expect.poll(() => panel.frame.evaluate(() => innerWidth)).toBe(280);
  await press(browser, 'lock-infinity');
  await expect(panel.options).toHaveCount(1);
  const hidden = await browser.pageFrame();
  await hidden.evaluate(() => {
    setTimeout(() => {
      throw new Error('thrown by the test');
    });
  });
  const alert = panel.frame.getByRole('alert');
  await expect(alert.getByRole('heading')).toBeVisible();
  await browser.screenshot(picture('crash'));
  await expect.poll(() => unreachableElements(alert.locator('button, h1, p'))).toEqual([]);
  await panel.button('Reload panel').click();
  await expect(panel.options).toContainText('LOCK');
});

async function expectAllReachable(panel: Panel, { browser }: Stage, name: string): Promise<void> {
  const ids = ['list', 'delete-locked-deep', 'lock-infinity', 'graph-batch', 'plain-text', 'never-read'];
  for (const id of ids) await press(browser, id);
  await expect(panel.options).toHaveCount(ids.length);
  await panel.option('LOCK').click();
  await expect(panel.verdict).toContainText('LOCK');
  await panel.row('notes/changelog.txt').click();
  await expect(panel.drawer.getByRole('heading')).toContainText('423 Locked');
  await expect(panel.drawer.getByRole('heading')).toBeInViewport({ ratio: 1 });
  await expect(panel.selected).toBeInViewport({ ratio: 0.9 });
  await browser.screenshot(picture(name));
  await expect.poll(() => unreachableIn(panel)).toEqual([]);

  // Back to the list: another response, and its last row.
  await panel.option('POST /api/$batch').click();
  await expect(panel.verdict).toContainText('POST');
  await panel.rows.last().click();
  await expect(panel.selected).toBeInViewport({ ratio: 0.9 });
  await expect(panel.drawer.getByRole('heading')).toBeInViewport({ ratio: 1 });
  await expect.poll(() => unreachableIn(panel)).toEqual([]);
  for (const tab of ['Body', 'Request', 'Headers', 'Resources']) {
    await panel.tab(tab).click();
    await expect(panel.tab(tab)).toHaveAttribute('aria-selected', 'true');
    await expect.poll(() => unreachableIn(panel)).toEqual([]);
  }
  await panel.tab('Body').click();
  await panel.button('Create a parsing rule…').click();
  await expect(panel.frame.getByRole('heading', { name: 'Create a parsing rule' })).toBeVisible();
  await expect.poll(() => unreachableIn(panel)).toEqual([]);
  await panel.button('Parsing rules').click();
  const dialog = panel.frame.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await expect.poll(() => unreachableIn(panel, dialog)).toEqual([]);
  await dialog.press('Escape');
  await panel.tab('Resources').click();
  await panel.option('POST /api/cleanup').click();
  await expect(panel.button('Show body')).toBeVisible();
  await expect.poll(() => unreachableIn(panel)).toEqual([]);
  await panel.button('Export').click();
  const items = panel.frame.getByRole('menuitem');
  await panel.frame.getByRole('menu').press('End');
  await expect(items.last()).toBeInViewport({ ratio: 1 });
  await panel.frame.getByRole('menu').press('Escape');
}

function picture(name: string): string {
  return join(ARTIFACTS, `small-${name}.png`);
}

/**
 * The names of controls and texts that cannot be scrolled into view: they are clipped by an ancestor that does not
 * scroll. The contents of a scrolling element count as reachable if its own box is.
 */
function unreachableIn(panel: Panel, inside: Locator = panel.frame.locator('body')): Promise<string[]> {
  const controls = 'button, select, input:not([hidden]), [role=tab], [role=separator], [role=columnheader]';
  const all = [panel.verdict, panel.list, panel.tree, panel.drawer, inside.getByRole('heading')].reduce(
    (some, more) => some.or(more),
    inside.locator(`${controls}, footer span`),
  );
  return unreachableElements(all);
}

/** The names of the elements that cannot be scrolled into view. */
function unreachableElements(all: Locator): Promise<string[]> {
  return all.evaluateAll((elements) => {
    const minSize = 16;
    /** Along one axis: the visible range, or null if the box cannot be scrolled into view inside the clipping box. */
    const through = (box: [number, number], clip: [number, number], scrolls: boolean): [number, number] | null => {
      if (scrolls) return clip[1] - clip[0] >= Math.min(minSize, box[1] - box[0]) ? clip : null;
      return box[0] >= clip[0] - 1 && box[1] <= clip[1] + 1 ? box : null;
    };
    const isReachable = (element: Element): boolean => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      let x: [number, number] | null = [left, right];
      let y: [number, number] | null = [top, bottom];
      for (let above = element.parentElement; above && x && y; above = above.parentElement) {
        const { overflowX, overflowY, position } = getComputedStyle(above);
        const clip = above.getBoundingClientRect();
        if (overflowX !== 'visible') x = through(x, [clip.left, clip.right], /auto|scroll/u.test(overflowX));
        if (overflowY !== 'visible') y = y && through(y, [clip.top, clip.bottom], /auto|scroll/u.test(overflowY));
        if (position === 'fixed') break;
      }
      x &&= through(x, [0, innerWidth], false);
      y &&= through(y, [0, innerHeight], false);
      return x !== null && y !== null;
    };
    return elements
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.clientWidth > 1)
      .filter((element) => !isReachable(element))
      .map((element) => element.getAttribute('aria-label') ?? element.textContent);
  });
}
