// The child process of limitedProcess.ts: parses each text it receives and sends the time that it took.
import type { ParseRequest, ParseResult } from './limitedProcess.ts';
import { tryText } from './check.ts';

const sendResult = (result: ParseResult): void => void process.send?.(result);

process.on('message', ({ seed, text, status }: ParseRequest) => {
  const before = process.cpuUsage();
  let error: string | null = null;
  try {
    tryText(seed, text, status);
  } catch (thrown) {
    error = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  }
  // Processor time depends little on other programs on the machine.
  const { user, system } = process.cpuUsage(before);
  sendResult({ milliseconds: (user + system) / 1000, error });
});
sendResult({ milliseconds: 0, error: null });
