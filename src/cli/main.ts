import { FILE_ERRORS } from './messages.ts';
import { EXIT } from './exit.ts';
import { run } from './run.ts';

// A program such as `head` may close the pipe early. This is not an error: the exit code is that of the report.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`${FILE_ERRORS.notWritten('standard output', error.message)}\n`);
  if (process.exitCode !== EXIT.failed && process.exitCode !== EXIT.internal) process.exitCode = EXIT.error;
});
process.stderr.on('error', () => undefined);

process.exitCode = run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  colors: process.stdout.isTTY && process.env['NO_COLOR'] === undefined,
  stack: process.env['MULTISTATUS_STACK'] !== undefined,
});
