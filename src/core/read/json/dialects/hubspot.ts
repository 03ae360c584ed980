import { evidenceMessages } from '../evidenceMessages.ts';
import * as words from '../messages.ts';
import { type Item, itemsFromArray } from '../items/item.ts';
import { coverageByOrder, UNKNOWN_COVERAGE, type RequestCoverage } from '../items/requestCoverage.ts';
import { itemMessage } from '../items/itemMessage.ts';
import { isList, isObject, type Json, type JsonList, member, textOf } from '../syntax/value.ts';
import type { DialectReader } from './dialectReader.ts';

/**
 * CRM batches of HubSpot: `results` beside `errors`. One error may refer to several inputs, by their ids or by the trace ids
 * of the request. https://developers.hubspot.com/docs/api/crm/understanding-the-crm#batch
 */
export const HUBSPOT: DialectReader = {
  id: 'hubspot',
  name: 'HubSpot batch',
  read: ({ value }, request) => {
    const errors = member(value, 'errors');
    const results = member(value, 'results');
    const isBatch = typeof member(value, 'numErrors') === 'number' || member(value, 'completedAt') !== undefined;
    if (!isBatch || !isList(results) || !isList(errors ?? []) || typeof member(value, 'status') !== 'string')
      return null;
    const wrong: JsonList = isList(errors) ? errors : [];
    if (!wrong.every(isObject) || results.length + wrong.length === 0) return null;
    const inputs = member(request.body, 'inputs');
    const sent = isList(inputs) ? inputs : [];
    const byName = new Map(sent.flatMap((input, i) => namesOf(input).map((name) => [name, i] as const)));
    const withResult = new Set<number>();
    const indexOf = (names: readonly string[]): number | null => {
      const found = new Set(names.flatMap((name) => byName.get(name) ?? []));
      for (const index of found) withResult.add(index);
      const [only] = found;
      return found.size === 1 && only !== undefined && names.length === 1 ? only : null;
    };
    const items = [
      ...results.map((result, i): Item => {
        const index = indexOf(
          namesOf(result)
            .filter((name) => byName.has(name))
            .slice(0, 1),
        );
        return {
          path: ['results', i],
          label: textOf(member(result, 'id')) ?? namesOf(result)[0] ?? linkOf(result) ?? words.number(i),
          outcome: 'success',
          requestIndex: index,
          group: wrong.length > 0 ? 'results' : null,
        };
      }),
      ...wrong.map((error, i): Item => errorItem(error, i, results.length > 0, indexOf(contextIds(error)))),
    ];
    return {
      dialect: { id: 'hubspot', name: 'HubSpot batch' },
      confidence: 'certain',
      evidence: evidenceMessages.split('results[]', results.length, 'errors[]', wrong.length),
      items: itemsFromArray(items),
      ...coverageOf(sent, withResult, results.length, wrong.length),
    };
  },
};

/** The coverage of the inputs. Unknown if a result or error has no id, since an error may refer to any number of inputs. */
function coverageOf(sent: JsonList, withResult: ReadonlySet<number>, results: number, errors: number): RequestCoverage {
  const nameOf = (input: Json): string | null => namesOf(input)[0] ?? null;
  if (withResult.size === 0 && errors === 0) return coverageByOrder(sent, results, nameOf);
  if (withResult.size < results + errors) return UNKNOWN_COVERAGE;
  return {
    unanswered: sent.flatMap((input, index) => (withResult.has(index) ? [] : [{ index, label: nameOf(input) }])),
    requestItems: sent.length,
  };
}

function errorItem(error: Json, index: number, isGrouped: boolean, requestIndex: number | null): Item {
  const ids = contextIds(error);
  const category = textOf(member(error, 'category'));
  return {
    path: ['errors', index],
    label:
      (ids.length > 0 ? ids.slice(0, 10).join(', ') : null) ??
      textOf(member(error, 'id')) ??
      category ??
      words.number(index),
    outcome: 'failure',
    message: itemMessage(error, true),
    code: category,
    requestIndex,
    group: isGrouped ? 'errors' : null,
  };
}

/** The label of an association, which has only the ids of its two records. */
function linkOf(result: Json): string | null {
  const [from, to] = ['fromObjectId', 'toObjectId'].map((key) => textOf(member(result, key)));
  return from != null && to != null ? words.link(from, to) : null;
}

/** The ids of an input or a result. */
function namesOf(value: Json): readonly string[] {
  return ['objectWriteTraceId', 'id', 'idProperty'].flatMap((key) => textOf(member(value, key)) ?? []);
}

/** The rank of a member of `context`: ids of the request come before ids that the server found. */
function rank(name: string): number {
  return name === 'objectWriteTraceId' ? 0 : name === 'ids' ? 1 : 2;
}

/** The ids in the context of an error: `{"context": {"ids": ["1", "2"]}}`. */
function contextIds(error: Json): readonly string[] {
  const context = member(error, 'context');
  const lists = Object.entries(isObject(context) ? context : {}).filter(([name]) => /ids?$/i.test(name));
  const [first] = lists.toSorted(([a], [b]) => rank(a) - rank(b));
  return isList(first?.[1]) ? first[1].flatMap((id) => textOf(id) ?? []) : [];
}
