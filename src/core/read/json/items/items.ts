import type { Outcome } from '../../../model/operation.ts';
import { contradicted } from '../messages.ts';
import { isFailed, outcomeOfNested, worse } from '../../../model/outcome.ts';
import { chosen, type Item, type Items, saidBy, together } from './item.ts';
import type { Choice, Found } from '../detect/chooseLists.ts';
import { phraseOf } from '../vocabulary/statusCode.ts';
import { textIn } from '../lists/rowScalars.ts';
import { type Contradiction, messageIn } from '../detect/contradiction.ts';
import type { JsonDocument } from '../syntax/document.ts';
import { headerOf, locationOf, methodOf } from '../vocabulary/itemHeaders.ts';
import type { Verdict } from '../detect/itemVerdict.ts';
import { labelsOf } from './label.ts';
import { keyOf, type List, pathIn } from '../lists/lists.ts';
import { isSentence, messageOf } from './message.ts';
import { wordsOf } from '../vocabulary/nameRoles.ts';
import { nestedItems } from './nested.ts';
import { statedIndex } from '../request/statedIndex.ts';
import type { RequestItem } from '../request/requestLists.ts';
import { isList, isObject, type Json } from '../syntax/value.ts';
import { vendorCode } from '../vocabulary/vendorCode.ts';
import { numberOf, outcomeAt, Verdicts } from '../detect/verdictColumn.ts';
import { outcomeOfWord } from '../vocabulary/statusWords.ts';

/** What is asked of a document while items are made: the digits of numbers, the order of keys. */
export type Written = Pick<JsonDocument, 'written' | 'keys'>;

/** The operations of the chosen lists, in the order of the body. `level` counts the batches that they are nested in. */
export function itemsOf({ kind, lists }: Choice, document: Written, level: number): Items {
  // Lists of one answer are judged together: a list without any error, beside one with errors, went well.
  const isSilentSuccess =
    kind === 'listed' ? () => false : Verdicts.silentSuccess(lists.map(({ verdicts }) => verdicts));
  return together(
    lists.map((found) =>
      itemsIn(found, lists.length > 1 ? found.list.path.join('.') : null, document, level, isSilentSuccess),
    ),
  );
}

type Silent = (verdicts: Verdicts, row: number) => boolean;

function itemsIn(found: Found, group: string | null, document: Written, level: number, isSilentSuccess: Silent): Items {
  const { list, verdicts } = found;
  const size = list.values.length;
  const label = labelsOf(list, found.correlation, document.written);
  const isRequested = requestedOf(found);
  const named = list.role === 'bad' ? list.name : null;
  const outcomes = new Uint8Array(size);
  const nested = new Map<number, readonly Item[]>();
  let isLimited = false;
  for (let row = 0; row < size; row += 1) {
    const { items: inner, isLimited: isInnerLimited } = nestedItems(list, row, level, itemsOf);
    isLimited ||= isInnerLimited;
    if (inner.length > 0) nested.set(row, inner);
    const status = verdicts.status(row);
    const said = isSilentSuccess(verdicts, row) ? 'success' : verdicts.outcome(row);
    const outcome = isGood(said) ? (verdicts.contradiction(row)?.outcome ?? said) : said;
    const own = outcome === 'failure' && isHalted(vendorCode(list.values[row] ?? null, status)) ? 'dependent' : outcome;
    outcomes[row] = numberOf(inner.length > 0 ? withNested(own, inner) : own);
  }
  const items: Items = {
    size,
    outcome: (row) => outcomeAt(outcomes, row),
    status: (row) => verdicts.status(row),
    label,
    group: () => group,
    // What went well says little, and a filter asks for all of it.
    said: (row) =>
      outcomeAt(outcomes, row) === 'success' && isObject(list.values[row])
        ? [messageOf(list.values[row] ?? null, false)]
        : saidBy(items.at(row)),
    isNested: nested.size > 0,
    isLimited,
    nested: (row) => nested.get(row) ?? NOTHING,
    at: (row) => {
      const said = verdicts.at(row);
      const stated: Verdict = isSilentSuccess(verdicts, row) ? { ...said, outcome: 'success', by: 'error' } : said;
      const contradiction = isGood(stated.outcome) ? verdicts.contradiction(row) : null;
      const verdict = contradiction ? { ...stated, outcome: contradiction.outcome } : stated;
      return itemOf(list, row, verdict, {
        label: label(row),
        requested: found.correlation.items[row] ?? null,
        index: found.correlation.requested === null ? statedIndex(list, row) : null,
        isRequested: isRequested(row, verdict.outcome),
        group,
        named,
        nested: nested.get(row) ?? NOTHING,
        contradiction,
      });
    },
    places: [list.path],
  };
  const rows = rowsInOrder(list, document);
  return rows ? chosen(items, rows) : items;
}

const NOTHING: readonly Item[] = [];

