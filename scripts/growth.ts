// npm run growth -- [NAME...] [--actions cli,filters] [--limit 10] [--all] [--list]
//
// Measures families of growing inputs at n and 4n: time, memory and output of the command line in each format, and of what
// a user of the panel does (filters, expand all, next failure, details, creating rules, exports). Exits with 1 if one of
// them grows faster than its input.
//
// NAME selects the families whose names start with it, --actions the actions. --limit is the number of seconds that one
// action may take. --all prints every action instead of the slowest one of each family. --list prints the names.
import { parseArgs } from 'node:util';
import { ACTIONS } from './growth/actions.ts';
import { FORMATS } from '../src/cli/options/table.ts';
import { FAMILIES } from './growth/families/all.ts';
import { better, FACTOR, type Growth, growthOf } from './growth/growthOf.ts';
import { MeasuringProcess } from './growth/measuringProcess.ts';
import { HEADING, lineOf, summaryOf } from './growth/table.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    actions: { type: 'string', default: '' },
    limit: { type: 'string', default: '10' },
    all: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
  },
});

/**
 * How often a family that seems to be superlinear is measured: the first time at n and 4n, then at 4n and 16n. Linear work
 * also seems superlinear between the two sizes at which it exceeds the processor's caches.
 */
const ATTEMPTS = 3;
const limit = Number(values.limit) * 1000;
const names = Object.keys(FAMILIES).filter(
  (name) => positionals.length === 0 || positionals.some((start) => name.startsWith(start)),
);
const actions = [...FORMATS.map((format) => `cli ${format}`), ...Object.keys(ACTIONS), 'work'].filter((action) =>
  values.actions.split(',').some((start) => action.startsWith(start)),
);

if (names.length === 0 || actions.length === 0) throw new Error('Nothing is selected: --list prints the families.');
if (values.list) for (const name of names) console.log(name);
else await measureAll();

async function measureAll(): Promise<void> {
  console.log(HEADING);
  const empty = await emptyMemory();
  let superlinear = 0;
  for (const name of names) {
    const all = await growth(name, empty);
    const lines = values.all ? all : summaryOf(all);
    for (const one of lines) console.log(lineOf(name, FAMILIES[name]?.size ?? 0, one));
    if (all.some(({ isSuperlinear }) => isSuperlinear)) superlinear += 1;
  }
  console.log(`${superlinear} of ${names.length} families grow faster than their input`);
  process.exitCode = superlinear > 0 ? 1 : 0;
}

async function growth(family: string, empty: number): Promise<readonly Growth[]> {
  let best = new Map<string, Growth>();
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const found = await attemptOf(family, empty, attempt === 0 ? 1 : FACTOR);
    const known = best;
    best = new Map(
      found.map((one) => {
        const key = `${one.what}, ${one.unit}`;
        const before = known.get(key);
        return [key, before ? better(before, one) : one];
      }),
    );
    const bad = [...best.values()].filter(({ isSuperlinear }) => isSuperlinear);
    if (bad.length === 0 || bad.some(({ large }) => large === Infinity)) break;
  }
  return [...best.values()];
}

/** @param times factor by which both inputs are larger than in the first attempt */
async function attemptOf(family: string, empty: number, times: number): Promise<readonly Growth[]> {
  const measuring = new MeasuringProcess(limit);
  const size = (FAMILIES[family]?.size ?? 1) * times;
  try {
    const small = await measuring.measure({ family, size, only: actions });
    const large = await measuring.measure({ family, size: size * FACTOR, only: actions });
    return growthOf(small, large, empty);
  } finally {
    measuring.close();
  }
}

/** Returns the bytes of memory of a process that has measured only a tiny input. */
async function emptyMemory(): Promise<number> {
  const measuring = new MeasuringProcess(limit);
  try {
    const { memory } = await measuring.measure({ family: 'json-items-failed', size: 1, only: actions });
    return memory;
  } finally {
    measuring.close();
  }
}
