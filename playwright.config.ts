import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/browser.mjs';

// `npm test` has set this already; here for `npx playwright test` by hand.
process.env['MULTISTATUS_CHROMIUM'] ??= (await findBrowser())?.path;

export default defineConfig({
  testDir: 'e2e',
  // One browser at a time, and no second chances: a test that is not steady is wrong.
  workers: 1,
  retries: 0,
  // Far above what is needed: only a test that fails waits this long, also on a busy machine.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env['CI']),
  outputDir: 'artifacts/e2e',
  use: { trace: 'retain-on-failure' },
  // The JSON is what .ci/run counts.
  reporter: [['list'], ['json', { outputFile: 'artifacts/playwright.json' }]],
});
