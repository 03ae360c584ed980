import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Download } from '@playwright/test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { LIBRARY } from '../demo/tree.ts';
import { csvTable } from '../testing/csv.ts';
import { expect, ROOT, type Stage, test } from './fixtures.ts';
import { type Panel, press } from './panel.ts';

test.use({ file: 'journey' });

test('an empty panel states that it is recording and what is not available, and offers to reload the page', async ({
  panel,
}) => {
  await expect(panel.frame.getByRole('heading', { name: 'Currently recording multi-status responses' })).toBeVisible();
  await expect(panel.frame.getByText('Requests sent before DevTools was opened are not available.')).toBeVisible();
  await expect(panel.frame.getByText('recording', { exact: true })).toBeVisible();
  await expect(panel.button('Reload page')).toBeVisible();
});

test('the page reports success, and the panel shows what failed', async ({ panel, stage: { browser } }) => {
  await press(browser, 'lock-infinity');
  await expect(browser.page.locator('#result')).toContainText('OK (207). The folder was locked.');
  await press(browser, 'list');
  await press(browser, 'graph-batch');

  await expect(panel.options).toHaveCount(3);
  await expect(panel.options.nth(0)).toContainText('LOCK /dav/release/');
  await expect(panel.options.nth(0)).toContainText('✕ 1 / 2');
  await expect(panel.options.nth(1)).toContainText('PROPFIND /dav/library/');
  await expect(panel.options.nth(1)).toContainText('✓ 16');
  await expect(panel.options.nth(2)).toContainText('POST /api/$batch');
  await expect(panel.options.nth(2)).toContainText('✕ 3 / 5');
  await expect(panel.totals).toContainText('3 multi-status responses');
  await expect(panel.totals).toContainText('4 of 23 sub-operations failed');
  await expect(panel.totals).toContainText('2 not attempted because of others');

  await panel.option('POST /api/$batch').click();
  await expect(panel.verdict).toHaveText('POST: 3 of 5 items failed, 1 more was not attempted because of them.');
  await panel.option('LOCK /dav/release/').click();
  await expect(panel.verdict).toHaveText(
    'LOCK: nothing was locked; 1 member is already locked (423), 1 more was not locked because of it.',
  );
});

test('the Failed chip shows only failures, with dependents under their cause', async ({
  panel,
  stage: { browser },
}) => {
  await press(browser, 'list-closed-folder');
  await press(browser, 'list');
  await press(browser, 'lock-infinity');
  await expect(panel.options).toHaveCount(3);
  await expect(panel.shown).toHaveText('21 of 21 shown');

  await expect(panel.chip('Failed')).toContainText('2');
  await panel.chip('Failed').click();
  await expect(panel.options).toHaveCount(2);
  await expect(panel.option('PROPFIND /dav/library/')).toHaveCount(0);

  await panel.option('LOCK').click();
  await expect(panel.row('notes/changelog.txt')).toHaveAttribute('aria-level', '1');
  await expect(panel.row('notes/changelog.txt')).toContainText('423 Locked');
  await expect(panel.row('(the collection itself)')).toHaveAttribute('aria-level', '2');
  await expect(panel.row('(the collection itself)')).toContainText('because of');
  // The number on the chip; dependents shown under a matching cause are not counted.
  await expect(panel.shown).toHaveText('2 of 21 shown');

  await panel.option('PROPFIND /dav/reports/').click();
  await expect(panel.row('salaries/')).toContainText('401 Unauthorized');
  await expect(panel.rows.filter({ hasText: '2 more are hidden by the filter' })).toBeVisible();
  await expect(panel.row('public.txt')).toHaveCount(0);

  await panel.chip('Failed').click();
  await expect(panel.options).toHaveCount(3);
  await expect(panel.shown).toHaveText('21 of 21 shown');
});

test('a resource expands to its properties and their values', async ({ panel, stage: { browser } }) => {
  await press(browser, 'list-missing-property');
  await expect(panel.verdict).toHaveText(
    'PROPFIND: 16 resources; 1 property is missing on all 16 resources: color; 14 of them lack 1 other.',
  );
  const resource = panel.row('Annual report 2026.txt');
  await resource.getByRole('button', { name: 'Expand', includeHidden: true }).click();
  await expect(resource).toHaveAttribute('aria-expanded', 'true');

  const found = panel.rows.filter({ hasText: '200 OK' }).and(panel.level(2));
  const missing = panel.rows.filter({ hasText: '404 Not Found · missing' }).and(panel.level(2));
  await expect(found).toContainText('2 properties');
  await expect(missing).toContainText('1 property');
  await expect(found).toHaveAttribute('aria-expanded', 'true');
  await expect(panel.row(/displayname$/u)).toContainText('The report of the year');
  await expect(panel.row(/displayname$/u)).toHaveAttribute('aria-level', '3');
  await expect(panel.row(/getcontentlength$/u)).toContainText('40');

  // Missing properties are not failures, so their group is collapsed.
  await expect(panel.row(/color$/u)).toHaveCount(0);
  await missing.getByRole('button', { name: 'Expand', includeHidden: true }).click();
  await expect(panel.row(/color$/u)).toHaveAttribute('aria-level', '3');

  await found.getByRole('button', { name: 'Collapse', includeHidden: true }).click();
  await expect(panel.row(/displayname$/u)).toHaveCount(0);
});

