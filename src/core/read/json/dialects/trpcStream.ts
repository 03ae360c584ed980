import { operationMessages } from '../../../model/messages.ts';
import { evidenceMessages } from '../evidenceMessages.ts';
import { type Item, itemsFromArray } from '../items/item.ts';
import { coverageByOrder } from '../items/requestCoverage.ts';
import type { JsonDocument } from '../syntax/document.ts';
import { isList, isObject, type Json, type JsonList, member, type Path, textOf } from '../syntax/value.ts';
import type { DialectReader } from './dialectReader.ts';
import { itemOf, proceduresOf } from './trpc.ts';

/**
 * tRPC's streamed batches (`httpBatchStreamLink`): JSON Lines, also as `application/json`. The first line, the head, has
 * a member for each procedure; every further line is a chunk that completes a value of an earlier line. With a transformer
 * (superjson) each line is in `json`. https://trpc.io/docs/client/links/httpBatchStreamLink
 */
export const TRPC_STREAM: DialectReader = {
  id: 'trpc-stream',
  name: 'tRPC streamed batch',
  read: (document, request) => {
    const stream = streamOf(document);
    if (stream === null) return null;
    const procedures = proceduresOf(request.url);
    const isNamed = procedures.length === stream.results.length;
    const items = stream.results.map((result, index) => {
      const procedure = isNamed ? (procedures[index] ?? null) : null;
      return streamedItem(follow(result, stream.chunks), index, procedure);
    });
    const missing = items.filter(({ outcome }) => outcome === 'unknown').length;
    return {
      dialect: { id: 'trpc-stream', name: 'tRPC streamed batch' },
      confidence: 'certain',
      evidence: evidenceMessages.trpcStream(items.length, missing),
      items: itemsFromArray(items),
      ...coverageByOrder(procedures, items.length, textOf),
    };
  },
};

/** `[[value], [key, type, chunk], ...]`: a value, and references to the chunks that complete it. */
interface Dehydrated {
  readonly value: Json;
  readonly references: readonly Reference[];
  /** The path of `value` in the body. */
  readonly path: Path;
}

/** A member of a value that is in a later chunk. With the key null, the value itself is in that chunk. */
interface Reference {
  readonly key: string | null;
  readonly isIterable: boolean;
  readonly chunk: number;
}

/** `[chunk, status, value]`: status 0 completes a value; 1 rejects a promise, or yields a value of an iterable; 2 is an error of an iterable. */
interface Chunk {
  readonly status: number;
  readonly content: Json | undefined;
  readonly path: Path;
}

interface Stream {
  readonly results: readonly Dehydrated[];
  /** The last chunk with each number. */
  readonly chunks: ReadonlyMap<number, Chunk>;
}

/** One result with its chunks. */
interface Followed {
  readonly value: Json;
  readonly path: Path;
  /** The error of a rejected chunk; undefined if there is none. */
  readonly rejection: Json | undefined;
  /** Whether a chunk is missing. */
  readonly isMissing: boolean;
}

const PROMISE = 0;
const ITERABLE = 1;
const COMPLETED = 0;
const YIELDED = 1;

function streamOf(document: JsonDocument): Stream | null {
  const { value, recovered } = document;
  const lines = isList(value) ? value : [value];
  const pathOf = (line: number): Path => (isList(value) ? [line] : []);
  const [first = null] = lines;
  const head = unwrapped(first);
  if (!isObject(head)) return null;
  const results: Dehydrated[] = [];
  for (const [key, inner] of Object.entries(head)) {
    const result = key === String(results.length) ? dehydrated(inner, [...pathOf(0), ...wrapper(first), key]) : null;
    // Each member of the head is a promise of a complete result.
    if (result === null || result.references.length !== 1 || result.references[0]?.key !== null) return null;
    results.push(result);
  }
  const chunks = new Map<number, Chunk>();
  for (const [line, written] of lines.entries()) {
    if (line === 0 || (recovered && !document.isComplete([line]))) continue;
    const [number, status, content] = listOf(unwrapped(written));
    if (typeof number !== 'number' || typeof status !== 'number' || status < 0 || status > 2) return null;
    chunks.set(number, { status, content, path: pathOf(line) });
  }
  return results.length > 0 ? { results, chunks } : null;
}

function listOf(value: Json | undefined): JsonList {
  return isList(value) ? value : [];
}

/** The content of a line, without the object that a transformer adds. */
function unwrapped(line: Json): Json {
  return member(line, 'json') ?? line;
}

function wrapper(line: Json): Path {
  return member(line, 'json') === undefined ? [] : ['json'];
}

function dehydrated(written: Json | undefined, path: Path): Dehydrated | null {
  if (!isList(written)) return null;
  const [holder, ...rest] = written;
  if (!isList(holder) || holder.length > 1) return null;
  const references: Reference[] = [];
  for (const reference of rest) {
    const [key, type, chunk] = listOf(reference);
    if (typeof chunk !== 'number' || (type !== PROMISE && type !== ITERABLE)) return null;
    references.push({ key: textOf(key), isIterable: type === ITERABLE, chunk });
  }
  return { value: holder[0] ?? null, references, path };
}

/** Follows all references of a result. Each chunk is visited once, since references may be circular. */
function follow(result: Dehydrated, chunks: ReadonlyMap<number, Chunk>): Followed {
  let { value, path } = result;
  let rejection: Json | undefined;
  let isMissing = false;
  const seen = new Set<number>();
  const open = [result];
  for (let next = open.pop(); next; next = open.pop()) {
    for (const { key, isIterable, chunk } of next.references) {
      if (seen.has(chunk)) continue;
      seen.add(chunk);
      const found = chunks.get(chunk);
      if (found === undefined || (isIterable && found.status === YIELDED)) {
        isMissing = true;
      } else if (found.status !== COMPLETED) {
        rejection ??= found.content ?? null;
        path = found.path;
      } else {
        const inner = dehydrated(found.content, found.path);
        if (inner === null) continue;
        // The outermost value is the object with the member `result` or `error`.
        if (next === result && key === null) value = inner.value;
        if (rejection === undefined) ({ path } = found);
        open.push(inner);
      }
    }
  }
  return { value, path: isMissing && rejection === undefined ? result.path : path, rejection, isMissing };
}

function streamedItem({ value, path, rejection, isMissing }: Followed, index: number, procedure: string | null): Item {
  const error = rejection === undefined ? value : { error: member(rejection, 'error') ?? rejection };
  const item = { ...itemOf(error, index, procedure), path };
  if (item.outcome !== 'success') return item;
  if (rejection !== undefined) return { ...item, outcome: 'failure' };
  if (isMissing) return { ...item, outcome: 'unknown', message: operationMessages.streamEnded };
  return member(value, 'result') === undefined ? { ...item, outcome: 'unknown' } : item;
}
