import type { Outcome } from '../../../model/operation.ts';
import type { DisplayText } from '../../../model/message.ts';
import { noticeNote, operationMessages } from '../../../model/messages.ts';
import { isFailed, outcomeOfNested, worse } from '../../../model/outcome.ts';
import { selectItems, type Item, type Items, itemTexts, concatItems } from './item.ts';
import type { ChosenLists } from '../detect/chooseLists.ts';
import type { CorrelatedList } from '../detect/correlatedList.ts';
import { reasonPhrase } from '../vocabulary/statusCode.ts';
import { cellText } from '../lists/rowScalars.ts';
import { type Contradiction, contradictionMessage } from '../detect/contradiction.ts';
import { MULTI_STATUS, statusDoubt } from '../detect/itemDoubt.ts';
import type { DocumentSource } from '../syntax/document.ts';
import { itemLocation, itemMethod, itemRetryAfter } from '../vocabulary/itemHeaders.ts';
import type { ItemVerdict } from '../detect/itemVerdict.ts';
import { rowLabels } from './rowLabels.ts';
import { rowKey, type List, rowPath } from '../lists/lists.ts';
import { isSentence, itemMessage, statedReason } from './itemMessage.ts';
import { writtenWords } from '../vocabulary/nameRoles.ts';
import { nestedItems } from './nestedItems.ts';
import { statesNothing } from './statesNothing.ts';
import { statedIndex } from '../request/statedIndex.ts';
import type { RequestItem } from '../request/requestLists.ts';
import { isList, isObject, type Json } from '../syntax/value.ts';
import { vendorCode } from '../vocabulary/vendorCode.ts';
import { outcomeNumber, outcomeOfNumber } from '../../../model/columnNumbers.ts';
import { VerdictColumn } from '../detect/verdictColumn.ts';
import { outcomeOfWord } from '../vocabulary/statusWords.ts';

/**
 * The operations of the chosen lists, in body order.
 *
 * @param level number of batches that they are nested in
 */
export function buildItems(
  { kind, lists, isClear = false }: ChosenLists,
  document: DocumentSource,
  level: number,
): Items {
  // The lists are judged together: beside a list with errors, one without errors is a success.
  const isSilentSuccess =
    kind === 'listed' && !isClear
      ? () => false
      : VerdictColumn.silentSuccess(
          lists.map(({ verdicts }) => verdicts),
          isClear,
        );
  return concatItems(
    lists.map((found) =>
      itemsIn(found, lists.length > 1 ? found.list.path.join('.') : null, document, level, isSilentSuccess),
    ),
  );
}

type IsSilentSuccess = (verdicts: VerdictColumn, row: number) => boolean;

