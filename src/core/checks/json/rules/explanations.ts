import { isObject, type Json, type JsonObject, member, parseJson } from '../../../read/json/syntax/value.ts';
import type { Batch } from '../batch.ts';
import type { Item } from '../items.ts';
import { hasText, membersIn } from '../members.ts';
import { isMessageName } from '../names.ts';
import { isFilled, statusText } from '../status.ts';

/** Checks what the items tell beside their statuses. */
export function checkExplanations(batch: Batch): void {
  for (const item of batch.items) {
    const { element, status, outcome } = item;
    if (outcome === 'failure' && !isExplained(item))
      batch.reportItem('json-failure-without-message', item, { code: status ? statusText(status) : '-' });
    if (!isObject(element)) continue;
    if (leaksInternals(element)) batch.reportItem('json-leaked-internals', item);
    const body = member(element, 'body');
    if (isNoContent(status?.code) && isFilled(body))
      batch.reportItem('json-no-content-with-body', item, { code: status?.code ?? 0 });
    if (isEncodedTwice(body)) batch.reportItem('json-body-double-encoded', item);
  }
}

/** The members of an item in which an explanation may be, besides the object with its status. */
const HOLDERS = ['response', 'result', 'body'] as const;

function isExplained({ element, status }: Item): boolean {
  if (!isObject(element)) return false;
  if (hasMessage(element) || (status?.object && hasMessage(status.object))) return true;
  return HOLDERS.some((name) => {
    const holder = member(element, name);
    return isObject(holder) && hasMessage(holder);
  });
}

function hasMessage(object: JsonObject): boolean {
  for (const name in object) {
    const value = object[name];
    if (value !== undefined && isMessageName(name) && hasText(value)) return true;
  }
  return false;
}

const LEAK =
  /SQLSTATE|\bORA-\d{5}\b|Traceback \(most recent call last\)|(?:^|\n|\\n)\s*at [^\s(]{1,200} ?\([^)\n]{0,300}\)|(?:^|\n)\s*at \S{1,300}:\d+:\d+|\bat [\w$.<>]{1,200}\([\w$]{1,100}\.(?:java|kt|scala|groovy):\d+\)/;
const STACK = /^stack_?trace$|^stack$/i;

function leaksInternals(element: JsonObject): boolean {
  for (const { name, value } of membersIn(element)) {
    if (name !== null && STACK.test(name) && isFilled(value)) return true;
    if (typeof value === 'string' && LEAK.test(value)) return true;
  }
  return false;
}

function isNoContent(code: number | null | undefined): boolean {
  return code === 204 || code === 205 || code === 304;
}

function isEncodedTwice(body: Json | undefined): boolean {
  if (typeof body !== 'string' || !/^\s*[{[]/.test(body)) return false;
  return typeof parseJson(body) === 'object';
}
