import { afterEach, expect, it } from 'vitest';
import { createFakeEngine, settle, type FakeEngine, type FakeRow } from '../../../testing/fakeEngine.ts';
import { createPanel, type Panel } from '../panel.ts';

const MIXED: readonly FakeRow[] = [{ key: 'a' }, { key: 'first', failed: true }, { key: 'last', failed: true }];
const GOOD: readonly FakeRow[] = [{ key: 'good' }];

let fake: FakeEngine;
let panel: Panel;

async function start(trees: Record<number, readonly FakeRow[]>): Promise<void> {
  fake = createFakeEngine(trees);
  panel = createPanel(fake.engine);
  await settle();
}

afterEach(() => {
  panel.stop();
  expect(panel.store.getState().internalError).toBeNull();
});

const place = (): readonly [number | null, string | null] => {
  const { shown, tree } = panel.store.getState();
  return [shown, tree.selected];
};

it('goes through the failures of all responses, and from the last one to the first', async () => {
  await start({ 1: MIXED, 2: GOOD, 3: MIXED });
  expect(place()).toEqual([1, 'first']);
  const places = [];
  for (let step = 0; step < 4; step += 1) {
    await panel.navigation.moveToFailure(1);
    places.push(place());
  }
  expect(places).toEqual([
    [1, 'last'],
    [3, 'first'],
    [3, 'last'],
    [1, 'first'],
  ]);
  await panel.navigation.moveToFailure(-1);
  expect(place()).toEqual([3, 'last']);
  await panel.navigation.moveToFailure(-1);
  await panel.navigation.moveToFailure(-1);
  expect(place()).toEqual([1, 'last']);
});

it('does not lose a key press while the engine is slow', async () => {
  await start({ 1: MIXED, 2: MIXED });
  fake.isHolding = true;
  const moves = Promise.all([panel.navigation.moveToFailure(1), panel.navigation.moveToFailure(1)]);
  fake.isHolding = false;
  await fake.release();
  await moves;
  await settle();
  expect(place()).toEqual([2, 'first']);
});

it('goes in the order of the list', async () => {
  await start({ 1: MIXED, 2: MIXED, 3: MIXED });
  panel.list.reverse();
  await panel.navigation.moveToOtherResponse(1);
  expect(place()[0]).toBe(3);
  await panel.navigation.moveToOtherResponse(1);
  expect(place()[0]).toBe(2);
});

it('goes to a failure from a response without one', async () => {
  await start({ 1: GOOD, 2: MIXED });
  expect(place()).toEqual([1, null]);
  await panel.navigation.moveToFailure(1);
  expect(place()).toEqual([2, 'first']);
});

it('stays in a response without failures if there is no other one', async () => {
  await start({ 1: GOOD, 2: GOOD });
  await panel.navigation.moveToFailure(1);
  expect(place()).toEqual([1, null]);
});
