import { mediaType } from '../../har/mediaType.ts';
import type { Exchange } from '../../har/exchange.ts';
import type { Json, Path } from '../../read/json/syntax/value.ts';
import type { AddFinding, Finding } from '../finding.ts';
import { type Identifier, identifiersOf } from './identifiers.ts';
import { type Item, itemsOf } from './items.ts';
import { findLists, type FoundList } from './lists.ts';
import { pathText } from './pathText.ts';
import { requestParts } from './requestParts.ts';
import type { JsonSource } from './source.ts';

/** The facts of a JSON body that its rules share. */
export class Batch {
  readonly exchange: Exchange;
  readonly essence: string;
  readonly root: Json;
  readonly lists: readonly FoundList[];
  readonly items: readonly Item[];
  readonly #source: JsonSource;
  readonly #add: AddFinding;
  #identifiers: readonly (Identifier | null)[] | null = null;

  constructor(exchange: Exchange, root: Json, source: JsonSource, add: AddFinding) {
    this.exchange = exchange;
    this.essence = mediaType(exchange.response.contentType).essence;
    this.root = root;
    this.lists = findLists(root);
    this.items = itemsOf(this.lists);
    this.#source = source;
    this.#add = add;
  }

  /** The identifiers of the items, in their order. */
  get identifiers(): readonly (Identifier | null)[] {
    return (this.#identifiers ??= identifiersOf(this.items));
  }

  /** The parts that the request sends in its only array; null if it has none, or its body is unknown. */
  get requestParts(): readonly Json[] | null {
    return requestParts(this.exchange.request.body);
  }

  /** Whether only failures are listed: there is no list of successes or results, not even an empty one. */
  get hasOnlyFailures(): boolean {
    const isOther = (list: FoundList): boolean => list.kind === 'success' || list.kind === 'result';
    const isFailures = ({ listPath }: Item): boolean =>
      this.lists.some(({ kind, path }) => kind === 'failure' && path === listPath);
    return !this.lists.some(isOther) && this.items[0] !== undefined && isFailures(this.items[0]);
  }

  count(outcome: Item['outcome']): number {
    return this.items.reduce((count, item) => (item.outcome === outcome ? count + 1 : count), 0);
  }

  /** Adds a finding at a value of the body. */
  report(rule: string, path: Path, params: Finding['params'] = {}): void {
    this.#add({ rule, params, pointer: pathText(path), range: this.#source.range(path) });
  }

  /** Adds a finding at an item. */
  reportItem(rule: string, { listPath, step }: Item, params: Finding['params'] = {}): void {
    this.report(rule, [...listPath, step], params);
  }
}
