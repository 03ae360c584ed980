import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeEngine, settle, type FakeEngine } from '../../testing/fakeEngine.ts';
import { SMALL_TREE } from '../../testing/panelTrees.ts';
import { createPanel, type Panel } from './panel.ts';

let fake: FakeEngine;
let panel: Panel;

describe('the filter', () => {
  beforeEach(async () => {
    fake = createFakeEngine({ 1: SMALL_TREE });
    panel = createPanel(fake.engine);
    await settle();
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
    panel.stop();
    expect(panel.store.getState().internalError).toBeNull();
  });

  it('is applied after a delay while typing', () => {
    fake.calls.length = 0;
    panel.filter.setText('a');
    vi.advanceTimersByTime(100);
    panel.filter.setText('a/');
    vi.advanceTimersByTime(100);
    expect(panel.store.getState()).toMatchObject({ filterText: 'a/', query: { text: '' } });
    expect(fake.calls).toEqual([]);
    vi.advanceTimersByTime(100);
    expect(panel.store.getState().query.text).toBe('a/');
    expect(fake.calls).toEqual(['overview a/', 'rows 1 0-100']);
  });

  it('is applied immediately after Enter, a chip, Invert, and when the box is emptied', () => {
    panel.filter.setText('a');
    panel.filter.apply();
    expect(panel.store.getState().query.text).toBe('a');
    panel.filter.setText('ab');
    panel.filter.toggleChip('failed');
    expect(panel.store.getState().query).toEqual({ text: 'ab', chip: 'failed', invert: false });
    panel.filter.toggleChip('failed');
    panel.filter.setInvert(true);
    panel.filter.setText('');
    expect(panel.store.getState().query).toEqual({ text: '', chip: 'all', invert: true });
  });

  it('requests the overview again when an applied text becomes complete, which reports its last term', async () => {
    panel.filter.setText('is:', 3);
    await vi.advanceTimersByTimeAsync(1000);
    fake.calls.length = 0;
    panel.filter.apply();
    panel.filter.apply();
    expect(fake.calls).toEqual(['overview is:']);
    expect(panel.store.getState().filterCaret).toBeNull();
  });

  it('sends no request for the same query', () => {
    fake.calls.length = 0;
    panel.filter.setText('  ');
    vi.advanceTimersByTime(1000);
    panel.filter.toggleChip('all');
    expect(fake.calls).toEqual([]);
  });
});
