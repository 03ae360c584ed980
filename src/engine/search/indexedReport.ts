import { matchesLabel, type TextPredicate } from '../../core/model/matchesText.ts';
import type { Operations } from '../../core/model/operation.ts';
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
  const unanswered = decodeTexts(encoded.unanswered).map((label, index) => ({ index, label }));
  return { ...facts, operations: indexedOperations(encoded, pool), unanswered };
}

function indexedOperations({ shapes, labels, messages, isJson }: EncodedReport, pool: ShapePool): Operations {
  const shapeOf = decodeRuns(shapes, pool);
  // Many filters test only one of them.
  let labelOf: readonly (string | null)[] | null = null;
  let messageOf: readonly (string | null)[] | null = null;
  const at = (operation: number): Shape => {
    const shape = shapeOf[operation];
    if (!shape) throw new RangeError(`no operation ${operation} among ${shapeOf.length}`);
    return shape;
  };
  const label = (operation: number): string | null => (labelOf ??= decodeTexts(labels))[operation] ?? null;
  const message = (operation: number): string | null =>
    at(operation).hasOwnMessage ? ((messageOf ??= ownMessages(shapeOf, messages))[operation] ?? null) : null;
  const mentions = (operation: number, matches: TextPredicate): boolean => {
    if (matchesLabel(label(operation), matches) || at(operation).mentions(matches, isJson)) return true;
    const own = message(operation);
    return own !== null && matches(own);
  };
  let parents: Int32Array | null = null;
  return {
    size: shapeOf.length,
    parent: (operation) => (parents ??= parentsOf(shapeOf))[operation] ?? -1,
    end: (operation) => operation + 1 + at(operation).inside,
    outcome: (operation) => at(operation).outcome,
    status: (operation) => at(operation).statuses[0] ?? null,
    statuses: (operation) => at(operation).statuses,
    label,
    missing: (operation) => at(operation).missing,
    matchesText: mentions,
    matchesProperty: (operation, matches) => at(operation).hasProperty(matches),
    isPlain: (operation) => at(operation).isPlain,
    detail: (operation) => at(operation).detail(label(operation), message(operation)),
  };
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
