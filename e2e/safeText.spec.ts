import type { Locator } from '@playwright/test';
import { HIDDEN_CHARACTER, HIDDEN_FILE, HIDDEN_PATHS, hiddenHar } from '../testing/hiddenText.ts';
import { expect, test } from './fixtures.ts';
import type { Panel } from './panel.ts';

// Every text of these responses has invisible characters. The panel never has one of them: not in a text, not in an attribute, and not in
// what it copies, not even for a moment.

test.use({ file: 'safeText' });

/** What the recorder in the panel has seen. */
interface Seen {
  /** Texts and attributes that have one of the characters. */
  readonly hidden: readonly string[];
  /** The words before code points. */
  readonly words: readonly string[];
  readonly copied: readonly string[];
}

test('invisible characters are code points in every part of the panel', async ({ panel }) => {
  test.setTimeout(120_000);
  await record(panel);
  await panel.frame.locator('input[type=file][multiple]').setInputFiles(
    [
      { name: HIDDEN_FILE, text: hiddenHar() },
      { name: `cut ${HIDDEN_FILE}`, text: hiddenHar().slice(0, -500) },
    ].map(({ name, text }) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) })),
  );
  await expect(panel.frame.getByRole('list', { name: 'Imported files' })).toContainText('⟨U+202E⟩');
  await expect(panel.options).toHaveCount(HIDDEN_PATHS.length * 2 - 1);

  for (const path of HIDDEN_PATHS) {
    await panel.option(`/${path}?`).first().click();
    await expect(panel.list.getByRole('option', { selected: true })).toContainText(`/${path}?`);
    if (await panel.tree.isVisible()) await visitRows(panel);
    for (const tab of ['Body', 'Request', 'Headers']) {
      await panel.tab(tab).click();
      await expect(panel.frame.getByRole('tabpanel')).toContainText('⟨U+202E⟩⟨U+200B⟩⟨U+3164⟩⟨U+E0041⟩');
      if (tab === 'Request') await panel.button('Copy request as cURL').click();
    }
    await panel.tab('Resources').click();
  }
  await createRule(panel);
  await panel.filter.fill('status:\u202e');
  await expect(panel.frame.getByText('status:⟨U+202E⟩')).toBeVisible();

  const { hidden, words, copied } = await seen(panel);
  expect(hidden).toEqual([]);
  expect(copied.filter((text) => HIDDEN_CHARACTER.test(text))).toEqual([]);
  expect(copied.length).toBeGreaterThan(20);
  expect(EXPECTED.filter((word) => !words.includes(word))).toEqual([]);
});

/** The places that the test has to reach, each by its word. */
const EXPECTED = (
  'file step href0 other0 condition conditionHref conditionText description location property value propstat reason status whole ' +
  'token namespace request response Request Response Status header created updated id1 id3 code message target detail index type ' +
  'part content open vast avain nimi sent'
).split(' ');

const COPY_BUTTONS = ['href', 'label', 'result as JSON', 'request as cURL', 'Copy all'];

/** Expands all rows, and selects each, so that the drawer shows it. Copies its label, its lists and its JSON. */
async function visitRows(panel: Panel): Promise<void> {
  await expect(panel.rows.first()).toBeVisible();
  await panel.tree.focus();
  await panel.tree.press('*');
  await panel.tree.press('Home');
  const rows = Number(await panel.tree.getAttribute('aria-rowcount')) - 1;
  for (let row = 0; row < Math.min(rows, 40); row += 1) {
    await expect(panel.selected).toHaveAttribute('aria-rowindex', String(row + 2));
    // The heading of a list has no drawer.
    const isHeading = (await panel.selected.getAttribute('data-row'))?.startsWith('g:') === true;
    if (!isHeading) await expect(panel.drawer.getByRole('button', { name: 'result as JSON' })).toBeVisible();
    for (const button of isHeading || row > 3 ? [] : COPY_BUTTONS) {
      const copy = panel.drawer.getByRole('button', { name: button, exact: true });
      if (await copy.isVisible()) await copy.click();
    }
    await panel.tree.press('ArrowDown');
  }
}

/** Creates a rule from the names in a body, then shows it in the dialog. */
async function createRule(panel: Panel): Promise<void> {
  await panel.option('/unknown?').first().click();
  await panel.tab('Body').click();
  await panel.button('Create a parsing rule…').click();
  const form = panel.frame.getByRole('complementary', { name: 'Create a parsing rule' });
  await form.getByLabel('Status').selectOption({ index: 1 });
  await form.getByLabel('Message').selectOption({ label: await optionWith(form, 'avain') });
  for (const name of ['Rule name', 'URL pattern'])
    await expect(form.getByLabel(name)).toHaveValue(/a\.test\/step[^\u202e\u200b\u3164\u{e0041}\ud800]*$/u);
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toBeHidden();
  await panel.button('Parsing rules').click();
  const dialog = panel.frame.getByRole('dialog', { name: 'Parsing rules' });
  await dialog.getByRole('button', { name: 'Edit as JSON' }).click();
  const editor = dialog.getByRole('textbox', { name: 'Rules as JSON' });
  await expect(editor).toHaveValue(/\\u202e/u);
  expect(await editor.inputValue()).not.toMatch(HIDDEN_CHARACTER);
  await dialog.getByRole('button', { name: 'Remove all' }).click();
  await dialog.press('Escape');
  await expect(dialog).toBeHidden();
}

/** The label of the option of the Message field with this word. */
async function optionWith(form: Locator, word: string): Promise<string> {
  const labels = await form.getByLabel('Message').locator('option').allTextContents();
  return labels.find((label) => label.includes(word)) ?? '';
}

/** Records every text and attribute from now on, and every text that is copied. Values of inputs and options are data. */
async function record({ frame }: Panel): Promise<void> {
  await frame.evaluate((source) => {
    const pattern = new RegExp(source, 'u');
    const found = { hidden: new Set<string>(), words: new Set<string>(), copied: [] as string[] };
    Object.assign(window, { found });
    const check = (place: string, text: string): void => {
      if (pattern.test(text)) found.hidden.add(`${place}: ${JSON.stringify(text)}`);
      for (const [, word = ''] of text.matchAll(/(\w+)⟨U\+202E⟩/g)) found.words.add(word);
    };
    const visit = (node: Node): void => {
      if (node instanceof Text) check(node.parentElement?.className ?? '', node.data);
      if (!(node instanceof Element)) return;
      for (const { name, value } of node.attributes) if (name !== 'value') check(`${node.tagName} ${name}`, value);
      for (const child of node.childNodes) visit(child);
    };
    visit(document.documentElement);
    new MutationObserver((changes) => {
      for (const { target, addedNodes, type } of changes)
        for (const node of type === 'childList' ? addedNodes : [target]) visit(node);
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    const { clipboard } = navigator;
    const write = clipboard.writeText.bind(clipboard);
    clipboard.writeText = (text) => {
      found.copied.push(text);
      return write(text);
    };
  }, HIDDEN_CHARACTER.source);
}

async function seen({ frame }: Panel): Promise<Seen> {
  return frame.evaluate(() => {
    const { found } = window as unknown as { found: Record<keyof Seen, Iterable<string>> };
    return { hidden: [...found.hidden], words: [...found.words], copied: [...found.copied] };
  });
}
