import { createProblem, type Problem } from '../../model/problem.ts';
import { NO_OPERATIONS } from '../../model/operationRecord.ts';
import type { Confidence } from '../../model/parsedBody.ts';
import { evidenceMessages } from './evidenceMessages.ts';
import { jsonMessages } from './messages.ts';
import { isEmptyBatch } from './detect/chooseLists.ts';
import { isTrailer } from './detect/trailer.ts';
import { concatItems, type Item, type Items, pathsOfLists, type RecognizedBatch } from './items/item.ts';
import { type RequestCoverage, UNKNOWN_COVERAGE } from './items/requestCoverage.ts';
import { statesNothing } from './items/statesNothing.ts';
import type { JsonDocument } from './syntax/document.ts';
import { isList, isObject, type Json } from './syntax/value.ts';
import { statedTotals } from './totals/totals.ts';

/** Most texts of a body. A body with more texts consists of lines of data, and testing each of them takes too long. */
const MOST_TEXTS = 10_000;

/** Most texts whose items are compared with those of the request. With more texts, that takes too long. */
const MOST_TEXTS_WITH_REQUEST = 10;

/** Number of texts at the start of the body, one of which must be a batch. */
const TEXTS_TRIED = 3;

const NO_TEXTS = { size: 0, at: () => null };

/** The batch in one text. */
interface TextBatch {
  readonly index: number;
  readonly batch: RecognizedBatch;
}

/**
 * Recognizes a body of several JSON texts that are batches of their own: chunks of one response, or several responses.
 *
 * @param recognize recognizes one text, with the request or without it; `isBatch` if a text before it is a batch, so that
 * weak evidence is enough
 * @param known the confidence in the batch whose items are the texts; null if there is none. If there is one, every text must
 * be a batch with more than weak evidence, or an empty one, unless one of the first texts is not an item of that batch. Texts
 * without results are reported as a problem
 */
export function recognizeTexts(
  document: JsonDocument,
  recognize: (text: JsonDocument, withRequest: boolean, isBatch: boolean) => RecognizedBatch | null,
  known: Confidence | null,
): RecognizedBatch | null {
  const size = document.texts?.size ?? 0;
  if (size < 2 || size > MOST_TEXTS) return null;
  const isLed = known !== null && startsWithBatch(document, (text) => recognize(text, false, false));
  if (known !== null && known !== 'weak' && !isLed) return null;
  const mustBeComplete = known !== null && !isLed;
  const matched =
    size <= MOST_TEXTS_WITH_REQUEST
      ? batchOfTexts(document, (text, isBatch) => recognize(text, true, isBatch), mustBeComplete)
      : null;
  if (matched && isMatchedOnce(matched)) return matched;
  return batchOfTexts(document, (text, isBatch) => recognize(text, false, isBatch), mustBeComplete);
}

/** Whether one of the first texts is a batch of its own, and not an item with a list of errors. */
function startsWithBatch(
  { texts = NO_TEXTS }: JsonDocument,
  recognize: (text: JsonDocument) => RecognizedBatch | null,
): boolean {
  for (let index = 0; index < texts.size && index < TEXTS_TRIED; index += 1) {
    const text = texts.at(index);
    const batch = text && recognize(text);
    if (batch && statesNothing(text.value) && hasSuccess(batch.items)) return true;
  }
  return false;
}

/** Whether each item matches a different request item, or none matches one. False for items matched by position within each text, since these positions repeat. */
function isMatchedOnce({ items }: RecognizedBatch): boolean {
  const matched = new Set<number>();
  let size = 0;
  for (let item = 0; item < items.size; item += 1) {
    const { requestIndex = null } = items.at(item);
    if (requestIndex === null) continue;
    matched.add(requestIndex);
    size += 1;
  }
  return matched.size === size && (size === 0 || size === items.size);
}

function hasSuccess({ size, outcome }: Items): boolean {
  for (let item = 0; item < size; item += 1) if (outcome(item) === 'success') return true;
  return false;
}

