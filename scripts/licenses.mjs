// Lists the packages that are bundled into the extension and the command line, with their licenses (docs/licenses.md).
//
//   node scripts/licenses.mjs           prints the page
//   node scripts/licenses.mjs --write   writes it
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ dependencies?: Record<string, string>, peerDependencies?: Record<string, string>, peerDependenciesMeta?: Record<string, { optional?: boolean }> }} Locked */

const root = join(import.meta.dirname, '..');

/** @returns {string} the page as Markdown */
export function licensesPage() {
  const rows = bundledPackages()
    .map((path) => JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')))
    .map(({ name, version, license }) => `| ${name} | ${version} | ${license ?? 'not stated'} |`);
  return [
    '# Licenses',
    '',
    'The packages that are bundled into the extension and the command line, directly or through others. `node scripts/licenses.mjs --write` writes this page; a test compares it with the installed packages.',
    '',
    '| package | version | license |',
    '|---|---|---|',
    ...[...new Set(rows)].toSorted(),
    '',
  ].join('\n');
}

/**
 * The packages that src imports, and all that they depend on. Every one is a development dependency in package.json,
 * because the bundles contain them, so package.json does not say which these are.
 * @returns {string[]} folders, as the lock file names them (`node_modules/react`)
 */
function bundledPackages() {
  /** @type {Record<string, Locked>} */
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  /** @type {Set<string>} */
  const folders = new Set();
  const queue = importedPackages().map((name) => `node_modules/${name}`);
  for (const folder of queue) {
    if (folders.has(folder)) continue;
    folders.add(folder);
    queue.push(...requiredNames(locked[folder] ?? {}).map((name) => resolveFolder(locked, folder, name)));
  }
  return [...folders];
}

/** The names of the packages that files in src import, tests excluded. */
function importedPackages() {
  const names = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.(?:test|d)\.ts/.test(file))
    .flatMap((file) => [
      ...readFileSync(join(root, 'src', file), 'utf8').matchAll(/\bfrom '(?!node:)((?:@[\w-]+\/)?[\w-]+)/g),
    ])
    .map(([, name = '']) => name);
  return [...new Set(names)];
}

/** @param {Locked} locked */
function requiredNames({ dependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} }) {
  const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
  return [...Object.keys(dependencies), ...peers];
}

/**
 * The folder that Node resolves a package name to: the nearest node_modules that contains it.
 * @param {Record<string, Locked>} locked
 * @param {string} from the folder of the package that imports it
 * @param {string} name
 */
function resolveFolder(locked, from, name) {
  for (let folder = from; folder !== ''; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const nested = `${folder}/node_modules/${name}`;
    if (nested in locked) return nested;
  }
  return `node_modules/${name}`;
}

if (process.argv[1] === import.meta.filename) {
  const page = licensesPage();
  if (process.argv.includes('--write')) writeFileSync(join(root, 'docs/licenses.md'), page);
  else process.stdout.write(page);
}
