import { isList, isMemberless, isObject, type Json, type JsonObject } from '../../../read/json/syntax/value.ts';
import { paramList, paramText } from '../../params.ts';
import type { Batch } from '../batch.ts';
import type { FoundList } from '../lists.ts';

/** Checks a body without items: one of these rules always applies. */
export function checkWithoutItems(batch: Batch): void {
  const { root, lists } = batch;
  const unstated = largestUnstated(lists);
  const problem = rootProblem(root);
  const isEmpty = (isObject(root) && isMemberless(root)) || lists.some(({ kind, size }) => kind !== null && size === 0);
  if (problem) batch.report('json-problem-root', [], problem);
  if (isEmpty) batch.report('json-empty-results', []);
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
