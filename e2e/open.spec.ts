import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { multistatus, response } from '../testing/exchange.ts';
import { ARTIFACTS, expect, type Stage, test } from './fixtures.ts';
import { type Panel, press } from './panel.ts';

// Imports of HAR files and saved bodies, selected in a dialog or dropped.

test.use({ file: 'open' });

const BODY = multistatus(response('/dav/a.txt', 423), response('/dav/b.txt', 200));

let folder: string;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'multi-status-open-'));
});

test.afterAll(() => rm(folder, { recursive: true }));

test.beforeEach(async ({ panel }) => {
  for (const close of await panel.frame.getByRole('button', { name: /^Dismiss the message about/u }).all())
    await close.click();
});

async function saved(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

function har(...bodies: readonly (readonly [status: number, body: string])[]): string {
  const entries = bodies.map(([status, text], index) => ({
    startedDateTime: '2026-11-20T18:00:00.000Z',
    time: 12,
    request: { method: 'PROPFIND', url: `http://dav.example/har/${index}/`, headers: [] },
    response: { status, headers: [{ name: 'Content-Type', value: 'text/xml' }], content: { text } },
  }));
  return JSON.stringify({ log: { version: '1.2', entries } });
}

const chooser = (panel: Panel): Locator => panel.frame.locator('input[type=file]');
const importStatus = (panel: Panel): Locator => panel.frame.getByRole('list', { name: 'Imported files' });

test('a saved body and a HAR file are imported, with a status message', async ({ panel }) => {
  await chooser(panel).setInputFiles([
    await saved('saved response.xml', BODY),
    await saved('traffic.har', `\ufeff${har([200, '<html/>'], [207, BODY], [404, ''])}`),
  ]);
  await expect(panel.options).toHaveText([
    /saved response\.xml.*✕ 1 \/ 2/u,
    /PROPFIND \/har\/1\/.*traffic\.har.*✕ 1 \/ 2/u,
  ]);
  await expect(importStatus(panel)).toHaveText(/traffic\.har has 3 entries; 1 is a multi-status response\./u);
  await expect(panel.frame.getByTestId('imports-spoken')).toHaveText(
    'traffic.har has 3 entries; 1 is a multi-status response.',
  );
  // The first imported response is selected.
  await expect(panel.option('saved response.xml')).toHaveAttribute('aria-selected', 'true');
  await expect(panel.row('/dav/a.txt')).toContainText('423 Locked');
  await panel.option('/har/1/').click();
  await panel.tab('Headers').click();
  await expect(panel.frame.getByRole('row', { name: 'Imported from' })).toContainText('traffic.har');
  await panel.button('Dismiss the message about traffic.har').click();
  await expect(importStatus(panel)).toHaveCount(0);
});

test('Ctrl+O opens the file dialog of the panel, not that of DevTools', async ({ panel, stage }) => {
  const opened = stage.browser.devtools.waitForEvent('filechooser');
  await panel.list.or(panel.frame.getByTestId('note')).click();
  await panel.frame.locator('body').press('Control+o');
  const files = await opened;
  expect(files.isMultiple()).toBe(true);
  await files.setFiles(await saved('chosen.json', '{"results":[{"id":1,"status":200},{"id":2,"status":409}]}'));
  await expect(panel.option('chosen.json')).toContainText('✕ 1 / 2');
});

test('files dropped on the panel are imported, and dragging shows where to drop them', async ({ panel, stage }) => {
  const transfer = await panel.frame.evaluateHandle(
    ([body, lines]) => {
      const dragged = new DataTransfer();
      dragged.items.add(new File([body], 'dropped.xml'));
      dragged.items.add(new File([lines], '<img src=x onerror=alert(1)>.ndjson'));
      return dragged;
    },
    [BODY, '{"status":200}\n{"status":500}\n'] as const,
  );
  const body = panel.frame.locator('body');
  const hint = panel.frame.getByText('Drop HAR files or saved bodies here');
  await body.dispatchEvent('dragenter', { dataTransfer: transfer });
  await expect(hint).toBeVisible();
  await stage.browser.screenshot(join(ARTIFACTS, 'import-drop.png'));
  await body.dispatchEvent('dragleave', { dataTransfer: transfer });
  await expect(hint).toHaveCount(0);
  await body.dispatchEvent('dragover', { dataTransfer: transfer });
  await body.dispatchEvent('drop', { dataTransfer: transfer });
  await expect(hint).toHaveCount(0);
  await expect(panel.options).toHaveText([
    /dropped\.xml.*✕ 1 \/ 2/u,
    /<img src=x onerror=alert\(1\)>\.ndjson.*✕ 1 \/ 2/u,
  ]);
  await expect(panel.frame.locator('img')).toHaveCount(0);
});

test('dragging text over the panel does not show the drop hint', async ({ panel }) => {
  const transfer = await panel.frame.evaluateHandle(() => {
    const dragged = new DataTransfer();
    dragged.setData('text/plain', 'text');
    return dragged;
  });
  await panel.frame.locator('body').dispatchEvent('dragenter', { dataTransfer: transfer });
  await expect(panel.frame.getByText('Drop HAR files or saved bodies here')).toHaveCount(0);
});

test('problems with a file are reported, and its readable entries are listed', async ({ panel, stage }) => {
  const whole = har([207, BODY], [207, BODY], [207, BODY]);
  await chooser(panel).setInputFiles([
    await saved('truncated.har', whole.slice(0, whole.lastIndexOf('/har/2/') + 3)),
    await saved('page.har', '<html></html>'),
    await saved('other.har', har([200, '<html/>'])),
    await saved('truncated.xml', BODY.slice(0, -20)),
  ]);
  await expect(importStatus(panel).getByRole('listitem')).toHaveText([
    /^truncated\.har is damaged: it is truncated after 2 entries\. It has 2 entries; 2 are multi-status responses\./u,
    /^page\.har is not a HAR file: it is not valid JSON\./u,
    /^other\.har has 1 entry; none is a multi-status response\./u,
  ]);
  await expect(panel.options).toHaveCount(3);
  await expect(panel.option('truncated.xml')).toContainText('not well-formed');
  await stage.browser.screenshot(join(ARTIFACTS, 'import-messages.png'));
  await stage.browser.setTheme('dark');
  await stage.browser.screenshot(join(ARTIFACTS, 'import-messages-dark.png'));
  await stage.browser.setTheme('default');
});

test('imported responses survive navigation and are removed by Clear', async ({ panel, stage }) => {
  const { browser, demo } = stage;
  await press(browser, 'delete-locked');
  await chooser(panel).setInputFiles(await saved('imported.xml', BODY));
  await expect(panel.options).toHaveCount(2);
  await browser.page.goto(`${demo.url}?again`);
  await expect(panel.options).toHaveText([/imported\.xml/u]);
  await panel.button('Clear').click();
  await expect(panel.options).toHaveCount(0);
});

test('an import shows its progress, and canceling it removes its responses', async ({ panel, stage }) => {
  const { browser } = stage;
  const many = har(...Array.from({ length: 400 }, () => [207, BODY + ' '.repeat(10_000)] as const));
  const path = await saved('slow.har', many);
  const resume = await pauseReads(browser);
  try {
    await chooser(panel).setInputFiles(path);
    const item = importStatus(panel).getByRole('listitem');
    await expect(item).toHaveText(/slow\.har [1-9]\d?% · [1-9]\d* multi-status responses?Cancel/u);
    await expect(item.getByRole('progressbar', { name: 'Importing slow.har' })).toBeVisible();
    await expect(panel.frame.getByTestId('imports-spoken')).toHaveText('Importing slow.har');
    await expect(panel.option('/har/0/')).toContainText('✕ 1 / 2');
    await expect(panel.row('/dav/a.txt')).toBeVisible();
    await browser.screenshot(join(ARTIFACTS, 'import-progress.png'));
    await browser.dock('right', 400);
    await browser.screenshot(join(ARTIFACTS, 'import-narrow.png'));
    await browser.dock('bottom', 700);
    await panel.button('Cancel importing slow.har').click();
    await expect(importStatus(panel)).toHaveCount(0);
  } finally {
    await resume();
  }
  await expect(panel.options).toHaveCount(0);
});

/** Simulates a slow disk: the worker gets only the first chunk of each file. @returns a function that delivers the rest */
async function pauseReads({ devtools }: Stage['browser']): Promise<() => Promise<void>> {
  const worker = devtools.workers().findLast((each) => each.url().includes('/worker'));
  if (!worker) throw new Error('No worker is running.');
  await worker.evaluate(() => {
    let resolve = (): void => undefined;
    const promise = new Promise<void>((resolvePromise) => {
      resolve = resolvePromise;
    });
    const stream: unknown = Reflect.get(Blob.prototype, 'stream');
    if (typeof stream !== 'function') throw new Error('Blob.prototype.stream is missing.');
    Reflect.set(Blob.prototype, 'stream', function slow(this: Blob): unknown {
      let chunks = 0;
      const paused = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        transform: async (chunk, controller) => {
          chunks += 1;
          if (chunks > 1) await promise;
          controller.enqueue(chunk);
        },
      });
      const original: ReadableStream<Uint8Array<ArrayBuffer>> = Reflect.apply(stream, this, []);
      return original.pipeThrough(paused);
    });
    Object.assign(globalThis, {
      resume: () => {
        Reflect.set(Blob.prototype, 'stream', stream);
        resolve();
      },
    });
  });
  return async () => {
    await worker.evaluate('resume()');
  };
}

test('batches in other responses of a HAR file are counted, and imported on request', async ({ panel }) => {
  const { frame } = panel;
  const entries = [1, 2, 3].map(() => ({
    request: { method: 'POST', url: 'http://api.example/v1.0/$batch', headers: [] },
    response: {
      status: 200,
      headers: [{ name: 'Content-Type', value: 'application/json' }],
      content: { text: '{"responses":[{"id":"1","status":200},{"id":"2","status":404}]}' },
    },
  }));
  await chooser(panel).setInputFiles(await saved('batches.har', JSON.stringify({ log: { version: '1.2', entries } })));
  const hint = frame.getByText('3 other responses look like batches');
  await expect(hint).toBeVisible();
  await frame.getByRole('button', { name: 'Import batch bodies' }).click();
  await expect(panel.options).toHaveText([/\$batch.*batches\.har.*✕ 1 \/ 2/u, /✕ 1 \/ 2/u, /✕ 1 \/ 2/u]);
  await expect(hint).toBeHidden();
  const batches = frame.getByRole('checkbox', { name: /Batch bodies/u });
  await expect(batches).toBeChecked();
  await batches.click();
});
