// npm run fuzz -- [--minutes 10] [--seed 1] [--kind json]
//
// Mutates the recorded answers, keeps what reaches code that nothing reached before, and looks for readers that throw, hang,
// contradict themselves, lose what stands before a cut, or take more time or memory than the length of a text allows. What is found is
// written to artifacts/fuzz.
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
// Coverage costs more than a reading, so it is asked for once for several; only if something is new, for each of them.
const TOGETHER = 20;
const MOST_KEPT = 5000;
const JITTER = 50;
// Characters of a text that is made long, and how many others are tried for one of those.
const LONG = 1_000_000;
const FOR_ONE_LONG = 400;

interface Try {
  readonly seed: Seed;
  readonly text: string;
  readonly status: number;
}

const coverage = new Coverage('/src/core/');
const found = new Map<string, string>();
const cuts = { made: 0, whole: 0, lost: 0 };
const cell = new LimitedProcess(LONG);
let enlargements = 0;
let executions = 0;
let kept = 0;
const started = performance.now();
const end = started + Number(values.minutes) * 60_000;

for (const pool of pools.values())
  for (const seed of pool) run({ seed, text: seed.text, status: seed.exchange.response.status });
coverage.take();
const first = coverage.size;
let spoken = started;
while (performance.now() < end) {
  const tries = Array.from({ length: TOGETHER }, () => aTry());
  for (const one of tries) run(one);
  if (coverage.take() > 0) for (const one of tries) keepIfNew(one);
  cut();
  if (executions > FOR_ONE_LONG * enlargements) await enlarge();
  if (performance.now() - spoken > 30_000) {
    spoken = performance.now();
    console.log(line());
  }
}
cell.close();
console.log(line());
console.log(`${found.size} findings`);
process.exitCode = found.size > 0 ? 1 : 0;

function aTry(): Try {
  const pool = pools.get(random.pick(kinds)) ?? [];
  const seed = random.pick(pool);
  const others = [random.pick(pool).text, random.pick(pool).text];
  return { seed, text: mutate(seed.text, others, random), status: random.pick(STATUSES) };
}

function run(one: Try): void {
  executions += 1;
  const before = performance.now();
  try {
    tryText(one.seed, one.text, one.status);
  } catch (error) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    tell(stack.split('\n').slice(0, 4).join('\n'), one);
  }
  const allowed = JITTER + one.text.length / 1000;
  if (performance.now() - before <= allowed) return;
  // Once may be the garbage collector's.
  const times = [1, 2, 3].map(() => timeOf(one));
  const best = Math.min(...times);
  if (best > allowed) tell(`slow: ${best.toFixed(0)} ms for ${one.text.length} characters`, one);
}

/** Processor time in milliseconds, which other programs on the machine change little. */
function timeOf(one: Try): number {
  const before = process.cpuUsage();
  try {
    tryText(one.seed, one.text, one.status);
  } catch {
    // Told already.
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Of a group that reached something new, those that reach something that the others of it do not. */
function keepIfNew({ seed, text }: Try): void {
  if (kept >= MOST_KEPT || text.length > 50_000) return;
  // The group has been counted already, so each of it is worth keeping now and then.
  if (random.below(TOGETHER) > 1) return;
  pools.get(seed.kind)?.push({ ...seed, text });
  kept += 1;
}

function cut(): void {
  const seed = random.pick(corpus);
  if (!kinds.includes(seed.kind)) return;
  const result = tryCut(seed, random);
  if (!result) return;
  executions += 2;
  cuts.made += 1;
  cuts.whole += result.whole;
  cuts.lost += result.lost.length;
  if (result.lost.length > 0 && seed.kind !== 'json')
    tell(
      `lost before a cut at ${result.at}: ${result.lost.length} of ${result.whole}, ${seed.kind} ${seed.exchange.request.url}`,
      { seed, text: seed.text.slice(0, result.at), status: 207 },
    );
}

async function enlarge(): Promise<void> {
  const { seed, text, status } = aTry();
  const partners = pools.get('json') ?? [];
  const partner = partners.length > 0 ? random.pick(partners) : null;
  const large = { ...enlargeSeed({ seed, text }, partner, LONG, random), status };
  executions += 1;
  enlargements += 1;
  const wrong = await cell.read(large);
  if (wrong !== null) tell(wrong, large);
}

function tell(what: string, { seed, text }: Try): void {
  if (found.has(what)) return;
  found.set(what, text);
  const folder = join(root, 'artifacts/fuzz');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${seed.kind}-${found.size}.txt`);
  writeFileSync(file, text);
  // What was parsed with it.
  writeFileSync(`${file}.exchange.json`, JSON.stringify(seed.exchange));
  console.log(`${what}\n  ${file}`);
}

function line(): string {
  const seconds = (performance.now() - started) / 1000;
  return `${seconds.toFixed(0)} s: ${executions} executions, ${coverage.size} blocks (${first} by the corpus), ${kept} kept, ${enlargements} made long, ${found.size} findings; ${cuts.made} cuts: ${cuts.lost} of ${cuts.whole} operations before them lost`;
}
