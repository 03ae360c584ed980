import { describe, expect, it } from 'vitest';
import type { CapturedResponse, ExchangeId } from '../../engine/api/engineApi.ts';
import { FakeIntake, fakeRequest, type FakeRequestOptions } from '../../../testing/fakeDevTools.ts';
import type { LoggedRequest } from './loggedRequest.ts';
import { RequestLog } from './requestLog.ts';
import { RowSync } from './rowSync.ts';

const START = Date.parse('2026-01-01T00:00:00Z');

function entry(started: number, options: FakeRequestOptions = {}) {
  return fakeRequest({ started: START + started, ...options });
}

describe('the log of requests', () => {
  it('pairs each entry of the page with the entry of the service worker that started closest to it', () => {
    const log = new RequestLog();
    const pages = [0, 100, 200].map((at) => log.addFinished(entry(at, { viaWorker: true, time: 300 })));
    const workers = [205, 5, 105].map((at) => log.addFinished(entry(at)));
    expect(workers.map((line) => log.findTwin(line))).toEqual([pages[2], pages[0], pages[1]]);
    expect(log.findTwin(pages[0] ?? log.addFinished(entry(0)))).toBe(workers[1]);
  });

  it('finishes the oldest of several unfinished requests with the same key', () => {
    const log = new RequestLog();
    const lines = [1, 2, 3].map(() => log.addUnfinished(entry(0)));
    expect([log.addFinished(entry(0)), log.addFinished(entry(0))]).toEqual([lines[0], lines[1]]);
    expect(log.count(lines[0]?.key ?? '')).toBe(3);
  });

  it('removes everything about a forgotten request', () => {
    const log = new RequestLog();
    const [first, second] = [log.addUnfinished(entry(0)), log.addFinished(entry(1, { viaWorker: true }))];
    log.forget(first);
    log.forget(first);
    expect(log.count(first.key)).toBe(0);
    expect(log.requests()).toEqual([second]);
    expect(log.findTwin(second)).toBeNull();
    expect(log.addFinished(entry(0))).not.toBe(first);
  });

  it('compares a request with few others, even if many have the same URL', () => {
    const log = new RequestLog();
    let compared = 0;
    for (let at = 0; at < 3000; at += 1) {
      const line = log.addFinished(entry(at * 10, { viaWorker: true, url: 'http://dav.example/poll' }));
      Object.defineProperty(line, 'start', { get: () => ((compared += 1), START + at * 10) });
    }
    log.findTwin(log.addFinished(entry(30_000_000, { url: 'http://dav.example/poll' })));
    expect(compared).toBeLessThanOrEqual(1000);
  });
});

const MANY = 120_000;
const SOME = 24_000;
const POLL = { url: 'http://dav.example/poll' };
const BODY = { kind: 'content', text: '<a/>', encoding: null } as const;
const NO_BODY = { kind: 'missing', reason: 'body-evicted' } as const;

interface Poll {
  readonly content?: typeof BODY | typeof NO_BODY;
  /** The engine drops all its exchanges after every 1000 polls. */
  readonly drop?: boolean;
}

/** An engine that can be set to list no response. */
class FilteringIntake extends FakeIntake {
  isListing = true;
  override async add(captured: CapturedResponse): Promise<ExchangeId | null> {
    const id = await super.add(captured);
    if (this.isListing) return id;
    this.stored.delete(id ?? -1);
    return null;
  }
}

async function logPolls(polls: number, options: FakeRequestOptions, { content = BODY, drop = false }: Poll = {}) {
  const log = new RequestLog();
  const intake = new FilteringIntake();
  intake.isListing = options.status === undefined || options.status === 207;
  const errors: unknown[] = [];
  const onError = (error: unknown): void => void errors.push(error);
  const rows = new RowSync({ log, engine: intake, batches: () => false, statementFor: () => null, onError });
  const lines: LoggedRequest[] = [];
  for (let at = 0; at < polls; at += 1) {
    const request = entry(at * 10, { ...POLL, ...options });
    const line = log.addFinished(request);
    lines.push(line);
    rows.update(line, request, content);
    if (at % 1000 < 999) continue;
    await new Promise((resolve) => setImmediate(resolve));
    if (!drop) continue;
    for (const id of intake.stored.keys()) rows.markDropped(id);
    intake.stored.clear();
  }
  expect(errors).toEqual([]);
  return { log, intake, rows, lines };
}

