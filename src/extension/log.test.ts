import { describe, expect, it } from 'vitest';
import { fakeRequest, type Wanted } from './fake.ts';
import { createLog } from './log.ts';

const START = Date.parse('2026-01-01T00:00:00Z');

function entry(started: number, wanted: Wanted = {}) {
  return fakeRequest({ started: START + started, ...wanted });
}

describe('the log of requests', () => {
  it('pairs each entry of the page with the one of the service worker that started nearest', () => {
    const log = createLog();
    const pages = [0, 100, 200].map((at) => log.finished(entry(at, { viaWorker: true, time: 300 })));
    const workers = [205, 5, 105].map((at) => log.finished(entry(at)));
    expect(workers.map((line) => log.twin(line))).toEqual([pages[2], pages[0], pages[1]]);
    expect(log.twin(pages[0] ?? log.finished(entry(0)))).toBe(workers[1]);
  });

  it('finishes the oldest of several unfinished requests with one key', () => {
    const log = createLog();
    const lines = [1, 2, 3].map(() => log.unfinished(entry(0)));
    expect([log.finished(entry(0)), log.finished(entry(0))]).toEqual([lines[0], lines[1]]);
    expect(log.count(lines[0]?.key ?? '')).toBe(3);
  });

  it('keeps nothing of what is forgotten', () => {
    const log = createLog();
    const [first, second] = [log.unfinished(entry(0)), log.finished(entry(1, { viaWorker: true }))];
    log.forget(first);
    log.forget(first);
    expect(log.count(first.key)).toBe(0);
    expect(log.lines()).toEqual([second]);
    expect(log.twin(second)).toBeNull();
    expect(log.finished(entry(0))).not.toBe(first);
  });

  it('compares a request with few others, however many of one URL were seen', () => {
    const log = createLog();
    let compared = 0;
    for (let at = 0; at < 3000; at += 1) {
      const line = log.finished(entry(at * 10, { viaWorker: true, url: 'http://dav.example/poll' }));
      Object.defineProperty(line, 'start', { get: () => ((compared += 1), START + at * 10) });
    }
    log.twin(log.finished(entry(30_000_000, { url: 'http://dav.example/poll' })));
    expect(compared).toBeLessThanOrEqual(1000);
  });
});
