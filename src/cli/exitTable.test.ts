// The table of exit codes for whole runs: what is in a project, what is typed in it, and the exit code.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, expect, it } from 'vitest';
import { harOf } from '../../testing/command.ts';
import { multistatus, response } from '../../testing/exchange.ts';
import { zipOf } from '../../testing/zip.ts';
import { FORMATS } from './options/table.ts';
import { run } from './run.ts';

const WELL = multistatus(response('/dav/a', 204));
const FAILED = multistatus(response('/dav/a', 423), response('/dav/c', 204));
const CUT = WELL.slice(0, -40);
const [WELL_HAR, FAILED_HAR, CUT_HAR] = [WELL, FAILED, CUT].map((body) => harOf(['DELETE', 207, body])) as [
  string,
  string,
  string,
];
/** An error of a check; nothing failed. */
const DUPLICATE_HAR = harOf(['DELETE', 207, multistatus(response('/dav/a', 204), response('/dav/a', 204))]);
/** A warning of a check; nothing failed. */
const WARNED_HAR = harOf([
  'POST',
  207,
  '{"results":[{"id":1,"status":200},{"id":1,"status":200}]}',
  'application/json',
]);
const BATCH = harOf([
  'POST',
  200,
  '{"responses":[{"id":"1","status":200,"body":{}},{"id":"2","status":500,"body":{}}]}',
  'application/json',
]);
const NEVER = '{"failOn": "never"}';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** What is in the project, what is typed, the exit code, and what standard input has. */
type Row = readonly [situation: string, files: Files, args: readonly string[], code: number, stdin?: string];