test('the drawer shows the status and the source lines', async ({ panel, stage: { browser } }) => {
  await press(browser, 'delete-locked');
  await expect(panel.verdict).toHaveText('DELETE: the collection still exists; 1 member was refused (423).');
  await panel.row('budget 2026.ods').click();
  await expect(panel.drawer.getByRole('heading')).toContainText('423 Locked');
  await expect(panel.drawer.getByRole('definition').filter({ hasText: '/dav/team/budget%202026.ods' })).toBeVisible();

  await expect.poll(() => panel.markedText()).toMatch(/^\s*<response>.*<\/response>\s*$/su);
  const marked = await panel.markedText();
  expect(marked).toContain('/dav/team/budget%202026.ods</href>');
  expect(marked).toContain('HTTP/1.1 423 Locked');
  expect(marked).not.toContain('multistatus');
  await expect(panel.drawer.locator('mark').first()).toBeInViewport();
});

test('an export as JSON is a valid report that matches the panel', async ({ panel, stage }) => {
  await press(stage.browser, 'lock-infinity');
  await press(stage.browser, 'graph-batch');
  await press(stage.browser, 'list');
  await expect(panel.options).toHaveCount(3);

  const text = await exportText(panel, stage, 'As JSON', 'All responses');
  const schema: object = JSON.parse(await readFile(join(ROOT, 'docs/report.schema.json'), 'utf8'));
  const validate = new Ajv2020({ strict: false, allErrors: true }).compile<Report>(schema);
  const report: unknown = JSON.parse(text);
  if (!validate(report)) throw new Error(JSON.stringify(validate.errors, null, 2));

  for (const [index, { request, verdict, summary }] of report.responses.entries()) {
    const option = panel.options.nth(index);
    await option.click();
    await expect(panel.verdict).toHaveText(verdict.sentence);
    await expect(option).toContainText(`${request.method} ${decodeURI(new URL(request.url).pathname)}`);
    const failed = summary.failure + summary.partial;
    await expect(option).toContainText(failed > 0 ? `✕ ${failed} / ${summary.total}` : `✓ ${summary.total}`);
  }
  expect(report.responses).toHaveLength(3);
  expect(report.exported.operations).toBe(23);
});

test('an export as CSV has one row per sub-operation', async ({ panel, stage }) => {
  await press(stage.browser, 'lock-infinity');
  await press(stage.browser, 'list');
  await expect(panel.options).toHaveCount(2);

  const all = csvTable(await exportText(panel, stage, 'As CSV', 'All responses'));
  expect(all).toHaveLength(18);
  const [cause] = all;
  expect(cause).toMatchObject({ method: 'LOCK', 'http status': '207', status: '423', outcome: 'failure' });
  expect(cause?.['resource']).toMatch(/release\/notes\/changelog\.txt$/u);
  expect(all.map((line) => decodeURIComponent(line['resource']?.split('/').at(-1) ?? ''))).toEqual(
    expect.arrayContaining([...LIBRARY]),
  );

  const failed = csvTable(await exportText(panel, stage, 'As CSV', 'Failed results'));
  expect(failed.map((line) => line['status'])).toEqual(['423', '424']);
});

test('an export contains secrets only when that option is checked', async ({ panel, stage }) => {
  const { browser, demo } = stage;
  await browser.context.addCookies([{ name: 'session', value: 'cookie-secret', url: demo.url }]);
  try {
    await browser.page.evaluate(async () => {
      const headers = { Authorization: 'Bearer header-secret', Depth: '1' };
      await (await fetch('/dav/library/', { method: 'PROPFIND', headers })).text();
    });
    await expect(panel.options).toHaveCount(1);

    for (const format of ['As JSON', 'As CSV']) {
      const text = await exportText(panel, stage, format, 'All responses');
      expect(text).toContain('/dav/library/');
      expect(text).not.toContain('header-secret');
      expect(text).not.toContain('cookie-secret');
    }
    const withSecrets = await exportText(panel, stage, 'As JSON', 'All responses', true);
    expect(withSecrets).toContain('Bearer header-secret');
    expect(withSecrets).toContain('session=cookie-secret');
    // The option applies to one export.
    expect(await exportText(panel, stage, 'As JSON', 'Selected response')).not.toContain('-secret');
  } finally {
    await browser.context.clearCookies();
  }
});

interface Report {
  readonly exported: { readonly operations: number };
  readonly responses: readonly {
    readonly request: { readonly method: string; readonly url: string };
    readonly verdict: { readonly sentence: string };
    readonly summary: { readonly failure: number; readonly partial: number; readonly total: number };
  }[];
}

/** Exports through the menu. @returns the text of the file */
async function exportText(
  panel: Panel,
  { browser }: Stage,
  format: string,
  scope: string,
  secrets = false,
): Promise<string> {
  await panel.button('Export').click();
  const menu = panel.frame.getByRole('menu');
  if (secrets) {
    const option = menu.getByRole('menuitemcheckbox', { name: 'Include passwords, tokens and cookies' });
    await option.click();
    await expect(option).toBeChecked();
  }
  const [download] = await Promise.all([
    browser.devtools.waitForEvent('download'),
    menu.getByRole('group', { name: format }).getByRole('menuitem', { name: scope }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(format === 'As JSON' ? /\.json$/u : /\.csv$/u);
  return textOf(download);
}

async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8');
}
