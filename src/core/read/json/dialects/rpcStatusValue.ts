import { isObject, type Json, member } from '../syntax/value.ts';

const MEMBERS = new Set(['code', 'message', 'details', '@type']);
const NAMES =
  'OK CANCELLED UNKNOWN INVALID_ARGUMENT DEADLINE_EXCEEDED NOT_FOUND ALREADY_EXISTS PERMISSION_DENIED RESOURCE_EXHAUSTED FAILED_PRECONDITION ABORTED OUT_OF_RANGE UNIMPLEMENTED INTERNAL UNAVAILABLE DATA_LOSS UNAUTHENTICATED'.split(
    ' ',
  );

/** Whether a value has only the members of a google.rpc.Status, and a code of gRPC. */
export function isRpcStatus(value: Json | undefined): boolean {
  return isObject(value) && Object.keys(value).every((name) => MEMBERS.has(name)) && rpcCode(value) <= 16;
}

/** The name of a gRPC code. */
export function rpcName(code: number): string {
  return NAMES[code] ?? String(code);
}

/** The gRPC code; Infinity if the value is not a code. */
export function rpcCode(status: Json): number {
  const code = member(status, 'code') ?? 0;
  return typeof code === 'number' && Number.isInteger(code) && code >= 0 ? code : Number.POSITIVE_INFINITY;
}
