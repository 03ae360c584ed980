// npm run pictures: the pictures of README.md, taken from the real panel and the real command line. Needs `npm run build`.
import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Frame } from 'playwright';
import { type Browser, openDevTools } from '../demo/chromium.ts';
import { scenarios } from '../demo/scenarios.ts';
import { startDemo } from '../demo/server.ts';
import { runScenario, select, type Shown } from '../demo/tour.ts';
import { findBrowser } from './browser.mjs';

const ROOT = join(import.meta.dirname, '..');
const DOCS = join(ROOT, 'docs');
/** Bytes. Larger pictures make the README slow. */
const MAX_SIZE = 150_000;
/** Of the recorded session, only these are in the picture of the command line. */
const FILTER = 'method:DELETE,MOVE,COPY,LOCK is:failed';
const COLUMNS = 110;
/** The responses in the pictures, in the order in which they are sent. */
const LISTED = ['list', 'upload', 'bulk-patch', 'graph-batch', 'trpc-batch', 'change-protected', 'delete-locked-deep'];

const executable = process.env['MULTISTATUS_CHROMIUM'] ?? (await findBrowser())?.path;
const demo = await startDemo();
try {
  const browser = await openDevTools({
    dist: join(ROOT, 'dist/chrome'),
    executable,
    width: 1200,
    height: 900,
    url: demo.url,
  });
  try {
    await browser.dock('bottom', 470);
    await browser.showPanel();
    await takePanel(browser);
    await takeCommandLine(browser);
  } finally {
    await browser.close();
  }
} finally {
  await demo.close();
}

async function takePanel(browser: Browser): Promise<void> {
  const frame = await browser.panelFrame();
  const shown: Shown[] = [];
  for (const id of LISTED) {
    const scenario = scenarios.find((each) => each.id === id);
    if (scenario) shown.push(await runScenario(browser, scenario));
  }
  const choose = async (id: string): Promise<void> => {
    const found = shown.find(({ scenario }) => scenario.id === id);
    if (found) await select(browser, found);
  };

  await choose('delete-locked-deep');
  await selectFailure(frame);
  await take(browser, 'panel');

  await browser.setTheme('dark');
  await choose('graph-batch');
  await selectFailure(frame);
  await take(browser, 'panel-dark');
  await browser.setTheme('default');

  await browser.dock('bottom', 660);
  await frame.getByRole('tab', { name: 'Body' }).click();
  await frame.getByRole('button', { name: 'Create a parsing rule…' }).click();
  await frame.getByText('Recognized:').waitFor();
  await take(browser, 'create-rule');
  await frame.getByRole('button', { name: 'Create a parsing rule…' }).click();
  await frame.getByRole('tab', { name: 'Resources' }).click();

  await browser.dock('right', 400);
  await choose('delete-locked-deep');
  await selectFailure(frame);
  await take(browser, 'panel-narrow');
}

/** Opens the drawer for the first failed row. */
async function selectFailure(frame: Frame): Promise<void> {
  const row = frame.locator('[role=row]').filter({ hasText: '✕' }).first();
  await row.click();
  await frame.getByRole('region', { name: 'Selected result' }).waitFor();
}

async function take(browser: Browser, name: string): Promise<void> {
  const path = join(DOCS, `${name}.png`);
  await browser.screenshot(path);
  await checkSize(path);
}

/** Renders the colored report of a recorded session as a terminal would show it. */
async function takeCommandLine(browser: Browser): Promise<void> {
  const report = await runCli();
  const page = await browser.context.newPage();
  const text = `$ multistatus traffic.har --filter '${FILTER}'\n${report}`;
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; background: #1e1f22; }
    pre { display: inline-block; margin: 0; padding: 16px 20px; font: 13px/19px monospace; color: #dfe1e5; }
    .s1 { font-weight: 700 } .s2 { color: #9da0a8 } .s31 { color: #ff7b72 } .s32 { color: #7ee787 } .s33 { color: #e3b341 }
  </style><pre>${toHtml(text)}</pre>`);
  const path = join(DOCS, 'command-line.png');
  await page.locator('pre').screenshot({ path });
  await checkSize(path);
  await page.close();
}

async function runCli(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'multi-status-pictures-'));
  try {
    const cli = join(ROOT, 'dist/cli/multistatus.js');
    await copyFile(join(ROOT, 'test/corpus/webdav/nephele.har.gz'), join(folder, 'traffic.har'));
    // `script` runs the command in a pseudoterminal, since the report has colors and a width only on a terminal.
    const command = `stty cols ${COLUMNS}; node ${cli} traffic.har --filter '${FILTER}'`;
    return await new Promise((resolve) => {
      execFile('script', ['-qec', command, join(folder, 'log')], { cwd: folder }, (_error, stdout) => {
        resolve(stdout.replaceAll('\r', ''));
      });
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Converts SGR sequences to elements. */
function toHtml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  // oxlint-disable-next-line no-control-regex -- SGR sequences start with an escape character
  const spans = escaped.replaceAll(/\u001b\[(\d+)m/g, (_, code: string) =>
    code === '0' ? '</span>' : `<span class="s${code}">`,
  );
  return stripVTControlCharacters(spans);
}

async function checkSize(path: string): Promise<void> {
  const { size } = await stat(path);
  process.stdout.write(`${path}: ${size} bytes\n`);
  if (size > MAX_SIZE) throw new Error(`${path} is larger than ${MAX_SIZE} bytes.`);
}
