import { join } from 'node:path';
import { ARTIFACTS, expect, type Stage, test } from './fixtures.ts';
import type { Panel } from './panel.ts';
import { serve, type Served } from './serve.ts';

// Responses that may hide a failure: the panel never shows them as succeeded.

test.use({ file: 'doubt' });

const JSON_TYPE = 'application/json';
const items = (...statuses: readonly number[]): object[] =>
  statuses.map((status, index) => ({ id: `i${index}`, status }));
const LISTED = '<D:response><D:href>/a</D:href><D:status>HTTP/1.1 204 No Content</D:status></D:response>';

const BODIES = {
  '/succeeded': [JSON_TYPE, JSON.stringify({ results: items(200, 201) })],
  '/failed': [JSON_TYPE, JSON.stringify({ results: items(200, 409) })],
  '/page': ['text/html', '<!doctype html><title>502</title><p>Bad gateway</p>'],
  '/empty': ['application/xml', ''],
  '/truncated': ['application/xml', `<D:multistatus xmlns:D="DAV:">${LISTED}<D:response><D:hr`],
  '/states-more': [JSON_TYPE, JSON.stringify({ total: 5, failed: 3, results: items(200, 200, 409, 200, 200) })],
  '/flag': [JSON_TYPE, JSON.stringify({ errors: true, results: items(200, 201) })],
  '/no-result': [
    JSON_TYPE,
    JSON.stringify({
      results: [
        { id: 'a', status: 200 },
        { id: 'c', status: 201 },
      ],
    }),
  ],
} as const;

let site: Served;

test.beforeAll(async () => {
  site = await serve(BODIES);
});
test.afterAll(() => site.close());

const REQUEST_BODIES = { '/no-result': JSON.stringify({ items: ['a', 'b', 'c', 'd'].map((id) => ({ id })) }) };

test('each list entry describes the problem, and none has a success mark', async ({ panel, stage }) => {
  await sendAll(panel, stage);
  await expect(panel.options).toHaveText([
    /\/succeeded.*✓ 2/u,
    /\/failed.*✕ 1 \/ 2/u,
    /\/page.*\? unreadable/u,
    /\/empty.*empty body.*\? unreadable/u,
    /\/truncated.*not well-formed.*\? 1 !/u,
    /\/states-more.*states more failures than it lists.*✕ 3 \/ 5/u,
    /\/flag.*states more failures than it lists.*✕ \? \/ 2/u,
    /\/no-result.*2 request items without a result.*\? 2 of 4/u,
  ]);
  for (const path of Object.keys(BODIES).slice(1)) await expect(panel.option(path)).not.toContainText('✓');
});

test('the totals count them separately from the failures', async ({ panel, stage }) => {
  await sendAll(panel, stage);
  await expect(panel.totals).toContainText('2 of 14 sub-operations failed');
  await expect(panel.totals).toContainText('? 2 unreadable');
  await expect(panel.totals).toContainText('? 2 with an unknown outcome');
  await expect(panel.totals).toContainText('✕ 2 state more failures than they list');
});

test('the Failed chip lists them, and still counts operations', async ({ panel, stage }) => {
  await sendAll(panel, stage);
  await expect(panel.chip('Failed')).toContainText('✕ Failed 2');
  await expect(panel.chip('Failed')).toContainText('+ ? 5');
  await expect(panel.shown).toHaveText('16 of 16 shown');
  await panel.chip('Failed').click();
  await expect(panel.options).toHaveCount(7);
  await expect(panel.option('/succeeded')).toHaveCount(0);
  await expect(panel.shown).toHaveText('2 of 16 shown');
  await stage.browser.screenshot(join(ARTIFACTS, 'doubt-failed.png'));
});

test('the details show the reason and a suggested action', async ({ panel, stage }) => {
  await sendAll(panel, stage);
  const heading = panel.frame.getByTestId('note').getByRole('heading', { level: 2 });
  await panel.option('/page').click();
  await expect(panel.verdict).toContainText('POST: ');
  await expect(panel.verdict).not.toContainText('succeeded');
  await panel.button('Show body').click();
  await expect(panel.frame.getByRole('textbox', { name: 'Response body' })).toContainText('Bad gateway');
  await panel.tab('Resources').click();
  await panel.option('/empty').click();
  await expect(heading).toHaveText('The response has no body');
  await stage.browser.screenshot(join(ARTIFACTS, 'doubt-empty.png'));
  await panel.button('Show headers').click();
  await expect(panel.tab('Headers')).toHaveAttribute('aria-selected', 'true');
  await panel.tab('Resources').click();
});

test('request items without a result have rows, and the verdict counts them', async ({ panel, stage }) => {
  await sendAll(panel, stage);
  await panel.option('/no-result').click();
  await expect(panel.verdict).toContainText(/2 (of 4 )?request items have no result/u);
  await expect(panel.row('b')).toContainText('no result');
  await expect(panel.row('d')).toContainText('no result');
  await expect(panel.frame.getByRole('region', { name: 'Response' })).toContainText('2 request items without a result');
});

test('totals that contradict the items are quoted below the verdict', async ({ panel, stage }) => {
  await sendAll(panel, stage);
  await panel.option('/states-more').click();
  await expect(panel.verdict).toContainText('3 failures');
  const detail = panel.frame.getByRole('region', { name: 'Response' });
  await expect(detail).toContainText('2 failures stated but not listed');
  await expect(detail).toContainText('Stated in the body: ');
  await stage.browser.screenshot(join(ARTIFACTS, 'doubt-totals.png'));
  await panel.option('/flag').click();
  await expect(panel.verdict).toContainText('errors');
});

async function sendAll(panel: Panel, { browser: { page } }: Stage): Promise<void> {
  await page.goto(site.url);
  const paths = Object.keys(BODIES);
  for (const path of paths)
    await page.evaluate(
      async ([url, body]) =>
        (
          await fetch(url, { method: 'POST', ...(body && { body, headers: { 'Content-Type': 'application/json' } }) })
        ).text(),
      [path, Reflect.get(REQUEST_BODIES, path) as string | undefined] as const,
    );
  await expect(panel.options).toHaveCount(paths.length);
}
