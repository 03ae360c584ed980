import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, openDevTools } from '../../demo/chromium.ts';
import { until } from '../../demo/until.ts';
import type { Limits } from '../../src/engine/store/exchangeStore.ts';
import { findBrowser } from '../browser.mjs';
import { loadResponse } from './responses.ts';
import { buildExtension } from './extension.ts';
import type { Sample } from './flatness.ts';
import { type ListLine, readList } from './list.ts';
import { watchMemory } from './memory.ts';
import { send } from './send.ts';
import { startLoadServer } from './server.ts';
import type { Minute } from './table.ts';
import { startUser } from './user.ts';

export interface RunOptions {
  readonly minutes: number;
  /** Responses per minute. */
  readonly rate: number;
  /** Null: the limits of the extension. */
  readonly limits: Limits | null;
  /** Called at the end of each minute. */
  readonly minute: (minute: Minute) => void;
}

export interface Run {
  readonly samples: readonly Sample[];
  readonly minutes: readonly Minute[];
  /** Incorrect list items and missing responses. */
  readonly errors: readonly string[];
}

const SAMPLE_EVERY = 5000;

/** Sends responses while a simulated user uses the panel, and checks the whole list once a minute. */
export async function run({ minutes, rate, limits, minute: onMinute }: RunOptions): Promise<Run> {
  const executable = (await findBrowser())?.path;
  const server = await startLoadServer();
  const extension = await buildExtension({ limits });
  try {
    const browser = await openDevTools({ dist: extension.dist, executable, url: server.url });
    try {
      await browser.dock('bottom', 700);
      await browser.showPanel();
      return await load(browser, { minutes, rate, onMinute });
    } finally {
      await browser.close();
    }
  } finally {
    await extension.remove();
    await server.close();
  }
}

interface Load {
  readonly minutes: number;
  readonly rate: number;
  readonly onMinute: (minute: Minute) => void;
}

async function load(browser: Browser, { minutes, rate, onMinute }: Load): Promise<Run> {
  const panel = await browser.panelFrame();
  await panel.getByRole('heading', { name: 'Currently recording' }).waitFor();
  const measure = await watchMemory(browser);
  const began = performance.now();
  const samples: Sample[] = [];
  const rows: Minute[] = [];
  const errors: string[] = [];
  let sent = 0;
  for (let minute = 1; minute <= minutes; minute += 1) {
    const user = startUser(browser, panel);
    const started = performance.now();
    let result: 'all' | null = null;
    const all = send(browser.page, sent, sent + rate, rate).then(() => 'all' as const);
    while (result === null) {
      const seconds = (performance.now() - began) / 1000;
      const soFar = sent + Math.min(rate, Math.floor(((performance.now() - started) / 60_000) * rate));
      samples.push({ seconds, sent: soFar, ...(await measure()) });
      result = await Promise.race([all, user.failed, pause(SAMPLE_EVERY, null)]);
    }
    sent += rate;
    await user.leave();
    const { kept, dropped } = await until(`all ${sent} responses in the panel`, async () => {
      const totals = totalsIn(await panel.getByRole('contentinfo', { name: 'Totals' }).innerText());
      return totals.kept + totals.dropped === sent ? totals : undefined;
    });
    const lines = await readList(panel);
    const wrong = lines.flatMap((line) => lineError(line) ?? []);
    if (lines.length !== kept) wrong.push(`${kept} responses are stored, but ${lines.length} are listed.`);
    errors.push(...wrong);
    const row = { minute, sent, kept, dropped, correct: lines.length - wrong.length, waits: user.waits() };
    rows.push({ ...row, ...(await measure()) });
    onMinute(rows.at(-1) as Minute);
  }
  return { samples, minutes: rows, errors };
}

function totalsIn(text: string): { readonly kept: number; readonly dropped: number } {
  const number = (pattern: RegExp): number => Number(pattern.exec(text)?.[1]?.replaceAll(',', '') ?? 0);
  return { kept: number(/([\d,]+) multi-status response/u), dropped: number(/([\d,]+) responses? dropped/u) };
}

function lineError({ name, about, mark }: ListLine): string | null {
  const expected = loadResponse(Number(/\/load\/(\d+)$/u.exec(name)?.[1] ?? -1));
  if (name === `${expected.method} ${expected.path}` && mark === expected.mark) return null;
  return `${name} (${about}) shows "${mark}" instead of "${expected.mark}".`;
}
