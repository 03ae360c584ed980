// npm test: installs what the tests need, builds, and runs all tests, even after a failure.
import { removeReports, total } from './counts.mjs';
import { tests } from './plan.mjs';
import { setup } from './setup.mjs';
import { runSteps, summary } from './steps.mjs';

try {
  const env = await setup({ apache: true });
  removeReports();
  const results = await runSteps(tests, env);
  const { passed, failed, skipped } = total(results.filter(({ step }) => step.counts));
  process.stdout.write(summary(results));
  process.stdout.write(`Tests: ${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
