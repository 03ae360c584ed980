import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EMPTY_QUERY, type ExportRequest } from '../engine/api/engineApi.ts';
import { createPanel, type Panel } from './panel.ts';
import { createFakeEngine, type FakeEngine } from '../../testing/fakeEngine.ts';

const ALL: ExportRequest = { format: 'json', scope: 'all', query: EMPTY_QUERY, exchanges: [], secrets: false };

let fake: FakeEngine;
let panel: Panel;

beforeEach(() => {
  vi.useFakeTimers();
  fake = createFakeEngine({ 1: [{ key: 'a' }] });
  panel = createPanel(fake.engine);
});
afterEach(() => {
  panel.stop();
  vi.useRealTimers();
});

function isShown(): boolean {
  return panel.store.getState().isExporting;
}

describe('an export', () => {
  it('is not shown if it finishes immediately', async () => {
    expect((await panel.exportStatus.exportFile(ALL))?.fileName).toBe('x.json');
    vi.advanceTimersByTime(10_000);
    expect(isShown()).toBe(false);
  });

  it('is shown after a delay, until it finishes', async () => {
    let reply: (file: null) => void = () => undefined;
    Object.assign(fake.engine, { export: () => new Promise((resolve) => (reply = resolve)) });
    const written = panel.exportStatus.exportFile(ALL);
    expect(isShown()).toBe(false);
    vi.advanceTimersByTime(500);
    expect(isShown()).toBe(true);
    await panel.exportStatus.cancel();
    expect(fake.calls).toContain('cancelExport');
    reply(null);
    expect(await written).toBeNull();
    expect(isShown()).toBe(false);
  });

  it('is no longer shown after the engine failed', async () => {
    let fail: (error: Error) => void = () => undefined;
    Object.assign(fake.engine, { export: () => new Promise((_, reject) => (fail = reject)) });
    const written = panel.exportStatus.exportFile(ALL);
    vi.advanceTimersByTime(500);
    fail(new Error('port closed'));
    await expect(written).rejects.toThrow('port closed');
    expect(isShown()).toBe(false);
  });
});
