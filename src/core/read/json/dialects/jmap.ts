import { operationMessages } from '../../../model/messages.ts';
import { outcomeOfNested } from '../../../model/outcome.ts';
import { evidenceMessages } from '../evidenceMessages.ts';
import * as words from '../messages.ts';
import { type Item, itemsFromArray } from '../items/item.ts';
import { isList, isObject, type Json, type JsonList, member, type Path, textOf } from '../syntax/value.ts';
import type { DialectReader } from './dialectReader.ts';
import { dependencyCauses } from './dependencyCauses.ts';

const GOOD = ['created', 'updated', 'destroyed'];
const BAD = ['notCreated', 'notUpdated', 'notDestroyed', 'notFound'];

/**
 * JMAP: a list of `[name, arguments, call id]`, where the name `error` marks a failed call. The arguments list the
 * objects that a call created, updated and destroyed, and those that it could not. A call may use the result of another call,
 * and then fails if that call failed.
 * RFC 8620 sections 3.4 to 3.7 and 5.3.
 */
export const JMAP: DialectReader = {
  id: 'jmap',
  name: 'JMAP',
  read: ({ value }, request) => {
    const responses = member(value, 'methodResponses');
    if (!isList(responses) || responses.length === 0 || !responses.every(isInvocation)) return null;
    const calls = member(request.body, 'methodCalls');
    const sent: JsonList = isList(calls) ? calls : [];
    const callById = firstById(sent);
    const responseById = firstById(responses);
    const requested = responses.map((response) => callById.get(idOf(response)) ?? -1);
    const withResult = new Set(requested);
    const items = itemsFromArray(responses.map((response, i) => itemOf(response, i, requested[i] ?? -1, sent)));
    return {
      dialect: { id: 'jmap', name: 'JMAP' },
      confidence: 'certain',
      evidence: evidenceMessages.byId('methodResponses[]', items.size, sent.length > 0),
      items,
      causedBy: dependencyCauses(items, (i) =>
        references(sent[requested[i] ?? -1]).map((id) => [responseById.get(id) ?? -1]),
      ),
      unanswered: sent.flatMap((call, index) => (withResult.has(index) ? [] : [{ index, label: nameOf(call) }])),
      requestItems: sent.length,
    };
  },
};

function itemOf(response: Json, i: number, index: number, sent: JsonList): Item {
  const name = nameOf(response);
  const details = isList(response) ? (response[1] ?? null) : null;
  const isError = name === 'error';
  const type = textOf(member(details, 'type'));
  const path: Path = ['methodResponses', i];
  const items = isError ? [] : nested(details, path);
  return {
    path,
    label: (isError ? nameOf(sent[index] ?? null) : name) ?? idOf(response) ?? words.number(i),
    outcome: isError
      ? type === 'invalidResultReference'
        ? 'dependent'
        : 'failure'
      : (outcomeOfNested(items.map(({ outcome }) => outcome)) ?? 'success'),
    message: isError ? (textOf(member(details, 'description')) ?? type) : null,
    code: isError ? type : null,
    requestIndex: index < 0 ? null : index,
    unrequested: sent.length > 0 && index < 0,
    items,
  };
}

function nested(details: Json, path: Path): readonly Item[] {
  return [...GOOD, ...BAD].flatMap((group) => {
    const members = member(details, group);
    const isGood = GOOD.includes(group);
    const entries: readonly (readonly [string | number, Json])[] = isList(members)
      ? [...members.entries()]
      : isObject(members)
        ? Object.entries(members)
        : [];
    return entries.map(([key, value]): Item => {
      const type = textOf(member(value, 'type'));
      return {
        path: [...path, 1, group, key],
        pathInParent: [1, group, key],
        label: isList(members) ? (textOf(value) ?? words.number(Number(key))) : String(key),
        outcome: isGood ? 'success' : 'failure',
        message: isGood
          ? null
          : (textOf(member(value, 'description')) ??
            type ??
            (group === 'notFound' ? operationMessages.notFound : null)),
        code: isGood ? null : type,
        group,
      };
    });
  });
}

/** The index of the first call with each id. */
function firstById(calls: JsonList): ReadonlyMap<string | null, number> {
  const numbers = new Map<string | null, number>();
  for (const [i, call] of calls.entries()) if (!numbers.has(idOf(call))) numbers.set(idOf(call), i);
  return numbers;
}

/** The calls whose results a call uses: `"#ids": {"resultOf": "c1", ...}`. */
function references(call: Json | undefined): readonly string[] {
  const details = isList(call) ? call[1] : null;
  return Object.values(isObject(details) ? details : {}).flatMap((value) => textOf(member(value, 'resultOf')) ?? []);
}

function isInvocation(value: Json): boolean {
  return isList(value) && value.length === 3 && typeof value[0] === 'string' && isObject(value[1]);
}

function nameOf(call: Json): string | null {
  return isList(call) ? textOf(call[0]) : null;
}

function idOf(call: Json): string | null {
  return isList(call) ? textOf(call[2]) : null;
}
