import { matchesLabel, type TextPredicate } from '../../core/model/matchesText.ts';
import type { Operation, Operations, Outcome } from '../../core/model/operation.ts';
import type { Report } from '../../core/verdict/report.ts';
import type { Shape, ShapePool } from './shapes.ts';
import { decodeTexts, encodeNumber, NumberReader } from './textColumn.ts';

/** What filters test in a response, encoded as strings. */
export interface EncodedReport {
  /** Runs of the same shape: its number, and how often it is repeated. */
  readonly shapes: string;
  /** The label of each operation. */
  readonly labels: string;
  /** The messages of the operations whose shape says that they have their own. */
  readonly messages: string;
  /** The labels of the request items without a result. */
  readonly unanswered: string;
  readonly isJson: boolean;
}

/** Encodes the numbers of shapes as runs. */
export function encodeRuns(numbers: readonly number[]): string {
  const parts: string[] = [];
  for (let start = 0; start < numbers.length;) {
    let end = start + 1;
    while (end < numbers.length && numbers[end] === numbers[start]) end += 1;
    parts.push(encodeNumber(numbers[start] ?? 0), encodeNumber(end - start));
    start = end;
  }
  return parts.join('');
}

/** Creates a report for filters: its operations have what filters test, and nothing else. */
export function indexedReport(facts: Report, encoded: EncodedReport, pool: ShapePool): Report {
  const unanswered =
    encoded.unanswered === '' ? [] : decodeTexts(encoded.unanswered).map((label, index) => ({ index, label }));
  return { ...facts, operations: new IndexedOperations(encoded, pool), unanswered };
}

/** A class, because closures for each of thousands of responses take longer than testing their operations. */
class IndexedOperations implements Operations {
  readonly #encoded: EncodedReport;
  readonly #shapes: readonly Shape[];
  // Many filters test only one of them.
  #labels: readonly (string | null)[] | null = null;
  #messages: readonly (string | null)[] | null = null;
  #parents: Int32Array | null = null;

  constructor(encoded: EncodedReport, pool: ShapePool) {
    this.#encoded = encoded;
    this.#shapes = decodeRuns(encoded.shapes, pool);
  }

  get size(): number {
    return this.#shapes.length;
  }

  parent(operation: number): number {
    this.#parents ??= parentsOf(this.#shapes);
    return this.#parents[operation] ?? -1;
  }

  end(operation: number): number {
    return operation + 1 + this.#at(operation).inside;
  }

  outcome(operation: number): Outcome {
    return this.#at(operation).outcome;
  }

  status(operation: number): number | null {
    return this.#at(operation).statuses[0] ?? null;
  }

  statuses(operation: number): readonly number[] {
    return this.#at(operation).statuses;
  }

  label(operation: number): string | null {
    this.#labels ??= decodeTexts(this.#encoded.labels);
    return this.#labels[operation] ?? null;
  }

  missing(operation: number): number {
    return this.#at(operation).missing;
  }

  matchesText(operation: number, matches: TextPredicate): boolean {
    if (matchesLabel(this.label(operation), matches)) return true;
    if (this.#at(operation).mentions(matches, this.#encoded.isJson)) return true;
    const own = this.#message(operation);
    return own !== null && matches(own);
  }

  propertyNames(operation: number): readonly string[] {
    return this.#at(operation).propertyNames;
  }

  matchesProperty(operation: number, matches: TextPredicate): boolean {
    return this.#at(operation).hasProperty(matches);
  }

  isPlain(operation: number): boolean {
    return this.#at(operation).isPlain;
  }

  detail(operation: number): Operation {
    return this.#at(operation).detail(this.label(operation), this.#message(operation));
  }

  #message(operation: number): string | null {
    if (!this.#at(operation).hasOwnMessage) return null;
    this.#messages ??= ownMessages(this.#shapes, this.#encoded.messages);
    return this.#messages[operation] ?? null;
  }

  #at(operation: number): Shape {
    const shape = this.#shapes[operation];
    if (!shape) throw new RangeError(`no operation ${operation} among ${this.#shapes.length}`);
    return shape;
  }
}

function decodeRuns(encoded: string, pool: ShapePool): Shape[] {
  const shapes: Shape[] = [];
  const reader = new NumberReader(encoded);
  while (!reader.isAtEnd) {
    const shape = pool.get(reader.next());
    for (let left = reader.next(); left > 0; left -= 1) shapes.push(shape);
  }
  return shapes;
}

/** Returns the message of each operation that has its own. */
function ownMessages(shapes: readonly Shape[], encoded: string): readonly (string | null)[] {
  const messages = decodeTexts(encoded);
  let next = 0;
  return shapes.map(({ hasOwnMessage }) => {
    if (!hasOwnMessage) return null;
    next += 1;
    return messages[next - 1] ?? null;
  });
}

/** Returns the operation that contains each operation, or -1. */
function parentsOf(shapes: readonly Shape[]): Int32Array {
  const parents = new Int32Array(shapes.length);
  /** The operations around the current one, outermost first. */
  const around: { readonly operation: number; readonly end: number }[] = [];
  for (const [operation, { inside }] of shapes.entries()) {
    while ((around.at(-1)?.end ?? Infinity) <= operation) around.pop();
    parents[operation] = around.at(-1)?.operation ?? -1;
    if (inside > 0) around.push({ operation, end: operation + 1 + inside });
  }
  return parents;
}
