import type { Exchange } from '../../har/exchange.ts';
import type { Range } from '../../model/operation.ts';
import type { Report } from '../../verdict/report.ts';
import { requestItemLabels } from '../json/items/rowLabels.ts';
import { type ParsedRequest, parseRequest, type RequestList } from '../json/request/requestLists.ts';
import { type JsonDocument, parseDocument } from '../json/syntax/document.ts';
import { scalarsOf } from '../json/syntax/scalars.ts';
import { isObject, onlyMember, parseJson, valueAt } from '../json/syntax/value.ts';

/** Finds items in the JSON or NDJSON body of a request. */
export class JsonItems {
  readonly #body: string;
  readonly #request: ParsedRequest;
  readonly #report: Pick<Report, 'dialect' | 'requestItems'>;
  #document: JsonDocument | null = null;
  #lines: readonly Range[] | null = null;

  constructor(body: string, exchange: Exchange, report: Pick<Report, 'dialect' | 'requestItems'>) {
    this.#body = body;
    this.#request = parseRequest(exchange);
    this.#report = report;
  }

  /**
   * Returns the range of a request item in the body.
   *
   * @param index as in `Operation.requestIndex`, which does not state the list
   * @param label of the operation or the unanswered item, which tells lists apart
   * @returns null if the list that the index refers to is not certain
   */
  range(index: number, label: string | null): Range | null {
    if (this.#report.dialect?.id === 'elasticsearch-bulk') return this.#bulkAction(index);
    const list = this.#listOf(index, label);
    const item = list?.items[index];
    if (!list || !item) return null;
    const { body } = this.#request;
    if (body === undefined) return list.path.length === 0 ? (this.#lineRanges()[index] ?? null) : null;
    const path = [...list.path, item.key ?? item.index];
    // A list of URL parameters may have the name of a member of the body.
    if (valueAt(body, path) !== item.value) return null;
    this.#document ??= parseDocument(this.#body);
    return this.#document.range(path);
  }

  #listOf(index: number, label: string | null): RequestList | null {
    const { requestItems } = this.#report;
    const long = this.#request.lists.filter(({ items }) => items.length > index);
    const fitting = requestItems === undefined ? long : long.filter(({ items }) => items.length === requestItems);
    const named = fitting.filter((list) => hasLabel(list, index, label));
    const [first, second] = (named.length > 0 ? named : requestItems === undefined ? [] : fitting).toSorted(
      (a, b) => a.path.length - b.path.length,
    );
    return first && (!second || second.path.length > first.path.length) ? first : null;
  }

  /** The action of a bulk request, and the line with its document: `{"index": {}}`, `{"a": 1}`. */
  #bulkAction(index: number): Range | null {
    const lines = this.#lineRanges();
    const starts = lines.flatMap((range, line) => (isAction(this.#body.slice(...range)) ? [line] : []));
    const [start, next = lines.length] = [starts[index], starts[index + 1]];
    const [first, last] = [lines[start ?? -1], lines[next - 1]];
    return first && last ? [first[0], last[1]] : null;
  }

  /** The lines that are not blank. */
  #lineRanges(): readonly Range[] {
    if (this.#lines) return this.#lines;
    const lines: Range[] = [];
    for (let start = 0; start < this.#body.length;) {
      const feed = this.#body.indexOf('\n', start);
      const end = feed < 0 ? this.#body.length : feed;
      const line = this.#body.slice(start, end).trimEnd();
      if (line !== '') lines.push([start, start + line.length]);
      start = end + 1;
    }
    this.#lines = lines;
    return lines;
  }
}

const ACTIONS: ReadonlySet<string> = new Set(['index', 'create', 'update', 'delete']);

function isAction(line: string): boolean {
  const only = onlyMember(parseJson(line));
  return only !== null && ACTIONS.has(only[0]) && isObject(only[1]);
}

function hasLabel(list: RequestList, index: number, label: string | null): boolean {
  const item = list.items[index];
  if (!item || label === null) return false;
  return requestItemLabels(list)(item) === label || scalarsOf(item.value, 2).some(({ text }) => text === label);
}
