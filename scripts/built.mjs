// Checks whether dist/ is up to date.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

const sources = ['src', 'public', 'manifest.json', 'package.json', 'package-lock.json', 'vite.config.ts'];
const outputs = ['dist/chrome/manifest.json', 'dist/cli/multistatus.js', 'dist/cli/THIRD-PARTY-LICENSES.md'];

/** Whether the extension and the command line in dist/ are newer than all their sources. */
export function isBuilt() {
  const built = outputs.map((file) => join(root, file));
  if (!built.every((file) => existsSync(file))) return false;

  const oldest = Math.min(...built.map((file) => statSync(file).mtimeMs));
  return sources.every((source) => newest(join(root, source)) < oldest);
}

/**
 * The newest modification time, in ms, of a file or of a folder and its contents. The time of a folder changes when a
 * file in it is removed or renamed.
 * @param {string} path
 * @returns {number}
 */
function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
