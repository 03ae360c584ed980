import { readFile } from 'node:fs/promises';
import { expect, type Stage, test } from './fixtures.ts';
import { type Panel, reload } from './panel.ts';
import { serve, type Served } from './serve.ts';

// Expected failures are muted: hidden and counted, never a success.

test.use({ file: 'mute' });

const items = (...statuses: readonly number[]): string =>
  JSON.stringify({ results: statuses.map((status, index) => ({ id: `item-${index}`, status })) });

let site: Served;

test.beforeAll(async () => {
  site = await serve({
    '/orders': ['application/json', items(404, 200, 409, 200)],
    '/only': ['application/json', items(404, 200)],
    '/all': ['application/json', items(404)],
  });
});
test.afterAll(() => site.close());
test.afterEach(async ({ stage: { panel } }) => {
  await panel.frame.evaluate(() => {
    localStorage.removeItem('multi-status.mutes');
    localStorage.removeItem('multi-status.mutes.damaged');
  });
  await reload(panel);
  await expect(panel.totals).toBeVisible();
});

type Found = Panel['verdict'];

const dialog = (panel: Panel): Found => panel.frame.getByRole('dialog', { name: 'Muted failures' });
const field = (panel: Panel, name: string): Found => dialog(panel).getByRole('textbox', { name, exact: true });
const mutedChip = (panel: Panel): Found => panel.frame.locator('[data-chip=muted]');
const mutedLine = (panel: Panel): Found => panel.frame.getByTestId('muted');

async function send(panel: Panel, { browser: { page } }: Stage, ...paths: readonly string[]): Promise<void> {
  if (!page.url().startsWith(site.url)) await page.goto(site.url);
  for (const path of paths) {
    await page.evaluate(async (url) => (await fetch(url, { method: 'POST' })).text(), path);
    await expect(panel.option(path)).toBeVisible();
  }
}

/** Mutes the selected failure, after changes of the form. */
async function muteSelected(panel: Panel, changes: Readonly<Record<string, string>> = {}): Promise<void> {
  await panel.drawer.getByRole('button', { name: 'Mute failures like this…' }).click();
  for (const [name, value] of Object.entries(changes)) await field(panel, name).fill(value);
  await dialog(panel).getByRole('button', { name: 'Mute', exact: true }).click();
  await expect(dialog(panel)).toHaveCount(0);
}

test('a failure is muted from the drawer, counted, shown again and unmuted', async ({ panel, stage }) => {
  await send(panel, stage, '/orders');
  await expect(panel.selected).toContainText('item-0');
  const sentence = await panel.verdict.textContent();
  await panel.drawer.getByRole('button', { name: 'Mute failures like this…' }).click();
  await expect(field(panel, 'URL')).toHaveValue(`${site.url}orders`);
  await expect(field(panel, 'Status')).toHaveValue('404');
  await expect(field(panel, 'Result')).toHaveValue('item-0');
  await expect(dialog(panel).getByRole('status')).toHaveText('1 failure in 1 response would be muted.');
  await field(panel, 'Result').fill('');
  await field(panel, 'Status').fill('4xx');
  await expect(dialog(panel).getByRole('status')).toHaveText('2 failures in 1 response would be muted.');
  await field(panel, 'Status').fill('');
  await expect(dialog(panel).getByRole('status')).toContainText('State a status or a result');
  await field(panel, 'Status').fill('404');
  await dialog(panel).getByRole('button', { name: 'Mute', exact: true }).click();

  await expect.poll(() => panel.names()).toEqual(['item-1', 'item-2', 'item-3', '1 more is muted']);
  await expect(panel.chip('Failed')).toHaveText(/Failed 1$/u);
  await expect(mutedChip(panel)).toHaveText('1 muted');
  await expect(panel.option('/orders')).toContainText('1 muted');
  await expect(panel.option('/orders')).toContainText('✕ 1 / 4');
  await expect(mutedLine(panel)).toContainText('1 failure is muted. It is part of the verdict.');
  await expect(panel.verdict).toHaveText(sentence ?? '');

  await mutedLine(panel).getByRole('button', { name: 'Show' }).click();
  await expect.poll(() => panel.names()).toEqual(['item-0muted', 'item-1', 'item-2', 'item-3']);
  await mutedLine(panel).getByRole('button', { name: 'Hide' }).click();
  await expect.poll(() => panel.names()).toHaveLength(4);

  await mutedChip(panel).click();
  await dialog(panel)
    .getByRole('button', { name: /^Unmute/u })
    .click();
  await expect(dialog(panel)).toContainText('There are no rules.');
  await dialog(panel).press('Escape');
  await expect.poll(() => panel.names()).toEqual(['item-0', 'item-1', 'item-2', 'item-3']);
  await expect(mutedChip(panel)).toHaveCount(0);
});

