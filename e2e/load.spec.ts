import type { Frame } from '@playwright/test';
import { openDevTools, type Browser } from '../demo/chromium.ts';
import { loadResponse } from '../scripts/load/responses.ts';
import { buildExtension, type BuiltExtension } from '../scripts/load/extension.ts';
import { type ListLine, readList } from '../scripts/load/list.ts';
import { send } from '../scripts/load/send.ts';
import { type LoadServer, startLoadServer } from '../scripts/load/server.ts';
import { expect, test } from './fixtures.ts';
import { openPanel, type Panel } from './panel.ts';

// A short load test: more responses, and more bytes, than the limits. `npm run load` is the long version.

test.describe.configure({ mode: 'serial' });

const SENT = 400;
/** Responses per minute. */
const RATE = 2400;
/** Responses that may be in flight at the same time on a busy machine. */
const IN_FLIGHT = 10;
/** Selected throughout the test, so it is never dropped. */
const SELECTED = 52;
/** A listing of 1 MB. */
const LISTING = 299;
const LIMITS = { responses: 120, bytes: 60_000 };

let server: LoadServer;
let extension: BuiltExtension;
let browser: Browser;
let panel: Panel;
let frame: Frame;

test.beforeAll(async () => {
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

test('of many responses the failures and the newest are kept, and the dropped ones are counted', async () => {
  await send(browser.page, 0, SELECTED + 1, RATE);
  await panel.option(`/load/${SELECTED}`).click();
  const sending = send(browser.page, SELECTED + 1, SENT, RATE);
  // The panel is in use during this.
  await panel.chip('Failed').click();
  await expect(panel.shown).toContainText('shown');
  await panel.chip('All').click();
  await sending;

  await expect(panel.totals).toContainText(`${LIMITS.responses} multi-status responses`);
  const kept = keptAfter(SENT);
  const dropped = Array.from({ length: SENT }, (_, index) => index).filter((index) => !kept.includes(index));
  await expect(panel.totals).toContainText(
    `${dropped.length} responses dropped (${dropped.filter(hasFailed).length} with failures)`,
  );
  const linesOf = (indexes: readonly number[]): string[] =>
    indexes.map((index) => `${nameOf(index)}: ${loadResponse(index).mark}`).toSorted(byText);
  // Responses in flight at the same time arrive in any order, so that any of those near the oldest one may be kept.
  const oldest = kept.find((index) => index !== SELECTED) ?? 0;
  const nearOldest = linesOf(Array.from({ length: 2 * IN_FLIGHT }, (_, index) => oldest - IN_FLIGHT + index));
  await expect
    .poll(async () => {
      const lines = (await readList(frame)).map(({ name, mark }) => `${name}: ${mark}`);
      return lines.filter((line) => !nearOldest.includes(line)).toSorted(byText);
    })
    .toEqual(linesOf(kept).filter((line) => !nearOldest.includes(line)));
  expect(await readList(frame)).toHaveLength(LIMITS.responses);
});

test('beyond the byte limit, the oldest bodies of each kind are dropped, which the list reports', async () => {
  const lines = await readList(frame);
  const isDropped = (line: ListLine): boolean => line.about.includes('body dropped to save memory');
  const others = lines.filter(({ name }) => name !== nameOf(SELECTED));
  expect(lines.filter((line) => !others.includes(line)).map(isDropped)).toEqual([false]);
  expect(others.filter(isDropped).length).toBeGreaterThan(10);
  expect(others.filter(isDropped).length).toBeLessThan(others.length);
  for (const isFailed of [true, false]) {
    const kind = others.filter(({ mark }) => mark.startsWith('✕') === isFailed).map(isDropped);
    const dropped = kind.filter(Boolean).length;
    expect(kind).toEqual(kind.map((_, index) => index < dropped));
  }

  // Among them is a listing of 1 MB, which keeps its counts and its verdict.
  const listing = lines.find(({ name }) => name === nameOf(LISTING));
  expect(listing).toMatchObject({ about: expect.stringContaining('body dropped'), mark: '✕ 130 / 2,600' });
  await select(LISTING);
  await expect(panel.verdict).toHaveText(listing?.sentence ?? '');
  await expect(frame.getByRole('list', { name: 'Problems' })).toHaveText(
    'The body was dropped to save memory. Repeat the request.',
  );
  await expect(frame.getByRole('heading', { name: 'The body was dropped to save memory' })).toBeVisible();
});

test('chips and filter cover all stored responses', async () => {
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
  const withoutBody = lines.filter(({ about }) => about.includes('dropped')).length;
  await expect(
    frame.getByText(`${withoutBody} responses cannot be searched, because their bodies were dropped to save memory.`),
  ).toBeVisible();
  await panel.filter.fill('');
});

test('an evicted response is reloaded when it is selected', async () => {
  const last = SENT - 3;
  await select(last);
  await expect(panel.verdict).not.toBeEmpty();
  await expect(panel.rows.first()).toBeVisible();
  await panel.tab('Body').click();
  const first = loadResponse(last).body.split('\n', 1)[0] ?? '';
  await expect(frame.getByRole('textbox', { name: 'Response body' })).toContainText(first.slice(0, 40));
});

function hasFailed(index: number): boolean {
  return loadResponse(index).mark.startsWith('✕');
}

/** The indexes kept after so many responses: successes are dropped before failures, the oldest first. */
function keptAfter(sent: number): readonly number[] {
  const kept: number[] = [];
  for (let index = 0; index < sent; index += 1) {
    kept.push(index);
    if (kept.length <= LIMITS.responses) continue;
    const candidates = kept.slice(0, -1).filter((each) => each !== SELECTED);
    const dropped = candidates.find((each) => !hasFailed(each)) ?? candidates[0];
    kept.splice(kept.indexOf(dropped ?? index), 1);
  }
  return kept;
}

function nameOf(index: number): string {
  const { method, path } = loadResponse(index);
  return `${method} ${path}`;
}

/** Selects a list entry with the keyboard, even if it is not visible. */
async function select(index: number): Promise<void> {
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
