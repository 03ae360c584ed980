import { outcomeOfWord } from './statusWords.ts';
import { isObject, type Json, member } from '../syntax/value.ts';

const MEMBERS = new Set(['code', 'message', 'details', '@type']);
/** UNAUTHENTICATED, the last of the gRPC codes. */
const LAST_CODE = 16;

/**
 * Whether a value is a google.rpc.Status that states an error: `{"code": 3, "message": "NOT_IMAGE: …"}`. Code 0 is OK and
 * is left out in JSON. https://cloud.google.com/apis/design/errors#error_model
 */
export function isRpcError(value: Json): boolean {
  if (!isObject(value) || Object.keys(value).some((key) => !MEMBERS.has(key))) return false;
  const code = member(value, 'code');
  const message = member(value, 'message');
  return (
    typeof code === 'number' &&
    Number.isInteger(code) &&
    code > 0 &&
    code <= LAST_CODE &&
    typeof message === 'string' &&
    outcomeOfWord(message) !== 'success'
  );
}
