import { isObject, type JsonObject, type Path } from '../../../read/json/syntax/value.ts';
import type { Batch } from '../batch.ts';

/** The members of the root that may hold counters. */
const HOLDERS = ['summary', 'meta', 'stats', 'counts'] as const;

type Counted = 'total' | 'succeeded' | 'failed';

const COUNTERS: ReadonlyMap<string, Counted> = new Map([
  ...names('total totalcount', 'total'),
  ...names(
    'succeeded success successes successful successcount succeededcount successfulcount numsuccesses',
    'succeeded',
  ),
  ...names('failed failure failures errors failedcount failurecount errorcount numerrors numfailed', 'failed'),
]);

/** The flags, and whether they are true if an item failed. */
const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['haserrors', true],
  ['haserror', true],
  ['errors', true],
  ['success', false],
]);

function names(list: string, counted: Counted): readonly [string, Counted][] {
  return list.split(' ').map((name) => [name, counted]);
}

/** Compares the counters and flags of the body with its items. */
export function checkSummary(batch: Batch): void {
  const { root } = batch;
  if (!isObject(root)) return;
  const counts = { total: batch.items.length, succeeded: batch.count('success'), failed: batch.count('failure') };
  checkObject(batch, root, [], counts);
  for (const name of HOLDERS) {
    const holder = Object.hasOwn(root, name) ? root[name] : undefined;
    if (isObject(holder)) checkObject(batch, holder, [name], counts);
  }
}

function checkObject(batch: Batch, object: JsonObject, path: Path, counts: Readonly<Record<Counted, number>>): void {
  for (const [key, says] of Object.entries(object)) {
    if (typeof says !== 'number' && typeof says !== 'boolean') continue;
    const found = expected(key, says, counts);
    if (found !== null && found !== says)
      batch.report('json-summary-mismatch', [...path, key], { key, says: String(says), found: String(found) });
  }
}

/** What a counter or flag should be; null for all other members. */
function expected(
  key: string,
  says: number | boolean,
  counts: Readonly<Record<Counted, number>>,
): number | boolean | null {
  const name = key.slice(0, 40).replaceAll('_', '').toLowerCase();
  if (typeof says === 'number') {
    const counted = COUNTERS.get(name);
    return counted === undefined ? null : counts[counted];
  }
  const meansFailure = FLAGS.get(name);
  return meansFailure === undefined ? null : counts.failed > 0 === meansFailure;
}
