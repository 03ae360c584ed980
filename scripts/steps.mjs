// Runs steps in order. A failed step does not stop the others; the summary lists the failed ones.
import { run } from './run.mjs';

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string} command
 * @property {string[]} args
 * @property {() => import('./counts.mjs').Counts | undefined} [counts] counts its tests; without it, the step counts as one
 */
/** @typedef {{ step: Step, ok: boolean, seconds: number }} Result */

/**
 * @param {Step[]} steps
 * @param {NodeJS.ProcessEnv} env
 */
export async function runSteps(steps, env) {
  /** @type {Result[]} */
  const results = [];
  for (const step of steps) {
    process.stdout.write(`\n== ${step.name}\n`);
    const started = performance.now();
    const code = await run(step.command, step.args, env);
    results.push({ step, ok: code === 0, seconds: (performance.now() - started) / 1000 });
  }
  return results;
}

/** @param {Result[]} results */
export function summary(results) {
  const lines = results.map(
    ({ step, ok, seconds }) => `${ok ? 'ok    ' : 'FAILED'}  ${step.name} (${seconds.toFixed(1)} s)`,
  );
  const failed = results.filter(({ ok }) => !ok).map(({ step }) => step.name);
  const last = failed.length === 0 ? 'All steps passed.' : `Failed: ${failed.join(', ')}`;
  return `\n${lines.join('\n')}\n${last}\n`;
}
