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
 * @param indent prefix of each line except the first
 */
export function* jsonPieces(value: unknown, indent = ''): Iterable<string> {
  if (!isLong(value)) yield JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`);
  else if (typeof value === 'string') yield* stringPieces(value);
  else if (value instanceof Elements) yield* listPieces(value, indent);
  else yield* objectPieces(value, indent);
}

function isLong(value: unknown): value is string | object {
  if (typeof value === 'string') return value.length > LONG;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return value instanceof Elements || Object.values(value).some(isLong);
}

function* objectPieces(value: object, indent: string): Iterable<string> {
  let before = '{';
  for (const [name, member] of Object.entries(value)) {
    yield `${before}\n${indent}  ${JSON.stringify(name)}: `;
    yield* jsonPieces(member, `${indent}  `);
    before = ',';
  }
  yield `\n${indent}}`;
}

function* listPieces({ all }: Elements, indent: string): Iterable<string> {
  let before = '[';
  for (const element of all) {
    yield `${before}\n${indent}  `;
    yield* jsonPieces(element, `${indent}  `);
    before = ',';
  }
  yield before === '[' ? '[]' : `\n${indent}]`;
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
