import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { expect, type Stage, test } from './fixtures.ts';
import { type Panel, reload } from './panel.ts';
import { type Site, startSite } from './site.ts';

// The user's rules for bodies in which no results are recognized.

test.use({ file: 'rules' });

const KEY = 'multi-status.rules';

let site: Site;

test.beforeAll(async () => {
  site = await startSite();
});
test.afterAll(() => site.close());
test.afterEach(async ({ panel }) => {
  await panel.frame.evaluate((key) => localStorage.removeItem(key), KEY);
});

test('a new rule applies immediately, to later responses, and after a reload of the panel', async ({
  panel,
  stage,
}) => {
  await send(panel, stage);
  await expect(panel.verdict).toHaveText('POST: no per-item results were recognized in the body.');
  await createRule(panel);
  await expect(panel.tab('Resources')).toHaveAttribute('aria-selected', 'true');
  await expect.poll(() => panel.names()).toEqual(['ada', 'grace', 'linus']);
  await expect(panel.row('grace').getByRole('gridcell').nth(1)).toContainText('409 Conflict');
  await expect(panel.options).toContainText('✕ 1 / 3');

  await reloadPanel(panel, stage);
  await expect(panel.options).toContainText('✕ 1 / 3');
  await panel.button('Parsing rules').click();
  await expect(rulesOf(panel)).toHaveText([/^Mine/u]);
  await dialogOf(panel).getByRole('button', { name: 'Close' }).click();
  await expect(dialogOf(panel)).toBeHidden();

  // The rule applies to a new response.
  await panel.button('Clear').click();
  await send(panel, stage);
  await expect(panel.options).toContainText('✕ 1 / 3');
});