/**
 * Whether the request asked for a row: where most rows repeat one of its values, one that has another value there is a
 * surprise, and so is a success that has none.
 */
function requestedOf({ correlation: { items, by, echo }, list }: Found): (row: number, outcome: Outcome) => boolean {
  if (echo === null || (by !== 'echo' && by !== 'key')) return () => true;
  const hits = items.filter((item) => item !== null).length;
  const isSure = hits * 2 > list.values.length;
  const isOther = (row: number): boolean => textIn(list, row, echo.answer) !== undefined;
  return (row, outcome) =>
    !isSure || items[row] !== null || list.values[row] === null || !(outcome === 'success' || isOther(row));
}

interface Surroundings {
  readonly label: string | null;
  readonly requested: RequestItem | null;
  /** The number of its request item that the item states, where the request's list is not known. */
  readonly index: number | null;
  readonly isRequested: boolean;
  readonly group: string | null;
  /** The name of the list, where it says that all in it failed. */
  readonly named: string | null;
  readonly nested: readonly Item[];
  /** What says that it failed, although it states success. */
  readonly contradiction: Contradiction | null;
}

function isGood(outcome: Outcome): boolean {
  return outcome === 'success' || outcome === 'notice';
}

function itemOf(
  list: List,
  row: number,
  verdict: Verdict,
  { label, requested, index, isRequested, group, named, nested, contradiction }: Surroundings,
): Item {
  const value = list.values[row] ?? null;
  const key = keyOf(list, row);
  const code = verdict.outcome === 'success' ? null : vendorCode(value, verdict.status);
  const halted = verdict.outcome === 'failure' && isHalted(code);
  const own = halted ? 'dependent' : verdict.outcome;
  return {
    path: pathIn(list, row),
    label,
    method: methodOf(value, requested?.value),
    status: verdict.status,
    statusText: verdict.statusText,
    outcome: nested.length > 0 ? withNested(own, nested) : own,
    note: contradiction
      ? contradicted(contradiction.member)
      : halted && code !== null
        ? wordsOf(code).join(' ')
        : noteOf(verdict),
    message: contradiction
      ? messageIn(contradiction)
      : messageOfRow(value, named, verdict, label, own === 'failure' || own === 'dependent'),
    location: locationOf(value),
    retryAfter: headerOf(value, 'retry-after'),
    // A bare list of codes can only answer by position.
    requestIndex: requested?.index ?? index ?? (typeof value === 'number' && typeof key === 'number' ? key : null),
    group,
    code,
    unrequested: !isRequested,
    items: nested,
  };
}

/** Whether an item was not attempted, by the API's own code. */
function isHalted(code: string | null): boolean {
  return code !== null && outcomeOfWord(code) === 'dependent';
}

/** The outcome of an item with that of the operations nested in it. */
export function withNested(own: Outcome, nested: readonly Item[]): Outcome {
  const inner = outcomeOfNested(nested.map(({ outcome }) => outcome));
  return inner && isFailed(inner) ? worse(own, inner) : own;
}

function noteOf(verdict: Verdict): string | null {
  if (verdict.outcome === 'dependent' && verdict.word !== null) return wordsOf(verdict.word).join(' ');
  if (verdict.outcome !== 'notice') return null;
  return verdict.status === 304 ? 'not modified' : 'redirect';
}

function messageOfRow(
  value: Json,
  listName: string | null,
  verdict: Verdict,
  label: string | null,
  isFailing: boolean,
): string | null {
  if (typeof value === 'string') return isFailing ? remainder(value, listName, label) : null;
  if (isList(value))
    return (
      value.map((part) => (typeof part === 'string' ? phraseOf(part) : null)).find((phrase) => phrase !== null) ?? null
    );
  const text = messageOf(value, isFailing);
  if (text !== null || !isFailing) return text;
  return (verdict.statusText && phraseOf(verdict.statusText)) ?? verdict.word;
}

/** What a string in a list of failures says besides the name of what failed. */
function remainder(text: string, listName: string | null, label: string | null): string | null {
  const rest = label !== null && text.startsWith(`${label}:`) ? text.slice(label.length + 1).trim() : '';
  if (rest !== '') return rest;
  if (isSentence(text) || listName === null) return text;
  // `invalidEmails: ["x"]`: the list's name is all that is said.
  const words = wordsOf(listName);
  return words.length > 1 ? words.join(' ') : null;
}

/**
 * The rows of a map as the body has them, since JavaScript moves keys that look like integers to the front; null where
 * they stand as they are.
 */
export function rowsInOrder({ keys, path }: List, document: Written): readonly number[] | null {
  if (!keys?.some((key) => /^\d+$/.test(key))) return null;
  const order = new Map(document.keys(path).map((key, i) => [key, i]));
  const rank = (row: number): number => order.get(keys[row] ?? '') ?? 0;
  return [...keys.keys()].toSorted((a, b) => rank(a) - rank(b));
}
