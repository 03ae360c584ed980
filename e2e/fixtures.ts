import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { type Browser, openDevTools } from '../demo/chromium.ts';
import { type Demo, startDemo } from '../demo/server.ts';
import { openPanel, type Panel } from './panel.ts';

export { expect } from '@playwright/test';

export const ROOT = join(import.meta.dirname, '..');
export const DIST = join(ROOT, 'dist/chrome');
export const ARTIFACTS = join(ROOT, 'artifacts');

/** Started once per file: the demo server, and a Chromium with DevTools open on the panel. */
export interface Stage {
  readonly demo: Demo;
  readonly browser: Browser;
  readonly panel: Panel;
}

interface PerTest {
  /** The panel after a reset, with the demo page just loaded. */
  readonly panel: Panel;
}

interface PerFile {
  /** Each file sets its own name, so that Playwright starts a new worker, and with it a new browser, for each file. */
  readonly file: string;
  readonly stage: Stage;
}

export const test = base.extend<PerTest, PerFile>({
  file: ['', { scope: 'worker', option: true }],
  // Actions and their locations, without screenshots: screenshots of the DevTools window take as long as the tests.
  trace: [{ mode: 'retain-on-failure', snapshots: false, screenshots: false }, { scope: 'worker' }],
  stage: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's dependencies from the pattern
    async ({}, provide) => {
      const demo = await startDemo();
      try {
        const browser = await launch(demo.url);
        try {
          await browser.dock('bottom', 700);
          await provide({ demo, browser, panel: await openPanel(browser) });
        } finally {
          await browser.close();
        }
      } finally {
        await demo.close();
      }
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  panel: async ({ stage: { browser, demo, panel } }, provide) => {
    await browser.page.goto(demo.url);
    await panel.reset();
    await provide(panel);
    await panel.leave();
  },
});

/** Launches Chromium with the built extension, and DevTools docked to its only tab. */
export function launch(url?: string): Promise<Browser> {
  return openDevTools({ dist: DIST, executable: process.env['MULTISTATUS_CHROMIUM'], width: 1600, height: 1000, url });
}
