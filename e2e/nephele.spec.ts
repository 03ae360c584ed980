import type { ConsoleMessage, Dialog } from '@playwright/test';
import { scenarios } from '../demo/scenarios.ts';
import { LIBRARY } from '../demo/tree.ts';
import { expect, test } from './fixtures.ts';
import { press } from './panel.ts';

// The responses of a real WebDAV server, and the tree of each.

test.use({ file: 'nephele' });

interface Row {
  /** Starts with a slash if the row shows the full URL, because it is not below the request URL. */
  readonly name: string;
  readonly status: string;
  /** Part of the message. */
  readonly message?: string;
}

const LOCKED = 'This resource is locked.';

const TREES: Readonly<Record<string, readonly Row[]>> = {
  list: library(''),
  'list-missing-property': library('color'),
  'list-closed-folder': [
    { name: '(the collection itself)', status: '200 OK' },
    { name: 'public.txt', status: '200 OK' },
    {
      name: 'salaries/',
      status: '401 Unauthorized',
      message: 'The user is not authorized to get properties for this resource.',
    },
  ],
  'delete-locked': [{ name: 'budget 2026.ods', status: '423 Locked', message: LOCKED }],
  'delete-read-only': [{ name: 'archive/', status: '403 Forbidden', message: 'This collection cannot be deleted.' }],
  'delete-locked-deep': [
    { name: 'drawer/keys.txt', status: '423 Locked', message: LOCKED },
    { name: 'drawer/', status: '500 Internal Server Error', message: 'ENOTEMPTY: directory not empty' },
  ],
  'change-protected': [
    {
      name: '(the resource itself)',
      status: '403 Forbidden, 424 Failed Dependency',
      message: 'getetag is a protected property.',
    },
  ],
  'move-locked': [
    { name: '/dav/done/contract.pdf', status: '423 Locked', message: 'permission to move the locked resource' },
  ],
  'copy-onto-locked': [{ name: '/dav/published/letter.txt', status: '423 Locked', message: LOCKED }],
  'copy-no-overwrite': [
    { name: '/dav/published/old news.txt', status: '412 Precondition Failed', message: 'exists at the destination' },
  ],
  'lock-infinity': [
    { name: 'notes/changelog.txt', status: '423 Locked', message: 'Cannot create a conflicting lock.' },
    { name: '(the collection itself)', status: '424 Failed Dependency', message: 'notes/changelog.txt' },
  ],
  'lock-refresh': [
    {
      name: '(the resource itself)',
      status: '412 Precondition Failed',
      message: 'lock-token-matches-request-uri',
    },
  ],
};

function library(message: string): readonly Row[] {
  return [...LIBRARY, 'Sub folder & more/'].map((name) => ({ name, status: '200 OK', message }));
}

for (const { id, label, expected } of scenarios.filter(({ group }) => group === 'WebDAV')) {
  test(label, async ({ panel, stage: { browser, demo } }) => {
    await press(browser, id);
    await expect(panel.options).toHaveCount(1);
    await expect(panel.options).toContainText(`${expected.method} ${expected.path}`);
    await expect(panel.verdict).toHaveText(expected.sentence);
    await expect(panel.chip('Failed')).toHaveText(new RegExp(`Failed ${expected.failed}$`, 'u'));
    await expect(panel.totals).toContainText(`${expected.failed} of `);

    const rows = TREES[id] ?? [];
    expect(rows).not.toHaveLength(0);
    for (const { name, status, message = '' } of rows) {
      const row = panel.row(name.startsWith('/') ? `${demo.url}${name}` : name);
      await expect(row.getByRole('gridcell').nth(1)).toContainText(status);
      await expect(row.getByRole('gridcell').nth(2)).toContainText(message);
    }
  });
}

test('names are shown as text and never become elements, scripts or requests', async ({ panel, stage }) => {
  const { devtools, page } = stage.browser;
  const errors: string[] = [];
  const onConsole = (message: ConsoleMessage): void => {
    if (message.type() === 'error') errors.push(message.text());
  };
  const onError = (error: Error): void => void errors.push(error.message);
  const onDialog = (dialog: Dialog): void => {
    errors.push(`dialog: ${dialog.message()}`);
    dialog.dismiss().catch(onError);
  };
  devtools.on('console', onConsole).on('pageerror', onError).on('dialog', onDialog);
  page.on('dialog', onDialog);
  try {
    await expect(panel.verdict).toHaveCount(0);
    const before = await panel.frame.locator('img, b, script').count();
    await press(stage.browser, 'list');
    await panel.row('<img src=x onerror=alert(1)>.txt').click();
    await expect(panel.drawer).toContainText('%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E.txt');
    await panel.row('100% done.txt').click();
    await panel.row('100% done.txt').getByRole('button', { name: 'Expand', includeHidden: true }).click();
    // A property value that contains markup.
    await expect(panel.row(/displayname$/u)).toContainText('<b>markup</b>');
    await panel.row(/displayname$/u).click();
    await expect(panel.drawer).toContainText('<b>markup</b>');
    await panel.tab('Body').click();
    await expect(panel.frame.getByRole('textbox', { name: 'Response body' })).toContainText('/dav/library/</href>');
    await panel.tab('Resources').click();

    // One of them belongs to the panel: the method in the header of the details.
    await expect(panel.frame.locator('img, b, script')).toHaveCount(before + 1);
    expect(errors).toEqual([]);
  } finally {
    devtools.off('console', onConsole).off('pageerror', onError).off('dialog', onDialog);
    page.off('dialog', onDialog);
  }
});
