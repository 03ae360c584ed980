import type { Json } from '../syntax/value.ts';
import { nameWords } from './nameRoles.ts';

/** A status code as written in a body. */
export interface StatusCode {
  /** 200 to 599; null if the text is not an HTTP status. */
  readonly status: number | null;
  /** As written. */
  readonly text: string;
}

const LINE =
  /^\s*(?:HTTP(?:\/\d(?:\.\d)?\s+|[\s:_-]))?([2-5]\d\d)(?:(?:\s+(?:[-–:]\s+)?|:\s*)(\p{L}[^\n]{0,80}))?\s*$/u;

/** 200 to 599 as numbers, created once: a batch has one in each item. */
const STATUSES: readonly StatusCode[] = Array.from({ length: 400 }, (_, at) => ({
  status: at + 200,
  text: String(at + 200),
}));

/**
 * Parses a number, a string of digits or a status line (`404 Not Found`, `HTTP/1.1 404`, `404: Not Found`). Numbers that are not a status
 * (200.5, -404, 1e400, "2O0") give a null `status`; null for words and all other values.
 */
export function parseStatusCode(value: Json | undefined): StatusCode | null {
  if (typeof value === 'number') return STATUSES[value - 200] ?? { status: null, text: String(value) };
  if (typeof value !== 'string' || !mayBeCode(value)) return null;
  const digits = LINE.exec(value)?.[1];
  if (digits !== undefined) return { status: Number(digits), text: value.trim() };
  return /^\s*(?:HTTP\/|[-+]?\d)/.test(value) && value.length <= 60 ? { status: null, text: value.trim() } : null;
}

/** Only the `status` of {@link parseStatusCode}, without creating an object. */
export function statusNumber(value: Json | undefined): number | null {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 200 && value <= 599 ? value : null;
  if (typeof value !== 'string' || !mayBeCode(value) || isNoLine(value)) return null;
  const digits = LINE.exec(value)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Whether a text starts with a digit, as many ids do, but continues as no status line does. A cheap test before a regex. */
function isNoLine(text: string): boolean {
  const first = text.charCodeAt(0);
  const fourth = text.charCodeAt(3);
  return first >= 0x30 && first <= 0x39 && fourth > 0x20 && fourth < 0x7f && fourth !== 0x3a;
}

/** A cheap test by the first character, since most texts are words. */
function mayBeCode(text: string): boolean {
  const first = text.charCodeAt(0);
  // An ASCII letter other than the H of HTTP starts a word; any other character may be a space before a code.
  return first === 0x48 || !((first >= 0x41 && first <= 0x5a) || (first >= 0x61 && first <= 0x7a));
}

/** Whether a string is a status line with a reason phrase, not digits alone. */
export function isStatusLine(value: Json | undefined): boolean {
  return typeof value === 'string' && mayBeCode(value) && LINE.exec(value)?.[2] !== undefined;
}

/** The reason phrase of a status line; null if it has none. */
export function reasonPhrase(text: string): string | null {
  return mayBeCode(text) ? (LINE.exec(text)?.[2]?.trim() ?? null) : null;
}

const REGISTERED = new Set(
  '200 201 202 203 204 205 206 207 208 226 300 301 302 303 304 305 307 308 400 401 402 403 404 405 406 407 408 409 410 411 412 413 414 415 416 417 418 421 422 423 424 425 426 428 429 431 451 499 500 501 502 503 504 505 506 507 508 510 511'
    .split(' ')
    .map(Number),
);

/** Whether a status is in the IANA registry, or is nginx's 499. Other codes only count in members named like a status. */
export function isRegisteredStatus(status: number): boolean {
  return REGISTERED.has(status);
}

/**
 * How likely a member holds an HTTP status, by its name. `http`: the name contains HTTP; `status`: usually; `code`: only if
 * all values of the column look like one; `error`: the code of an error, most often the vendor's own.
 */
export type CodeMemberKind = 'http' | 'status' | 'code' | 'error';

const STATUS_NAMES = new Set(
  'status statuscode sstatus responsestatus responsecode responsestatuscode resultstatuscode'.split(' '),
);
const CODE_NAMES = new Set(['code', 'resultcode']);
const ERROR_NAMES = new Set('errorcode errcode errorstatus faultcode'.split(' '));

/** The kind of a member that may hold a status; null for all other names. */
export function codeMemberKind(name: string): CodeMemberKind | null {
  const words = nameWords(name);
  const last = words.at(-1);
  if (words.includes('http') && (last === 'status' || last === 'code' || last === 'line'))
    return last === 'line' ? null : 'http';
  const plain = words.join('');
  if (STATUS_NAMES.has(plain)) return 'status';
  if (CODE_NAMES.has(plain)) return 'code';
  return ERROR_NAMES.has(plain) ? 'error' : null;
}

/** A code found in an item. */
export interface CodeSignal extends StatusCode {
  readonly name: CodeMemberKind;
  /** Its path in the item: `status`, `error.code`. The values of all items at one path are a column. */
  readonly column: string;
  /** Whether a message, an error, headers or a body is beside it, as in a sub-response and not in a resource. */
  accompanied: boolean;
}
