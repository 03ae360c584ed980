import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { multistatus, response } from '../../test/exchange.ts';
import { captured } from '../../test/frugal.ts';
import { ALL, BODY, FakeWorker, guarded, ids, TARPIT, turns } from '../../test/guarded.ts';
import { NONE_DROPPED } from '../engine/dropped.ts';
import { LIMITS } from '../engine/shelf.ts';
import { connect } from '../engine/port.ts';
import type { LocalFile, Opens } from '../engine/opening.ts';
import type { Change, Questions } from '../engine/questions.ts';

/** A file whose first bytes never come. */
function endless(name: string): LocalFile {
  const stream = new Blob([]).stream();
  return { name, size: 1, stream: () => stream, slice: () => ({ arrayBuffer: () => new Promise(() => undefined) }) };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
});
afterEach(() => {
  for (const worker of FakeWorker.all) worker.terminate();
  vi.useRealTimers();
});

describe('an engine that hangs on a body', () => {
  it('is replaced after ten seconds; the rest is there again, the culprit says why it is not', async () => {
    const { guard, told, now, beats } = guarded();
    const first = await guard.intake.add(captured(BODY));
    await turns();
    const hanging = guard.intake.add(captured(TARPIT));
    const behind = guard.intake.add(captured(BODY));
    await turns();
    await beats(5);
    expect(told).toEqual([]);
    await beats(1);
    expect(told).toEqual([false]);
    expect(FakeWorker.all.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
    const listed = [first, await hanging, await behind];
    expect(listed).toEqual([1, 2, 3]);
    expect(await ids(now())).toEqual([1, 2, 3]);
    const rows = (await now().engine?.overview(ALL))?.exchanges ?? [];
    expect(rows.map(({ problem, summary }) => [problem, summary.total])).toEqual([
      [null, 2],
      ['not-processed', 0],
      [null, 2],
    ]);
    expect((await now().engine?.rows(1, ALL, 0, 10))?.total).toBe(2);
  });

  it('takes nothing of what was cleared', async () => {
    const { guard, told, now, beats } = guarded();
    await guard.intake.add(captured(BODY));
    const hanging = guard.intake.add(captured(TARPIT));
    await turns();
    const cleared = guard.intake.clear();
    expect(await hanging).toBeNull();
    await beats(6);
    await cleared;
    expect(told).toEqual([false]);
    expect(now().begin).toEqual({ rested: [], captured: [], notes: null, lost: [], dropped: NONE_DROPPED });
  });
});

describe('an engine that dies', () => {
  it('is replaced at once by one that knows all that rested, without reading it', async () => {
    const { guard, told, now } = guarded();
    await guard.intake.setRules('{"version":1,"rules":[]}');
    await guard.intake.add(captured(BODY));
    await guard.intake.add({ ...captured(''), content: { kind: 'missing', reason: 'body-unread' } });
    await turns();
    const before = await now().engine?.overview(ALL);
    now().fail('out of memory');
    expect(told).toEqual([false]);
    expect(now().begin?.rested.map(({ left }) => left.id)).toEqual([1, 2]);
    expect(now().begin?.captured).toEqual([]);
    expect(now().begin?.notes?.rules).toBe('{"version":1,"rules":[]}');
    expect(await now().engine?.overview(ALL)).toEqual(before);
  });

  it('has what was opened from files where it rested, and says which files were lost with it', async () => {
    const { guard, told, now } = guarded();
    const panel = connect<Questions & Opens, Change>(guard.openPort());
    // Not through the port: Node's would make a Blob of a File.
    await now().engine?.open([new File([BODY], 'saved.xml'), endless('big.xml')], false);
    await turns();
    now().fail('out of memory');
    expect(told).toEqual([false]);
    panel.move(guard.openPort(), null);
    expect((await panel.remote.overview(ALL)).exchanges).toMatchObject([{ file: 'saved.xml', summary: { total: 2 } }]);
    expect(await panel.remote.openings()).toMatchObject([{ name: 'big.xml', failed: true }]);
    // The number of a captured one is never that of an opened one.
    expect(await guard.intake.add(captured(BODY))).toBeGreaterThan(2);
  });

  it('is given a body that came meanwhile', async () => {
    const { guard, now } = guarded();
    const id = (await guard.intake.add({ ...captured(''), content: { kind: 'missing', reason: 'body-unread' } })) ?? -1;
    await turns();
    now().isSilent = true;
    const update = guard.intake.update(id, captured(BODY));
    await turns();
    now().fail('gone');
    await update;
    expect((await now().engine?.exchange(id))?.summary.total).toBe(2);
  });

  it('again and again is given up, and said', async () => {
    const { guard, told, now } = guarded();
    for (let death = 0; death < 4; death += 1) now().fail('no memory');
    expect(told).toEqual([false, false, false, 'no memory']);
    await expect(guard.intake.add(captured(BODY))).rejects.toThrow('no memory');
    expect(FakeWorker.all.every(({ isTerminated }) => isTerminated)).toBe(true);
  });

  it('now and then is not given up', () => {
    const { told, now } = guarded();
    for (let death = 0; death < 10; death += 1) {
      now().fail('once more');
      vi.advanceTimersByTime(60_001);
    }
    expect(told.every((each) => each === false)).toBe(true);
  });
});

it('a long body is whole in the end, also where the engine dies between its beginning and the rest', async () => {
  const long = multistatus(...Array.from({ length: 20_000 }, (_, index) => response(`/dav/${index}`, 200)));
  const { guard, now } = guarded();
  const added = guard.intake.add(captured(long));
  while (!(await now().engine?.exchange(1))) await new Promise((resolve) => setImmediate(resolve));
  expect(await now().engine?.exchange(1)).toMatchObject({ reading: 0 });
  now().fail('gone');
  expect(await added).toBe(1);
  expect(await now().engine?.exchange(1)).toMatchObject({ reading: null, summary: { total: 20_000 } });
});

describe('a long read that answers in between', () => {
  it('is left alone', async () => {
    const { guard, told, beats } = guarded();
    guard.shown();
    await guard.intake.add(captured(BODY));
    await beats(20);
    expect(told).toEqual([]);
  });

  it('may take longer the longer the body is', async () => {
    const { guard, told, beats } = guarded();
    void guard.intake.add(captured(TARPIT + ' '.repeat(4_000_000)));
    await turns();
    await beats(8);
    expect(told).toEqual([]);
    await beats(3);
    expect(told).toEqual([false]);
  });
});

describe('an exchange that the engine drops for a limit', () => {
  it('is reported by its number, once', async () => {
    const { guard, dropped, now } = guarded();
    await Promise.all(Array.from({ length: LIMITS.answers }, () => guard.intake.add(captured(BODY))));
    const later = [await guard.intake.add(captured(BODY)), await guard.intake.add(captured(BODY))];
    await turns();
    expect(dropped).toHaveLength(2);
    expect(await ids(now())).toEqual(expect.arrayContaining(later));
    expect(await ids(now())).not.toEqual(expect.arrayContaining(dropped.slice(0, 1)));
  });
});

describe('a panel', () => {
  it('goes on with the next engine, and its questions are asked again', async () => {
    const { guard, told, now, beats } = guarded();
    guard.shown();
    const id = (await guard.intake.add(captured(BODY))) ?? -1;
    await turns();
    const panel = connect<Questions, Change>(guard.openPort());
    expect((await panel.remote.rows(id, ALL, 0, 10)).total).toBe(2);
    now().isSilent = true;
    const hung = panel.remote.overview(ALL);
    const behind = panel.remote.rows(id, ALL, 0, 10);
    await beats(6);
    expect(told).toEqual([true]);
    panel.move(guard.openPort(), new Error('it hung on that'));
    await expect(hung).rejects.toThrow('it hung on that');
    expect((await behind).total).toBe(2);
    expect((await panel.remote.overview(ALL)).exchanges).toHaveLength(1);
  });
});

it('two engines of two windows know nothing of each other', async () => {
  const [one, other] = [guarded(), guarded()];
  await one.guard.intake.add(captured(BODY));
  const panel = connect<Questions, Change>(other.guard.openPort());
  expect((await panel.remote.overview(ALL)).exchanges).toEqual([]);
});
