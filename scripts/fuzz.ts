// npm run fuzz -- [--minutes 10] [--seed 1] [--kind json]
//
// Coverage-guided fuzzing of the parsers. Mutates the recorded responses and keeps mutations that reach new code. Reports
// parsers that throw, hang, return inconsistent reports, lose operations before a truncation, or take more time or memory
// than the length of the text allows. Writes each finding to artifacts/fuzz.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { tryText } from './fuzz/check.ts';
import { LimitedProcess } from './fuzz/limitedProcess.ts';
import { Coverage } from './fuzz/coverage.ts';
import { tryCut } from './fuzz/cuts.ts';
import { enlargeSeed } from './fuzz/enlarge.ts';
import { mutate } from './fuzz/mutate.ts';
import { Random } from './fuzz/random.ts';
import { KINDS, type Seed, seeds } from './fuzz/seeds.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    kind: { type: 'string' },
  },
});
const root = join(import.meta.dirname, '..');
const random = new Random(Number(values.seed));
const corpus = seeds(root);
const pools = new Map(KINDS.map((kind) => [kind, corpus.filter((seed) => seed.kind === kind)]));
const kinds = KINDS.filter((kind) => (values.kind ?? kind) === kind && (pools.get(kind)?.length ?? 0) > 0);

const STATUSES = [207, 207, 200, 400, 424];
// Taking the coverage costs more than parsing, so it is taken once per batch.
const BATCH_SIZE = 20;
const MAX_ADDED = 5000;
/** Milliseconds that any text may take, such as for garbage collection. */
const JITTER = 50;
/** Length of an enlarged text in UTF-16 code units. */
const ENLARGED_LENGTH = 1_000_000;
/** One text is enlarged after this many executions. */
const EXECUTIONS_PER_ENLARGEMENT = 400;

interface Attempt {
  readonly seed: Seed;
  readonly text: string;
  readonly status: number;
}

const coverage = new Coverage('/src/core/');
const found = new Map<string, string>();
const truncations = { count: 0, whole: 0, lost: 0 };
const limitedProcess = new LimitedProcess(ENLARGED_LENGTH);
let enlargements = 0;
let executions = 0;
let added = 0;
const started = performance.now();
const end = started + Number(values.minutes) * 60_000;

for (const pool of pools.values())
  for (const seed of pool) run({ seed, text: seed.text, status: seed.exchange.response.status });
coverage.take();
const first = coverage.size;
let lastPrinted = started;
while (performance.now() < end) {
  const batch = Array.from({ length: BATCH_SIZE }, () => createAttempt());
  for (const attempt of batch) run(attempt);
  if (coverage.take() > 0) for (const attempt of batch) addToPool(attempt);
  truncate();
  if (executions > EXECUTIONS_PER_ENLARGEMENT * enlargements) await enlarge();
  if (performance.now() - lastPrinted > 30_000) {
    lastPrinted = performance.now();
    console.log(progress());
  }
}
limitedProcess.close();
console.log(progress());
console.log(`${found.size} findings`);
process.exitCode = found.size > 0 ? 1 : 0;

function createAttempt(): Attempt {
  const pool = pools.get(random.pick(kinds)) ?? [];
  const seed = random.pick(pool);
  const others = [random.pick(pool).text, random.pick(pool).text];
  return { seed, text: mutate(seed.text, others, random), status: random.pick(STATUSES) };
}

function run(attempt: Attempt): void {
  executions += 1;
  const before = performance.now();
  try {
    tryText(attempt.seed, attempt.text, attempt.status);
  } catch (error) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    reportFinding(stack.split('\n').slice(0, 4).join('\n'), attempt);
  }
  const allowed = JITTER + attempt.text.length / 1000;
  if (performance.now() - before <= allowed) return;
  // A single slow run can be caused by garbage collection.
  const times = [1, 2, 3].map(() => timeOf(attempt));
  const best = Math.min(...times);
  if (best > allowed) reportFinding(`slow: ${best.toFixed(0)} ms for ${attempt.text.length} characters`, attempt);
}

/** Processor time in milliseconds, which depends little on other programs on the machine. */
function timeOf(attempt: Attempt): number {
  const before = process.cpuUsage();
  try {
    tryText(attempt.seed, attempt.text, attempt.status);
  } catch {
    // Reported by `run`.
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Adds a random sample of a batch that reached new code to the pool. Which text reached it is unknown. */
function addToPool({ seed, text }: Attempt): void {
  if (added >= MAX_ADDED || text.length > 50_000) return;
  if (random.below(BATCH_SIZE) > 1) return;
  pools.get(seed.kind)?.push({ ...seed, text });
  added += 1;
}

function truncate(): void {
  const seed = random.pick(corpus);
  if (!kinds.includes(seed.kind)) return;
  const result = tryCut(seed, random);
  if (!result) return;
  executions += 2;
  truncations.count += 1;
  truncations.whole += result.whole;
  truncations.lost += result.lost.length;
  if (result.lost.length > 0 && seed.kind !== 'json')
    reportFinding(
      `lost before a truncation at ${result.at}: ${result.lost.length} of ${result.whole}, ${seed.kind} ${seed.exchange.request.url}`,
      { seed, text: seed.text.slice(0, result.at), status: 207 },
    );
}

async function enlarge(): Promise<void> {
  const { seed, text, status } = createAttempt();
  const partners = pools.get('json') ?? [];
  const partner = partners.length > 0 ? random.pick(partners) : null;
  const large = { ...enlargeSeed({ seed, text }, partner, ENLARGED_LENGTH, random), status };
  executions += 1;
  enlargements += 1;
  const problem = await limitedProcess.parse(large);
  if (problem !== null) reportFinding(problem, large);
}

/** Writes a text and its exchange to artifacts/fuzz, once for each description. */
function reportFinding(what: string, { seed, text }: Attempt): void {
  if (found.has(what)) return;
  found.set(what, text);
  const folder = join(root, 'artifacts/fuzz');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${seed.kind}-${found.size}.txt`);
  writeFileSync(file, text);
  writeFileSync(`${file}.exchange.json`, JSON.stringify(seed.exchange));
  console.log(`${what}\n  ${file}`);
}

function progress(): string {
  const seconds = (performance.now() - started) / 1000;
  return `${seconds.toFixed(0)} s: ${executions} executions, ${coverage.size} blocks (${first} from the corpus), ${added} texts added, ${enlargements} enlarged, ${found.size} findings; ${truncations.count} truncations lost ${truncations.lost} of ${truncations.whole} complete operations`;
}
