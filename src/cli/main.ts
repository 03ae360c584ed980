import { run } from './run.ts';

process.exitCode = run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  colours: process.stdout.isTTY && process.env['NO_COLOR'] === undefined,
  stack: process.env['MULTISTATUS_STACK'] !== undefined,
});
