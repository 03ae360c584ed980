import { cpus } from 'node:os';
import { KINDS, listing } from './bodies.ts';
import { partContenders, xmlContenders } from './contenders.ts';
import { compare, type Contender, type Timing } from './measure.ts';

const MEGABYTE = 1_000_000;
const SIZES = [
  { bytes: MEGABYTE, rounds: 9 },
  { bytes: 10 * MEGABYTE, rounds: 5 },
];

console.log(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}. Medians of interleaved rounds; only ratios of one table mean something.`,
);
for (const { bytes, rounds } of SIZES) {
  for (const kind of KINDS) {
    const text = listing(kind, bytes);
    await table(`Reading a multistatus like ${kind}'s, ${megabytes(text)} MB`, xmlContenders(text), text, rounds);
  }
}
const text = listing('nextcloud', 10 * MEGABYTE);
await table(`Where our time goes, like nextcloud's, ${megabytes(text)} MB`, partContenders(text), text, 5);

async function table(title: string, contenders: readonly Contender[], body: string, rounds: number): Promise<void> {
  const timings = await compare(contenders, rounds);
  const first = timings[0]?.median ?? 1;
  console.log(`\n${title}`);
  for (const timing of timings) console.log(line(timing, first, Number(megabytes(body))));
}

function line({ name, median }: Timing, first: number, size: number): string {
  return `  ${name.padEnd(52)} ${median.toFixed(1).padStart(8)} ms ${(size / (median / 1000)).toFixed(1).padStart(8)} MB/s ${(median / first).toFixed(2).padStart(7)} ×`;
}

function megabytes(body: string): string {
  return (new TextEncoder().encode(body).length / MEGABYTE).toFixed(1);
}
