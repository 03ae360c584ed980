import type { Frame } from '@playwright/test';
import { openDevTools, type Browser } from '../demo/chromium.ts';
import { answerOf } from '../scripts/load/answers.ts';
import { buildExtension, type BuiltExtension } from '../scripts/load/extension.ts';
import { type ListLine, readList } from '../scripts/load/list.ts';
import { send } from '../scripts/load/send.ts';
import { type LoadServer, startLoadServer } from '../scripts/load/server.ts';
import { expect, test } from './fixtures.ts';
import { openPanel, type Panel } from './panel.ts';

// A sync run in short: more answers than are kept, and larger ones. `npm run load` is the long one.

test.describe.configure({ mode: 'serial' });

const SENT = 400;
/** Answers in a minute. */
const RATE = 2400;
/** Is looked at all the time, and so it stays, however old it is. */
const LOOKED = 52;
/** A listing of 1 MB. */
const LISTING = 299;
const LIMITS = { answers: 120, bytes: 60_000 };

let server: LoadServer;
let extension: BuiltExtension;
let browser: Browser;
let panel: Panel;
let frame: Frame;

test.beforeAll(async () => {
  test.setTimeout(60_000);
  server = await startLoadServer();
  extension = await buildExtension({ limits: LIMITS });
  const executable = process.env['MULTISTATUS_CHROMIUM'];
  browser = await openDevTools({ dist: extension.dist, executable, width: 1600, height: 1000, url: server.url });
  await browser.dock('bottom', 700);
  panel = await openPanel(browser);
  ({ frame } = panel);
});

test.afterAll(async () => {
  await browser?.close();
  await extension?.remove();
  await server?.close();
});

test('of many responses the failures and the last ones are kept, each with its counts, and those that went are counted', async () => {
  test.setTimeout(60_000);
  await send(browser.page, 0, LOOKED + 1, RATE);
  await panel.option(`/load/${LOOKED}`).click();
  const sending = send(browser.page, LOOKED + 1, SENT, RATE);
  // Somebody uses it meanwhile.
  await panel.chip('Failed').click();
  await expect(panel.shown).toContainText('shown');
  await panel.chip('All').click();
  await sending;

  await expect(panel.totals).toContainText(`${LIMITS.answers} multi-status responses`);
  const kept = keptOf(SENT);
  const lost = Array.from({ length: SENT }, (_, index) => index).filter((index) => !kept.includes(index));
  await expect(panel.totals).toContainText(
    `${lost.length} responses dropped (${lost.filter(hasFailed).length} with failures)`,
  );
  const lines = await readList(frame);
  expect(lines.map(({ name, mark }) => `${name}: ${mark}`).toSorted(byText)).toEqual(
    kept.map((index) => `${nameOf(index)}: ${answerOf(index).mark}`).toSorted(byText),
  );
});

test('beyond the bytes that are kept the oldest bodies of each kind go, and their lines say so', async () => {
  const lines = await readList(frame);
  const isDropped = (line: ListLine): boolean => line.about.includes('body dropped to save memory');
  const others = lines.filter(({ name }) => name !== nameOf(LOOKED));
  expect(lines.filter((line) => !others.includes(line)).map(isDropped)).toEqual([false]);
  expect(others.filter(isDropped).length).toBeGreaterThan(10);
  expect(others.filter(isDropped).length).toBeLessThan(others.length);
  for (const isFailed of [true, false]) {
    const kind = others.filter(({ mark }) => mark.startsWith('✕') === isFailed).map(isDropped);
    const dropped = kind.filter(Boolean).length;
    expect(kind).toEqual(kind.map((_, index) => index < dropped));
  }

  // A listing of 1 MB is among them: its counts and its verdict are those that were read.
  const listing = lines.find(({ name }) => name === nameOf(LISTING));
  expect(listing).toMatchObject({ about: expect.stringContaining('body dropped'), mark: '✕ 130 / 2,600' });
  await choose(LISTING);
  await expect(panel.verdict).toHaveText(listing?.sentence ?? '');
  await expect(frame.getByRole('list', { name: 'Problems' })).toHaveText(
    'The body was dropped to save memory; repeat the request.',
  );
  await expect(frame.getByRole('heading', { name: 'The body was dropped to save memory' })).toBeVisible();
});

test('chips and filter count all that is kept', async () => {
  const lines = await readList(frame);
  const all = lines.map(({ mark }) => mark);
  const failed = sum(all.map((mark) => /^✕ ([\d,]+) \//u.exec(mark)?.[1]));
  await expect(panel.totals).toContainText(`${failed.toLocaleString('en-US')} of`);
  await panel.chip('Failed').click();
  await expect.poll(async () => (await readList(frame)).length).toBe(all.filter((mark) => mark.startsWith('✕')).length);
  await panel.chip('All').click();

  // A response whose body was dropped has no text to search, which the panel reports.
  const searched = lines.filter(({ about, name }) => !about.includes('dropped') && name.startsWith('DELETE'));
  await panel.filter.fill('status:423');
  await expect
    .poll(async () => (await readList(frame)).map(({ name }) => name))
    .toEqual(searched.map(({ name }) => name));
  const lost = lines.filter(({ about }) => about.includes('dropped')).length;
  await expect(
    frame.getByText(`${lost} responses cannot be searched, because their bodies were dropped to save memory.`),
  ).toBeVisible();
  await panel.filter.fill('');
});

test('an answer that rests is read again when it is chosen', async () => {
  const last = SENT - 3;
  await choose(last);
  await expect(panel.verdict).not.toBeEmpty();
  await expect(panel.rows.first()).toBeVisible();
  await panel.tab('Body').click();
  const first = answerOf(last).body.split('\n', 1)[0] ?? '';
  await expect(frame.getByRole('textbox', { name: 'Response body' })).toContainText(first.slice(0, 40));
});

function hasFailed(index: number): boolean {
  return answerOf(index).mark.startsWith('✕');
}

/** What is left of so many: successes are dropped before failures, of each kind the oldest first. */
function keptOf(sent: number): readonly number[] {
  const kept: number[] = [];
  for (let index = 0; index < sent; index += 1) {
    kept.push(index);
    if (kept.length <= LIMITS.answers) continue;
    const free = kept.slice(0, -1).filter((each) => each !== LOOKED);
    const dropped = free.find((each) => !hasFailed(each)) ?? free[0];
    kept.splice(kept.indexOf(dropped ?? index), 1);
  }
  return kept;
}

function nameOf(index: number): string {
  const { method, path } = answerOf(index);
  return `${method} ${path}`;
}

/** Comes to a line of the list with the keyboard, wherever it is. */
async function choose(index: number): Promise<void> {
  await panel.list.focus();
  await panel.list.press('Home');
  const wanted = panel.list.getByRole('option', { selected: true }).filter({ hasText: nameOf(index) });
  const lines = await readList(frame);
  for (let at = lines.findIndex(({ name }) => name === nameOf(index)); at > 0; at -= 1)
    await panel.list.press('ArrowDown');
  await expect(wanted).toBeVisible();
}

function byText(a: string, b: string): number {
  return a.localeCompare(b);
}

function sum(numbers: readonly (string | undefined)[]): number {
  return numbers.reduce((total, text) => total + Number(text?.replaceAll(',', '') ?? 0), 0);
}
