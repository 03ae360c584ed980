// The other side of cell.ts: reads what it is given, and tells how long that took.
import type { ParseRequest, ParseResult } from './limitedProcess.ts';
import { tryText } from './check.ts';

const tell = (told: ParseResult): void => void process.send?.(told);

process.on('message', ({ seed, text, status }: ParseRequest) => {
  const before = process.cpuUsage();
  let error: string | null = null;
  try {
    tryText(seed, text, status);
  } catch (thrown) {
    error = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  }
  // Processor time, which other programs on the machine change little.
  const { user, system } = process.cpuUsage(before);
  tell({ milliseconds: (user + system) / 1000, error });
});
tell({ milliseconds: 0, error: null });
