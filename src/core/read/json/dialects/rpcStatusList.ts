import { evidenceMessages } from '../evidenceMessages.ts';
import * as words from '../messages.ts';
import { type Item, itemsFromArray } from '../items/item.ts';
import { listCoverageByOrder, UNKNOWN_COVERAGE } from '../items/requestCoverage.ts';
import { requestItemLabels } from '../items/rowLabels.ts';
import { isList, isObject, type JsonList, member, textOf } from '../syntax/value.ts';
import { isRpcStatus, rpcCode, rpcName } from './rpcStatusValue.ts';
import { rpcStatusMembers } from './rpcStatusMembers.ts';
import type { DialectReader } from './dialectReader.ts';

const NAMED: readonly string[] = ['status', 'statuses'];

/**
 * Lists of google.rpc.Status beside an equally long list of results (batchWrite of Firestore). The codes are gRPC codes; 0
 * (OK) is omitted in JSON. https://cloud.google.com/apis/design/errors#error_model
 */
export const RPC_STATUS: DialectReader = {
  id: 'google-rpc',
  name: 'Lists of google.rpc.Status (Firestore batchWrite)',
  read: (document, request) => {
    const { value, recovered } = document;
    if (!isObject(value) || !NAMED.some((name) => isList(member(value, name))))
      return rpcStatusMembers(document, request);
    const lists = Object.entries(value).filter(([, inner]) => isList(inner));
    const [key, list] =
      lists.find(
        ([name, inner]) =>
          NAMED.includes(name) &&
          isList(inner) &&
          isStatuses(inner) &&
          lists.some(
            ([other, beside]) =>
              other !== name &&
              isList(beside) &&
              (recovered ? beside.length >= inner.length : beside.length === inner.length),
          ),
      ) ?? [];
    if (key === undefined || !isList(list)) return null;
    const longEnough = request.lists.filter(
      ({ items, isMap, path }) => !isMap && path.length <= 1 && items.length >= list.length,
    );
    const requested = longEnough.find(({ items }) => items.length === list.length) ?? longEnough[0];
    const label = requested ? requestItemLabels(requested) : null;
    const items = list.map((status, i): Item => {
      const code = rpcCode(status);
      const item = requested?.items[i];
      return {
        path: [key, i],
        label: (item && label?.(item)) ?? words.number(i),
        outcome: code === 0 ? 'success' : 'failure',
        message: code === 0 ? null : textOf(member(status, 'message')),
        code: code === 0 ? null : rpcName(code),
        requestIndex: item ? i : null,
      };
    });
    return {
      dialect: { id: 'google-rpc', name: 'google.rpc.Status list' },
      confidence: 'certain',
      evidence: evidenceMessages.rpcStatuses(words.place([key], false), items.length),
      items: itemsFromArray(items),
      ...(requested && !recovered ? listCoverageByOrder(requested, list.length) : UNKNOWN_COVERAGE),
    };
  },
};

function isStatuses(list: JsonList): boolean {
  return list.length > 0 && list.every((one) => isRpcStatus(one));
}
