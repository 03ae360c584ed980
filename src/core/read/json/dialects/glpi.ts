import { evidenceMessages } from '../evidenceMessages.ts';
import * as words from '../messages.ts';
import { type Item, itemsFromArray } from '../items/item.ts';
import { listCoverageByOrder, UNKNOWN_COVERAGE } from '../items/requestCoverage.ts';
import { requestItemLabels } from '../items/rowLabels.ts';
import { urlPath } from '../request/requestLists.ts';
import { isList, isObject, type Json, member, textOf } from '../syntax/value.ts';
import type { DialectReader } from './dialectReader.ts';

/**
 * GLPI: `{"id": 8, "message": ""}` for an added item, with `false` as the id of a failed one; `{"16": true, "message": ""}` for
 * a changed or deleted item. https://github.com/glpi-project/glpi/blob/main/apirest.md#add-items
 */
export const GLPI: DialectReader = {
  id: 'glpi',
  name: 'GLPI items',
  read: ({ value }, request, { response }) => {
    if (!isList(value) || value.length === 0 || !value.every((item) => verdictOf(item) !== null)) return null;
    // Other bodies, such as chats, may also have messages with ids.
    const hasFlag = value.some((item) => verdictOf(item)?.isFlag === true);
    if (!hasFlag && !(response.status === 207 && /apirest/i.test(urlPath(request.url)))) return null;
    const lists = request.lists.filter(({ isMap, items }) => !isMap && items.length >= value.length);
    const list = lists.find(({ items }) => items.length === value.length) ?? lists[0];
    const label = list && requestItemLabels(list);
    const items = value.map((item, i): Item => {
      const verdict = verdictOf(item);
      const requested = list?.items[i];
      const message = textOf(member(item, 'message'));
      return {
        path: [i],
        label: verdict?.id ?? (requested && label?.(requested)) ?? words.number(i),
        outcome: verdict?.isDone ? 'success' : 'failure',
        message: message === '' ? null : message,
        requestIndex: requested ? i : null,
      };
    });
    return {
      dialect: { id: 'glpi', name: 'GLPI' },
      confidence: 'certain',
      evidence: evidenceMessages.flagged('body[]', items.length, items.length),
      items: itemsFromArray(items),
      ...(list ? listCoverageByOrder(list, value.length) : UNKNOWN_COVERAGE),
    };
  },
};

interface Verdict {
  readonly id: string | null;
  readonly isDone: boolean;
  /** Whether the outcome is a boolean. */
  readonly isFlag: boolean;
}

function verdictOf(item: Json): Verdict | null {
  if (!isObject(item) || typeof item['message'] !== 'string') return null;
  const others = Object.entries(item).filter(([key]) => key !== 'message');
  const [first, second] = others;
  if (!first || second) return null;
  const [key, value] = first;
  if (key === 'id' && (value === false || typeof value === 'number'))
    return { id: value === false ? null : String(value), isDone: value !== false, isFlag: value === false };
  return /^\d+$/.test(key) && typeof value === 'boolean' ? { id: key, isDone: value, isFlag: true } : null;
}
