// Counts passed and failed tests in the reports of the test runners.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

const vitestFile = join(root, 'artifacts/vitest.json');
const playwrightFile = join(root, 'artifacts/playwright.json');

/** Removes the reports of earlier runs, so that they are not counted. */
export function removeReports() {
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
  // Without retries, no test is "flaky"; if one ever is, it counts as failed.
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  };
}

/**
 * Adds up the counts. A step without counts is one that passed or failed; so is a test runner that fails without a failed
 * test, because it crashed, found no tests, or wrote no report.
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
 * The number of test files that could not be loaded, for which the report lists no tests.
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
