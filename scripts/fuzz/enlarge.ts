import { withBody, withRequest } from './exchange.ts';
import type { Random } from './random.ts';
import type { Seed } from './seeds.ts';

/** A seed, and the text that replaces its own. */
export interface LongText {
  readonly seed: Seed;
  readonly text: string;
}

/** The length of all parsed texts: the text, the request body and, for rules, the response body. */
export function lengthOf({ seed, text }: LongText): number {
  const { request, body } = seed.exchange;
  return text.length + (request.body?.length ?? 0) + (seed.kind === 'rules' ? (body.text?.length ?? 0) : 0);
}

/**
 * Enlarges a text. May enlarge the request body together with a response; enlarges a response together with rules.
 *
 * @param partner the JSON response that long rules are applied to
 * @param size approximate total length in UTF-16 code units
 */
export function enlargeSeed({ seed, text }: LongText, partner: Seed | null, size: number, random: Random): LongText {
  const half = size >> 1;
  if (seed.kind === 'rules') {
    const { exchange } = partner ?? seed;
    const body = exchange.body.text ?? '';
    const tried = withBody(exchange, repeatStretch(body, half, random), exchange.response.status);
    return { seed: { ...seed, exchange: tried }, text: growJson(text, half, random) };
  }
  const { body } = seed.exchange.request;
  if (body === null || body === '' || seed.kind === 'har' || seed.kind === 'file' || random.below(2) === 0)
    return { seed, text: random.below(3) === 0 ? growJson(text, size, random) : repeatStretch(text, size, random) };
  const request = random.below(2) === 0 ? growJson(body, half, random) : repeatStretch(body, half, random);
  return { seed: { ...seed, exchange: withRequest(seed.exchange, request) }, text: repeatStretch(text, half, random) };
}

/**
 * Enlarges one list, object or string of a JSON text. Copies of items and members have numbers in their strings and names,
 * so that they differ. Strings repeat a segment, which makes long pointers and patterns. For a text that is not JSON, see
 * `repeatStretch`.
 */
export function growJson(text: string, size: number, random: Random): string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return repeatStretch(text, size, random);
  }
  const holders: Holder[] = [];
  collect(value, holders, 0);
  if (holders.length === 0) return repeatStretch(text, size, random);
  const holder = random.pick(holders);
  const entries = Object.entries(holder);
  const written = JSON.stringify(holder).length;
  const copies = Math.max(1, Math.floor((size - text.length) / (written + 4 * entries.length)));
  const strings = entries.flatMap(([key, inner]) => (typeof inner === 'string' && inner !== '' ? [[key, inner]] : []));
  const [key = '', string = ''] = strings.length > 0 && random.below(4) === 0 ? random.pick(strings) : [];
  if (key !== '') Object.assign(holder, { [key]: repeatedPart(string, size - text.length, random) });
  else
    for (let copy = 1; copy <= copies; copy += 1)
      for (const [name, inner] of entries) {
        const made = different(inner, copy);
        if (Array.isArray(holder)) holder.push(made);
        else holder[name + String(copy)] = made;
      }
  return JSON.stringify(value);
}

type Holder = unknown[] | Record<string, unknown>;

const DEEPEST = 12;
const MOST_HOLDERS = 2000;

function collect(value: unknown, holders: Holder[], depth: number): void {
  if (depth > DEEPEST || holders.length > MOST_HOLDERS || typeof value !== 'object' || value === null) return;
  const inside: unknown[] = Object.values(value);
  if (inside.length > 0) holders.push(value as Holder);
  for (const inner of inside) collect(inner, holders, depth + 1);
}

/** A copy whose strings, at any depth, end with the number of the copy. */
function different(value: unknown, copy: number): unknown {
  if (typeof value === 'string') return value + String(copy);
  if (Array.isArray(value)) return value.map((inner) => different(inner, copy));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, different(inner, copy)]));
}

/** A string with one of its segments repeated: `/a/*` becomes `/a/a/a/*` or `/a/*` with many `/*`. */
function repeatedPart(text: string, size: number, random: Random): string {
  const starts = [0, ...[...text.matchAll(/[/*.,|]/g)].map(({ index }) => index)];
  const start = random.pick(starts);
  const end = starts.find((at) => at > start) ?? text.length;
  const part = text.slice(start, end);
  return text.slice(0, end) + part.repeat(Math.max(0, Math.floor(size / Math.max(1, part.length)))) + text.slice(end);
}

/**
 * Repeats a random stretch of a text: rows, nesting, attributes or white space. Makes superlinear time and memory visible.
 *
 * @param size approximate length in UTF-16 code units
 */
export function repeatStretch(text: string, size: number, random: Random): string {
  const marks = [...text.matchAll(/[<{[,\n&"]/g)].map(({ index }) => index);
  const start = marks.length > 0 ? random.pick(marks) : random.below(text.length + 1);
  const later = marks.filter((mark) => mark > start);
  const near = later.slice(0, random.pick([1, 4, 40, later.length]) || 1);
  const end = near.length > 0 ? random.pick(near) : text.length;
  const stretch = text.slice(start, end);
  if (stretch === '') return text;
  const times = Math.max(1, Math.floor((size - text.length) / stretch.length));
  const repeated = random.below(2) === 0 ? stretch.repeat(times) : numbered(stretch, times);
  return text.slice(0, start) + repeated + text.slice(end);
}

/** Copies of a stretch in which each word of three letters or more ends with the number of its copy. */
function numbered(stretch: string, times: number): string {
  const parts = stretch.split(/(?<=[A-Za-z]{3})(?![\w:-])/);
  return Array.from({ length: times }, (_, copy) => parts.join(String(copy))).join('');
}
