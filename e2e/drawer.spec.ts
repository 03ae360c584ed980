import { expect, type Stage, test } from './fixtures.ts';
import type { Panel } from './panel.ts';
import { serve, type Served } from './serve.ts';

// A row may have tens of thousands of hrefs and conditions. Its drawer is drawn at once all the same.

test.use({ file: 'drawer' });

const MANY = 30_000;
const hrefs = (folder: string): string[] => Array.from({ length: MANY }, (_, index) => `/${folder}/${index}.txt`);
const written = (folder: string): string =>
  hrefs(folder)
    .map((href) => `<D:href>${href}</D:href>`)
    .join('');
const multistatus = (...responses: readonly string[]): string =>
  `<D:multistatus xmlns:D="DAV:">${responses.join('\n')}</D:multistatus>`;
const LOCKED = '<D:status>HTTP/1.1 423 Locked</D:status>';

const BODIES = {
  '/hrefs': multistatus(`<D:response>${written('many')}${LOCKED}</D:response>`),
  '/conditions': multistatus(
    `<D:response><D:href>/a</D:href>${LOCKED}<D:error><D:lock-token-submitted>${written('locked')}</D:lock-token-submitted></D:error></D:response>`,
  ),
  '/small-parts': JSON.stringify({ results: [{ id: 'a', status: 409, data: Array.from({ length: MANY }, () => 1) }] }),
} as const;

let site: Served;

test.beforeAll(async () => {
  site = await serve({
    '/hrefs': ['application/xml', BODIES['/hrefs']],
    '/conditions': ['application/xml', BODIES['/conditions']],
    '/small-parts': ['application/json', BODIES['/small-parts']],
  });
});
test.afterAll(() => site.close());

test('30,000 hrefs: the first are shown, more on demand, and all of them can be copied', async ({ panel, stage }) => {
  await ask(panel, stage, '/hrefs');
  await expect(panel.drawer.getByRole('heading')).toContainText('423 Locked');
  expect(await elements(panel)).toBeLessThan(2000);
  const lines = panel.drawer.locator('[data-kind=href]');
  await expect(lines).toHaveCount(100);
  await expect(lines.first()).toHaveText('/many/1.txt');
  await expect(lines.last()).toHaveText('/many/100.txt');

  await panel.drawer.getByRole('button', { name: 'Show 100 more of 29,899' }).click();
  await expect(lines).toHaveCount(200);
  await expect(lines.last()).toHaveText('/many/200.txt');

  await panel.drawer.getByRole('button', { name: 'Copy all' }).click();
  await expect(panel.drawer.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
  expect((await pasted(panel)).split('\n')).toEqual(hrefs('many').slice(1));

  await panel.drawer.getByRole('button', { name: 'result as JSON' }).click();
  await expect.poll(async () => (await pasted(panel)).slice(0, 1)).toBe('{');
  expect(JSON.parse(await pasted(panel))).toMatchObject({ hrefs: hrefs('many') });
});

test('30,000 hrefs of a condition are in parts as well', async ({ panel, stage }) => {
  await ask(panel, stage, '/conditions');
  await expect(panel.drawer.locator('[data-kind=condition]')).toHaveText('DAV:lock-token-submitted');
  expect(await elements(panel)).toBeLessThan(2000);
  await panel.drawer.getByRole('button', { name: 'Show 100 more of 29,901' }).click();
  await expect(panel.drawer.locator('[data-kind=href]')).toHaveCount(199);
});

test('a line of thousands of small parts is few elements', async ({ panel, stage }) => {
  await ask(panel, stage, '/small-parts');
  await expect(panel.drawer.getByRole('heading')).toContainText('409 Conflict');
  await expect(panel.drawer.locator('mark').first()).toBeVisible();
  expect(await elements(panel)).toBeLessThan(2000);
});

async function ask(panel: Panel, { browser: { page } }: Stage, path: string): Promise<void> {
  await page.goto(site.url);
  await page.evaluate(async (wanted) => (await fetch(wanted, { method: 'POST' })).text(), path);
  await expect(panel.option(path)).toContainText('✕');
  await panel.rows.first().click();
}

function elements({ drawer }: Panel): Promise<number> {
  return drawer.evaluate((box) => box.querySelectorAll('*').length);
}

/** What was copied, as a text field gets it. */
async function pasted({ filter }: Panel): Promise<string> {
  // A field of one line would join the lines.
  const area = await filter.evaluateHandle((input) => {
    const made = document.createElement('textarea');
    input.ownerDocument.body.append(made);
    made.focus();
    return made;
  });
  await area.press('ControlOrMeta+v');
  const text = await area.evaluate((made) => made.value);
  await area.evaluate((made) => made.remove());
  return text;
}
