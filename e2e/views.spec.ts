import { multistatus, response } from '../testing/exchange.ts';
import { expect, type Stage, test } from './fixtures.ts';
import { type Panel, reload } from './panel.ts';
import { serve, type Served } from './serve.ts';

// The tree by folder, by status and by message.

test.use({ file: 'views' });

const LOCKED = (owner: string): string =>
  `<D:error><D:lock-token-submitted/></D:error><D:responsedescription>owner “${owner}”</D:responsedescription>`;

const ARCHIVE = multistatus(
  ...Array.from({ length: 38 }, (_, at) => response(`/Archive/2024/file-${at}.txt`, 423, LOCKED('backup job'))),
  response('/Archive/2024/index.db', 423, LOCKED('alice')),
  ...Array.from({ length: 24 }, (_, at) => response(`/Archive/2024/reports/${at}.pdf`, 424)),
  response('/Archive/2024/', 424),
  response('/Archive/private/keys.kdbx', 403),
  response('/Archive/private/notes.md', 403),
  response('/Archive/private/', 424),
  response('/Archive/', 424),
);
const FEW = multistatus(response('/few/a.txt', 423), response('/few/sub/b.txt', 200), response('/few/', 424));
const BIG = 30_000;
const FOLDERS = 100;

let site: Served;

test.beforeAll(async () => {
  const big = Array.from({ length: BIG }, (_, at) =>
    response(`/big/folder-${at % FOLDERS}/${at}.txt`, at === 12_345 ? 423 : 200),
  );
  site = await serve({
    '/Archive/': ['text/xml', ARCHIVE],
    '/few/': ['text/xml', FEW],
    '/big/': ['text/xml', multistatus(big.join(''))],
  });
});
test.afterAll(() => site.close());
test.afterEach(async ({ panel, stage: { browser } }) => {
  await browser.dock('bottom', 700);
  await view(panel, 'As sent').click();
});

test('by folder, failures are counted upwards, and equal results are one row', async ({ panel, stage }) => {
  await send(panel, stage, '/Archive/');
  await view(panel, 'By folder').click();
  await expect
    .poll(() => panel.names())
    .toEqual([
      'Archive/',
      '2024/',
      '38 files',
      'index.db',
      'reports/',
      '(this folder)',
      'private/',
      'keys.kdbx',
      'notes.md',
      '(this folder)',
      '(this folder)',
    ]);
  await expect(panel.row('Archive/')).toContainText('✕ 41');
  await expect(panel.row('Archive/')).toContainText('↳ 27');
  await expect(panel.row('Archive/')).toContainText('68 resources');
  await expect(panel.row('38 files')).toContainText('423 Locked');
  await expect(panel.selected).toContainText('38 files');
  await expect(panel.drawer).toContainText('38 failed, 38 in all');

  // The next failures are in the other folder; the group stands for those in it.
  await panel.tree.press('n');
  await expect(panel.selected).toContainText('index.db');
  await panel.tree.press('n');
  await expect(panel.selected).toContainText('keys.kdbx');
  await panel.tree.press('ArrowLeft');
  await expect(panel.selected).toContainText('private/');
  await panel.tree.press('ArrowLeft');
  await expect(panel.selected).toHaveAttribute('aria-expanded', 'false');

  // What is hidden by a filter is not counted.
  await panel.filter.fill('path:reports');
  await expect(panel.row('Archive/')).toContainText('24 resources');
  await expect(panel.row('private/')).toHaveCount(0);
  await panel.tree.press('End');
  await expect(panel.selected).toContainText('44 more are hidden by the filter');
  await panel.filter.fill('');
});

test('the view is chosen with the keyboard, and kept for other responses and after a reload', async ({
  panel,
  stage,
}) => {
  await send(panel, stage, '/few/');
  await view(panel, 'As sent').focus();
  await view(panel, 'As sent').press('ArrowRight');
  await expect(view(panel, 'By folder')).toBeFocused();
  await stage.browser.devtools.keyboard.press('Enter');
  await expect(view(panel, 'By folder')).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => panel.names()).toEqual(['few/', 'a.txt1 dependent', 'sub/', '(this folder)']);
  await send(panel, stage, '/Archive/');
  await panel.option('/Archive/').click();
  await expect(panel.row('2024/')).toBeVisible();
  await reload(panel);
  await expect(panel.row('2024/')).toBeVisible();
  await expect(view(panel, 'By folder')).toHaveAttribute('aria-pressed', 'true');

  await view(panel, 'By status').click();
  await expect.poll(() => panel.names()).toContain('423 Locked');
  await expect(panel.row('403 Forbidden')).toContainText('2 resources');
  await view(panel, 'By message').click();
  await expect(panel.row('owner … (lock-token-submitted)')).toContainText('✕ 39');
});

test('a folder among 30,000 resources leads to its failure', async ({ panel, stage }) => {
  await send(panel, stage, '/big/');
  await view(panel, 'By folder').click();
  await expect(panel.selected).toContainText('12345.txt');
  await expect(panel.selected).toBeInViewport();
  await panel.tree.press('Home');
  await expect(panel.row('big/')).toContainText('30,000 resources');
  await panel.tree.press('*');
  await expect(panel.tree).toHaveAttribute('aria-rowcount', String(1 + 1 + FOLDERS + 1 + BIG));
  await panel.tree.press('-');
  await expect(panel.tree).toHaveAttribute('aria-rowcount', '2');
});

test('in a low panel, the view is chosen in a menu', async ({ panel, stage }) => {
  await send(panel, stage, '/few/');
  await stage.browser.dock('bottom', 300);
  await panel.frame.getByRole('combobox', { name: 'View' }).selectOption('By folder');
  await expect(panel.row('few/')).toContainText('3 resources');
});

function view({ frame }: Panel, name: string) {
  return frame.getByRole('toolbar', { name: 'View' }).getByRole('button', { name, exact: true });
}

async function send(panel: Panel, { browser: { page } }: Stage, path: string): Promise<void> {
  if (!page.url().startsWith(site.url)) await page.goto(site.url);
  await page.evaluate(async (url) => (await fetch(url, { method: 'DELETE' })).text(), path);
  await expect(panel.option(path)).toContainText('✕');
}
