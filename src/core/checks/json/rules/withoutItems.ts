import {
  isList,
  isMemberless,
  isObject,
  type Json,
  type JsonObject,
  onlyMember,
} from '../../../read/json/syntax/value.ts';
import { paramList, paramText } from '../../params.ts';
import type { Batch } from '../batch.ts';
import type { FoundList } from '../lists.ts';
import { isResult } from '../status.ts';

/** Checks a body without items: one of these rules applies, unless the elements of a list state their results in a member. */
export function checkWithoutItems(batch: Batch): void {
  const { root, lists } = batch;
  const unstated = largestUnstated(lists);
  const problem = rootProblem(root);
  const isEmpty = (isObject(root) && isMemberless(root)) || lists.some(({ kind, size }) => kind !== null && size === 0);
  if (problem) batch.report('json-problem-root', [], problem);
  if (isEmpty) batch.report('json-empty-results', []);
  if (unstated && statesBelow(unstated)) return;
  if (unstated) batch.report('json-list-without-statuses', unstated.path, { count: unstated.size });
  if (problem || isEmpty || unstated) return;
  batch.report('json-no-substatuses', [], { keys: isObject(root) ? paramList(Object.keys(root)) : '' });
}

function largestUnstated(lists: readonly FoundList[]): FoundList | null {
  let largest: FoundList | null = null;
  for (const list of lists) {
    const isNamed = list.kind === 'result' || list.kind === 'success';
    if (isNamed && list.size > (largest?.size ?? 0)) largest = list;
  }
  return largest;
}

/** Whether each element is an object with a single member that states a result, as in Elasticsearch: `{"index": {"status": 201}}`. */
function statesBelow({ elements }: FoundList): boolean {
  for (const [, element] of elements()) {
    const only = isObject(element) ? onlyMember(element) : null;
    if (!only || !isObject(only[1]) || !isResult(only[1])) return false;
  }
  return true;
}

/** The values of the message, if the body is a single problem details object whose status is not 207. */
function rootProblem(root: Json): { readonly status: string; readonly title: string } | null {
  if (!isObject(root) || root['status'] === 207) return null;
  const has = (name: string): boolean => Object.hasOwn(root, name);
  if (!(has('title') || has('type')) || !(has('status') || has('detail'))) return null;
  return { status: textOf(root, 'status'), title: textOf(root, 'title') || textOf(root, 'type') };
}

function textOf(object: JsonObject, name: string): string {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  return value === undefined || value === null || isObject(value) || isList(value) ? '' : paramText(String(value));
}
