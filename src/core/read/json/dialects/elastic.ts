import type { Message } from '../../../model/message.ts';
import { operationMessages } from '../../../model/messages.ts';
import { outcomeOfStatus } from '../../../model/outcome.ts';
import { evidenceMessages } from '../evidenceMessages.ts';
import * as words from '../messages.ts';
import { type RecognizedBatch, type Item, itemsFromArray } from '../items/item.ts';
import { coverageByOrder, UNKNOWN_COVERAGE } from '../items/requestCoverage.ts';
import { parseStatusCode } from '../vocabulary/statusCode.ts';
import { itemMessage } from '../items/itemMessage.ts';
import { urlPath, type ParsedRequest } from '../request/requestLists.ts';
import {
  isList,
  isMemberless,
  isObject,
  joined,
  type Json,
  type JsonList,
  member,
  onlyMember,
  textOf,
} from '../syntax/value.ts';
import type { DialectReader } from './dialectReader.ts';

const ACTIONS = new Set(['index', 'create', 'update', 'delete']);

/**
 * Bulk and multi-search of Elasticsearch and OpenSearch. The items of a bulk are in the order of the actions in the NDJSON of
 * the request, where each action except `delete` has a second line; `filter_path` may omit successes.
 * https://www.elastic.co/docs/api/doc/elasticsearch/operation/operation-bulk
 */
export const ELASTIC: DialectReader = {
  id: 'elasticsearch',
  name: 'Elasticsearch and OpenSearch bulk and multi-search',
  read: ({ value }, request) => {
    const items = member(value, 'items');
    if (isList(items) && items.length > 0 && items.every(isAction)) return bulk(value, items, request);
    const responses = member(value, 'responses');
    const isSearch = /\/_msearch(?:\/template)?$/.test(urlPath(request.url));
    if (
      isList(responses) &&
      responses.length > 0 &&
      responses.every(
        (one) =>
          isObject(one) &&
          (isSearch || isMemberless(one) || isObject(member(one, 'hits')) || isObject(member(one, 'error'))),
      ) &&
      responses.some((one) => isSearch || isObject(member(one, 'hits')))
    ) {
      return searches(responses, request);
    }
    return null;
  },
};

function isAction(item: Json): boolean {
  const only = onlyMember(item);
  return (
    only !== null &&
    ACTIONS.has(only[0]) &&
    isObject(only[1]) &&
    (parseStatusCode(member(only[1], 'status')) !== null || member(only[1], 'error') !== undefined)
  );
}

function bulk(value: Json, results: JsonList, request: ParsedRequest): RecognizedBatch {
  const actions = linesOf(request).filter(
    (line) => ACTIONS.has(onlyMember(line)?.[0] ?? '') && isObject(onlyMember(line)?.[1]),
  );
  // Without the request, `took` shows that the response is complete.
  const isComplete = actions.length > 0 ? actions.length === results.length : member(value, 'took') !== undefined;
  const items = results.map((entry, i): Item => {
    const [action, result] = onlyMember(entry) ?? ['', null];
    const status = parseStatusCode(member(result, 'status'))?.status ?? null;
    const error = member(result, 'error');
    const own = status === null ? 'failure' : outcomeOfStatus(status);
    const incomplete = own === 'success' ? incompleteIn(result) : null;
    const outcome = incomplete === null ? own : 'partial';
    const isFailing = outcome === 'failure' || outcome === 'dependent';
    const errorMessage =
      error === undefined
        ? null
        : typeof error === 'string'
          ? error
          : (textOf(member(error, 'reason')) ?? itemMessage({ error }, true));
    return {
      path: ['items', i],
      label:
        [textOf(member(result, '_index')), textOf(member(result, '_id'))].filter((part) => part !== null).join('/') ||
        words.number(i),
      outcome,
      status,
      message: errorMessage ?? incomplete ?? (isFailing ? textOf(member(result, 'result')) : null),
      code: textOf(member(error, 'type')),
      note: action,
      requestIndex: isComplete ? i : null,
    };
  });
  return {
    dialect: { id: 'elasticsearch-bulk', name: 'Elasticsearch bulk' },
    confidence: 'certain',
    evidence: evidenceMessages.elasticBulk(items.length),
    items: itemsFromArray(items),
    ...(isFiltered(request) ? UNKNOWN_COVERAGE : coverageByOrder(actions, items.length, actionName)),
  };
}

function searches(responses: JsonList, request: ParsedRequest): RecognizedBatch {
  const headers = linesOf(request).filter((_, i) => i % 2 === 0);
  const items = responses.map((response, i): Item => {
    const error = member(response, 'error');
    const status = parseStatusCode(member(response, 'status'))?.status ?? null;
    const stated = isObject(response) && isMemberless(response) && !isFiltered(request) ? 'unknown' : 'success';
    const own = status !== null ? outcomeOfStatus(status) : error === undefined ? stated : 'failure';
    const incomplete = own === 'success' ? incompleteIn(response) : null;
    const index = headers.length === responses.length ? member(headers[i], 'index') : undefined;
    return {
      path: ['responses', i],
      label: joined(index, ',') ?? textOf(index) ?? textOf(member(error, 'index')) ?? words.number(i),
      outcome: incomplete === null ? own : 'partial',
      status,
      message: error === undefined ? incomplete : (textOf(member(error, 'reason')) ?? itemMessage({ error }, true)),
      code: textOf(member(error, 'type')),
      requestIndex: i,
    };
  });
  return {
    dialect: { id: 'elasticsearch-msearch', name: 'Elasticsearch multi-search' },
    confidence: 'certain',
    evidence: evidenceMessages.elasticSearches(items.length),
    items: itemsFromArray(items),
    ...(isFiltered(request)
      ? UNKNOWN_COVERAGE
      : coverageByOrder(headers, items.length, (header) => textOf(member(header, 'index')))),
  };
}

/** The reason why a result with a good status is incomplete (shards failed, or the search timed out); null if it is complete. */
function incompleteIn(result: Json): Message | null {
  const shards = member(result, '_shards');
  const failed = member(shards, 'failed');
  if (typeof failed === 'number' && failed > 0) {
    const total = member(shards, 'total');
    return operationMessages.failedShards(failed, typeof total === 'number' ? total : null);
  }
  return member(result, 'timed_out') === true ? operationMessages.timedOut : null;
}

/** Whether `filter_path` may have removed items from the response. */
function isFiltered({ url }: ParsedRequest): boolean {
  return /[?&]filter_path=/.test(url ?? '');
}

/** `my-index/1` */
function actionName(action: Json): string | null {
  const target = onlyMember(action)?.[1];
  const name = [textOf(member(target, '_index')), textOf(member(target, '_id'))].filter((part) => part !== null);
  return name.length > 0 ? name.join('/') : null;
}

/** The lines of the request's NDJSON. */
function linesOf(request: ParsedRequest): JsonList {
  return request.lists.find(({ path, isMap }) => path.length === 0 && !isMap)?.items.map(({ value }) => value) ?? [];
}
