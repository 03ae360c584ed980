// Finds a Chromium that loads unpacked extensions, and installs one if there is none.
//
// MULTISTATUS_CHROMIUM=/path/to/chromium selects one. Branded Google Chrome is rejected: since version 137 it ignores
// --load-extension.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { canInstall, install } from './apt.mjs';
import { output, tool } from './run.mjs';

/** @typedef {{ path: string, version: string, from: string }} Browser */

const names = ['chromium', 'chromium-browser', 'google-chrome-for-testing', 'chrome'];
const macApps = ['Chromium', 'Google Chrome for Testing'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);
const downloadLimit = 300_000;

/**
 * Finds a browser without installing one.
 * @param {string[]} [tried] collects why candidates were rejected
 * @returns {Promise<Browser | undefined>}
 */
export async function findBrowser(tried = []) {
  const named = process.env['MULTISTATUS_CHROMIUM'];
  if (named) return check(named, 'MULTISTATUS_CHROMIUM', tried);

  return (await fromPlaywright(tried)) ?? fromSystem(tried);
}

/**
 * Finds a browser, or installs one.
 * @returns {Promise<Browser>}
 */
export async function ensureBrowser() {
  /** @type {string[]} */
  const tried = [];
  let found = await findBrowser(tried);
  // An explicitly selected browser has no substitute.
  if (!process.env['MULTISTATUS_CHROMIUM']) found ??= (await download(tried)) ?? (await fromApt(tried));
  if (!found) {
    throw new Error(
      `No Chromium to run the extension in. Tried:\n${tried.map((line) => `  - ${line}\n`).join('')}` +
        'Install Chromium, or set MULTISTATUS_CHROMIUM to the path of one.',
    );
  }
  process.stdout.write(`Browser: ${found.version} (${found.from}: ${found.path})\n`);
  return found;
}

/** @param {string[]} tried */
async function fromPlaywright(tried) {
  try {
    const { chromium } = await import('playwright');
    return check(chromium.executablePath(), "Playwright's own", tried);
  } catch {
    tried.push("Playwright's own: Playwright is not installed");
    return undefined;
  }
}

/** @param {string[]} tried */
function fromSystem(tried) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const files = [...names.flatMap((name) => folders.map((f) => join(f, name))), ...macApps];
  const present = files.filter((file) => existsSync(file));
  if (present.length === 0) tried.push(`installed: none of ${names.join(', ')} on the PATH`);

  for (const file of present) {
    const found = check(file, 'installed', tried);
    if (found) return found;
  }
  return undefined;
}

/** @param {string[]} tried */
async function download(tried) {
  process.stdout.write('No Chromium found; downloading one with Playwright.\n');
  const result = output(tool('playwright'), ['install', 'chromium'], downloadLimit);
  if (!result.ok) {
    const reason = result.stderr.split('\n').find((line) => /error/i.test(line)) ?? 'took too long';
    tried.push(`playwright install chromium: ${reason.trim()}`);
    return undefined;
  }
  return fromPlaywright(tried);
}

/** @param {string[]} tried */
async function fromApt(tried) {
  if (!canInstall()) {
    tried.push('apt-get install chromium: needs root on a system with apt-get');
    return undefined;
  }
  process.stdout.write('Installing Chromium with apt-get.\n');
  if (!(await install('chromium'))) {
    tried.push('apt-get install chromium: failed, see above');
    return undefined;
  }
  return fromSystem(tried);
}

/**
 * Starts the browser, because an existing file may lack its libraries.
 * @param {string} path
 * @param {string} from
 * @param {string[]} tried
 * @returns {Browser | undefined}
 */
function check(path, from, tried) {
  if (!existsSync(path)) {
    tried.push(`${from}: no file ${path}`);
    return undefined;
  }
  // On Windows, --version opens a window instead of printing the version.
  if (process.platform === 'win32') return { path, version: 'Chromium', from };

  const { ok, stdout, stderr } = output(path, ['--version']);
  const version = stdout.trim().split('\n').at(-1) ?? '';
  if (!ok) {
    tried.push(`${from}: ${path} does not start: ${stderr.trim().split('\n')[0] ?? ''}`);
    return undefined;
  }
  if (version.startsWith('Google Chrome') && !version.includes('for Testing')) {
    tried.push(`${from}: ${path} is branded Google Chrome, which ignores --load-extension`);
    return undefined;
  }
  return { path, version, from };
}

// `node scripts/browser.mjs` prints which browser is used, and installs one if needed.
if (process.argv[1] === import.meta.filename) {
  await ensureBrowser().catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
