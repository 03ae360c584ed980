import type { Operations } from '../../core/model/operation.ts';
import type { Report } from '../../core/verdict/report.ts';
import { sizeInMemory } from '../store/evictedExchange.ts';
import { encodeRuns, type EncodedReport, indexedReport } from './indexedReport.ts';
import { shapeKey, type ShapePool } from './shapes.ts';
import { encodeTexts } from './textColumn.ts';

/** What filters test in a response whose body is evicted. */
export interface SearchIndex {
  /** Bytes in memory, without the shapes, which responses share. */
  readonly size: number;
  /** Returns the report with operations that give the same results for each filter, but have no other details. */
  readonly report: (facts: Report) => Report;
}

/** Most operations of an indexed response: indexing takes about as long as creating their details. */
const MAX_OPERATIONS = 50_000;
/** Most shapes that one response adds to the pool, so that responses with many different ones do not fill it. */
const MAX_NEW_SHAPES = 16;
const MAX_NEW_SIZE = 20_000;
/** Most characters of all shapes. */
const MAX_POOL_SIZE = 250_000;

/** Indexes a parsed response step by step. Null if it has too many operations. */
export function createIndexer(report: Report, pool: ShapePool): SearchIndexer | null {
  return report.operations.size > MAX_OPERATIONS ? null : new SearchIndexer(report, pool);
}

/** Collects what filters test in a response. */
export class SearchIndexer {
  readonly #report: Report;
  readonly #pool: ShapePool;
  /** The keys of the different shapes, with numbers in order. */
  readonly #keys = new Map<string, number>();
  /** The number of the shape of each operation. */
  readonly #numbers: number[] = [];
  readonly #labels: (string | null)[] = [];
  readonly #messages: string[] = [];
  /** Number of shapes that are not in the pool, and their characters. */
  #newShapes = 0;
  #newSize = 0;

  constructor(report: Report, pool: ShapePool) {
    this.#report = report;
    this.#pool = pool;
  }

  /** Indexes operations until `enough` returns true. @returns whether all are indexed, or it is certain that they will not be */
  advance(enough: () => boolean): boolean {
    const { operations } = this.#report;
    while (this.#numbers.length < operations.size && this.#hasRoom) {
      this.#add(operations, this.#numbers.length);
      if (enough()) break;
    }
    return this.#numbers.length === operations.size || !this.#hasRoom;
  }

  #add(operations: Operations, operation: number): void {
    const detail = operations.detail(operation);
    const key = shapeKey(operations, operation, detail);
    const number = this.#keys.get(key) ?? this.#keys.size;
    this.#numbers.push(number);
    this.#labels.push(detail.label);
    if (typeof detail.message === 'string') this.#messages.push(detail.message);
    if (number < this.#keys.size) return;
    this.#keys.set(key, number);
    if (this.#pool.find(key) !== undefined) return;
    this.#newShapes += 1;
    this.#newSize += key.length;
  }

  get #hasRoom(): boolean {
    return (
      this.#newShapes <= MAX_NEW_SHAPES &&
      this.#newSize <= MAX_NEW_SIZE &&
      this.#pool.size + this.#newSize <= MAX_POOL_SIZE
    );
  }

  /** @param mostBytes of the result. @returns null if it is larger, or has too many shapes of its own */
  finish(mostBytes: number): SearchIndex | null {
    if (!this.#hasRoom) return null;
    const { unanswered, format } = this.#report;
    const labels = encodeTexts(this.#labels);
    const messages = encodeTexts(this.#messages);
    const items = encodeTexts(unanswered.map(({ label }) => label));
    const textSize = [labels, messages, items].reduce((sum, text) => sum + sizeInMemory(text), 0);
    if (textSize > mostBytes) return null;
    const inPool = [...this.#keys.keys()].map((key) => this.#pool.add(key));
    const shapes = encodeRuns(this.#numbers.map((number) => inPool[number] ?? 0));
    const encoded: EncodedReport = {
      shapes,
      labels,
      messages,
      unanswered: items,
      isJson: format === 'json' || format === 'ndjson',
    };
    return indexOf(encoded, textSize + shapes.length, this.#pool);
  }
}

/** A separate function, so that the result does not keep the indexer in memory. */
function indexOf(encoded: EncodedReport, size: number, pool: ShapePool): SearchIndex {
  return { size, report: (facts) => indexedReport(facts, encoded, pool) };
}
