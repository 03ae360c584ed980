import type { Exchange } from '../../core/har/exchange.ts';
import type { DisplayText } from '../../core/model/message.ts';
import type { Operation, Range } from '../../core/model/operation.ts';
import { requestItemsOf } from '../../core/read/requested/requestItems.ts';
import type { RequestItemDetail, RowKey } from '../api/treeRow.ts';
import type { StoredExchange } from '../store/storedExchange.ts';
import { rowMessages } from '../tree/messages.ts';
import { parseRowKey, type RowTarget } from '../tree/rowKey.ts';
import { sourceLines } from './sourceLines.ts';

/** Finds the part of the request that a row belongs to; null if there is no such row. */
export function requestItemOfRow(stored: StoredExchange, row: RowKey): RequestItemDetail | null {
  const { exchange, report } = stored;
  const target = parseRowKey(row);
  if (!target) return null;
  const { body } = exchange.request;
  if (body === null || body === '') return without(missingBodyNote(exchange, stored.isRequestBodyLost));
  const items = requestItemsOf(exchange, report);
  if (target.kind === 'unanswered') {
    const item = report.unanswered[target.index];
    return item ? found(body, items.ofUnanswered(item), rowMessages.noRequestItem) : null;
  }
  if (!('operation' in target) || target.operation === null || target.operation >= report.operations.size) return null;
  const operation = report.operations.detail(target.operation);
  const name = propertyName(target, operation);
  if (name !== null) return found(body, items.ofProperty(name), rowMessages.propertyNotInRequest);
  const note = operation.unrequested ? rowMessages.notInRequest : rowMessages.noRequestItem;
  return found(body, items.ofOperation(operation), note);
}

function found(body: string, range: Range | null, note: DisplayText): RequestItemDetail {
  return range === null ? without(note) : { range, lines: sourceLines(body, range), note: null };
}

function without(note: DisplayText): RequestItemDetail {
  return { range: null, lines: null, note };
}

function propertyName(target: RowTarget, { propstats }: Operation): string | null {
  return target.kind === 'property' ? (propstats[target.propstat]?.properties[target.index]?.name ?? null) : null;
}

/** A request had a body if its headers state a length. A body that was imported alone has no request. */
function missingBodyNote({ request }: Exchange, isLost: boolean): DisplayText {
  const length = request.headers.find(({ name }) => name.toLowerCase() === 'content-length')?.value ?? '0';
  const isChunked = request.headers.some(({ name }) => name.toLowerCase() === 'transfer-encoding');
  const isKnown = request.method !== null && !isLost && Number(length) === 0 && !isChunked;
  return isKnown ? rowMessages.requestWithoutBody : rowMessages.requestBodyUnavailable;
}