function batchOfTexts(
  { texts = NO_TEXTS }: JsonDocument,
  recognize: (text: JsonDocument, isBatch: boolean) => RecognizedBatch | null,
  isComplete: boolean,
): RecognizedBatch | null {
  const found: TextBatch[] = [];
  const others: number[] = [];
  for (let index = 0; index < texts.size; index += 1) {
    const text = texts.at(index);
    const batch = text && recognize(text, found.length > 0);
    // The text may be an item with a list of errors.
    if (isComplete && batch?.confidence === 'weak') return null;
    if (batch) found.push({ index, batch });
    else if (text && !isEmpty(text) && !isTrailer(text.value)) others.push(index);
    if (others.length > 0 && (isComplete || (found.length === 0 && others.length >= TEXTS_TRIED))) return null;
  }
  const [first] = found;
  if (!first) return null;
  const batches = found.map(({ batch }) => batch);
  const isSame = batches.every(({ dialect }) => dialect?.id === first.batch.dialect?.id);
  return {
    dialect: isSame ? first.batch.dialect : null,
    confidence: weakest(batches),
    evidence: evidenceMessages.inTexts(first.batch.evidence, texts.size),
    items: concatItems(found.map(({ index, batch }) => itemsIn(batch.items, index))),
    ...causesIn(batches),
    ...coverageOf(batches),
    problems: [...batches.flatMap(({ problems = [] }) => problems), ...unrecognized(others)],
  };
}

/** Whether a text is a batch without items that states no failure, and nothing else that may be one: no message. */
function isEmpty(text: JsonDocument): boolean {
  const { value } = text;
  const beside = isObject(value) ? Object.entries(value).filter(([, inner]) => !isEmptyValue(inner)) : [];
  return (
    isEmptyBatch(value) &&
    (beside.length === 0 || isTrailer(Object.fromEntries(beside))) &&
    statedTotals(text, [], NO_OPERATIONS) === null
  );
}

function isEmptyValue(value: Json): boolean {
  return value === null || (isList(value) && value.length === 0);
}

const CONFIDENCES: readonly Confidence[] = ['weak', 'likely', 'certain'];

function weakest(batches: readonly RecognizedBatch[]): Confidence {
  return CONFIDENCES.find((confidence) => batches.some((batch) => batch.confidence === confidence)) ?? 'certain';
}

function unrecognized(others: readonly number[]): readonly Problem[] {
  const [first] = others;
  if (first === undefined) return [];
  return [
    createProblem('no-sub-statuses', jsonMessages.textWithoutResults(first, others.length), { losesContent: true }),
  ];
}

/** The items of one text, with their paths in the body. */
function itemsIn(items: Items, index: number): Items {
  return {
    size: items.size,
    outcome: (item) => items.outcome(item),
    status: (item) => items.status(item),
    label: (item) => items.label(item),
    group: (item) => items.group(item),
    texts: (item) => items.texts(item),
    isNested: items.isNested,
    isLimited: items.isLimited === true,
    nested: (item) => items.nested(item).map((inner) => nestedIn(inner, index)),
    at: (item) => {
      const found = items.at(item);
      const inside = found.items?.map((inner) => nestedIn(inner, index));
      return { ...found, path: [index, ...found.path], ...(inside && { items: inside }) };
    },
    listPaths: pathsOfLists(items).map((path) => [index, ...path]),
  };
}

function nestedIn(item: Item, index: number): Item {
  const inside = item.items?.map((inner) => nestedIn(inner, index));
  return {
    ...item,
    path: [index, ...item.path],
    pathInParent: item.pathInParent ?? item.path,
    ...(inside && { items: inside }),
  };
}

function causesIn(batches: readonly RecognizedBatch[]): Pick<RecognizedBatch, 'causedBy'> {
  if (!batches.some(({ causedBy }) => causedBy)) return {};
  const owners: { readonly batch: RecognizedBatch; readonly start: number }[] = [];
  for (const batch of batches) {
    const start = owners.length;
    for (let item = 0; item < batch.items.size; item += 1) owners.push({ batch, start });
  }
  return {
    causedBy: (item) => {
      const { batch, start } = owners[item] ?? { batch: null, start: 0 };
      return batch?.causedBy?.(item - start).map((cause) => cause + start) ?? [];
    },
  };
}

/** The coverage of the request by all texts: a request item is unanswered if no text has a result for it. */
function coverageOf([first, ...others]: readonly RecognizedBatch[]): RequestCoverage {
  if (first?.requestItems === undefined) return UNKNOWN_COVERAGE;
  const indexSets = others.map((batch) => new Set(batch.unanswered.map(({ index }) => index)));
  return {
    unanswered: first.unanswered.filter(({ index }) => indexSets.every((indexes) => indexes.has(index))),
    requestItems: first.requestItems,
  };
}
