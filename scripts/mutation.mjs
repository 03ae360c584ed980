// Mutation testing with Stryker: changes the code in many small ways and reports the changes that no test notices.
//
//   npm run mutation                          core/model, core/read and engine (hours)
//   npm run mutation -- PATH...               files or folders, with the tests in their folders (minutes)
//   npm run mutation -- PATH... --tests GLOB  with other tests
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { root, run, tool } from './run.mjs';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { tests: { type: 'string', multiple: true } },
});
const paths = positionals.length === 0 ? ['src/core/model', 'src/core/read', 'src/engine'] : positionals;
/** @param {string} path */
const isFolder = (path) => statSync(join(root, path)).isDirectory();

const mutated = paths.map((path) => (isFolder(path) ? `${path}/**/*.ts` : path));
const excluded = ['!**/*.test.ts', '!**/*.d.ts', '!**/messages.ts'];
const tests = values.tests ?? paths.map((path) => `${isFolder(path) ? path : dirname(path)}/**/*.test.ts`);
process.exitCode = await run(tool('stryker'), ['run', '--mutate', [...mutated, ...excluded].join(',')], {
  MUTATION_TESTS: tests.join(','),
});
