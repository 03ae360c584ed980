import * as words from '../../../words/json.ts';
import type { Item } from '../answer.ts';
import { itemLabels } from '../label.ts';
import { itemsAt } from '../reread.ts';
import { isList, isObject, type Json, member, textOf } from '../value.ts';
import type { DialectReader } from './dialect.ts';

const COMPOSITE = '__composite_requests';

/**
 * Zoho CRM: a list named after the module (`data`, `users`, `tags`) of `{code, details, message, status}`, and composite
 * requests, where `status: "success"` says no more than that the sub-request was sent: its answer is in `details`.
 * https://www.zoho.com/crm/developer/docs/api/v8/insert-records.html
 */
export const ZOHO: DialectReader = {
  id: 'zoho',
  name: 'Zoho CRM records and composite requests',
  read: (document, request) => {
    const { value } = document;
    if (!isObject(value)) return null;
    const key = Object.keys(value).find((name) => {
      const list = value[name];
      return isList(list) && list.length > 0 && list.every(isResult);
    });
    if (key === undefined) return null;
    const list = request.lists.find(({ path, isMap }) => !isMap && path.length === 1 && path[0] === key);
    const nameOf = list && itemLabels(list);
    const items = itemsAt(document, [key], request).map((item): Item => {
      const asked =
        item.outcome === 'failure' && item.requestIndex != null ? list?.items[item.requestIndex] : undefined;
      // `details` names the field that is wrong, which many records have.
      return {
        ...item,
        label: (asked && (textOf(member(asked.value, 'id')) ?? nameOf?.(asked))) ?? item.label ?? null,
      };
    });
    const isComposite = key === COMPOSITE;
    return {
      dialect: isComposite ? { id: 'zoho-composite', name: 'Zoho composite' } : { id: 'zoho', name: 'Zoho CRM' },
      confidence: 'certain',
      evidence: words.carried(
        words.place([key], false),
        isComposite ? 'details.response.status_code' : 'status',
        isComposite ? items.filter(({ status }) => status != null).length : items.length,
        items.length,
      ),
      items,
      unanswered: [],
    };
  },
};

/** Codes in capitals beside a word, a sentence and details. */
function isResult(value: Json): boolean {
  const code = member(value, 'code');
  return (
    typeof code === 'string' &&
    /^[A-Z][A-Z_]+$/.test(code) &&
    (member(value, 'status') === 'success' || member(value, 'status') === 'error') &&
    typeof member(value, 'message') === 'string' &&
    member(value, 'details') !== undefined
  );
}
