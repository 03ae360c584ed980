import type { ResultText } from './resultText.ts';

/** Operations that are one line of the report, because their results are equal. */
export interface Group {
  /** In document order. */
  readonly operations: readonly number[];
  /** What is displayed: that of the first one. */
  readonly text: ResultText;
  /** Whether the messages of the others are different. */
  readonly isExample: boolean;
}

/** Maximum number of messages of one pattern that are listed on their own. */
const VARIANTS = 10;

/** Operations with the same pattern, by message; a single list if there are too many messages. */
interface Pattern {
  readonly text: ResultText;
  readonly first: number;
  byMessage: Map<string, { readonly text: ResultText; readonly operations: number[] }> | null;
  operations: number[];
}

/**
 * Groups operations by their results. Operations whose messages have the same pattern are one group if there are many different messages.
 * Takes linear time.
 */
export function groupsOf(operations: Iterable<number>, textOf: (operation: number) => ResultText): readonly Group[] {
  const patterns = new Map<string, Pattern>();
  for (const operation of operations) {
    const text = textOf(operation);
    let pattern = patterns.get(text.pattern);
    if (!pattern) {
      pattern = { text, first: operation, byMessage: new Map(), operations: [] };
      patterns.set(text.pattern, pattern);
    }
    addTo(pattern, operation, text);
  }
  return [...patterns.values()].flatMap(({ text, byMessage, operations: all }): Group | Group[] =>
    byMessage === null
      ? { operations: all, text, isExample: true }
      : [...byMessage.values()].map((same) => ({ ...same, isExample: false })),
  );
}

function addTo(pattern: Pattern, operation: number, text: ResultText): void {
  const { byMessage } = pattern;
  if (byMessage === null) {
    pattern.operations.push(operation);
    return;
  }
  const message = text.messages.join('\n');
  const same = byMessage.get(message);
  if (same) same.operations.push(operation);
  else if (byMessage.size < VARIANTS) byMessage.set(message, { text, operations: [operation] });
  else {
    // `concat` and a sort of a few sorted runs take linear time.
    pattern.operations = [...byMessage.values()].flatMap((one) => one.operations);
    pattern.operations.push(operation);
    pattern.operations.sort((a, b) => a - b);
    pattern.byMessage = null;
  }
}