const TABLE: readonly Row[] = [
  ['a folder of successes', { 'har/a.har': WELL_HAR, 'har/b/c.har': WELL_HAR }, ['har'], 0],
  ['a folder with a failure in a subfolder', { 'har/a.har': WELL_HAR, 'har/b/c.har': FAILED_HAR }, ['har'], 1],
  ['a folder with an unreadable response', { 'har/a.har': WELL_HAR, 'har/b.har': CUT_HAR }, ['har'], 3],
  ['a folder with a truncated file', { 'har/a.har': WELL_HAR, 'har/b.har': WELL_HAR.slice(0, -9) }, ['har'], 3],
  ['a folder with an empty file', { 'har/a.har': WELL_HAR, 'har/b.har': '' }, ['har'], 3],
  ['a folder with a failure and an empty file', { 'har/a.har': FAILED_HAR, 'har/b.har': '' }, ['har'], 1],
  ['a folder without traffic', { 'har/notes.txt': 'x' }, ['har'], 2],
  ['a folder that is missing', {}, ['har'], 2],
  ['an empty folder and a failure', { 'har/x.txt': '', 'a.har': FAILED_HAR }, ['har', 'a.har'], 1],
  ['an empty folder and a success', { 'har/x.txt': '', 'a.har': WELL_HAR }, ['har', 'a.har'], 2],
  ['a folder with a link to nothing', { 'har/a.har': WELL_HAR, 'har/b.har -> none': '' }, ['har'], 2],
  ['a pattern of successes', { 'a.har': WELL_HAR, 'b.xml': FAILED }, ['*.har'], 0],
  ['a pattern with a failure', { 'a.har': WELL_HAR, 'x/b.har': FAILED_HAR }, ['**/*.har'], 1],
  ['a pattern with an unreadable response', { 'a.har': WELL_HAR, 'b.har': CUT_HAR }, ['*.har'], 3],
  ['a pattern without a match', { 'a.xml': FAILED }, ['*.har'], 2],
  ['a pattern without a match, and a failure', { 'a.xml': FAILED }, ['*.har', 'a.xml'], 1],
  ['a pattern without a match, and an unreadable body', { 'a.xml': CUT }, ['*.har', 'a.xml'], 2],
  ['an archive of successes', { 'a.har.zip': zipOf([['har.har', WELL_HAR]]) }, ['a.har.zip'], 0],
  ['an archive with a failure', { 'a.har.zip': zipOf([['har.har', FAILED_HAR]]) }, ['a.har.zip'], 1],
  ['an archive with an unreadable response', { 'a.har.zip': zipOf([['har.har', CUT_HAR]]) }, ['a.har.zip'], 3],
  ['a truncated archive', { 'a.har.zip': zipOf([['har.har', WELL_HAR]]).subarray(0, -30) }, ['a.har.zip'], 3],
  ['an archive without traffic', { 'a.zip': zipOf([['notes.txt', 'x']]) }, ['a.zip'], 3],
  ['standard input with a success', {}, ['-'], 0, WELL],
  ['standard input with a failure', {}, ['-'], 1, FAILED],
  ['standard input without content', {}, ['-'], 3, ''],
  ['a failure in standard input beside a success', { 'a.har': WELL_HAR }, ['a.har', '-'], 1, FAILED],
  ['a file and a missing file', { 'a.har': WELL_HAR }, ['a.har', 'b.har'], 2],
  ['no file', { 'a.har': FAILED_HAR }, [], 2],
  ['a traffic without 207', { 'a.har': harOf(['GET', 200, '<html/>']) }, ['a.har'], 0],
  ['a batch in another response', { 'a.har': BATCH }, ['a.har'], 0],
  ['a batch in another response, with --batches', { 'a.har': BATCH }, ['a.har', '--batches'], 1],
  ['a failure that --filter hides', { 'a.har': FAILED_HAR }, ['a.har', '--filter', '-status:423'], 1],
  ['a failure, with --fail-on never', { 'a.har': FAILED_HAR }, ['a.har', '--fail-on', 'never'], 0],
  ['a missing file, with --fail-on never', {}, ['a.har', '--fail-on', 'never'], 2],
  ['an empty folder, with --fail-on never', { 'har/x.txt': '' }, ['har', '--fail-on', 'never'], 2],
  ['a failure, with never in the configuration', { '.config': NEVER, 'a.har': FAILED_HAR }, ['a.har'], 0],
  ['a failure, with --no-config', { '.config': NEVER, 'a.har': FAILED_HAR }, ['a.har', '--no-config'], 1],
  ['a failure, with --fail-on', { '.config': NEVER, 'a.har': FAILED_HAR }, ['a.har', '--fail-on', 'failure'], 1],
  [
    'a failure that the configuration hides',
    { '.config': '{"filter":"-status:423"}', 'a.har': FAILED_HAR },
    ['a.har'],
    1,
  ],
  ['a batch, with batches in the configuration', { '.config': '{"batches":true}', 'a.har': BATCH }, ['a.har'], 1],
  ['an unreadable response', { '.config': '{"failOn":["failure"]}', 'a.har': CUT_HAR }, ['a.har'], 0],
  ['an unreadable response', { '.config': '{"failOn":["unreadable","unknown"]}', 'a.har': CUT_HAR }, ['a.har'], 3],
  ['an error of a check', { 'a.har': DUPLICATE_HAR }, ['a.har'], 0],
  [
    'an error of a check, with --fail-on check-error',
    { 'a.har': DUPLICATE_HAR },
    ['a.har', '--fail-on', 'check-error'],
    1,
  ],
  ['an error of a check, with another --fail-on', { 'a.har': DUPLICATE_HAR }, ['a.har', '--fail-on', 'failure'], 0],
  [
    'an error of a check in a response that --filter hides',
    { 'a.har': DUPLICATE_HAR },
    ['a.har', '--fail-on', 'failure,check-error', '--filter', 'status:500'],
    1,
  ],
  ['only warnings, with --fail-on check-error', { 'a.har': WARNED_HAR }, ['a.har', '--fail-on', 'check-error'], 0],
  ['a warning, with --fail-on check-warning', { 'a.har': WARNED_HAR }, ['a.har', '--fail-on', 'check-warning'], 1],
  ['a failure, with --fail-on check-error', { 'a.har': FAILED_HAR }, ['a.har', '--fail-on', 'check-error'], 0],
  [
    'a rule that the configuration switches off',
    { '.config': '{"checks":{"off":["duplicate-href"]}}', 'a.har': DUPLICATE_HAR },
    ['a.har', '--fail-on', 'check-error'],
    0,
  ],
  [
    'a rule that does not exist',
    { '.config': '{"checks":{"off":["duplicate-hrefs"]}}', 'a.har': WELL_HAR },
    ['a.har'],
    2,
  ],
  ['an invalid configuration', { '.config': '{"failOn":"nevr"}', 'a.har': FAILED_HAR }, ['a.har'], 2],
  ['an unknown setting', { '.config': '{"fail":"never"}', 'a.har': WELL_HAR }, ['a.har'], 2],
  ['missing rules of the configuration', { '.config': '{"rules":"none.json"}', 'a.har': WELL_HAR }, ['a.har'], 2],
  ['a missing configuration', { 'a.har': WELL_HAR }, ['a.har', '--config', 'none.json'], 2],
  ['an output in a folder that is missing', { 'a.har': WELL_HAR }, ['a.har', '-o', 'none/out'], 2],
  ['an output that is an input', { 'a.har': WELL_HAR }, ['a.har', '-o', 'a.har'], 2],
];

const before = process.cwd();
let project = '';

afterEach(() => {
  process.chdir(before);
  rmSync(project, { recursive: true, force: true });
});

it.each(TABLE.map((row) => [...row, ''] as const))('%s: %j %j -> %d', async (_, files, args, code, stdin) => {
  for (const format of FORMATS) {
    project = mkdtempSync(join(tmpdir(), 'multi-status-exit-'));
    write({ '.git/HEAD': '', ...files });
    process.chdir(project);
    let err = '';
    const found = await run([...args, '--format', format], {
      out: () => undefined,
      err: (text) => (err += text),
      colors: false,
      stack: false,
      stdin: Readable.from([Buffer.from(stdin ?? '')]),
    });
    expect([format, found], err).toEqual([format, code]);
    // A problem with arguments or files is reported.
    if (code === 2) expect(err).toMatch(/^multistatus: \S/m);
    process.chdir(before);
    rmSync(project, { recursive: true });
  }
});

/** Writes files into the project: `.config` is its configuration, and `a -> b` a link. */
function write(files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    const [path = '', target] = name.replace(/^\.config$/, 'multistatus.config.json').split(' -> ');
    mkdirSync(join(project, dirname(path)), { recursive: true });
    if (target === undefined) writeFileSync(join(project, path), content);
    else symlinkSync(target, join(project, path));
  }
}
