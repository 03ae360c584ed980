import { multistatus, response } from '../testing/exchange.ts';
import { expect, type Stage, test } from './fixtures.ts';
import type { Panel } from './panel.ts';
import { serve, type Served } from './serve.ts';

// The groups of equal failures below the verdict.

test.use({ file: 'failures' });

const TOKEN = '<D:error><D:lock-token-submitted/></D:error>';
const MOVED = multistatus(
  response('/many/Private/', 403),
  ...Array.from({ length: 39 }, (_, at) => response(`/many/Private/${at}`, 424)),
  ...Array.from({ length: 1000 }, (_, at) => response(`/many/Shared/${at}`, 423, TOKEN)),
  ...Array.from({ length: 12 }, (_, at) => response(`/many/other/${at}`, 500 + at)),
);

let site: Served;

test.beforeAll(async () => {
  site = await serve({
    '/many': ['text/xml', MOVED],
    '/one': ['text/xml', multistatus(response('/one/a', 423), response('/one/b', 204))],
    '/cause': ['text/xml', multistatus(response('/cause/', 423), response('/cause/b', 424), response('/cause/c', 424))],
  });
});
test.afterAll(() => site.close());
test.afterEach(({ stage: { browser } }) => browser.dock('bottom', 700));

test('equal failures are listed with their number and folder, and lead to their rows', async ({ panel, stage }) => {
  await stage.browser.dock('bottom', 800);
  await send(panel, stage, '/many');
  const failures = panel.frame.getByRole('region', { name: 'Failures' });
  await expect(failures).toContainText('1 cause, 39 dependents');
  const groups = failures.getByRole('listitem').getByRole('button');
  await expect(groups).toHaveCount(5);
  await expect(groups.first()).toHaveText('✕ failed 1,000 × 423 Locked under Shared/ · lock-token-submitted');
  await expect(groups.nth(1)).toHaveText('✕ failed 403 Forbidden Private/ · 39 dependents');

  await groups.first().focus();
  await stage.browser.devtools.keyboard.press('Enter');
  await expect(panel.selected).toContainText('Shared/0');
  await stage.browser.devtools.keyboard.press('Enter');
  await expect(panel.selected).toContainText('Shared/1');
  await expect(panel.selected).toBeInViewport();
  await expect(groups.first()).toBeFocused();

  await failures.getByRole('button', { name: 'show 9 more' }).click();
  await expect(groups).toHaveCount(14);
  await expect(failures.getByRole('button', { name: /^show/u })).toHaveCount(0);
});

test('a group shows its rows although the filter hides them', async ({ panel, stage }) => {
  await send(panel, stage, '/many');
  await panel.filter.fill('Shared');
  await expect(panel.row('Private/')).toHaveCount(0);
  await panel.frame.getByRole('button', { name: /403 Forbidden/u }).click();
  await expect(panel.selected).toContainText('Private/');
  await expect(panel.filter).toHaveValue('');
});

test('a cause states the number of its dependents, in its row and in the drawer', async ({ panel, stage }) => {
  await send(panel, stage, '/many');
  await expect(panel.selected).toContainText('39 dependents');
  await expect(panel.drawer).toContainText('39 operations were not attempted because of this one');
});

test('failures take one line in a low panel, and can be expanded', async ({ panel, stage }) => {
  await stage.browser.dock('bottom', 300);
  await send(panel, stage, '/many');
  const failures = panel.frame.getByRole('region', { name: 'Failures' });
  const toggle = failures.getByRole('button', { name: 'Failures' });
  await expect(toggle).toHaveAttribute('aria-expanded', 'false');
  await expect(failures.getByRole('listitem')).toHaveCount(2);
  expect((await failures.boundingBox())?.height).toBeLessThan(24);
  await toggle.click();
  await expect(toggle).toHaveAttribute('aria-expanded', 'true');
  await expect(failures.getByRole('listitem')).toHaveCount(5);
});

test('a single failure has no groups, a single cause has one line', async ({ panel, stage }) => {
  await stage.browser.dock('bottom', 800);
  await send(panel, stage, '/one');
  const failures = panel.frame.getByRole('region', { name: 'Failures' });
  await expect(panel.selected).toContainText('423 Locked');
  await expect(failures).toHaveCount(0);
  await send(panel, stage, '/cause');
  await expect(failures).toContainText('1 cause, 2 dependents');
  await expect(failures.getByRole('button', { name: 'Failures' })).toHaveAttribute('aria-expanded', 'false');
});

/** Deletes a resource of the site, and selects the response. */
async function send(panel: Panel, { browser: { page } }: Stage, path: string): Promise<void> {
  if (!page.url().startsWith(site.url)) await page.goto(site.url);
  await page.evaluate(async (url) => (await fetch(url, { method: 'DELETE' })).text(), path);
  await panel.option(path).click();
}
