import { readFile } from 'node:fs/promises';
import { csvTable } from '../testing/csv.ts';
import { expect, test } from './fixtures.ts';
import { press } from './panel.ts';

// Selecting several responses and several rows.

test.use({ file: 'select' });

const THREE = ['delete-locked', 'bulk-patch', 'plain-text'];

test('several responses are selected by mouse and keys, and exported', async ({ panel, stage: { browser } }) => {
  for (const id of THREE) await press(browser, id);
  await expect(panel.options).toHaveCount(3);
  await expect(panel.list).toHaveAttribute('aria-multiselectable', 'true');
  const selected = panel.list.getByRole('option', { selected: true });
  const status = panel.totals.getByRole('status');

  await panel.option('DELETE').click();
  await panel.option('/api/cleanup').click({ modifiers: ['ControlOrMeta'] });
  await expect(selected).toHaveText([/^DELETE/u, /\/api\/cleanup/u]);
  await expect(status).toHaveText('2 responses selected');
  await expect(panel.verdict).toHaveText(/^POST/u);

  await panel.button('Export').click();
  const download = browser.devtools.waitForEvent('download');
  await panel.frame
    .getByRole('group', { name: 'As CSV' })
    .getByRole('menuitem', { name: '2 selected responses' })
    .click();
  const lines = csvTable(await readFile(await (await download).path(), 'utf8'));
  expect(new Set(lines.map((line) => line['method']))).toEqual(new Set(['DELETE', 'POST']));

  await panel.option('DELETE').click();
  await expect(selected).toHaveCount(1);
  await expect(status).toBeEmpty();
  await panel.list.press('Shift+ArrowDown');
  await expect(selected).toHaveText([/^DELETE/u, /PATCH/u]);
  await panel.list.press('Control+ArrowDown');
  await expect(selected).toHaveText([/^DELETE/u, /PATCH/u]);
  await expect(panel.verdict).toHaveText(/^POST/u);
  await panel.list.press('Control+Space');
  await expect(selected).toHaveCount(3);
  await panel.list.press('Escape');
  await expect(selected).toHaveText(/\/api\/cleanup/u);
  await panel.list.press('ControlOrMeta+a');
  await expect(status).toHaveText('3 responses selected');
  await panel.option('PATCH').click({ modifiers: ['Shift'] });
  await expect(selected).toHaveText([/^DELETE/u, /PATCH/u]);
});
