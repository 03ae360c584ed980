import { describe, expect, it } from 'vitest';
import { multistatus, response } from '../../../testing/exchange.ts';
import { initialState, capturedResponse, FakeBodyVault, createTestEngine } from '../../../testing/residentEngine.ts';
import { createEngine } from '../engine.ts';
import { EMPTY_QUERY, type CapturedResponse } from '../api/engineApi.ts';

// What goes first when there is no more room.

const GOOD = capturedResponse(multistatus(response('/a', 200)));
const LISTING = capturedResponse(multistatus());
const BAD = capturedResponse(multistatus(response('/a', 423), response('/b', 200)));
const WORSE = capturedResponse(multistatus(response('/a', 423), response('/b', 424)));
const UNKNOWN = capturedResponse(multistatus(response('/a', 999)));
const UNREAD: CapturedResponse = { ...capturedResponse(''), content: { kind: 'missing', reason: 'body-unread' } };

describe('beyond the number of responses that are kept', () => {
  it.each<[string, readonly CapturedResponse[], readonly number[]]>([
    ['the oldest success goes', [GOOD, GOOD, GOOD, GOOD], [2, 3, 4]],
    ['a success goes before an older failure', [BAD, GOOD, GOOD, GOOD], [1, 3, 4]],
    ['an empty listing goes before an older failure', [WORSE, LISTING, GOOD, GOOD], [1, 3, 4]],
    ['a success goes before an older one that is unknown', [UNKNOWN, GOOD, GOOD, GOOD], [1, 3, 4]],
    ['a success goes before an older one without a body', [UNREAD, GOOD, GOOD, GOOD], [1, 3, 4]],
    ['one that is unknown goes before an older failure', [BAD, UNKNOWN, BAD, BAD], [1, 3, 4]],
    ['one without a body goes before an older failure', [BAD, BAD, UNREAD, BAD], [1, 2, 4]],
    ['the oldest failure goes where there is nothing else', [BAD, WORSE, BAD, GOOD], [2, 3, 4]],
  ])('%s', (_, answers, kept) => {
    const engine = createEngine({ limits: { responses: 3, bytes: 1e9 } });
    for (const answer of answers) engine.add(answer);
    expect(engine.overview(EMPTY_QUERY).exchanges.map(({ id }) => id)).toEqual(kept);
  });

  it('what went is counted by kind, until Clear', () => {
    const engine = createEngine({ limits: { responses: 1, bytes: 1e9 } });
    for (const answer of [GOOD, LISTING, UNKNOWN, UNREAD, BAD, WORSE, BAD]) engine.add(answer);
    expect(engine.overview(EMPTY_QUERY).dropped).toEqual({ total: 6, failed: 2, unknown: 2 });
    engine.clear();
    expect(engine.overview(EMPTY_QUERY).dropped).toEqual({ total: 0, failed: 0, unknown: 0 });
  });

  it('what went is not counted any more where a navigation clears everything', () => {
    const engine = createEngine({ limits: { responses: 1, bytes: 1e9 } });
    for (const answer of [GOOD, BAD]) engine.add(answer);
    engine.clearCaptured();
    expect(engine.overview(EMPTY_QUERY).dropped.total).toBe(0);
  });
});

it('beyond the bytes that are kept the bodies of successes go before those of failures', () => {
  const size = Math.max(
    ...[GOOD, BAD, UNKNOWN].map((one) => (one.content?.kind === 'content' ? one.content.text.length : 0)),
  );
  const engine = createEngine({ limits: { responses: 100, bytes: 3 * size } });
  const missing = (): readonly unknown[] =>
    engine.overview(EMPTY_QUERY).exchanges.map(({ missingBody }) => missingBody);
  for (const answer of [BAD, UNKNOWN, GOOD, BAD]) engine.add(answer);
  expect(missing()).toEqual([null, null, 'limit-exceeded', null]);
  engine.add(BAD);
  expect(missing()).toEqual([null, 'limit-exceeded', 'limit-exceeded', null, null]);
  engine.add(BAD);
  expect(missing()).toEqual(['limit-exceeded', 'limit-exceeded', 'limit-exceeded', null, null, null]);
});

it('what went is told to the safe, by which the next engine goes on counting', async () => {
  const safe = new FakeBodyVault();
  const { engine, settle } = createTestEngine({ responses: 2, bytes: 1e9 }, safe);
  for (const answer of [BAD, BAD, GOOD, BAD, UNKNOWN]) await engine.add(answer);
  await settle();
  expect(safe.droppedKinds).toEqual(['failed', 'succeeded', 'failed']);
  const next = createTestEngine({ responses: 2, bytes: 1e9 }, safe);
  next.engine.start(
    initialState({
      evicted: [...safe.stored.values()].map(({ rested }) => ({ exchange: rested, bytes: 100 })),
      dropped: { total: 3, failed: 2, unknown: 0 },
    }),
  );
  await next.engine.add({ ...GOOD, id: 9 });
  await next.engine.add({ ...GOOD, id: 10 });
  expect((await next.engine.overview(EMPTY_QUERY)).dropped).toEqual({ total: 5, failed: 2, unknown: 1 });
});
