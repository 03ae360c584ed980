import { FILE_ERRORS } from './messages.ts';
import { EXIT } from './exit.ts';
import { run } from './run.ts';

const { stdout, stderr } = process;
/** Null while the command runs. */
let code: number | null = null;
let isWritten = true;

function setExitCode(): void {
  if (code === null) return;
  process.exitCode = isWritten || code === EXIT.failed || code === EXIT.internal ? code : EXIT.error;
}

// A program such as `head` may close the pipe early. This is not an error: the exit code is that of the report.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  if (isWritten) stderr.write(`${FILE_ERRORS.notWritten('standard output', error.message)}\n`);
  isWritten = false;
  setExitCode();
});
stderr.on('error', () => undefined);

/** Resolves when a slow reader of standard output has received what was written, or has closed the pipe. */
async function drained(): Promise<void> {
  if (!stdout.writableNeedDrain) return;
  await new Promise<void>((resolve) => {
    stdout
      .once('drain', resolve)
      .once('close', resolve)
      .once('error', () => resolve());
  });
}

code = await run(process.argv.slice(2), {
  out: (text) => stdout.write(text),
  drained,
  err: (text) => stderr.write(text),
  colors: stdout.isTTY && process.env['NO_COLOR'] === undefined,
  stack: process.env['MULTISTATUS_STACK'] !== undefined,
});
setExitCode();
