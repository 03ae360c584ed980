// npm run bundled: lists the packages in the last build, with their licenses, their sizes in it, and the dates of
// their last releases according to the registry that npm uses.
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './run.mjs';
import { packageOf, sourceSizes } from './sourceSizes.mjs';

/** @typedef {{ extension: number, cli: number }} Sizes in bytes */
/** @typedef {{ version: string, license: string }} Manifest */

/** A package without a release for so many years is marked. */
const YEARS = 2;
/** Requests to the registry at a time. */
const CONCURRENT = 6;

const sizes = packageSizes();
if (sizes.size === 0) {
  console.error('There is no build: npm run build');
  process.exit(1);
}
const names = [...sizes.keys()].toSorted((a, b) => total(b) - total(a));
const dates = await releaseDates(names);
const direct = new Set(Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies));
const limit = new Date();
limit.setFullYear(limit.getFullYear() - YEARS);

console.log(
  '| package | version | license | extension | command line | last release | |\n|---|---|---|--:|--:|---|---|',
);
for (const name of names) {
  const { version, license } = manifestOf(name);
  const { extension = 0, cli = 0 } = sizes.get(name) ?? {};
  const date = dates.get(name) ?? null;
  const notes = [
    direct.has(name) ? [] : ['through others'],
    date !== null && new Date(date) < limit ? [`no release for ${YEARS} years`] : [],
  ].flat();
  const cells = [name, version, license, kilobytes(extension), kilobytes(cli), date ?? 'unknown', notes.join(', ')];
  console.log(`| ${cells.join(' | ')} |`);
}
console.log(
  `\n${names.length} packages, ${kilobytes(sum('extension'))} in the extension and ${kilobytes(sum('cli'))} in the command line. Sizes are minified, not compressed.`,
);

/**
 * The sizes of all packages in the build.
 * @returns {Map<string, Sizes>}
 */
function packageSizes() {
  /** @type {Map<string, Sizes>} */
  const found = new Map();
  for (const [target, folder] of /** @type {const} */ ([
    ['extension', 'dist/chrome'],
    ['cli', 'dist/cli'],
  ])) {
    for (const file of scriptsIn(join(root, folder))) {
      const map = JSON.parse(readFileSync(`${file}.map`, 'utf8'));
      for (const [source, size] of sourceSizes(readFileSync(file, 'utf8'), map)) {
        const name = packageOf(source);
        if (name === null) continue;
        const before = found.get(name) ?? { extension: 0, cli: 0 };
        found.set(name, { ...before, [target]: before[target] + size });
      }
    }
  }
  return found;
}

/**
 * @param {string} folder
 * @returns {string[]} paths of the scripts that have a source map
 */
function scriptsIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => join(folder, file))
    .filter((file) => existsSync(`${file}.map`));
}

/**
 * @param {string} name
 * @returns {Manifest}
 */
function manifestOf(name) {
  const { version, license = 'not stated' } = JSON.parse(
    readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'),
  );
  return { version, license };
}

/**
 * The dates of the last releases that npm would install; none for a package that the registry does not know.
 * @param {readonly string[]} packages
 * @returns {Promise<Map<string, string>>} dates such as 2026-11-20, by package
 */
async function releaseDates(packages) {
  /** @type {Map<string, string>} */
  const found = new Map();
  const queue = [...packages];
  const work = async () => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      const date = await releaseDate(name);
      if (date !== null) found.set(name, date);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENT }, work));
  return found;
}

/** @param {string} name */
async function releaseDate(name) {
  try {
    const { stdout } = await promisify(execFile)('npm', ['view', name, 'dist-tags', 'time', '--json']);
    const { 'dist-tags': tags, time } = JSON.parse(stdout);
    return String(time[tags.latest]).slice(0, 10);
  } catch {
    return null;
  }
}

/** @param {string} name */
function total(name) {
  const { extension = 0, cli = 0 } = sizes.get(name) ?? {};
  return extension + cli;
}

/** @param {keyof Sizes} target */
function sum(target) {
  return [...sizes.values()].reduce((bytes, size) => bytes + size[target], 0);
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return bytes === 0 ? '' : `${(bytes / 1000).toFixed(1)} kB`;
}
