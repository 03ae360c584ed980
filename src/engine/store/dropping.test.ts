import { describe, expect, it } from 'vitest';
import { multistatus, response } from '../../../testing/exchange.ts';
import { initialState, capturedResponse, FakeBodyVault, createTestEngine } from '../../../testing/residentEngine.ts';
import { createEngine } from '../engine.ts';
import { EMPTY_QUERY, type CapturedResponse } from '../api/engineApi.ts';

const GOOD = capturedResponse(multistatus(response('/a', 200)));
const LISTING = capturedResponse(multistatus());
const BAD = capturedResponse(multistatus(response('/a', 423), response('/b', 200)));
const WORSE = capturedResponse(multistatus(response('/a', 423), response('/b', 424)));
const UNKNOWN = capturedResponse(multistatus(response('/a', 999)));
const UNREAD: CapturedResponse = { ...capturedResponse(''), content: { kind: 'missing', reason: 'body-unread' } };

describe('above the limit of responses', () => {
  it.each<[string, readonly CapturedResponse[], readonly number[]]>([
    ['the oldest success is dropped', [GOOD, GOOD, GOOD, GOOD], [2, 3, 4]],
    ['a success is dropped before an older failure', [BAD, GOOD, GOOD, GOOD], [1, 3, 4]],
    ['an empty listing is dropped before an older failure', [WORSE, LISTING, GOOD, GOOD], [1, 3, 4]],
    ['a success is dropped before an older unknown one', [UNKNOWN, GOOD, GOOD, GOOD], [1, 3, 4]],
    ['a success is dropped before an older one without a body', [UNREAD, GOOD, GOOD, GOOD], [1, 3, 4]],
    ['an unknown one is dropped before an older failure', [BAD, UNKNOWN, BAD, BAD], [1, 3, 4]],
    ['one without a body is dropped before an older failure', [BAD, BAD, UNREAD, BAD], [1, 2, 4]],
    ['the oldest failure is dropped if there is nothing else', [BAD, WORSE, BAD, GOOD], [2, 3, 4]],
  ])('%s', (_, responses, expected) => {
    const engine = createEngine({ limits: { responses: 3, bytes: 1e9 } });
    for (const captured of responses) engine.add(captured);
    expect(engine.overview(EMPTY_QUERY).exchanges.map(({ id }) => id)).toEqual(expected);
  });

  it('counts dropped responses by kind until Clear', () => {
    const engine = createEngine({ limits: { responses: 1, bytes: 1e9 } });
    for (const captured of [GOOD, LISTING, UNKNOWN, UNREAD, BAD, WORSE, BAD]) engine.add(captured);
    expect(engine.overview(EMPTY_QUERY).dropped).toEqual({ total: 6, failed: 2, unknown: 2 });
    engine.clear();
    expect(engine.overview(EMPTY_QUERY).dropped).toEqual({ total: 0, failed: 0, unknown: 0 });
  });

  it('resets the count when a navigation clears everything', () => {
    const engine = createEngine({ limits: { responses: 1, bytes: 1e9 } });
    for (const captured of [GOOD, BAD]) engine.add(captured);
    engine.clearCaptured();
    expect(engine.overview(EMPTY_QUERY).dropped.total).toBe(0);
  });
});

it('drops bodies of successes before those of failures above the limit of bytes', () => {
  const size = Math.max(
    ...[GOOD, BAD, UNKNOWN].map((one) => (one.content?.kind === 'content' ? one.content.text.length : 0)),
  );
  const engine = createEngine({ limits: { responses: 100, bytes: 3 * size } });
  const missing = (): readonly unknown[] =>
    engine.overview(EMPTY_QUERY).exchanges.map(({ missingBody }) => missingBody);
  for (const captured of [BAD, UNKNOWN, GOOD, BAD]) engine.add(captured);
  expect(missing()).toEqual([null, null, 'limit-exceeded', null]);
  engine.add(BAD);
  expect(missing()).toEqual([null, 'limit-exceeded', 'limit-exceeded', null, null]);
  engine.add(BAD);
  expect(missing()).toEqual(['limit-exceeded', 'limit-exceeded', 'limit-exceeded', null, null, null]);
});

it('reports dropped responses to the body vault, and the next engine continues the count', async () => {
  const bodyVault = new FakeBodyVault();
  const { engine, settle } = createTestEngine({ responses: 2, bytes: 1e9 }, bodyVault);
  for (const captured of [BAD, BAD, GOOD, BAD, UNKNOWN]) await engine.add(captured);
  await settle();
  expect(bodyVault.droppedKinds).toEqual(['failed', 'succeeded', 'failed']);
  const next = createTestEngine({ responses: 2, bytes: 1e9 }, bodyVault);
  next.engine.start(
    initialState({
      evicted: [...bodyVault.stored.values()].map(({ evicted }) => ({ exchange: evicted, bytes: 100 })),
      dropped: { total: 3, failed: 2, unknown: 0 },
    }),
  );
  await next.engine.add({ ...GOOD, id: 9 });
  await next.engine.add({ ...GOOD, id: 10 });
  expect((await next.engine.overview(EMPTY_QUERY)).dropped).toEqual({ total: 5, failed: 2, unknown: 1 });
});