test('rules are exported, removed and imported', async ({ panel, stage }) => {
  await send(panel, stage);
  await createRule(panel);
  await panel.button('Parsing rules').click();
  const dialog = dialogOf(panel);
  const [download] = await Promise.all([
    stage.browser.devtools.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Export' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('multi-status-rules.json');
  const file = await readFile(await download.path());
  expect(JSON.parse(file.toString())).toMatchObject({ version: 1, rules: [{ name: 'Mine', status: '/vast' }] });

  await dialog.getByRole('button', { name: 'Remove Mine' }).click();
  await expect(rulesOf(panel)).toHaveCount(0);
  await expect(panel.verdict).toHaveText('POST: no per-item results were recognized in the body.');
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(rulesOf(panel)).toHaveCount(1);
  await dialog.getByRole('button', { name: 'Remove all' }).click();
  await expect(rulesOf(panel)).toHaveCount(0);

  await dialog.locator('input[type=file]').setInputFiles({
    name: 'rules.json',
    mimeType: 'application/json',
    buffer: file,
  });
  await expect(dialog.getByRole('status')).toContainText('1 rule imported.');
  await expect(rulesOf(panel)).toHaveText([/^Mine/u]);
  await expect(panel.options).toContainText('✕ 1 / 3');

  await dialog.locator('input[type=file]').setInputFiles({
    name: 'rules.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"version": 9, "rules": []}'),
  });
  await expect(dialog.getByRole('status')).toContainText('No rules were imported. Line 1: The rules have version 9');
  await expect(rulesOf(panel)).toHaveCount(1);
  await dialog.press('Escape');
  await expect(dialog).toBeHidden();
});

test('rules are edited as JSON, with errors reported by line', async ({ panel, stage }) => {
  await send(panel, stage);
  await createRule(panel);
  await panel.button('Parsing rules').click();
  const dialog = dialogOf(panel);
  await dialog.getByRole('button', { name: 'Edit as JSON' }).click();
  const text = dialog.getByRole('textbox', { name: 'Rules as JSON' });
  const problems = dialog.getByRole('list', { name: 'Problems' });
  const save = dialog.getByRole('button', { name: 'Save' });
  await expect(text).toHaveValue(/"status"/u);
  const original = await text.inputValue();

  await text.fill(original.replace('"status"', '"sattus"'));
  await expect(problems).toContainText('"sattus" is not a known member');
  await problems.getByRole('button').first().click();
  const selectedText = (): Promise<string> =>
    text.evaluate((box: HTMLTextAreaElement) => box.value.slice(box.selectionStart, box.selectionEnd));
  await expect.poll(selectedText).toContain('sattus');
  await text.fill('{');
  await expect(save).toHaveAttribute('aria-disabled', 'true');
  // Esc does not discard unsaved changes.
  await text.press('Escape');
  await expect(dialog.getByRole('status')).toHaveText('Save or discard your changes first.');

  await text.fill(original.replace('/henkilo', '/huom'));
  await expect(problems).toBeHidden();
  await save.click();
  await expect(dialog.getByRole('status')).toContainText('Saved.');
  await dialog.press('Escape');
  await expect.poll(() => panel.names()).toEqual(['tallennettu', 'versio 8 on uudempi', 'tallennettu']);
});

test('stored rules that are damaged or from a later version are reported, and the panel still works', async ({
  panel,
  stage,
}) => {
  await send(panel, stage);
  for (const [storedRules, message] of [
    ['{"version": 1, "rules": [', 'Some of your parsing rules cannot be used: The rules are not valid JSON'],
    ['{"version": 2, "rules": []}', 'Some of your parsing rules cannot be used: The rules have version 2'],
  ] as const) {
    await panel.frame.evaluate(([key, text]) => localStorage.setItem(key, text), [KEY, storedRules] as const);
    await reloadPanel(panel, stage);
    await expect(panel.frame.getByText(message)).toBeVisible();
    await expect(panel.options).toHaveCount(1);
  }
  await panel.button('Show parsing rules').click();
  await expect(dialogOf(panel).getByRole('textbox', { name: 'Rules as JSON' })).toHaveValue(/"version": 2/u);
  await dialogOf(panel).getByRole('button', { name: 'Remove all' }).click();
  await dialogOf(panel).press('Escape');
  await expect(panel.frame.getByText('Some of your parsing rules')).toBeHidden();
});

test('rules changed in another DevTools window also apply in this one', async ({ panel, stage }) => {
  await send(panel, stage);
  const rules = { version: 1, rules: [{ id: 'other', name: 'Other', container: '/tulos', status: '/vast' }] };
  // `storage` events reach only other documents: here, the DevTools page, as if another window had changed the rules.
  await panel.frame.evaluate(([key, text]) => localStorage.setItem(key, text), [KEY, JSON.stringify(rules)] as const);
  await expect(panel.options).toContainText('✕ 1 / 3');
});

test('shortcut keys do not run commands in the form and in the dialog', async ({ panel, stage }) => {
  await send(panel, stage);
  await panel.button('Create a parsing rule…').click();
  await expect(formOf(panel).getByLabel('List of results')).toBeFocused();
  await formOf(panel).getByLabel('Status').press('/');
  await expect(panel.filter).not.toBeFocused();
  await formOf(panel).getByLabel('Status').press('Escape');
  await expect(formOf(panel)).toBeHidden();
  await expect(panel.button('Create a parsing rule…')).toBeFocused();

  await panel.button('Parsing rules').click();
  await dialogOf(panel).press('/');
  await dialogOf(panel).press('ControlOrMeta+f');
  await expect(panel.filter).not.toBeFocused();
  await expect(dialogOf(panel)).toBeVisible();
  await dialogOf(panel).press('Escape');
  await expect(panel.button('Parsing rules')).toBeFocused();
});

/** Captures a response in whose body nothing is recognized. */
async function send(panel: Panel, { browser: { page } }: Stage): Promise<void> {
  if (!page.url().startsWith(site.url)) await page.goto(site.url);
  await page.evaluate(async () => void (await (await fetch('/foreign', { method: 'POST' })).text()));
  await expect(panel.options).toHaveCount(1);
}

/** Creates a rule for that response through the form. */
async function createRule(panel: Panel): Promise<void> {
  await panel.button('Create a parsing rule…').click();
  const form = formOf(panel);
  await form.getByLabel('Status').selectOption('/vast');
  await form.getByLabel('Item name').selectOption('/henkilo');
  const preview = form.getByRole('status');
  await expect(preview).toContainText('3 sub-operations');
  await expect(preview.getByRole('listitem')).toHaveText(['1 failed (1 × 409)', '2 succeeded']);
  await form.getByLabel('Rule name').fill('Mine');
  await form.getByLabel('URL pattern').fill('http://other.example/*');
  await expect(preview).toContainText('No results: the rule does not match this response');
  await form.getByLabel('URL pattern').fill('http://127.0.0.1:*/foreign');
  await expect(preview).toContainText('3 sub-operations');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toBeHidden();
  await expect(panel.rows).toHaveCount(3);
}

async function reloadPanel(panel: Panel, { browser }: Stage): Promise<void> {
  await reload(panel);
  await browser.showOther('console');
  await browser.showPanel();
  await expect(panel.options).not.toHaveCount(0);
}

function formOf(panel: Panel): Locator {
  return panel.frame.getByRole('complementary', { name: 'Create a parsing rule' });
}

function dialogOf(panel: Panel): Locator {
  return panel.frame.getByRole('dialog', { name: 'Parsing rules' });
}

function rulesOf(panel: Panel): Locator {
  return dialogOf(panel).getByRole('list', { name: 'Rules' }).getByRole('listitem');
}
