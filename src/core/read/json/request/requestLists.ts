import type { Exchange } from '../../../har/exchange.ts';
import { scalarsOf } from '../syntax/scalars.ts';
import { type Json, isList, isObject, type Path, parseJson } from '../syntax/value.ts';

/** An item of a list or map in the request. */
export interface RequestItem {
  readonly index: number;
  /** The key in a map; null in a list. */
  readonly key: string | null;
  readonly value: Json;
}

/** A list or map in the request whose items may have results in the response. */
export interface RequestList {
  /** The key of the list; empty for a list at the root. */
  readonly name: string;
  readonly path: Path;
  readonly isMap: boolean;
  readonly items: readonly RequestItem[];
  /** For each column, the index of the item that holds a value; -1 for a value that several items share. */
  columns(): ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** The parts of a request that results can be matched to. */
export interface ParsedRequest {
  readonly method: string | null;
  readonly url: string | null;
  /** The JSON value of the body; undefined if the body is missing or not valid JSON. */
  readonly body: Json | undefined;
  /** All lists and maps, in the order of the request. */
  readonly lists: readonly RequestList[];
}

/** The column that holds the keys of a map. */
export const KEY_COLUMN = '@key';

const DEEPEST = 3;

/** Finds all lists of items in a request: in a JSON, NDJSON, form or text body, and in the query of the URL. */
export function parseRequest(exchange: Exchange): ParsedRequest {
  const { method, url, body } = exchange.request;
  const lists: RequestList[] = [];
  const json = body === null ? undefined : parseJson(body);
  if (json !== undefined) jsonLists(json, [], lists);
  else if (body !== null && body.trim() !== '')
    textLists(
      body,
      exchange.request.headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '',
      lists,
    );
  for (const [name, values] of parametersOf(queryOf(url))) parameterList(name, values, lists);
  return { method, url, body: json, lists };
}

function jsonLists(value: Json, path: Path, lists: RequestList[]): void {
  if (isList(value)) {
    if (value.length > 0)
      lists.push(
        requestList(
          path,
          value.map((item, index) => ({ index, key: null, value: item })),
        ),
      );
    // The only item may have a list of its own: one message with several recipients.
    if (value.length === 1 && value[0] !== undefined && path.length <= DEEPEST)
      jsonLists(value[0], [...path, 0], lists);
    return;
  }
  if (!isObject(value) || path.length > DEEPEST) return;
  const entries = Object.entries(value);
  const kinds = new Set(entries.map(([, inner]) => (isList(inner) ? 'list' : inner === null ? 'null' : typeof inner)));
  const areLists =
    kinds.has('list') &&
    entries.every(([, inner]) => isList(inner) && inner.every((item) => !isObject(item) && !isList(item)));
  const isKeyed = entries.length > 1 || entries.some(([key]) => /[\d\-:/.@#]/.test(key));
  if (isKeyed && kinds.size === 1 && (kinds.has('object') || areLists || (kinds.has('string') && path.length > 0))) {
    lists.push(
      requestList(
        path,
        entries.map(([key, inner], index) => ({ index, key, value: inner })),
      ),
    );
  }
  for (const [key, inner] of entries) jsonLists(inner, [...path, key], lists);
}

/** Creates a request list. Its columns are built on demand. */
export function requestList(path: Path, items: readonly RequestItem[]): RequestList {
  let known: ReadonlyMap<string, ReadonlyMap<string, number>> | null = null;
  return {
    name: String(path.at(-1) ?? ''),
    path,
    isMap: items.some(({ key }) => key !== null),
    items,
    columns: () => (known ??= columnsOf(items)),
  };
}

function columnsOf(items: readonly RequestItem[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const columns = new Map<string, Map<string, number>>();
  const put = (column: string, text: string, index: number): void => {
    const values = columns.get(column) ?? new Map<string, number>();
    columns.set(column, values);
    const other = values.get(text);
    values.set(text, other === undefined || other === index ? index : -1);
  };
  for (const { index, key, value } of items) {
    if (key !== null) put(KEY_COLUMN, key, index);
    for (const { column, text } of scalarsOf(value, 2)) put(column, text, index);
  }
  return columns;
}

function textLists(body: string, contentType: string, lists: RequestList[]): void {
  const lines = body.split(/\r?\n/).filter((line) => line.trim() !== '');
  const values = lines.map((line) => parseJson(line));
  if (values.every((value) => value !== undefined)) {
    lists.push(
      requestList(
        [],
        values.map((value, index) => ({ index, key: null, value })),
      ),
    );
  } else if (/^[^\s=&]+=[^\n]*$/.test(body.trim())) {
    for (const [name, texts] of parametersOf(body.trim())) parameterList(name, texts, lists);
  } else if (contentType.startsWith('text/')) {
    lists.push(
      requestList(
        [],
        lines.map((line, index) => ({ index, key: null, value: line.trim() })),
      ),
    );
  }
}

function parameterList(name: string, values: readonly string[], lists: RequestList[]): void {
  const [only] = values;
  if (values.length === 1 && only !== undefined) {
    const json = /^\s*[[{]/.test(only) ? parseJson(only) : undefined;
    if (json !== undefined) return jsonLists(json, [name], lists);
  }
  const parts = values.length > 1 ? values : (only ?? '').split(',');
  if (parts.length > 1)
    lists.push(
      requestList(
        [name],
        parts.map((value, index) => ({ index, key: null, value })),
      ),
    );
}

function parametersOf(query: string): ReadonlyMap<string, readonly string[]> {
  const parameters = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(query)) {
    const values = parameters.get(name);
    if (values) values.push(value);
    else parameters.set(name, [value]);
  }
  return parameters;
}

function queryOf(url: string | null): string {
  const at = url?.indexOf('?') ?? -1;
  return url === null || at < 0 ? '' : url.slice(at + 1).replace(/#.*$/, '');
}

/** The path of a URL, percent-encoded as sent; empty without a URL. */
export function urlPath(url: string | null): string {
  return (url ?? '').replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, '').replace(/[?#].*$/, '');
}

/** A request that no result can be matched to. */
export const EMPTY_REQUEST: ParsedRequest = { method: null, url: null, body: undefined, lists: [] };
