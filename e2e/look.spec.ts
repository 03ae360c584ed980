import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { ARTIFACTS, expect, type Stage, test } from './fixtures.ts';
import { type Panel, press } from './panel.ts';

// Themes and sizes. The screenshots in artifacts/ are for review; measurable properties are tested here.

test.use({ file: 'look' });

const LIGHT = 'rgb(255, 255, 255)';
const DARK = 'rgb(40, 40, 40)';

test.afterEach(async ({ stage: { browser } }) => {
  await browser.setTheme('default');
  await browser.dock('bottom', 700);
});

test('the panel follows the theme of DevTools without a reload', async ({ panel, stage }) => {
  const { browser } = stage;
  await fill(panel, stage);
  const body = panel.frame.locator('body');
  await expect(body).toHaveCSS('background-color', LIGHT);
  await body.evaluate((element) => element.setAttribute('data-mark', 'same document'));
  await browser.screenshot(picture('light'));

  await browser.setTheme('dark');
  await expect(body).toHaveCSS('background-color', DARK);
  await expect(body).toHaveAttribute('data-mark', 'same document');
  await expectReadable(panel.verdict);
  await expectReadable(panel.row('notes/changelog.txt').getByText('423 Locked'));
  await expectReadable(panel.option('LOCK').getByText('WebDAV'));
  await browser.screenshot(picture('dark'));

  await panel.tab('Body').click();
  await expect(panel.frame.getByRole('textbox', { name: 'Response body' })).toBeVisible();
  await browser.screenshot(picture('dark-body'));
  await panel.tab('Resources').click();

  await browser.setTheme('default');
  await expect(body).toHaveCSS('background-color', LIGHT);
  await expectReadable(panel.verdict);
  await expectReadable(panel.row('notes/changelog.txt').getByText('423 Locked'));
});

test('in a wide panel, the list is beside the details', async ({ panel, stage }) => {
  await fill(panel, stage);
  const [list, verdict] = [await boxOf(panel.list), await boxOf(panel.verdict)];
  expect(list.x + list.width).toBeLessThanOrEqual(verdict.x);
  expect(list.y).toBeLessThanOrEqual(verdict.y);
  await expectNoOverflow(panel);

  await panel.tab('Body').click();
  await expect(panel.frame.getByRole('textbox', { name: 'Response body' })).toBeVisible();
  await stage.browser.screenshot(picture('wide-body'));
  await panel.tab('Headers').click();
  await expect(panel.frame.getByText('Request headers')).toBeVisible();
  await stage.browser.screenshot(picture('wide-headers'));
  await panel.button('Export').click();
  await expect(panel.frame.getByRole('menu')).toBeVisible();
  await stage.browser.screenshot(picture('wide-export'));
  await panel.frame.getByRole('menu').press('Escape');
});

for (const theme of ['default', 'dark'] as const) {
  test(`docked right at 400 px, theme ${theme}: the list is above the details, and nothing overflows`, async ({
    panel,
    stage,
  }) => {
    const { browser } = stage;
    await browser.setTheme(theme);
    await browser.dock('right', 400);
    await fill(panel, stage);
    await expect.poll(() => panel.frame.evaluate(() => innerWidth)).toBeLessThanOrEqual(400);

    await expect(async () => {
      const [list, verdict] = [await boxOf(panel.list), await boxOf(panel.verdict)];
      expect(list.y + list.height).toBeLessThanOrEqual(verdict.y);
      expect(list.width).toBeGreaterThan(390);
    }).toPass();
    await expectNoOverflow(panel);
    // The marked lines of the body are scrolled into view.
    await expect(panel.drawer.locator('mark').first()).toBeInViewport();
    await expect(panel.drawer.locator('mark').nth(5)).toBeInViewport();
    const chips = panel.frame.getByRole('group', { name: 'Show only' }).getByRole('button');
    await expect.poll(() => lineCount(chips)).toBeLessThanOrEqual(2);
    await browser.screenshot(picture(`narrow-${theme === 'dark' ? 'dark' : 'light'}`));

    for (const tab of ['Body', 'Request', 'Headers', 'Resources']) {
      await panel.tab(tab).click();
      await expect(panel.tab(tab)).toHaveAttribute('aria-selected', 'true');
      await expectNoOverflow(panel);
    }
    await panel.button('Export').click();
    await expectNoOverflow(panel);
    await panel.frame.getByRole('menu').press('Escape');
  });
}

test('the text of an empty panel fits at 400 px', async ({ panel, stage: { browser } }) => {
  await browser.dock('right', 400);
  await expect(panel.button('Reload page')).toBeInViewport({ ratio: 1 });
  await expectNoOverflow(panel);
  await browser.screenshot(picture('narrow-empty'));
});

test('docked to another side, the panel keeps its selection', async ({ panel, stage }) => {
  await fill(panel, stage);
  for (const side of ['right', 'left', 'bottom'] as const) {
    await stage.browser.dock(side, 500);
    await expect(panel.selected).toContainText('423 Locked');
    await expect(panel.list.getByRole('option', { selected: true })).toContainText('LOCK /dav/release/');
  }
});

