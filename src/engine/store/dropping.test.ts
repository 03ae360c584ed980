import { describe, expect, it } from 'vitest';
import { multistatus, response } from '../../../testing/exchange.ts';
import { initialState, capturedResponse, FakeBodyVault, createTestEngine } from '../../../testing/residentEngine.ts';
import { createEngine } from '../engine.ts';
import { EMPTY_QUERY, type CapturedResponse } from '../api/engineApi.ts';

const SUCCEEDED = capturedResponse(multistatus(response('/a', 200)));
const EMPTY = capturedResponse(multistatus());
const FAILED = capturedResponse(multistatus(response('/a', 423), response('/b', 200)));
const ALL_FAILED = capturedResponse(multistatus(response('/a', 423), response('/b', 424)));
const UNKNOWN = capturedResponse(multistatus(response('/a', 999)));
const UNREAD: CapturedResponse = { ...capturedResponse(''), content: { kind: 'missing', reason: 'body-unread' } };

describe('beyond the limit of responses', () => {
  it.each<[string, readonly CapturedResponse[], readonly number[]]>([
    ['the oldest success is dropped', [SUCCEEDED, SUCCEEDED, SUCCEEDED, SUCCEEDED], [2, 3, 4]],
    ['a success is dropped before an older failure', [FAILED, SUCCEEDED, SUCCEEDED, SUCCEEDED], [1, 3, 4]],
    ['an empty listing is dropped before an older failure', [ALL_FAILED, EMPTY, SUCCEEDED, SUCCEEDED], [1, 3, 4]],
    ['a success is dropped before an older unknown one', [UNKNOWN, SUCCEEDED, SUCCEEDED, SUCCEEDED], [1, 3, 4]],
    ['a success is dropped before an older one without a body', [UNREAD, SUCCEEDED, SUCCEEDED, SUCCEEDED], [1, 3, 4]],
    ['an unknown one is dropped before an older failure', [FAILED, UNKNOWN, FAILED, FAILED], [1, 3, 4]],
    ['one without a body is dropped before an older failure', [FAILED, FAILED, UNREAD, FAILED], [1, 2, 4]],
    ['the oldest failure is dropped if there is nothing else', [FAILED, ALL_FAILED, FAILED, SUCCEEDED], [2, 3, 4]],
  ])('%s', (_, responses, expected) => {
    const engine = createEngine({ limits: { responses: 3, bytes: 1e9 } });
    for (const captured of responses) engine.add(captured);
    expect(engine.overview(EMPTY_QUERY).exchanges.map(({ id }) => id)).toEqual(expected);
  });

  it('counts dropped responses by kind until Clear', () => {
    const engine = createEngine({ limits: { responses: 1, bytes: 1e9 } });
    for (const captured of [SUCCEEDED, EMPTY, UNKNOWN, UNREAD, FAILED, ALL_FAILED, FAILED]) engine.add(captured);
    expect(engine.overview(EMPTY_QUERY).dropped).toEqual({ total: 6, failed: 2, unknown: 2 });
    engine.clear();
    expect(engine.overview(EMPTY_QUERY).dropped).toEqual({ total: 0, failed: 0, unknown: 0 });
  });

  it('resets the count when a navigation clears everything', () => {
    const engine = createEngine({ limits: { responses: 1, bytes: 1e9 } });
    for (const captured of [SUCCEEDED, FAILED]) engine.add(captured);
    engine.clearCaptured();
    expect(engine.overview(EMPTY_QUERY).dropped.total).toBe(0);
  });
});

it('drops bodies of successes before bodies of failures beyond the limit of bytes', () => {
  const size = Math.max(
    ...[SUCCEEDED, FAILED, UNKNOWN].map((one) => (one.content?.kind === 'content' ? one.content.text.length : 0)),
  );
  const engine = createEngine({ limits: { responses: 100, bytes: 3 * size } });
  const missing = (): readonly unknown[] =>
    engine.overview(EMPTY_QUERY).exchanges.map(({ missingBody }) => missingBody);
  for (const captured of [FAILED, UNKNOWN, SUCCEEDED, FAILED]) engine.add(captured);
  expect(missing()).toEqual([null, null, 'limit-exceeded', null]);
  engine.add(FAILED);
  expect(missing()).toEqual([null, 'limit-exceeded', 'limit-exceeded', null, null]);
  engine.add(FAILED);
  expect(missing()).toEqual(['limit-exceeded', 'limit-exceeded', 'limit-exceeded', null, null, null]);
});

it('reports dropped responses to the body vault, and the next engine continues the count', async () => {
  const bodyVault = new FakeBodyVault();
  const { engine, settle } = createTestEngine({ responses: 2, bytes: 1e9 }, bodyVault);
  for (const captured of [FAILED, FAILED, SUCCEEDED, FAILED, UNKNOWN]) await engine.add(captured);
  await settle();
  expect(bodyVault.droppedKinds).toEqual(['failed', 'succeeded', 'failed']);
  const next = createTestEngine({ responses: 2, bytes: 1e9 }, bodyVault);
  next.engine.start(
    initialState({
      evicted: [...bodyVault.stored.values()].map(({ evicted }) => ({ exchange: evicted, bytes: 100 })),
      dropped: { total: 3, failed: 2, unknown: 0 },
    }),
  );
  await next.engine.add({ ...SUCCEEDED, id: 9 });
  await next.engine.add({ ...SUCCEEDED, id: 10 });
  expect((await next.engine.overview(EMPTY_QUERY)).dropped).toEqual({ total: 5, failed: 2, unknown: 1 });
});
