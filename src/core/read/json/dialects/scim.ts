import * as words from '../../../words/json.ts';
import type { Item } from '../answer.ts';
import { methodOf } from '../headers.ts';
import { itemsAt } from '../reread.ts';
import { isList, type Json, member, textOf } from '../value.ts';
import type { DialectReader } from './dialect.ts';

/**
 * SCIM bulk answers: tied by `bulkId`, which only creations must have, else by position. A server stops after as many
 * errors as `failOnErrors` allows, so what it did not come to is missing. RFC 7644 section 3.7.
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
    const asked = member(request.body, 'Operations');
    const sent = isList(asked) ? asked : [];
    const byId = new Map(sent.map((one, index) => [idOf(one), index] as const));
    const answered = new Set<number>();
    const items = itemsAt(document, ['Operations'], request).map((item, i): Item => {
      const id = idOf(operations[i] ?? null);
      const index = id === null ? (i < sent.length ? i : null) : (byId.get(id) ?? null);
      if (index !== null) answered.add(index);
      const one = index === null ? undefined : sent[index];
      return {
        ...item,
        label: item.location ?? placeOf(one, id) ?? item.label ?? words.number(i),
        method: methodOf(operations[i], one),
        requestIndex: index,
        unrequested: sent.length > 0 && index === null,
      };
    });
    return {
      dialect: { id: 'scim', name: 'SCIM bulk' },
      confidence: 'certain',
      evidence: words.byId('Operations[]', items.length, byId.size > 0),
      items,
      unanswered: sent.flatMap((one, index) =>
        answered.has(index) ? [] : [{ index, label: placeOf(one, idOf(one)) }],
      ),
    };
  },
};

/** `/Users (qwerty)` for what was to be made, `/Users/1` for what is there. */
function placeOf(asked: Json | undefined, id: string | null): string | null {
  const path = textOf(member(asked, 'path'));
  if (path === null) return id;
  return id === null ? path : words.nameAndId(path, id);
}

function idOf(operation: Json): string | null {
  return textOf(member(operation, 'bulkId'));
}
