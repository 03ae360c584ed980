import { evidenceMessages } from '../evidenceMessages.ts';
import * as words from '../messages.ts';
import type { Items } from '../items/item.ts';
import { itemLocation, itemMethod } from '../vocabulary/itemHeaders.ts';
import { itemsAt } from '../items/itemsAt.ts';
import { isList, type Json, member, textOf } from '../syntax/value.ts';
import type { DialectReader } from './dialectReader.ts';

/**
 * SCIM bulk responses: matched by `bulkId`, which only creations must have, or otherwise by method and path or by position. A
 * server stops after `failOnErrors` errors and omits the remaining operations. RFC 7644 section 3.7.
 */
export const SCIM: DialectReader = {
  id: 'scim',
  name: 'SCIM bulk',
  read: (document, request) => {
    const schemas = member(document.value, 'schemas');
    const operations = member(document.value, 'Operations');
    const isBulk =
      isList(schemas) && schemas.some((schema) => typeof schema === 'string' && schema.endsWith(':BulkResponse'));
    if (!isBulk || !isList(operations)) return null;
    const requested = member(request.body, 'Operations');
    const sent = isList(requested) ? requested : [];
    const byId = new Map(sent.map((one, index) => [idOf(one), index] as const));
    const read = itemsAt(document, ['Operations'], request);
    const byPlace = new Map(sent.map((one, index) => [targetOf(one), index] as const).toReversed());
    const asksFor = operations.map((operation, i) => {
      const id = idOf(operation);
      if (id !== null) return byId.get(id) ?? null;
      const target = targetOf(operation);
      return (target === null ? undefined : byPlace.get(target)) ?? (i < sent.length ? i : null);
    });
    const withResult = new Set(asksFor);
    const askedOf = (i: number): Json | undefined => sent[asksFor[i] ?? -1];
    const labelOf = (i: number): string =>
      itemLocation(operations[i] ?? null) ??
      placeOf(askedOf(i), idOf(operations[i] ?? null)) ??
      read.label(i) ??
      words.number(i);
    const items: Items = {
      ...read,
      label: labelOf,
      at: (i) => ({
        ...read.at(i),
        label: labelOf(i),
        method: itemMethod(operations[i], askedOf(i)),
        requestIndex: asksFor[i] ?? null,
        unrequested: sent.length > 0 && (asksFor[i] ?? null) === null,
      }),
    };
    return {
      dialect: { id: 'scim', name: 'SCIM bulk' },
      confidence: 'certain',
      evidence: evidenceMessages.byId('Operations[]', items.size, byId.size > 0),
      items,
      unanswered: sent.flatMap((one, index) =>
        withResult.has(index) ? [] : [{ index, label: placeOf(one, idOf(one)) }],
      ),
      requestItems: sent.length,
    };
  },
};

/** The label of a request: `/Users (qwerty)` for a creation, `/Users/1` for an existing resource. */
function placeOf(requested: Json | undefined, id: string | null): string | null {
  const path = textOf(member(requested, 'path'));
  if (path === null) return id;
  return id === null ? path : words.nameAndId(path, id);
}

/** Method and target of an operation without an id: `DELETE Users/1`. Null for a creation. */
function targetOf(operation: Json): string | null {
  const method = textOf(member(operation, 'method'))?.toUpperCase();
  const place = itemLocation(operation) ?? textOf(member(operation, 'path'));
  const [path = ''] = place?.split(/[?#]/, 1) ?? [];
  const [kind, id] = path.split('/').filter(Boolean).slice(-2);
  return method === undefined || method === 'POST' || id === undefined ? null : `${method} ${kind}/${id}`;
}

function idOf(operation: Json): string | null {
  return textOf(member(operation, 'bulkId'));
}
