import { operationMessages } from '../../../model/messages.ts';
import type { Exchange } from '../../../har/exchange.ts';
import type { Item } from './item.ts';
import { itemMethod } from '../vocabulary/itemHeaders.ts';
import { requestItemLabels } from './rowLabels.ts';
import type { RequestItem, RequestList } from '../request/requestLists.ts';

/**
 * The request items without a result, as successes with the note "implied", for an API that is known to list only
 * failures.
 *
 * @param isContradicted whether the body counts fewer successes, so that their outcomes are unknown
 */
export function impliedItems(
  list: RequestList,
  withResult: ReadonlySet<RequestItem>,
  isContradicted = false,
): readonly Item[] {
  const label = requestItemLabels(list);
  return list.items
    .filter((item) => !withResult.has(item))
    .map((item) => ({
      path: [],
      isImplied: true,
      ...(isContradicted
        ? { outcome: 'unknown' as const }
        : { outcome: 'success' as const, note: operationMessages.implied }),
      label: label(item),
      method: itemMethod(item.value),
      requestIndex: item.index,
    }));
}

/** Whether the request asks for failures only: `Prefer: return=minimal` (RFC 7240, RFC 8144), `Brief: t`. */
export function prefersMinimal({ request }: Exchange): boolean {
  return request.headers.some(({ name, value }) => {
    const header = name.toLowerCase();
    if (header === 'brief') return /^\s*t\b/i.test(value);
    return (header === 'prefer' || header === 'ms-prefer') && /(?:^|[\s,;])return\s*=\s*"?minimal\b/i.test(value);
  });
}
