import { multistatus, response } from '../testing/exchange.ts';
import { expect, type Stage, test } from './fixtures.ts';
import type { Panel } from './panel.ts';

// Ctrl+V outside of text fields imports the clipboard.

test.use({ file: 'paste' });

const BODY = multistatus(response('/dav/a.txt', 423), response('/dav/b.txt', 200));
const CURL = `HTTP/1.1 207 Multi-Status\r\nContent-Type: text/xml\r\n\r\n${BODY}`;
const HAR = JSON.stringify({
  log: {
    version: '1.2',
    entries: [
      {
        startedDateTime: '2026-11-20T18:00:00.000Z',
        time: 12,
        request: { method: 'PROPFIND', url: 'http://dav.example/pasted/', headers: [] },
        response: { status: 207, headers: [], content: { text: BODY } },
      },
    ],
  },
});
const NAME = /Pasted text \d\d:\d\d:\d\d/u;

/** Copies a text with the keyboard on the inspected page, and pastes it into the panel. */
async function copyAndPaste(text: string, panel: Panel, { browser: { page } }: Stage): Promise<void> {
  await page.evaluate((value) => {
    document.body.innerHTML = '<textarea></textarea>';
    const box = document.querySelector('textarea');
    if (!box) return;
    box.value = value;
    box.select();
    box.focus();
  }, text);
  await page.locator('textarea').press('Control+c');
  await panel.frame.locator('body').press('Control+v');
}

test('a copied body is opened like a file', async ({ panel, stage }) => {
  await copyAndPaste(BODY, panel, stage);
  await expect(panel.options).toHaveText([NAME]);
  await expect(panel.options).toContainText(['✕ 1 / 2']);
  await expect(panel.row('/dav/a.txt')).toContainText('423 Locked');
});

test('the output of curl -i and a HAR file are recognized', async ({ panel, stage }) => {
  await copyAndPaste(CURL, panel, stage);
  await expect(panel.options).toHaveText([/Pasted text.*✕ 1 \/ 2/u]);
  await copyAndPaste(HAR, panel, stage);
  await expect(panel.options).toHaveText([/Pasted text/u, /PROPFIND \/pasted\/.*Pasted text.*✕ 1 \/ 2/u]);
});

test('in the filter box, the text goes into the box', async ({ panel, stage }) => {
  await copyAndPaste('status:423', panel, stage);
  await expect(message(panel)).toContainText('was not imported');
  await panel.button('Dismiss').click();
  await panel.filter.focus();
  await panel.filter.press('Control+v');
  await expect(panel.filter).toHaveValue('status:423');
  await expect(message(panel)).toHaveCount(0);
  await expect(panel.options).toHaveCount(0);
});

test('an empty clipboard and one without text are reported', async ({ panel }) => {
  await pasteSynthetic(panel, {});
  await expect(message(panel)).toHaveText('Nothing to paste: the clipboard has no text and no file.');
  await pasteSynthetic(panel, { text: ' \n' });
  await expect(message(panel)).toHaveText('Nothing to paste: the text in the clipboard is empty.');
  await expect(panel.options).toHaveCount(0);
  await panel.button('Dismiss').click();
});

test('a copied file is imported under its name', async ({ panel }) => {
  await pasteSynthetic(panel, { file: ['copied.xml', BODY], text: 'copied.xml' });
  await expect(panel.options).toHaveText([/copied\.xml.*✕ 1 \/ 2/u]);
});

const message = (panel: Panel): ReturnType<Panel['option']> =>
  panel.frame.getByRole('status').filter({ hasText: /paste|clipboard/u });

/** Files cannot be copied with the keyboard in a test. */
async function pasteSynthetic(
  panel: Panel,
  { file, text }: { file?: readonly [name: string, content: string]; text?: string },
): Promise<void> {
  await panel.frame.evaluate(
    ({ added, plain }) => {
      const clipboardData = new DataTransfer();
      if (added) clipboardData.items.add(new File([added[1]], added[0]));
      if (plain !== undefined) clipboardData.setData('text/plain', plain);
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    { added: file, plain: text },
  );
}
