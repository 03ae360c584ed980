import { scenarios } from '../demo/scenarios.ts';
import { expect, test } from './fixtures.ts';
import { press, scenario } from './panel.ts';
import { startSite } from './site.ts';

// Batch and bulk responses in JSON, and responses in which nothing is recognized.

test.use({ file: 'json' });

/** Label, status and a part of the message of each item. */
const ITEMS: Readonly<Record<string, readonly (readonly [string, string, string])[]>> = {
  'express-list': [
    ['tea', '200 OK', ''],
    ['coffee', '200 OK', ''],
    ['unicorn-milk', '404 Not Found', 'Product unicorn-milk not found'],
    ['cocoa', '200 OK', ''],
    ['cola', '410 Gone', 'Product cola is no longer sold'],
  ],
  upload: [
    ['Annual report.pdf', '201 Created', ''],
    ['🎉 party.png', '201 Created', ''],
    ['empty.txt', '422 ', 'The file is empty'],
    ['setup.exe', '415 ', 'Programs are not accepted'],
  ],
  'bulk-patch': [
    ['ada', '200 OK', ''],
    ['grace', '409 Conflict', 'Version 8 is newer than yours'],
    ['nobody', '404 Not Found', 'No such contact'],
    ['linus', '200 OK', ''],
  ],
  health: [
    ['webdav', '200 OK', 'OPTIONS returned 200'],
    ['files', '200 OK', 'readable'],
    ['search', '503 Service Unavailable', 'ECONNREFUSED'],
  ],
  'graph-batch': [
    ['/me', '200 OK', ''],
    ['/users/nobody', '404 Not Found', "Resource 'nobody' does not exist."],
    ['/groups/board', '403 Forbidden', 'Insufficient privileges to complete the operation.'],
    ['/groups/readers/members', '424 Failed Dependency', '/groups/board'],
    ['/reports/usage', '429 Too Many Requests', 'Too many requests'],
  ],
  'trpc-batch': [
    ['user.byId', 'succeeded', ''],
    ['post.list', 'succeeded', ''],
    ['post.delete', '405 Method Not Allowed', 'Unsupported GET-request to mutation procedure'],
  ],
  'only-ok': [
    ['ada@example.com', 'succeeded', ''],
    ['grace@nowhere.invalid', 'failed', 'No mail server for nowhere.invalid'],
    ['#2', 'failed', 'The recipient is missing'],
  ],
};

for (const [id, items] of Object.entries(ITEMS)) {
  const { label, expected } = scenario(id);
  test(label, async ({ panel, stage: { browser } }) => {
    await press(browser, id);
    await expect(browser.page.locator('#result')).toHaveAttribute('data-ok', 'true');
    await expect(panel.verdict).toHaveText(expected.sentence);
    await expect(panel.options).toHaveCount(1);
    await expect(panel.options).toContainText(`✕ ${expected.failed} / ${items.length}`);
    await expect(panel.chip('Failed')).toHaveText(new RegExp(`Failed ${expected.failed}$`, 'u'));

    for (const [name, status, message] of items) {
      const row = panel.row(name);
      await expect(row.getByRole('gridcell').nth(1)).toContainText(status);
      await expect(row.getByRole('gridcell').nth(2)).toContainText(message);
    }
  });
}

test('an item of a batch refers to its request item', async ({ panel, stage: { browser } }) => {
  await press(browser, 'graph-batch');
  // The order of the responses differs from that of the requests.
  await panel.row('/users/nobody').click();
  await expect(panel.drawer.getByText('request item #1')).toBeVisible();
  await panel.drawer.getByRole('button', { name: 'Source' }).click();
  await expect.poll(() => panel.markedText()).toContain('"Request_ResourceNotFound"');
});

test('a 207 in plain text is shown as text, without invented statuses', async ({ panel, stage: { browser } }) => {
  await press(browser, 'plain-text');
  await expect(panel.options).toContainText('POST /api/cleanup');
  await expect(panel.verdict).toHaveText('POST: no per-item results were recognized in the body.');
  await expect(panel.frame.getByText('2 of 5 jobs could not be cleaned up, see the log.')).toBeVisible();
  await expect(panel.chip('All')).toHaveText('All 0');
  await panel.button('Show body').click();
  await expect(panel.frame.getByRole('textbox', { name: 'Response body' })).toContainText('2 of 5 jobs');
});

test('“Some error occurred” is shown, although the body lists no items', async ({ panel, stage: { browser } }) => {
  await press(browser, 'some-error');
  await expect(panel.options).toContainText('POST /api/import');
  await expect(panel.verdict).toHaveText(scenario('some-error').expected.sentence);
  await expect(panel.frame.getByRole('list', { name: 'Problems' })).toContainText('Some error occurred');
  await expect(panel.rows).toHaveCount(0);
});

test('a request item without a result has a row', async ({ panel, stage }) => {
  const site = await startSite();
  const { page } = stage.browser;
  await page.goto(site.url);
  await page.evaluate(async () => {
    const body = JSON.stringify({ items: [{ id: 'café ✓' }, { id: 'tea' }, { id: 'milk' }] });
    await (await fetch('/items', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })).text();
  });
  const row = panel.row('milk');
  await expect(row.getByRole('gridcell').nth(1)).toContainText('no result');
  await expect(row.getByRole('gridcell').nth(2)).toHaveText('request item #2 has no result in the response');
  await row.click();
  await expect(panel.drawer.getByRole('heading')).toHaveText('no result');
  await site.close();
});

test('every JSON scenario of the demo is tested here or in capture.spec.ts', () => {
  const tested = new Set([...Object.keys(ITEMS), 'plain-text', 'some-error', 'never-read']);
  const all = scenarios.filter(({ group }) => group !== 'WebDAV').map(({ id }) => id);
  expect(all.filter((id) => !tested.has(id))).toEqual([]);
});
