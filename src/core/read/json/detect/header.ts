import { type RecognizedBatch, selectItems } from '../items/item.ts';
import { counterKind } from '../vocabulary/counterNames.ts';
import { statesFailure } from '../vocabulary/failureWords.ts';
import { memberTraits } from '../vocabulary/memberTraits.ts';
import { normalizeName } from '../vocabulary/nameRoles.ts';
import type { JsonDocument } from '../syntax/document.ts';
import { isObject, type Json, type JsonObject } from '../syntax/value.ts';

/** Members that state what a line is, and values that make it a header: `type: "start"`. */
const KINDS = new Set('type kind event recordtype linetype eventtype'.split(' '));
const HEADER = /^(?:header|head|start|started|begin|begun|init|meta|metadata)$/i;
/** Ids of a whole batch. */
const BATCH_ID =
  /^(?:batch|bulk|job|run|import|export|upload|ingest|sync|session|request|correlation|trace)(?:id|uuid)?$/;
/** Members that describe a batch. */
const DESCRIPTIONS = new Set(
  'started startedat starttime start begin time timestamp date version schema schemaversion formatversion format encoding api apiversion server'.split(
    ' ',
  ),
);

/** Fewest other items. With fewer, a first item with other members may be a result. */
const FEWEST = 2;

/**
 * A batch of JSON texts without the first one, if that is a header: it says so or has the id of the batch, and nothing else
 * but descriptions of it, matches no request item, all other items state an outcome and have a member in common, and it has
 * none of their members.
 */
export function withoutHeader(batch: RecognizedBatch | null, document: JsonDocument): RecognizedBatch | null {
  if (!batch || !document.texts || batch.causedBy || batch.items.size <= FEWEST) return batch;
  const { items } = batch;
  const { value } = document;
  if (!Array.isArray(value) || items.size !== value.length || items.outcome(0) !== 'unknown') return batch;
  const [header, ...others] = value as readonly Json[];
  const [second] = others;
  if (!isObject(header) || !isObject(second) || !isHeader(header)) return batch;
  // It may be the result of the first request item.
  if (batch.requestItems === items.size || (items.at(0).requestIndex ?? null) !== null) return batch;
  const shared = Object.keys(second).filter((key) => others.every((one) => isObject(one) && Object.hasOwn(one, key)));
  const names = new Set(Object.keys(header));
  const isApart = others.every((one) => isObject(one) && !Object.keys(one).some((key) => names.has(key)));
  if (names.size === 0 || shared.length === 0 || !isApart) return batch;
  const rows: number[] = [];
  for (let row = 1; row < items.size; row += 1) {
    if (items.outcome(row) === 'unknown') return batch;
    rows.push(row);
  }
  return { ...batch, items: selectItems(items, rows) };
}

/** Whether an object consists of the id of a batch or the word for a header, and descriptions without sentences or failures. */
function isHeader(header: JsonObject): boolean {
  const entries = Object.entries(header);
  return entries.some(marksHeader) && entries.every((entry) => marksHeader(entry) || isDescription(entry));
}

function marksHeader([key, value]: readonly [string, Json]): boolean {
  const name = normalizeName(key);
  if (KINDS.has(name)) return typeof value === 'string' && HEADER.test(value);
  return BATCH_ID.test(name) && isPlain(value) && value !== '' && value !== null && typeof value !== 'boolean';
}

function isDescription([key, value]: readonly [string, Json]): boolean {
  const isNeutral = memberTraits(key).isNeutral && counterKind(key) === null;
  return isNeutral && DESCRIPTIONS.has(normalizeName(key)) && isPlain(value);
}

/** Whether a value is a scalar, but not a sentence or a word for a failure. */
function isPlain(value: Json): boolean {
  if (typeof value !== 'string') return typeof value !== 'object' || value === null;
  return !/\s\D/.test(value.trim()) && !statesFailure(value);
}