test('the list keeps its width when DevTools is docked to the bottom again', async ({ panel, stage: { browser } }) => {
  await press(browser, 'lock-infinity');
  await expect(panel.options).toHaveCount(1);
  const width = async (): Promise<number> => Math.round((await boxOf(panel.list)).width);
  await expect.poll(width).toBe(372);
  const divider = panel.frame.getByRole('separator', { name: 'List size' });
  await divider.focus();
  await divider.press('ArrowRight');
  await expect.poll(width).toBeGreaterThan(372);
  const chosen = await width();

  for (const [side, size] of [
    ['right', 400],
    ['right', 640],
    ['bottom', 700],
  ] as const)
    await browser.dock(side, size);
  await expect.poll(width).toBe(chosen);
  await divider.focus();
  await divider.press('ArrowLeft');
  await expect.poll(width).toBe(372);
});

test('the divider stops where both panes still fit, and a double click resets it', async ({
  panel,
  stage: { browser },
}) => {
  await press(browser, 'lock-infinity');
  await expect(panel.options).toHaveCount(1);
  const width = async (): Promise<number> => Math.round((await boxOf(panel.list)).width);
  const divider = panel.frame.getByRole('separator', { name: 'List size' });
  const initial = await width();
  await expect(divider).toHaveAttribute('aria-valuenow', String(initial));

  await divider.hover();
  await divider.page().mouse.down();
  await divider.page().mouse.move(5, 300, { steps: 3 });
  await expect.poll(width).toBe(200);
  await divider.page().mouse.up();
  await expect(divider).toHaveAttribute('aria-valuenow', '200');
  await divider.page().mouse.move(400, 300);
  expect(await width()).toBe(200);

  await divider.dblclick();
  await expect.poll(width).toBe(initial);
});

test('a long line in the drawer does not wrap inside a tag name', async ({ panel, stage }) => {
  await fill(panel, stage);
  /** The numbers of lines that tag names occupy. */
  const lineCounts = async (): Promise<number[]> => {
    const counts = await panel.drawer
      .locator('code span, code mark')
      .evaluateAll((tokens) =>
        tokens.filter((token) => /^<\/?\w+$/u.test(token.textContent)).map((token) => token.getClientRects().length),
      );
    return [...new Set(counts)];
  };
  await expect.poll(lineCounts).toEqual([1]);
  await stage.browser.dock('right', 400);
  await expect(panel.drawer.locator('mark').first()).toBeVisible();
  await expect.poll(lineCounts).toEqual([1]);
});

test('a checkbox does not flicker while the DevTools page applies the change', async ({
  panel,
  stage: { browser },
}) => {
  await press(browser, 'lock-infinity');
  for (const name of ['Keep log', 'Batch bodies in other responses', 'Invert']) {
    const observed = await panel.check(name).evaluate((box: HTMLInputElement) => {
      const states = [box.checked];
      box.addEventListener('click', () => queueMicrotask(() => states.push(box.checked)));
      box.click();
      states.push(box.checked);
      return states;
    });
    expect(observed.slice(1)).not.toContain(observed[0]);
  }
});

/** Captures responses of all kinds, and selects one with a failure and a dependent. */
async function fill(panel: Panel, { browser }: Stage): Promise<void> {
  const ids = ['list', 'delete-locked-deep', 'lock-infinity', 'graph-batch', 'plain-text', 'never-read'];
  for (const id of ids) await press(browser, id);
  await expect(panel.options).toHaveCount(ids.length);
  await panel.option('LOCK').click();
  await panel.row('notes/changelog.txt').click();
  await expect(panel.drawer.getByRole('heading')).toContainText('423 Locked');
}

function picture(name: string): string {
  return join(ARTIFACTS, `look-${name}.png`);
}

async function boxOf(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('The element is not visible.');
  return box;
}

/** The number of lines that controls are laid out in. */
function lineCount(controls: Locator): Promise<number> {
  return controls.evaluateAll((all) => new Set(all.map((each) => Math.round(each.getBoundingClientRect().top))).size);
}

/** Expects that the page has no horizontal scrolling and that every control is fully inside it. */
async function expectNoOverflow(panel: Panel): Promise<void> {
  const overflow = (): Promise<object> =>
    panel.frame.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      const controls = document.querySelectorAll(
        'button, input, [role=tab], [role=option], [role=menuitem], footer span',
      );
      const out = [...controls].filter((control) => {
        if (!control.checkVisibility({ visibilityProperty: true })) return false;
        const { left, right, width } = control.getBoundingClientRect();
        return width > 1 && (left < -0.5 || right > clientWidth + 0.5);
      });
      return {
        scrolls: scrollWidth - clientWidth,
        out: out.map((control) => control.getAttribute('aria-label') ?? control.textContent),
      };
    });
  await expect.poll(overflow).toEqual({ scrolls: 0, out: [] });
}

/** Expects a contrast ratio (WCAG 2) of at least 4.5 between the text and its actual background. */
async function expectReadable(locator: Locator): Promise<void> {
  await expect
    .poll(() =>
      locator.first().evaluate((element) => {
        const numbers = (color: string): number[] => (color.match(/[\d.]+/gu) ?? []).map(Number);
        const light = (color: string): number => {
          const [r = 0, g = 0, b = 0] = numbers(color).map((part) => {
            const value = part / 255;
            return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        let background: Element | null = element;
        const opaque = (each: Element): boolean => (numbers(getComputedStyle(each).backgroundColor)[3] ?? 1) === 1;
        while (background && !opaque(background)) background = background.parentElement;
        const text = light(getComputedStyle(element).color);
        const ground = light(getComputedStyle(background ?? document.body).backgroundColor);
        return (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
      }),
    )
    .toBeGreaterThanOrEqual(4.5);
}
