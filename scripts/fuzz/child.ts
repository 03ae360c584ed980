// The other side of cell.ts: reads what it is given, and tells how long that took.
import type { Given, Told } from './cell.ts';
import { tryText } from './check.ts';

const tell = (told: Told): void => void process.send?.(told);

process.on('message', ({ seed, text, status }: Given) => {
  const before = performance.now();
  let error: string | null = null;
  try {
    tryText(seed, text, status);
  } catch (thrown) {
    error = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  }
  tell({ milliseconds: performance.now() - before, error });
});
tell({ milliseconds: 0, error: null });
