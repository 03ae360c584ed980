/** A list whose elements are created while it is written. */
export class Elements {
  readonly all: Iterable<unknown>;

  constructor(all: Iterable<unknown>) {
    this.all = all;
  }
}

/** Maximum number of characters of a string in one piece, because a body may have millions. */
const LONG = 100_000;

/** Minimum length of a joined piece, in characters. */
const PART = 100_000;

/** Joins small pieces into larger ones, so that fewer writes are needed. */
export function* inParts(pieces: Iterable<string>): Iterable<string> {
  let part = '';
  for (const piece of pieces) {
    part += piece;
    if (part.length < PART) continue;
    yield part;
    part = '';
  }
  if (part !== '') yield part;
}

/**
 * Yields the text of `JSON.stringify(value, null, 2)` in pieces, because a large file can exceed the maximum string length.
 *
 * @param value JSON data, with {@link Elements} for long lists; arrays must be short
 * @param indent spaces before each line except the first, two for each level; null for `JSON.stringify(value)`, which has one line
 */
export function* jsonPieces(value: unknown, indent: string | null = ''): Iterable<string> {
  if (!isLong(value)) yield shortText(value, indent);
  else if (typeof value === 'string') yield* stringPieces(value);
  else if (value instanceof Elements) yield* listPieces(value, indent);
  else yield* objectPieces(value, indent);
}

function shortText(value: unknown, indent: string | null): string {
  if (indent === null || indent === '') return JSON.stringify(value, null, indent === null ? 0 : 2);
  // As an element of nested lists, the value is indented by `JSON.stringify`: replacing its line ends takes as long again.
  const depth = indent.length / 2;
  let nested = value;
  for (let level = 0; level < depth; level += 1) nested = [nested];
  const before = depth * (depth + 3);
  const after = depth * (depth + 1);
  return JSON.stringify(nested, null, 2).slice(before, -after);
}

function isLong(value: unknown): value is string | object {
  if (typeof value === 'string') return value.length > LONG;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return value instanceof Elements || Object.values(value).some(isLong);
}

function* objectPieces(value: object, indent: string | null): Iterable<string> {
  const colon = indent === null ? ':' : ': ';
  let before = '{';
  for (const [name, member] of Object.entries(value)) {
    yield `${before}${lineStart(inner(indent))}${JSON.stringify(name)}${colon}`;
    yield* jsonPieces(member, inner(indent));
    before = ',';
  }
  yield `${lineStart(indent)}}`;
}

function* listPieces({ all }: Elements, indent: string | null): Iterable<string> {
  let before = '[';
  for (const element of all) {
    yield `${before}${lineStart(inner(indent))}`;
    yield* jsonPieces(element, inner(indent));
    before = ',';
  }
  yield before === '[' ? '[]' : `${lineStart(indent)}]`;
}

function inner(indent: string | null): string | null {
  return indent === null ? null : `${indent}  `;
}

function lineStart(indent: string | null): string {
  return indent === null ? '' : `\n${indent}`;
}

function* stringPieces(text: string): Iterable<string> {
  yield '"';
  for (let at = 0; at < text.length;) {
    // A surrogate pair must not be split: `JSON.stringify` would escape each half.
    const end = at + LONG + (isLeading(text.charCodeAt(at + LONG - 1)) ? 1 : 0);
    yield JSON.stringify(text.slice(at, end)).slice(1, -1);
    at = end;
  }
  yield '"';
}

function isLeading(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}
