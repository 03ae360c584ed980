// How many tests passed and failed, from what the test runners wrote about themselves.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

const vitestFile = join(root, 'artifacts/vitest.json');
const playwrightFile = join(root, 'artifacts/playwright.json');

/** What an earlier run wrote must not be counted again. */
export function forgetCounts() {
  rmSync(vitestFile, { force: true });
  rmSync(playwrightFile, { force: true });
}

/** @returns {Counts | undefined} */
export function vitestCounts() {
  const report = read(vitestFile);
  if (!report) return undefined;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles(report.testResults),
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
}

/** @returns {Counts | undefined} */
export function playwrightCounts() {
  const stats = read(playwrightFile)?.stats;
  if (!stats) return undefined;
  // There are no retries, so "flaky" cannot happen; if it ever does, it is no success.
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  };
}

/**
 * A step without counts is one thing that passed or failed, and so is a runner that ended badly with no failed test
 * (it crashed, found no tests, or did not get as far as to write its report).
 * @param {import('./steps.mjs').Result[]} results
 * @returns {Counts}
 */
export function total(results) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { step, ok } of results) {
    const counts = step.counts?.() ?? { passed: Number(ok && !step.counts), failed: 0, skipped: 0 };
    sum.passed += counts.passed;
    sum.failed += ok ? counts.failed : Math.max(counts.failed, 1);
    sum.skipped += counts.skipped;
  }
  return sum;
}

/**
 * A test file that cannot even be loaded has no tests that could fail.
 * @param {{ status: string, assertionResults: unknown[] }[]} files
 */
const brokenFiles = (files) =>
  files.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;

/** @param {string} file */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
