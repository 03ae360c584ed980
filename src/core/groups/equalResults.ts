/** What a report states about a result besides its name. */
export interface Described {
  readonly messages: readonly string[];
  /** Equal for operations that differ only in names and numbers in their messages; see `resultKey`. */
  readonly pattern: string;
}

/** Operations that are one line of a report, because their results are equal. */
export interface Group<Text extends Described> {
  /** In document order. */
  readonly operations: readonly number[];
  /** What is displayed: that of the first one. */
  readonly text: Text;
  /** Whether the messages of the others are different. */
  readonly isExample: boolean;
}

/** Maximum number of messages of one pattern that are listed on their own. */
const VARIANTS = 10;

/** Operations with the same pattern, by message; a single list if there are too many messages. */
interface Pattern<Text> {
  readonly text: Text;
  readonly first: number;
  byMessage: Map<string, { readonly text: Text; readonly operations: number[] }> | null;
  operations: number[];
}

/**
 * Groups operations by their results. Operations whose messages have the same pattern are one group if there are many different messages.
 * Takes linear time.
 */
export function groupsOf<Text extends Described>(
  operations: Iterable<number>,
  textOf: (operation: number) => Text,
): readonly Group<Text>[] {
  const patterns = new Map<string, Pattern<Text>>();
  for (const operation of operations) {
    const text = textOf(operation);
    let pattern = patterns.get(text.pattern);
    if (!pattern) {
      pattern = { text, first: operation, byMessage: new Map(), operations: [] };
      patterns.set(text.pattern, pattern);
    }
    addTo(pattern, operation, text);
  }
  return [...patterns.values()].flatMap(({ text, byMessage, operations: all }): Group<Text> | Group<Text>[] =>
    byMessage === null
      ? { operations: all, text, isExample: true }
      : [...byMessage.values()].map((same) => ({ ...same, isExample: false })),
  );
}

function addTo<Text extends Described>(pattern: Pattern<Text>, operation: number, text: Text): void {
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
