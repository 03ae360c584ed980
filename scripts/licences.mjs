// Lists the packages that are shipped inside the extension and the command line, with their licences, as docs/licences.md.
//   node scripts/licences.mjs           prints the page
//   node scripts/licences.mjs --write   writes it
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** The page, from what is installed: every package that the lock file does not mark as for development only. */
export function licencesPage() {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const rows = Object.entries(lock.packages)
    .filter(([path, { dev, optional }]) => path !== '' && !dev && !optional)
    .map(([path]) => JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')))
    .map(({ name, version, license }) => `| ${name} | ${version} | ${license ?? 'not stated'} |`);
  return [
    '# Licences',
    '',
    'The packages that are built into the extension and the command line, directly or through others. `node scripts/licences.mjs --write` makes this page; a test holds it to what is installed.',
    '',
    '| package | version | licence |',
    '|---|---|---|',
    ...[...new Set(rows)].toSorted(),
    '',
  ].join('\n');
}

if (process.argv[1] === import.meta.filename) {
  const page = licencesPage();
  if (process.argv.includes('--write')) writeFileSync(join(root, 'docs/licences.md'), page);
  else process.stdout.write(page);
}
