import { evidenceMessages } from '../evidenceMessages.ts';
import * as words from '../messages.ts';
import type { Items } from '../items/item.ts';
import { listCoverageByOrder, UNKNOWN_COVERAGE } from '../items/requestCoverage.ts';
import { requestItemLabels } from '../items/rowLabels.ts';
import { itemsAt } from '../items/itemsAt.ts';
import { isList, isObject, type Json, member, textOf } from '../syntax/value.ts';
import type { DialectReader } from './dialectReader.ts';

const COMPOSITE = '__composite_requests';

/**
 * Zoho CRM: a list named after the module (`data`, `users`, `tags`) of `{code, details, message, status}`, and composite
 * requests, where `status: "success"` means only that the sub-request was sent; its response is in `details`.
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
    const operations = key === undefined ? undefined : value[key];
    if (key === undefined || !isList(operations)) return null;
    const list = request.lists.find(({ path, isMap }) => !isMap && path.length === 1 && path[0] === key);
    const nameOf = list && requestItemLabels(list);
    const read = itemsAt(document, [key], request);
    // `details` names the invalid field, which does not identify a record.
    const labelOf = (i: number): string | null => {
      const index = list && read.outcome(i) === 'failure' ? read.at(i).requestIndex : null;
      const requested = index == null ? undefined : list?.items[index];
      return (requested && (textOf(member(requested.value, 'id')) ?? nameOf?.(requested))) ?? read.label(i);
    };
    const items: Items = { ...read, label: labelOf, at: (i) => ({ ...read.at(i), label: labelOf(i) }) };
    const isComposite = key === COMPOSITE;
    return {
      dialect: isComposite ? { id: 'zoho-composite', name: 'Zoho composite' } : { id: 'zoho', name: 'Zoho CRM' },
      confidence: 'certain',
      evidence: evidenceMessages.present(
        words.place([key], false),
        isComposite ? 'details.response.status_code' : 'status',
        isComposite ? operations.filter((_, i) => items.status(i) !== null).length : items.size,
        items.size,
      ),
      items,
      ...(list && !document.recovered ? listCoverageByOrder(list, items.size) : UNKNOWN_COVERAGE),
    };
  },
};

/** Whether an item has a code in capitals, a status word, a message and details. */
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