test('a response whose failures are all muted does not look like a success', async ({ panel, stage }) => {
  await send(panel, stage, '/only', '/all', '/orders');
  await muteSelected(panel, { URL: `${site.url}*`, Result: '' });
  for (const path of ['/only', '/all']) {
    const option = panel.option(path);
    await expect(option).toContainText('1 muted');
    await expect(option).not.toContainText('✓');
    await expect(option).not.toContainText('✕');
    await expect(option).not.toHaveClass(/failure|success/u);
  }
  await expect(panel.option('/orders')).toContainText('✕ 1 / 4');
  await expect(mutedChip(panel)).toHaveText('3 muted');
  await expect(mutedLine(panel)).toContainText('The only listed failure is muted.');
  await expect(panel.verdict).toContainText('1 of 2');
  await expect(panel.totals).toContainText('4 of 7 sub-operations failed');
  await panel.option('/all').click();
  await expect.poll(() => panel.names()).toEqual(['1 more is muted']);
  await mutedLine(panel).getByRole('button', { name: 'Show' }).click();
  await expect.poll(() => panel.names()).toEqual(['item-0muted']);
  await mutedLine(panel).getByRole('button', { name: 'Hide' }).click();
  await panel.chip('Failed').click();
  await expect(panel.options).toHaveText([/orders/u]);
  await expect(mutedChip(panel)).toHaveText('3 muted');
});

test('n skips muted failures, and exports contain them', async ({ panel, stage }) => {
  await send(panel, stage, '/only', '/orders');
  await muteSelected(panel, { URL: `${site.url}*`, Result: '' });
  await panel.frame.locator('body').press('n');
  await expect(panel.option('/orders')).toHaveAttribute('aria-selected', 'true');
  await expect(panel.selected).toContainText('item-2');
  await panel.frame.locator('body').press('n');
  await expect(panel.selected).toContainText('item-2');

  await panel.button('Export').click();
  const [download] = await Promise.all([
    stage.browser.devtools.waitForEvent('download'),
    panel.frame.getByRole('group', { name: 'As CSV' }).getByRole('menuitem', { name: 'Filtered results' }).click(),
  ]);
  const csv = await readFile(await download.path(), 'utf8');
  expect(csv.match(/,404,/gu)).toHaveLength(2);
});

test('rules are kept, also those that cannot be read', async ({ panel, stage }) => {
  await send(panel, stage, '/only');
  await muteSelected(panel);
  await reload(panel);
  await expect(panel.option('/only')).toContainText('1 muted');

  const stored = await panel.frame.evaluate(() => localStorage.getItem('multi-status.mutes'));
  const rules: unknown[] = JSON.parse(stored ?? '[]');
  await panel.frame.evaluate(
    (text) => localStorage.setItem('multi-status.mutes', text),
    JSON.stringify([...rules, { url: '*', status: '404', label: '', method: 'PUT' }]),
  );
  await reload(panel);
  const warning = panel.frame.getByText('Some stored mute rules are damaged or from another version.');
  await expect(warning).toBeVisible();
  await expect(panel.option('/only')).toContainText('1 muted');

  await panel.frame.evaluate(() => localStorage.setItem('multi-status.mutes', '[{"url":"*",'));
  await reload(panel);
  await expect(panel.option('/only')).toContainText('✕ 1 / 2');
  await expect(warning).toBeVisible();
  // A new rule does not replace the damaged text.
  await muteSelected(panel);
  await expect(panel.option('/only')).toContainText('1 muted');
  await panel.button('Show them').click();
  await expect(dialog(panel).getByRole('textbox')).toHaveValue('[{"url":"*",');
  await dialog(panel).getByRole('button', { name: 'Delete' }).click();
  await expect(warning).toHaveCount(0);
  await dialog(panel).press('Escape');
  await expect(panel.option('/only')).toContainText('1 muted');
});
