import { isList, isObject, type Json, type JsonObject, member, onlyMember } from '../../read/json/syntax/value.ts';
import { paramText } from '../params.ts';
import { CODE_MEMBERS, STATUS_HOLDERS, STATUS_OBJECT_MEMBERS, STATUS_RANKS, successOfWord } from './names.ts';

/** The status of an item, as its member states it. */
export interface ItemStatus {
  /** The name of the member; null if the name of the only member is the status. */
  readonly name: string | null;
  readonly value: Json;
  /** The number, also if it is no HTTP status; null for a word, and for a value that is neither. */
  readonly code: number | null;
  /** Whether the word means success; null if it is no word. */
  readonly isGood: boolean | null;
  /** The object that holds the status: the value of the member, or of the only member. */
  readonly object: JsonObject | null;
}

/** A status as in the message of a finding. */
export function statusText({ value }: ItemStatus): string {
  return isList(value) ? '[…]' : isObject(value) ? '{…}' : paramText(String(value));
}

/** Finds the status of an item; null if it has none, or one that is the word of a business state. */
export function statusOf(element: JsonObject): ItemStatus | null {
  const own = statusIn(element);
  if (own) return own;
  for (const name of STATUS_HOLDERS) {
    const holder = member(element, name);
    const status = isObject(holder) ? statusIn(holder) : null;
    if (status) return status;
  }
  const only = onlyMember(element);
  if (!only || !/^[1-5]\d\d$/.test(only[0]) || !isObject(only[1])) return null;
  return { name: null, value: only[0], code: Number(only[0]), isGood: null, object: only[1] };
}

function statusIn(holder: JsonObject): ItemStatus | null {
  let best: ItemStatus | null = null;
  let bestRank = Infinity;
  for (const name in holder) {
    const rank = STATUS_RANKS.get(name);
    if (rank === undefined || rank >= bestRank) continue;
    const value = member(holder, name);
    const status = value === undefined ? null : readStatus(name, value);
    if (status) [best, bestRank] = [status, rank];
  }
  return best;
}

function readStatus(name: string, value: Json): ItemStatus | null {
  const object = isObject(value) ? value : null;
  const stated = object ? memberOfStatus(object) : value;
  const read = interpret(stated);
  const isCodeOnly = CODE_MEMBERS.has(name);
  if (!read || (isCodeOnly && !isStatus(read.code))) return null;
  return { name, value: stated ?? value, ...read, object };
}

function memberOfStatus(object: JsonObject): Json | undefined {
  const name = STATUS_OBJECT_MEMBERS.find((candidate) => Object.hasOwn(object, candidate));
  return name === undefined ? undefined : object[name];
}

function isStatus(code: number | null): boolean {
  return code !== null && code >= 100 && code <= 599;
}

/** Null for the word of a business state, which is not read. */
function interpret(value: Json | undefined): Pick<ItemStatus, 'code' | 'isGood'> | null {
  if (typeof value === 'number') return { code: Number.isInteger(value) ? value : null, isGood: null };
  if (typeof value !== 'string') return { code: null, isGood: null };
  const text = value.slice(0, LONGEST_STATUS).trim();
  const digits = CODE.exec(text)?.[1];
  if (digits !== undefined) return { code: Number(digits), isGood: null };
  const isGood = successOfWord(text.toLowerCase());
  return isGood === undefined ? null : { code: null, isGood };
}

/** The number of a status as a number or a string; null for all other values. */
export function statusNumber(value: Json | undefined): number | null {
  return interpret(value)?.code ?? null;
}

const LONGEST_STATUS = 200;
const CODE = /^(?:HTTP\/\d+(?:\.\d+)?\s+)?(\d{3})(?:\s.*)?$/is;

/** The member `success` or `ok` of an item that is a boolean; null if there is none. */
export function flagOf(element: JsonObject): { readonly name: string; readonly value: boolean } | null {
  for (const name of ['success', 'ok']) {
    const value = member(element, name);
    if (typeof value === 'boolean') return { name, value };
  }
  return null;
}

/** The name of the member `error` or `errors` that is not empty; null if there is none. */
export function filledError(element: JsonObject): string | null {
  return ['error', 'errors'].find((name) => isFilled(member(element, name))) ?? null;
}

/** Whether a value is neither missing nor null, false, zero or empty. */
export function isFilled(value: Json | undefined): boolean {
  if (isList(value)) return value.length > 0;
  if (!isObject(value)) return Boolean(value);
  for (const _name in value) return true;
  return false;
}

/** Whether an object is the result of a part: it has a status, a boolean `success` or `ok`, or an error. */
export function isResult(element: JsonObject): boolean {
  return statusOf(element) !== null || flagOf(element) !== null || filledError(element) !== null;
}
