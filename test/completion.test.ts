// Each suggestion of the filter box is a valid filter, and finds what it was suggested for.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCompletion } from '../src/core/filter/completion/applyCompletion.ts';
import { completionAt } from '../src/core/filter/completion/completionAt.ts';
import { makeFilter } from '../src/core/filter/filter.ts';
import { FILTER_KEYS, type FilterKey } from '../src/core/filter/similar.ts';
import type { FilterValue } from '../src/engine/api/completionApi.ts';
import { EMPTY_QUERY } from '../src/engine/api/engineApi.ts';
import { HIDDEN } from '../testing/hiddenText.ts';
import { capturedResponse, createTestEngine, type TestEngine } from '../testing/residentEngine.ts';
import { casesOf, type Entry, harFiles } from './corpus/cases.ts';

type Engine = TestEngine['engine'];

async function add(engine: Engine, entries: readonly Entry[]): Promise<void> {
  for (const entry of entries)
    await engine.add({
      entry,
      content: {
        kind: 'content',
        text: entry.response.content.text ?? '',
        encoding: entry.response.content.encoding ?? null,
      },
      batches: true,
    });
}

/** Accepts a suggestion after a key was typed. */
function accepted(before: string, key: FilterKey, value: string): string {
  const text = `${before}${key}:`;
  const part = completionAt(text, text.length);
  if (!part) throw new Error(`nothing is completed in ${text}`);
  const { start, end, text: inserted, caret } = applyCompletion(part, value);
  const result = text.slice(0, start) + inserted + text.slice(end);
  expect(caret).toBe(result.length);
  return result;
}

async function expectToFind(engine: Engine, key: FilterKey, { value, count }: FilterValue): Promise<void> {
  const text = accepted('', key, value);
  expect(makeFilter(text).problems, text).toEqual([]);
  expect(makeFilter(text).unclosed, text).toBeNull();
  // A box of one line contains it unchanged.
  expect(text).not.toMatch(/[\n\r]/);
  const overview = await engine.overview({ ...EMPTY_QUERY, text });
  if (count > 0) expect(overview.exchanges.length, text).toBeGreaterThan(0);
  else expect(overview.exchanges, text).toEqual([]);
}

async function expectAllToFind(engine: Engine, most: number): Promise<number> {
  await engine.collectFilterValues();
  let suggestions = 0;
  for (const key of FILTER_KEYS) {
    const { values, isComplete } = await engine.filterValues(key, '', [], most);
    expect(isComplete).toBe(true);
    suggestions += values.length;
    for (const value of values) await expectToFind(engine, key, value);
  }
  return suggestions;
}

/** Each suggestion is tested with all responses of a file. */
const MOST_RESPONSES = 40;

const FILES = (['webdav', 'json'] as const).flatMap((kind) => harFiles(kind).map(({ name }) => ({ kind, name })));

describe.each(FILES)('the suggestions for the recorded responses of $name', ({ kind, name }) => {
  it('are valid filters that match, also when the responses are evicted', async () => {
    const { engine, evictAll, settle } = createTestEngine();
    await add(
      engine,
      casesOf(kind, name)
        .map(({ entry }) => entry)
        .slice(0, MOST_RESPONSES),
    );
    await settle();
    expect(await expectAllToFind(engine, 12)).toBeGreaterThan(10);
    const before = await Promise.all(FILTER_KEYS.map((key) => engine.filterValues(key, '', [], 100)));
    await evictAll();
    await engine.clearCaptured();
    await add(
      engine,
      casesOf(kind, name)
        .map(({ entry }) => entry)
        .slice(0, MOST_RESPONSES),
    );
    await evictAll();
    await engine.collectFilterValues();
    const after = await Promise.all(FILTER_KEYS.map((key) => engine.filterValues(key, '', [], 100)));
    expect(after).toEqual(before);
  });
});

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 40 }),
  fc
    .array(fc.constantFrom('"', ' ', '\t', '\n', ',', ':', '//', '%20', '%22', 'İ', 'ΑΣ', '-', '{', '}', 'a', HIDDEN), {
      maxLength: 12,
    })
    .map((parts) => parts.join('')),
);

describe('the suggestions for arbitrary texts', () => {
  it('are valid filters that match', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ id: text, message: text, code: text }), { minLength: 1 }),
        async (items) => {
          const { engine, settle } = createTestEngine();
          const results = items.map(({ id, message, code }, index) => ({
            id,
            status: 400 + (index % 30),
            error: { code, message },
          }));
          await engine.add(capturedResponse(JSON.stringify({ results })));
          await settle();
          await expectAllToFind(engine, 200);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('a suggestion', () => {
  it.each([
    ['is:failed ', 'path', 'a b', 'is:failed path:"a b"'],
    ['-', 'status', '404', '-status:404'],
    ['word -', 'message', 'Not found', 'word -message:"Not found"'],
  ] as const)('is inserted after %j', (before, key, value, result) => {
    expect(accepted(before, key, value)).toBe(result);
  });
});
