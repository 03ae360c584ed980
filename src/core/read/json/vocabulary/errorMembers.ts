import { memberTraits } from './memberTraits.ts';
import { type Json, isList, isObject } from '../syntax/value.ts';
import { meansNoError } from './statusWords.ts';

/**
 * Whether the value of a member named like an error states one. Empty values (`[]`, `{"errorMessages": [], "errors": {}}`),
 * values that deny an error (`{"code": "Success", "message": null}`) and numbers, which are counts, do not.
 */
export function statesError(value: Json | undefined): boolean {
  if (typeof value === 'string') return value.trim() !== '' && !meansNoError(value);
  if (isList(value)) return value.some((item) => statesError(item));
  if (!isObject(value)) return false;
  let filled = false;
  for (const key in value) {
    const inner = value[key];
    const traits = memberTraits(key);
    if ((traits.code !== null || traits.name === 'type') && deniesError(inner)) return false;
    filled ||= !isEmpty(inner);
  }
  return filled;
}

/**
 * Whether the value of a part of an error (`errorCode`, `ErrorMessage`) states one. Only 0 and 200 mean success: the REST
 * proxy of Kafka sends `"error_code": 200`, and some APIs use 201 to 299 as error codes.
 */
export function statesErrorPart(value: Json | undefined): boolean {
  if (value === 200 || value === '200') return false;
  return typeof value === 'number' ? value !== 0 : statesError(value);
}

function deniesError(code: Json | undefined): boolean {
  return (typeof code === 'string' && code !== '' && meansNoError(code)) || code === 0;
}

function isEmpty(value: Json | undefined): boolean {
  if (value === null || value === undefined || value === '' || value === false) return true;
  if (isList(value)) return value.length === 0;
  return (
    isObject(value) &&
    Object.values(value).every(
      (inner) =>
        inner === null || inner === '' || ((isList(inner) || isObject(inner)) && Object.keys(inner).length === 0),
    )
  );
}
