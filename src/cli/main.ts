import { FILE_ERRORS } from './messages.ts';
import { EXIT } from './exit.ts';
import { usesColors } from './report/text/colors.ts';
import { messageOf } from './input/fileError.ts';
import { run } from './run.ts';

const { stdout, stderr } = process;
/** Null while the command runs. */
let code: number | null = null;
let isWritten = true;
/** Whether a write failed. Standard output is never destroyed, and keeps waiting to be drained. */
let isBroken = false;

function setExitCode(): void {
  if (code === null) return;
  process.exitCode = isWritten || code === EXIT.failed || code === EXIT.internal ? code : EXIT.error;
}

// A program such as `head` may close the pipe early. This is not an error: the exit code is that of the report.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  isBroken = true;
  if (error.code === 'EPIPE') return;
  if (isWritten) stderr.write(`${FILE_ERRORS.notWritten('standard output', messageOf(error))}\n`);
  isWritten = false;
  setExitCode();
});
stderr.on('error', () => undefined);

/** Resolves when a slow reader of standard output has received what was written, or if nothing more can be written. */
async function drained(): Promise<void> {
  if (!stdout.writableNeedDrain || isBroken) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      for (const event of ['drain', 'error']) stdout.off(event, done);
      resolve();
    };
    for (const event of ['drain', 'error']) stdout.on(event, done);
  });
}

code = await run(process.argv.slice(2), {
  out: (text) => stdout.write(text),
  drained,
  err: (text) => stderr.write(text),
  isTerminal: stdout.isTTY,
  colors: usesColors(process.env, stdout.isTTY),
  columns: stdout.isTTY && stdout.columns > 0 ? stdout.columns : undefined,
  jobSummary: process.env['GITHUB_STEP_SUMMARY'],
  stack: process.env['MULTISTATUS_STACK'] !== undefined,
});
setExitCode();
