// npm run check: format, lint, types, unused code, build and all tests.
//
//   --count    prints "N passed, N failed" as the last line; a step that runs no tests counts as one
import { removeReports, total } from './counts.mjs';
import { checks, tests } from './plan.mjs';
import { setup } from './setup.mjs';
import { runSteps, summary } from './steps.mjs';

const count = process.argv.includes('--count');

try {
  const env = await setup({ apache: true });
  removeReports();
  const results = await runSteps([...checks, ...tests], env);
  process.stdout.write(summary(results));
  const { passed, failed } = total(results);
  if (count) process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 && results.every(({ ok }) => ok) ? 0 : 1;
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (count) process.stdout.write('0 passed, 1 failed\n');
  process.exitCode = 1;
}
