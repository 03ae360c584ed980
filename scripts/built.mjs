// Is the extension in dist/ younger than everything it is made of?
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

const sources = ['src', 'public', 'manifest.json', 'package.json', 'package-lock.json', 'vite.config.ts'];
const results = ['dist/chrome/manifest.json', 'dist/cli/multistatus.js'];

export function isBuilt() {
  const built = results.map((file) => join(root, file));
  if (!built.every((file) => existsSync(file))) return false;

  const oldest = Math.min(...built.map((file) => statSync(file).mtimeMs));
  return sources.every((source) => newest(join(root, source)) < oldest);
}

/**
 * A folder counts as well: its own time changes when a file in it is removed or renamed.
 * @param {string} path
 * @returns {number}
 */
function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
