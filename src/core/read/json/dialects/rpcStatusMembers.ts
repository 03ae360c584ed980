import { evidenceMessages } from '../evidenceMessages.ts';
import * as words from '../messages.ts';
import { type Item, itemArray, itemsFromArray, type RecognizedBatch } from '../items/item.ts';
import { itemsAt } from '../items/itemsAt.ts';
import { UNKNOWN_COVERAGE } from '../items/requestCoverage.ts';
import { type ParsedRequest, urlPath } from '../request/requestLists.ts';
import type { JsonDocument } from '../syntax/document.ts';
import { isList, isObject, type Json, type JsonList, type JsonObject, member, textOf } from '../syntax/value.ts';
import { isRpcStatus, rpcCode, rpcName } from './rpcStatusValue.ts';

/**
 * Results with a google.rpc.Status in `status`: groups of Spanner batchWrite, which state the indexes of the request items, and
 * lists such as `mediaItemResults` of the batch methods of Google Photos. Null for any other body.
 */
export function rpcStatusMembers(document: JsonDocument, request: ParsedRequest): RecognizedBatch | null {
  const { value } = document;
  const name = isObject(value) ? Object.keys(value).find((key) => key.endsWith('Results')) : null;
  const rows = name === null ? value : member(value, name ?? '');
  if (name === undefined || !isList(rows) || rows.length === 0) return null;
  if (name === null ? !rows.every(isGroup) : !/:batch/i.test(urlPath(request.url)) || !areResults(rows)) return null;
  const path = name === null ? [] : [name];
  const general = itemArray(itemsAt(document, path, request));
  const items = rows.map((row, i): Item => {
    const code = codeOf(row);
    const indexes = member(row, 'indexes');
    return {
      ...(general[i] ?? { outcome: 'unknown' }),
      path: [...path, i],
      ...(isList(indexes) && {
        label: indexes.map((index) => words.number(Number(index))).join(', '),
        requestIndex: Number(indexes[0]),
      }),
      status: null,
      statusText: null,
      note: null,
      outcome: code === 0 ? 'success' : 'failure',
      message: code === 0 ? null : textOf(member(member(row, 'status'), 'message')),
      code: code === 0 ? null : rpcName(code),
    };
  });
  return {
    dialect: { id: 'google-rpc', name: 'google.rpc.Status list' },
    confidence: 'certain',
    evidence: evidenceMessages.rpcStatuses(words.place(path, false), items.length),
    items: itemsFromArray(items),
    ...UNKNOWN_COVERAGE,
  };
}

/** `{"indexes": [0, 2], "status": {}}` */
function isGroup(row: Json): row is JsonObject {
  const indexes = member(row, 'indexes');
  return isList(indexes) && indexes.length > 0 && indexes.every(Number.isInteger) && isRpcStatus(member(row, 'status'));
}

/** Whether the rows have a status or a resource, and at least one status is an error. */
function areResults(rows: JsonList): boolean {
  return (
    rows.some((row) => codeOf(row) > 0) &&
    rows.every((row) => {
      const status = member(row, 'status');
      return isObject(row) && (status === undefined ? Object.values(row).some(isObject) : isRpcStatus(status));
    })
  );
}

function codeOf(row: Json): number {
  return rpcCode(member(row, 'status') ?? {});
}
