import type { Locator } from '@playwright/test';
import { expect, launch, test } from './fixtures.ts';
import { openPanel, type Panel, press } from './panel.ts';
import { closeDevTools, openWindow } from './window.ts';

// Stored settings and rules that are damaged, from a later version, or too large; and storage that is full.

test.use({ file: 'state' });

const SETTINGS = 'multi-status.capture';

test('damaged settings are reported, defaults are used, and the next change repairs them', async ({
  stage: { demo },
}) => {
  const browser = await launch(demo.url);
  try {
    const first = await openPanel(browser);
    await store(first, SETTINGS, '{"keepLog": tru');
    await closeDevTools(browser.devtools);

    const again = await openWindow(browser, browser.page);
    const { panel } = again;
    await expect(panel.frame.getByText('The stored settings could not be read')).toBeVisible();
    await expect(panel.check('Keep log')).not.toBeChecked();
    await press(browser, 'delete-locked');
    await expect(panel.options).toContainText('✕ 1 / 1');
    await panel.toggle(panel.check('Keep log'));
    await expect(panel.frame.getByText('The stored settings could not be read')).toBeHidden();
    await expect.poll(() => stored(panel, SETTINGS)).toContain('"keepLog":true');
    // Settings as a later version might write them.
    await store(panel, SETTINGS, JSON.stringify({ version: 9, keepLog: true, colors: ['red'] }));
    await again.close();

    const last = await openWindow(browser, browser.page);
    await expect(last.panel.check('Keep log')).toBeChecked();
    await last.panel.toggle(last.panel.check('Batch bodies in other responses'));
    await expect.poll(() => stored(last.panel, SETTINGS)).toContain('"batches":true');
    expect(await stored(last.panel, SETTINGS)).toContain('"colors":["red"]');
  } finally {
    await browser.close();
  }
});

test('full storage is reported, and the panel works without it', async ({ stage: { demo } }) => {
  const browser = await launch(demo.url);
  try {
    const panel = await openPanel(browser);
    await panel.frame.evaluate(() => {
      // Fills it with smaller and smaller texts, down to the last character.
      for (let length = 4_000_000, index = 0; length >= 1; index += 1) {
        try {
          localStorage.setItem(`full-${index}`, 'x'.repeat(length));
        } catch {
          length = Math.floor(length / 2);
        }
      }
    });
    await panel.toggle(panel.check('Keep log'));
    await expect(panel.frame.getByText('The browser cannot store the settings')).toBeVisible();
    await expect(panel.check('Keep log')).toBeChecked();
    await press(browser, 'delete-locked');
    await browser.page.reload();
    await press(browser, 'bulk-patch');
    await expect(panel.options).toHaveText([/DELETE.*✕ 1 \/ 1/u, /PATCH/u]);

    const dialog = await importRules(panel, RULE);
    await expect(dialog.getByRole('list', { name: 'Rules' })).toContainText('Mine');
    await expect(dialog).toContainText('The browser cannot store the rules. They apply until DevTools is closed.');
  } finally {
    await browser.close();
  }
});

test('rules that are too large are rejected with a message, and existing rules stay', async ({ panel }) => {
  const dialog = await importRules(panel, RULE);
  await expect(dialog.getByRole('list', { name: 'Rules' })).toContainText('Mine');
  const notes = 'x'.repeat(4_000_000);
  const file = dialog.locator('input[type=file]');
  await file.setInputFiles(fileOf(JSON.stringify({ ...RULE, notes })));
  await expect(dialog.getByRole('status')).toContainText(/No rules were imported.*The rules are larger than/u);
  await expect(dialog.getByRole('list', { name: 'Rules' })).toContainText('Mine');
  await dialog.getByRole('button', { name: 'Remove all' }).click();
  await dialog.press('Escape');
  await expect(dialog).toBeHidden();
});

const RULE = { version: 1, rules: [{ id: 'mine', name: 'Mine', container: '/list', status: '/state' }] };

async function importRules(panel: Panel, rules: object): Promise<Locator> {
  await panel.button('Parsing rules').click();
  const dialog = panel.frame.getByRole('dialog', { name: 'Parsing rules' });
  await dialog.locator('input[type=file]').setInputFiles(fileOf(JSON.stringify(rules)));
  return dialog;
}

function fileOf(text: string): { name: string; mimeType: string; buffer: Buffer } {
  return { name: 'rules.json', mimeType: 'application/json', buffer: Buffer.from(text) };
}

function store({ frame }: Panel, key: string, text: string): Promise<void> {
  return frame.evaluate(([name, value]) => localStorage.setItem(name, value), [key, text] as const);
}

function stored({ frame }: Panel, key: string): Promise<string> {
  return frame.evaluate((name) => localStorage.getItem(name) ?? '', key);
}
