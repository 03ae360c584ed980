// Installs what a checkout needs. Imports no packages, because it runs before `npm ci`.
//
//   node scripts/setup.mjs     packages, browser and Apache
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ensureApache } from './apache.mjs';
import { ensureBrowser } from './browser.mjs';
import { npm, root, run } from './run.mjs';

const oldestNode = [20, 19];

/** Runs `npm ci` unless node_modules is younger than the lock file. */
export async function ensurePackages() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor)) {
    throw new Error(`Node ${oldestNode.join('.')} or newer is needed; this is ${process.version}.`);
  }

  // npm writes this file at the end of an installation, so an interrupted one is repeated.
  const marker = join(root, 'node_modules', '.package-lock.json');
  const lock = statSync(join(root, 'package-lock.json'));
  if (existsSync(marker) && statSync(marker).mtimeMs >= lock.mtimeMs) return;

  process.stdout.write('Installing packages.\n');
  const code = await run(npm, ['ci', '--no-audit', '--no-fund']);
  if (code !== 0) throw new Error('npm ci failed, see above.');
}

/**
 * Installs packages, a browser and, optionally, Apache.
 * @param {{ apache: boolean }} options
 * @returns {Promise<NodeJS.ProcessEnv>} environment variables with the paths of both
 */
export async function setup({ apache }) {
  await ensurePackages();
  const browser = await ensureBrowser();
  const server = apache ? await ensureApache() : undefined;
  return {
    MULTISTATUS_CHROMIUM: browser.path,
    ...(server && { MULTISTATUS_APACHE: server }),
  };
}

if (process.argv[1] === import.meta.filename) {
  await setup({ apache: true }).catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