function last(lines: readonly LoggedRequest[]): LoggedRequest {
  const line = lines.at(-1);
  if (!line) throw new Error('no line');
  return line;
}

/** The size of the log: requests, and keys with a count. */
function logSize(log: RequestLog, lines: readonly LoggedRequest[]): readonly number[] {
  return [log.requests().length, lines.filter(({ key }) => log.count(key) > 0).length];
}

describe('the log after many polls of one URL', () => {
  it.each<[string, number, FakeRequestOptions, Poll, number]>([
    ['that are not multi-status responses', MANY, { status: 200 }, {}, 2000],
    ['without a body and with another status', SOME, { status: 403 }, { content: NO_BODY }, 2000],
    ['whose exchanges the engine dropped', SOME, { status: 207 }, { drop: true }, 20_000],
  ])('keeps only the last ones %s', async (_, polls, options, poll, limit) => {
    const { log, lines } = await logPolls(polls, options, poll);
    const [requests = 0, keys] = logSize(log, lines);
    expect(keys).toBe(requests);
    expect(requests).toBeLessThanOrEqual(limit);
    expect(log.requests()).toEqual(lines.slice(-requests));
    expect(requests).toBeGreaterThanOrEqual(limit / 2);
  });

  it('keeps listed requests, and removes them from the engine when they are cleared', async () => {
    const { log, intake, rows, lines } = await logPolls(SOME, { status: 207 });
    expect(logSize(log, lines)).toEqual([SOME, SOME]);
    rows.clear(log.requests().slice(0, -1));
    await new Promise((resolve) => setImmediate(resolve));
    expect([...intake.stored]).toHaveLength(1);
  });

  it('pairs the entry of a service worker with a recent entry that the engine does not list', async () => {
    const { log, lines } = await logPolls(SOME, { status: 200, viaWorker: true });
    expect(log.findTwin(log.addFinished(entry((SOME - 1) * 10, { ...POLL, status: 200 })))).toBe(last(lines));
  });

  it('does not list the other entry of a response that the engine dropped', async () => {
    const { log, intake, rows } = await logPolls(SOME, { viaWorker: true }, { drop: true });
    const other = entry((SOME - 1) * 10, POLL);
    rows.update(log.addFinished(other), other, BODY);
    await new Promise((resolve) => setImmediate(resolve));
    expect(intake.contents()).toEqual([]);
  });

  it('lists the late body of a forgotten request, and clears it', async () => {
    const late = entry(-10, POLL);
    const { log, intake, rows } = await logPolls(1, { status: 200 });
    const line = log.addFinished(late);
    log.markUnlisted(line);
    for (let at = 0; at < 20_000; at += 1) log.markUnlisted(log.addFinished(entry(at)));
    expect(log.requests()).not.toContain(line);
    intake.isListing = true;
    rows.update(line, late, BODY);
    await new Promise((resolve) => setImmediate(resolve));
    expect(intake.contents()).toEqual(['text: <a/>']);
    expect([log.requests().includes(line), log.count(line.key)]).toEqual([true, 1]);
    rows.clearAll();
    expect([intake.contents(), log.requests()]).toEqual([[], []]);
  });

  it('reports the start time until which 207s may be forgotten', async () => {
    expect((await logPolls(SOME, { status: 200 })).log.forgottenUntil()).toBe(-Infinity);
    const { log } = await logPolls(SOME, { status: 207 }, { drop: true });
    expect(log.forgottenUntil()).toBe((log.requests()[0]?.start ?? 0) - 10);
  });
});