function itemsIn(
  found: CorrelatedList,
  group: string | null,
  document: DocumentSource,
  level: number,
  isSilentSuccess: IsSilentSuccess,
): Items {
  const { list, verdicts } = found;
  const size = list.values.length;
  const label = rowLabels(list, found.correlation, document.sourceText);
  const isRequested = requestedRows(found);
  const named = list.role === 'bad' && !list.isMap ? list.name : null;
  const outcomes = new Uint8Array(size);
  const nested = new Map<number, readonly Item[]>();
  let isLimited = false;
  for (let row = 0; row < size; row += 1) {
    const { items: inner, isLimited: isInnerLimited } = nestedItems(list, row, level, buildItems);
    isLimited ||= isInnerLimited;
    if (inner.length > 0) nested.set(row, inner);
    const status = verdicts.status(row);
    const stated = isSilentSuccess(verdicts, row) ? 'success' : verdicts.outcome(row);
    const outcome = isGood(stated) ? (contradictionAt(found, row, inner.length > 0)?.outcome ?? stated) : stated;
    const own = outcome === 'failure' && isHalted(vendorCode(list.values[row] ?? null, status)) ? 'dependent' : outcome;
    const isSilent = own === 'unknown' && inner.length > 0 && statesNothing(list.values[row] ?? null);
    outcomes[row] = outcomeNumber(inner.length > 0 ? outcomeWithNested(own, inner, isSilent) : own);
  }
  const items: Items = {
    size,
    outcome: (row) => outcomeOfNumber(outcomes[row]),
    status: (row) => verdicts.status(row),
    label,
    group: () => group,
    // For speed: a text filter visits all successes, and they have few texts.
    texts: (row) =>
      outcomeOfNumber(outcomes[row]) === 'success' && isObject(list.values[row])
        ? [itemMessage(list.values[row] ?? null, false)]
        : itemTexts(items.at(row)),
    isNested: nested.size > 0,
    isLimited,
    nested: (row) => nested.get(row) ?? NOTHING,
    at: (row) => {
      const own = verdicts.at(row);
      const stated: ItemVerdict = isSilentSuccess(verdicts, row) ? { ...own, outcome: 'success', by: 'error' } : own;
      const contradiction = isGood(stated.outcome) ? contradictionAt(found, row, nested.has(row)) : null;
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
    path: (row) => rowPath(list, row),
    listPaths: [list.path],
  };
  const rows = rowsInBodyOrder(list, document);
  return rows ? selectItems(items, rows) : items;
}

const NOTHING: readonly Item[] = [];

/**
 * Tests whether a row belongs to the request. If most rows repeat a value of the request, a row with another value does not,
 * nor does a success without one.
 */
function requestedRows({
  correlation: { items, by, sharedColumns },
  list,
}: CorrelatedList): (row: number, outcome: Outcome) => boolean {
  if (sharedColumns === null || (by !== 'echo' && by !== 'key')) return () => true;
  const hits = items.filter((item) => item !== null).length;
  const isSure = hits * 2 > list.values.length;
  const isOther = (row: number): boolean => cellText(list, row, sharedColumns.response) !== undefined;
  return (row, outcome) =>
    !isSure || items[row] !== null || list.values[row] === null || !(outcome === 'success' || isOther(row));
}

interface RowContext {
  readonly label: string | null;
  readonly requested: RequestItem | null;
  /** The request index that the item states, used if the request list is unknown. */
  readonly index: number | null;
  readonly isRequested: boolean;
  readonly group: string | null;
  /** The name of the list, if it implies that all its items failed. */
  readonly named: string | null;
  readonly nested: readonly Item[];
  /** The contradiction of a stated success. */
  readonly contradiction: Contradiction | null;
}

/** The contradiction of a stated success. */
function contradictionAt({ list, verdicts }: CorrelatedList, row: number, hasNested: boolean): Contradiction | null {
  const isOpen = verdicts.status(row) === MULTI_STATUS && !hasNested;
  const found = verdicts.contradiction(row);
  if (found && !(hasNested && found.isInData)) return found;
  return isOpen ? statusDoubt(list.values[row] ?? null) : null;
}

function isGood(outcome: Outcome): boolean {
  return outcome === 'success' || outcome === 'notice';
}

function itemOf(
  list: List,
  row: number,
  verdict: ItemVerdict,
  { label, requested, index, isRequested, group, named, nested, contradiction }: RowContext,
): Item {
  const value = list.values[row] ?? null;
  const key = rowKey(list, row);
  const code = verdict.outcome === 'success' ? null : vendorCode(value, verdict.status);
  const halted = verdict.outcome === 'failure' && isHalted(code);
  const own = halted ? 'dependent' : verdict.outcome;
  return {
    path: rowPath(list, row),
    label,
    method: itemMethod(value, requested?.value),
    status: verdict.status,
    statusText: verdict.statusText,
    outcome: nested.length > 0 ? outcomeWithNested(own, nested, own === 'unknown' && statesNothing(value)) : own,
    note: contradiction
      ? operationMessages.contradicted(contradiction.member)
      : halted && code !== null
        ? writtenWords(code).join(' ')
        : noteOf(verdict),
    message: contradiction
      ? contradictionMessage(contradiction)
      : messageOfRow(value, named, verdict, label, own === 'failure' || own === 'dependent'),
    location: itemLocation(value),
    retryAfter: itemRetryAfter(value),
    // A bare list of codes is in the order of the request.
    requestIndex:
      requested?.index ??
      index ??
      (list.role === 'plain' && typeof value === 'number' && typeof key === 'number' ? key : null),
    group,
    code,
    unrequested: !isRequested,
    items: nested,
  };
}

/** Whether the API's own code states that an item was not attempted. */
function isHalted(code: string | null): boolean {
  return code !== null && outcomeOfWord(code) === 'dependent';
}

/**
 * The outcome of an item with that of the operations nested in it.
 *
 * @param isSilent whether the item itself states nothing, so that it is a success if all nested operations are
 */
export function outcomeWithNested(own: Outcome, nested: readonly Item[], isSilent = false): Outcome {
  if (isSilent && nested.every(({ outcome }) => outcome === 'success')) return 'success';
  const inner = outcomeOfNested(nested.map(({ outcome }) => outcome));
  return inner && isFailed(inner) ? worse(own, inner) : own;
}

function noteOf(verdict: ItemVerdict): DisplayText | null {
  if (verdict.outcome === 'dependent' && verdict.word !== null) return writtenWords(verdict.word).join(' ');
  return verdict.outcome === 'notice' ? noticeNote(verdict.status) : null;
}

function messageOfRow(
  value: Json,
  listName: string | null,
  verdict: ItemVerdict,
  label: string | null,
  isFailing: boolean,
): string | null {
  if (typeof value === 'string') return isFailing ? remainder(value, listName, label) : null;
  if (isList(value)) {
    const texts = value.filter((part) => typeof part === 'string');
    const phrase = texts.map(reasonPhrase).find((part) => part !== null) ?? null;
    return phrase ?? (isFailing ? texts.filter((part) => part !== label && isSentence(part)).join('; ') || null : null);
  }
  const text = itemMessage(value, isFailing);
  if (text !== null) return text;
  if (!isFailing) return verdict.outcome === 'unknown' ? statedReason(value) : null;
  const phrase = verdict.statusText && reasonPhrase(verdict.statusText);
  const code = verdict.by === 'word' ? vendorCode(value, null) : null;
  return phrase ?? (code !== null && /[a-z]/i.test(code) ? code : verdict.word);
}

/** The message of a string in a list of failures, without the label. */
function remainder(text: string, listName: string | null, label: string | null): string | null {
  const rest = label !== null && text.startsWith(`${label}:`) ? text.slice(label.length + 1).trim() : '';
  if (rest !== '') return rest;
  if (isSentence(text) || listName === null) return text;
  // `invalidEmails: ["x"]`: only the name of the list is a message.
  const words = writtenWords(listName);
  return words.length > 1 ? words.join(' ') : null;
}

/**
 * The rows of a map in body order, since JavaScript moves integer-like keys to the front; null if the order does not
 * change.
 */
export function rowsInBodyOrder({ keys, path }: List, document: DocumentSource): readonly number[] | null {
  if (!keys?.some((key) => /^\d+$/.test(key))) return null;
  const order = new Map(document.keys(path).map((key, i) => [key, i]));
  const rank = (row: number): number => order.get(keys[row] ?? '') ?? 0;
  return [...keys.keys()].toSorted((a, b) => rank(a) - rank(b));
}
