import places from './statuses/places.json' with { type: 'json' };
import registered from './statuses/registered.json' with { type: 'json' };
import unregistered from './statuses/unregistered.json' with { type: 'json' };
import classes from './statuses/classes.json' with { type: 'json' };
import type { StatusPlace } from './place.ts';
import { type Source, sourceOf } from './source.ts';

/**
 * Whether the same operation can be sent again.
 *
 * - `no`: it is expected to fail again
 * - `later`: unchanged, if it is idempotent
 * - `wait`: unchanged, after the time in Retry-After
 * - `redirect`: at another URL
 * - `after-change`: after the request, the resource or the permissions changed
 * - `after-cause`: after the operation that it depends on succeeded
 * - `pending`: it is still being processed
 * - `next`: the next results can be requested
 * - `done`: there is nothing to repeat
 * - `unknown`: the status does not state how the operation ended
 */
export type Retry = (typeof RETRIES)[number];

export const RETRIES = [
  'no',
  'later',
  'wait',
  'redirect',
  'after-change',
  'after-cause',
  'pending',
  'next',
  'done',
  'unknown',
] as const;

export interface StatusExplanation {
  /** What the status means in its place; one or two sentences. */
  readonly means: string;
  /** What to do next; null if there is nothing to do. */
  readonly try: string | null;
  readonly retry: Retry;
  readonly source: Source;
}

/** A status in the data. */
interface Entry {
  readonly means: string;
  readonly try?: string;
  /** Omitted in a place if it is as in other places. */
  readonly retry?: string;
  readonly source: string;
}

type Entries = Readonly<Record<string, Entry>>;

const PLACES: Readonly<Record<string, Entries>> = places;
const REGISTERED: Entries = registered;
const UNREGISTERED: Entries = unregistered;
const CLASSES: Entries = classes;

/** The more general place that applies if the data has no text for a status in a place. */
const GENERAL: Readonly<Partial<Record<StatusPlace, StatusPlace>>> = {
  'read-empty': 'read',
  read: 'properties',
  proppatch: 'properties',
  mkcol: 'properties',
  mkcalendar: 'properties',
  delete: 'resource',
  copy: 'resource',
  move: 'resource',
  lock: 'resource',
  propfind: 'resource',
  sync: 'resource',
  'calendar-multiget': 'resource',
  'addressbook-multiget': 'resource',
  truncated: 'resource',
  'truncated-query': 'resource',
  'truncated-search': 'resource',
};

/** Explains a status in its place. A status that is not registered is explained by its class (RFC 9110 section 15). */
export function explainStatus(code: number, place: StatusPlace): StatusExplanation {
  const anywhere = REGISTERED[code] ?? UNREGISTERED[code] ?? entryOfClass(code);
  const entry = entryIn(code, place) ?? anywhere;
  return {
    means: entry.means,
    try: entry.try ?? null,
    retry: RETRIES.find((retry) => retry === (entry.retry ?? anywhere.retry)) ?? 'unknown',
    source: sourceOf(entry.source),
  };
}

function entryIn(code: number, place: StatusPlace): Entry | undefined {
  for (let at: StatusPlace | undefined = place; at !== undefined; at = GENERAL[at]) {
    const entry = PLACES[at]?.[code];
    if (entry) return entry;
  }
  return undefined;
}

function entryOfClass(code: number): Entry {
  const entry = CLASSES[Math.floor(code / 100)] ?? CLASSES['invalid'];
  if (!entry) throw new Error('The data has no text for invalid statuses');
  return entry;
}
