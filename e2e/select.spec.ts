import { readFile } from 'node:fs/promises';
import { csvTable } from '../testing/csv.ts';
import { expect, test } from './fixtures.ts';
import { type Panel, press } from './panel.ts';

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

test('several rows are selected by mouse and keys; the drawer shows the one with the focus', async ({
  panel,
  stage: { browser },
}) => {
  await press(browser, 'list-missing-property');
  await expect(panel.tree).toHaveAttribute('aria-multiselectable', 'true');
  const status = panel.totals.getByRole('status');
  await panel.rows.nth(1).click();
  await panel.rows.nth(4).click({ modifiers: ['Shift'] });
  await expect(panel.selected).toHaveCount(4);
  await expect(status).toHaveText('4 rows selected');
  await expect(panel.drawer).toContainText('4 rows selected');
  await expect(panel.tree).toBeFocused();
  expect(await panel.frame.evaluate(() => String(getSelection()))).toBe('');
  await panel.rows.nth(2).click({ modifiers: ['ControlOrMeta'] });
  await expect(panel.selected).toHaveCount(3);
  await expect(panel.tree).toHaveAttribute('aria-activedescendant', (await panel.rows.nth(2).getAttribute('id')) ?? '');
  await expect(panel.rows.nth(2)).toHaveAttribute('aria-selected', 'false');

  await panel.tree.press('Control+a');
  await expect(status).toHaveText('16 rows selected');
  await panel.tree.press('Escape');
  await expect(panel.selected).toHaveCount(1);
  await expect(panel.drawer).toBeVisible();
  await expect(status).toBeEmpty();

  await panel.tree.press('Shift+End');
  await expect(status).toHaveText('14 rows selected');
  await panel.tree.press('Control+Home');
  await panel.tree.press('Control+Space');
  await expect(status).toHaveText('15 rows selected');
});

test('the selected rows are copied as lines: status, name and message', async ({ panel, stage: { browser } }) => {
  await press(browser, 'delete-locked');
  const status = panel.totals.getByRole('status');
  await panel.tree.focus();
  await panel.tree.press('Home');
  await panel.tree.press('ControlOrMeta+a');
  await expect(status).toHaveText(/rows selected$/u);
  const count = await panel.selected.count();
  await panel.tree.press('ControlOrMeta+c');
  await expect(status).toHaveText(`Copied ${count} rows`);
  const shown = await panel.rows.evaluateAll((rows) =>
    rows
      .toSorted((a, b) => Number(a.getAttribute('aria-rowindex')) - Number(b.getAttribute('aria-rowindex')))
      .map((row) => [...row.querySelectorAll('[role=gridcell]')].map((cell) => cell.textContent)),
  );
  const lines = (await clipboardText(panel)).split('\n').map((line) => line.split('\t'));
  expect(lines).toHaveLength(count);
  for (const [index, [state, name, message]] of lines.entries()) {
    expect(shown[index]?.[0]).toContain(name);
    expect(shown[index]?.[1]).toContain(state);
    expect(shown[index]?.[2]?.replace('because of', '')).toContain(message?.replace('because of ', ''));
  }
  expect(lines.flat()).toContain('423 Locked');

  // The focused row only.
  await panel.tree.focus();
  await panel.tree.press('Home');
  await panel.tree.press('ControlOrMeta+c');
  await expect(status).toHaveText('Copied 1 row');
  expect(await clipboardText(panel)).not.toContain('\n');
});

/** The text on the clipboard, read by pasting it. */
async function clipboardText({ filter }: Panel): Promise<string> {
  // A single-line field would join the lines.
  const textarea = await filter.evaluateHandle((input) => {
    const created = document.createElement('textarea');
    input.ownerDocument.body.append(created);
    created.focus();
    return created;
  });
  await textarea.press('ControlOrMeta+v');
  const text = await textarea.inputValue();
  await textarea.evaluate((created) => created.remove());
  return text;
}
