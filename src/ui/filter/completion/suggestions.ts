import type { CompletedPart } from '../../../core/filter/completion/completionAt.ts';
import { KEY_TERMS } from '../../../core/filter/grammarMessages.ts';
import { isOperationKey } from '../../../core/filter/operation.ts';
import { FILTER_KEYS, type FilterKey } from '../../../core/filter/similar.ts';
import { PHRASES } from '../../../core/explain/statusWithPhrase.ts';
import { count } from '../../../core/text/format.ts';
import type { FilterValue } from '../../../engine/api/completionApi.ts';
import type { RemoteEngine } from '../../../engine/api/remote.ts';
import { FILTER_COMPLETION, LIMIT_MEANINGS, VALUE_MEANINGS } from '../../messages/filterCompletion.ts';

/** A suggestion. Its texts may be from responses. */
export interface Suggestion {
  /** The key or value to insert, or the whole text of a recent filter. */
  readonly inserted: string;
  readonly shown: string;
  /** May be empty. */
  readonly meaning: string;
  /** May be empty. */
  readonly count: string;
  /** What is counted. */
  readonly unit: string;
}

export interface Suggestions {
  readonly list: readonly Suggestion[];
  /** Number of further values that match. */
  readonly more: number;
  readonly isExact: boolean;
  readonly isComplete: boolean;
}

/** More are not read; the user types more of the value. */
const MOST = 50;

/** Returns the suggestions for a part of a filter, from what the engine knows so far. */
export async function suggestionsFor(part: CompletedPart, engine: RemoteEngine): Promise<Suggestions> {
  if (part.kind === 'key') return keySuggestions(part.typed, await engine.filterKeys());
  const key = FILTER_KEYS.find((known) => known === part.key);
  if (key === undefined) return NONE;
  const { values, total, isExact, isComplete } = await engine.filterValues(key, part.typed, part.listed, MOST);
  const meanings = key === 'check' ? await ruleMeanings() : NO_MEANINGS;
  const found = values.map((value) => valueSuggestion(key, value, isExact, meanings));
  const others = key === 'check' ? otherRules(part, values, meanings) : [];
  return { list: [...found, ...others], more: Math.max(0, total - values.length), isExact, isComplete };
}

const NONE: Suggestions = { list: [], more: 0, isExact: true, isComplete: true };
const NO_MEANINGS: ReadonlyMap<string, string> = new Map();

function keySuggestions(typed: string, counts: ReadonlyMap<FilterKey, number>): Suggestions {
  const starting = FILTER_KEYS.filter((key) => key.startsWith(typed));
  const containing = FILTER_KEYS.filter((key) => !key.startsWith(typed) && key.includes(typed));
  const list = [...starting, ...containing].map((key) => {
    const values = counts.get(key) ?? 0;
    const { meaning } = KEY_TERMS[key];
    return { inserted: key, shown: `${key}:`, meaning, count: count(values), unit: FILTER_COMPLETION.values(values) };
  });
  return { ...NONE, list };
}

function valueSuggestion(
  key: FilterKey,
  { value, count: number, detail }: FilterValue,
  isExact: boolean,
  meanings: ReadonlyMap<string, string>,
): Suggestion {
  return {
    inserted: value,
    shown: value,
    meaning: meanings.get(value) ?? meaningOf(key, value, detail),
    count: isExact || number === 0 ? count(number) : FILTER_COMPLETION.atLeast(number),
    unit: isOperationKey(key) ? FILTER_COMPLETION.operations(number) : FILTER_COMPLETION.responses(number),
  };
}

function meaningOf(key: FilterKey, value: string, detail: string): string {
  if (key === 'failed' || key === 'larger-than') return LIMIT_MEANINGS[key](value);
  const phrase = key === 'status' ? PHRASES.get(Number(value)) : undefined;
  return phrase ?? VALUE_MEANINGS[key]?.[value] ?? detail;
}

/** The texts of the rules are loaded when a rule is suggested first. */
async function ruleMeanings(): Promise<ReadonlyMap<string, string>> {
  const { CHECK_RULES } = await import('../../../core/checks/checkRules.ts');
  return new Map(CHECK_RULES.map(({ id, message }) => [id, message.replaceAll(/\{\w+\}/g, '…')]));
}

/** The rules that no response breaks. */
function otherRules(
  { typed, listed }: CompletedPart & { kind: 'value' },
  found: readonly FilterValue[],
  meanings: ReadonlyMap<string, string>,
): Suggestion[] {
  const known = new Set([...found.map(({ value }) => value), ...listed]);
  const ids = [...meanings.keys()].filter((id) => id.includes(typed.toLowerCase()) && !known.has(id));
  return ids.map((value) => valueSuggestion('check', { value, count: 0, detail: '' }, true, meanings));
}
