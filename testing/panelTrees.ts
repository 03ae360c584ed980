import type { FakeRow } from './fakeEngine.ts';

/** A flat tree with one failure. */
export const LONG_TREE: readonly FakeRow[] = Array.from({ length: 1000 }, (_, index) => ({
  key: `m${index}`,
  failed: index === 640,
}));

/** A nested tree with two failures. */
export const SMALL_TREE: readonly FakeRow[] = [
  { key: 'a/' },
  { key: 'a/b/', level: 2 },
  { key: 'a/b/c', level: 3, failed: true },
  { key: 'd', failed: true },
  { key: 'e' },
];
