import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Browser, openDevTools } from './chromium.ts';
import { scenarios } from './scenarios.ts';
import { type Demo, startDemo } from './server.ts';
import { mismatches, runScenario, select, type Shown, tableOf } from './tour.ts';

// Run by `npm start`. With a display: opens Chromium with the extension and a few responses in the panel, until the user
// closes it. Without one (or with --headless): runs every scenario, prints a table, and saves a screenshot of the panel.

const ROOT = join(import.meta.dirname, '..');
const DIST = join(ROOT, 'dist/chrome');
const PICTURE = join(ROOT, 'artifacts/panel.png');
const SHOWN_SCENARIOS: ReadonlySet<string> = new Set([
  'list',
  'delete-locked',
  'change-protected',
  'graph-batch',
  'trpc-batch',
]);
const SELECTED_SCENARIO = 'delete-locked-deep';

function hasDisplay(): boolean {
  if (process.argv.includes('--headless') || process.env['CI']) return false;
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/** Resolves on SIGINT (Ctrl+C) and SIGTERM. */
function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

/** Resolves when the user closes the browser or its only tab; macOS keeps a browser without tabs running. */
function closed({ context, page }: Browser): Promise<void> {
  return new Promise((resolve) => {
    context.once('close', () => resolve());
    page.once('close', () => resolve());
  });
}

async function show(browser: Browser, demo: Demo): Promise<void> {
  try {
    for (const scenario of scenarios.filter(({ id }) => SHOWN_SCENARIOS.has(id))) await runScenario(browser, scenario);
  } catch (error) {
    // The user closed the browser in the meantime, which is not an error.
    if (browser.page.isClosed()) return;
    throw error;
  }
  process.stdout.write(
    `\nThe demo page is ${demo.url}\nPress its buttons and watch the panel. Close the browser or press Ctrl+C to exit.\n`,
  );
}

async function tour(browser: Browser): Promise<number> {
  const all: Shown[] = [];
  for (const scenario of scenarios) all.push(await runScenario(browser, scenario));
  process.stdout.write(`\n${tableOf(all)}`);

  const mismatched = mismatches(all);
  const selected = all.find(({ scenario }) => scenario.id === SELECTED_SCENARIO);
  if (selected !== undefined && mismatched.length === 0) await select(browser, selected);
  await mkdir(dirname(PICTURE), { recursive: true });
  await browser.screenshot(PICTURE);
  process.stdout.write(`The panel: ${PICTURE}\n`);
  for (const line of mismatched) process.stderr.write(`${line}\n`);
  return mismatched.length === 0 ? 0 : 1;
}

async function main(): Promise<number> {
  if (!existsSync(join(DIST, 'manifest.json')))
    throw new Error(`There is no extension in ${DIST}. Run "npm run build" first.`);
  const headless = !hasDisplay();
  const stop = interrupted();
  const demo = await startDemo();
  try {
    const browser = await openDevTools({
      dist: DIST,
      executable: process.env['MULTISTATUS_CHROMIUM'],
      headless,
      width: 1600,
      height: headless ? 1200 : 1000,
      url: demo.url,
    });
    try {
      const browserClosed = closed(browser);
      await browser.dock('bottom', headless ? 1000 : 560);
      await browser.showPanel();
      if (headless) {
        const ended = await Promise.race([stop, tour(browser)]);
        return typeof ended === 'number' ? ended : 130;
      }
      await Promise.race([stop, browserClosed, show(browser, demo)]);
      await Promise.race([stop, browserClosed]);
      return 0;
    } finally {
      await browser.close();
    }
  } finally {
    await demo.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
