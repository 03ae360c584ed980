import { isErrorName, isErrorValue } from '../vocabulary/failureWords.ts';
import { memberTraits } from '../vocabulary/memberTraits.ts';
import { isResource } from '../vocabulary/resource.ts';
import { isObject, type Json, type JsonObject } from '../syntax/value.ts';

const SAMPLE = 10;

/** Whether a body is a list of errors: `[{"errorCode": "DUPLICATE", "message": "..."}]`. */
export function areErrors(body: readonly Json[]): boolean {
  const sample = body.slice(0, SAMPLE);
  return sample.length > 0 && sample.every((one) => isObject(one) && !isResource(one) && hasErrorPart(one));
}

function hasErrorPart(value: JsonObject): boolean {
  for (const key in value)
    if (memberTraits(key).error !== null && isErrorName(key) && isErrorValue(value[key] ?? null)) return true;
  return false;
}

const MESSAGE_KEYS = ['message', 'Message', 'detail', 'title', 'error', 'msg', 'reason', 'description'];

/** Whether a body has a message. */
export function isExplained(body: JsonObject): boolean {
  return MESSAGE_KEYS.some((key) => Object.hasOwn(body, key) && typeof body[key] === 'string');
}
