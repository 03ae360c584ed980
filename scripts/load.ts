// npm run load -- [--minutes 10] [--rate 500] [--cap 2000]
//
// A load test: a page in Chromium receives multi-status responses while a script uses the panel. Prints one row per minute:
// the stored responses, the correct list items, the longest waits and the memory. Exits with 1 if a response is missing or
// wrong, or if memory still grows after the limit is reached. A run of at least ten minutes with the limits of the extension
// writes docs/load.md and docs/load.svg; other runs write the same files to artifacts.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { LIMITS } from '../src/engine/store/exchangeStore.ts';
import { flatness } from './load/flatness.ts';
import { memoryChart } from './load/picture.ts';
import { run } from './load/run.ts';
import { flatnessOf, tableOf } from './load/table.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    rate: { type: 'string', default: '500' },
    cap: { type: 'string', default: String(LIMITS.responses) },
  },
});
const minutes = Number(values.minutes);
const rate = Number(values.rate);
const cap = Number(values.cap);
if (![minutes, rate, cap].every((value) => Number.isInteger(value) && value > 0))
  throw new Error('--minutes, --rate and --cap must be positive integers.');

const isWhole = minutes >= 10 && rate >= 500 && cap === LIMITS.responses;
const folder = join(import.meta.dirname, '..', isWhole ? 'docs' : 'artifacts');

console.log(`${rate} responses per minute for ${minutes} minutes; at most ${cap} are stored.`);
const {
  samples,
  minutes: minuteRows,
  errors,
} = await run({
  minutes,
  rate,
  limits: cap === LIMITS.responses ? null : { ...LIMITS, responses: cap },
  minute: (minute) =>
    console.log(
      tableOf([minute])
        .split('\n')
        .slice(minute.minute === 1 ? 0 : 2)
        .join('\n'),
    ),
});

const comparison = flatness(samples, cap);
for (const error of errors) console.log(error);
console.log(
  comparison.length === 0
    ? `The limit of ${cap} responses was reached too late to compare the memory: use a smaller --cap or more --minutes.`
    : flatnessOf(comparison),
);
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'load.svg'), memoryChart(samples, cap));
writeFileSync(join(folder, 'load.md'), page());
console.log(`Written: ${join(folder, 'load.md')}`);
process.exitCode = errors.length === 0 && comparison.length > 0 && comparison.every(({ isFlat }) => isFlat) ? 0 : 1;

function page(): string {
  const command = isWhole ? 'npm run load' : `npm run load -- --minutes ${minutes} --rate ${rate} --cap ${cap}`;
  return `# Under load

\`\`\`sh
${command}
\`\`\`

In Chromium's DevTools, a page sends ${rate} multi-status responses per minute for ${minutes} minutes: listings of 2 to 22 resources, deletions with dependents, batches in JSON and NDJSON, and sometimes a listing of 1 MB; tags and ids are random, so they hardly compress. Meanwhile a script uses the panel: it selects, filters, scrolls, and sometimes exports everything. ${cap.toLocaleString('en-US')} responses are kept; above this limit, successes are dropped before failures, the oldest first.

![Memory over time](load.svg)

${tableOf(minuteRows)}

*sent*, *kept*, *dropped*: responses until the end of that minute; kept and dropped responses add up to those sent. *correct*: list items with the counts of the response that was sent. *pages*, *worker*: memory of the DevTools page with the panel, and of the worker, after garbage collection, including compressed bodies. *process*: resident memory of the process that contains them. *select*, *chip*, *filter*, *export*: the longest wait within that minute for the details of a response, the result of the Failed chip, the result of a filter text, and an export of all responses, which are reloaded for it; 0 if it was not used.

Memory is flat if its median in the last third of the time after the limit was reached is within 10 % of the previous third:

${comparison.length === 0 ? 'The limit was reached too late to compare the memory.' : flatnessOf(comparison)}

${errors.length === 0 ? 'No response was missing or wrong.' : `${errors.length} errors:\n\n${errors.map((one) => `- ${one}`).join('\n')}`}

Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}).
`;
}
