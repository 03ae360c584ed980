import type { Json, JsonObject } from '../syntax/value.ts';
import { parseStatusCode } from './statusCode.ts';
import { statusOfName } from './statusNames.ts';

/**
 * Whether a member of a status object is the text of its code: `{"code": 201, "text": "Created"}`. Names and descriptions of a
 * good code count only if they are its reason phrase, since `{"code": 200, "name": "Delivered"}` is the state of a parcel.
 */
export function describesStatus(name: string, value: Json, { code = null }: JsonObject): boolean {
  if (typeof value !== 'string' || value === '') return false;
  if (name === 'text' || name === 'phrase') return true;
  const status = name === 'name' || name === 'description' ? (parseStatusCode(code)?.status ?? null) : null;
  return status !== null && (status >= 400 || statusOfName(value)?.status === status);
}
