import type { Outcome } from '../../model/operation.ts';
import { isFailed, outcomeOfNested, worse } from '../../model/outcome.ts';
import type { Item } from './answer.ts';
import type { Choice, Found } from './choose.ts';
import { phraseOf } from './code.ts';
import type { JsonDocument } from './document.ts';
import { headerOf, methodOf } from './headers.ts';
import { judge, type Verdict, withNeighbours } from './judge.ts';
import { labelsOf } from './label.ts';
import type { Row } from './lists.ts';
import { isSentence, messageOf } from './message.ts';
import { wordsOf } from './names.ts';
import { nestedItems } from './nested.ts';
import type { RequestItem } from './request.ts';
import { isList, type Json, member } from './value.ts';
import { vendorCode } from './vendor.ts';
import { outcomeOfWord } from './words.ts';

/** What is asked of a document while items are made: the digits of numbers, the order of keys. */
export type Written = Pick<JsonDocument, 'written' | 'keys'>;

/** The operations of the chosen lists, in the order of the body. `level` counts the batches that they are nested in. */
export function itemsOf({ kind, lists }: Choice, document: Written, level: number): readonly Item[] {
  // Lists of one answer are judged together: a list without any error, beside one with errors, went well.
  const own = lists.flatMap(ownVerdicts);
  const rows = lists.flatMap(({ list }) => list.rows);
  const verdicts = kind === 'listed' ? own : withNeighbours(own, rows);
  let at = 0;
  return lists.flatMap((found) => {
    const { list } = found;
    const labels = labelsOf(list, found.correlation, document.written);
    const group = lists.length > 1 ? list.path.join('.') : null;
    const isRequested = requestedOf(found);
    const named = list.role === 'bad' ? list.name : null;
    const items = list.rows.map((row, i) => {
      const verdict = verdicts[at] ?? UNTOLD;
      at += 1;
      return itemOf(row, verdict, {
        label: labels[i] ?? null,
        requested: found.correlation.items[i] ?? null,
        isRequested: isRequested(i, verdict.outcome),
        group,
        named,
        level,
      });
    });
    return list.isMap ? inOrder(items, document.keys(list.path)) : items;
  });
}

const UNTOLD: Verdict = { status: null, statusText: null, outcome: 'unknown', by: null, column: null, word: null };

/** What each row says itself; under a name like `created` what says nothing went well. */
function ownVerdicts({ list, verdicts, columns }: Found): readonly Verdict[] {
  return list.role === 'good' ? list.rows.map(({ signals }) => judge(signals, columns, 'good')) : verdicts;
}

/**
 * Whether the request asked for a row: where most rows repeat one of its values, one that has another value there is a
 * surprise, and so is a success that has none.
 */
function requestedOf({
  correlation: { items, by, echo, scalars },
  list,
}: Found): (i: number, outcome: Outcome) => boolean {
  const hits = items.filter((item) => item !== null).length;
  const isSure = (by === 'echo' || by === 'key') && hits * 2 > list.rows.length;
  const isOther = (i: number): boolean => scalars[i]?.some(({ column }) => column === echo?.answer) === true;
  return (i, outcome) =>
    !isSure || items[i] !== null || list.rows[i]?.value === null || !(outcome === 'success' || isOther(i));
}

interface Surroundings {
  readonly label: string | null;
  readonly requested: RequestItem | null;
  readonly isRequested: boolean;
  readonly group: string | null;
  /** The name of the list, where it says that all in it failed. */
  readonly named: string | null;
  readonly level: number;
}

function itemOf(
  { path, key, value }: Row,
  verdict: Verdict,
  { label, requested, isRequested, group, named, level }: Surroundings,
): Item {
  const nested = nestedItems(value, path, level, itemsOf);
  const code = verdict.outcome === 'success' ? null : vendorCode(value, verdict.status);
  const isHalted = verdict.outcome === 'failure' && code !== null && outcomeOfWord(code) === 'dependent';
  const own = isHalted ? 'dependent' : verdict.outcome;
  const inner = nested.length === 0 ? null : outcomeOfNested(nested.map(({ outcome }) => outcome));
  const outcome = inner && isFailed(inner) ? worse(own, inner) : own;
  const location = member(value, 'location');
  return {
    path,
    label,
    method: methodOf(value, requested?.value),
    status: verdict.status,
    statusText: verdict.statusText,
    outcome,
    note: isHalted ? wordsOf(code).join(' ') : noteOf(verdict),
    message: messageIn(value, named, verdict, label, own === 'failure' || own === 'dependent'),
    location: headerOf(value, 'location') ?? (typeof location === 'string' ? location : null),
    retryAfter: headerOf(value, 'retry-after'),
    // A bare list of codes can only answer by position.
    requestIndex: requested?.index ?? (typeof value === 'number' && typeof key === 'number' ? key : null),
    group,
    code,
    unrequested: !isRequested,
    items: nested,
  };
}

function noteOf(verdict: Verdict): string | null {
  if (verdict.outcome === 'dependent' && verdict.word !== null) return wordsOf(verdict.word).join(' ');
  if (verdict.outcome !== 'notice') return null;
  return verdict.status === 304 ? 'not modified' : 'redirect';
}

function messageIn(
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

/** JavaScript moves keys that look like integers to the front; the body has them where it has them. */
function inOrder(items: readonly Item[], keys: readonly string[]): readonly Item[] {
  if (!items.some(({ path }) => /^\d+$/.test(String(path.at(-1))))) return items;
  const order = new Map(keys.map((key, i) => [key, i]));
  const rank = ({ path }: Item): number => order.get(String(path.at(-1))) ?? 0;
  return items.toSorted((a, b) => rank(a) - rank(b));
}
