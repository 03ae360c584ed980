const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** Depth of the list elements in `{"log": {"entries": [...]}}`. */
const ELEMENT_DEPTH = 3;

/**
 * Splits the text of a HAR file (HAR 1.2) into the elements of `log.entries`, from chunks of text. Entries can then be parsed one at a
 * time, so that memory does not grow with the file, and a damaged entry does not prevent parsing the others. Text outside the list is
 * ignored.
 */
export class EntrySplitter {
  #depth = 0;
  #quoted = false;
  /** The previous chunk ended in a backslash inside a string. */
  #escaped = false;
  /** The last string outside the list: the member name if a brace or bracket follows. */
  #memberName = '';
  #inLog = false;
  #isInList = false;
  /** The start of an element that continues in the next chunk. */
  #parts: string[] = [];
  #hasList = false;
  #hasListEnd = false;
  #hasSecondList = false;
  /** The value around the list has ended. */
  #closed = false;
  #hasTrailingText = false;

  /** Number of characters of the current incomplete element. */
  get bufferedLength(): number {
    return this.#parts.reduce((sum, { length }) => sum + length, 0);
  }

  /** Whether the list has started. */
  get hasList(): boolean {
    return this.#hasList;
  }

  /** Whether the list has ended. */
  get hasListEnd(): boolean {
    return this.#hasListEnd;
  }

  /** Whether there is another list of entries, which is ignored. */
  get hasSecondList(): boolean {
    return this.#hasSecondList;
  }

  /** Whether there is text after the value around the list. */
  get hasTrailingText(): boolean {
    return this.#hasTrailingText;
  }

  /** Whether a string, object or list has not ended. */
  get isCut(): boolean {
    return this.#quoted || this.#depth > 0;
  }

  /** @returns the texts of the elements that end in this chunk, in order */
  push(chunk: string): readonly string[] {
    const found: string[] = [];
    if (this.#closed) {
      this.#hasTrailingText ||= chunk.trim() !== '';
      return found;
    }
    /** Offset of the current element, or of its part in this chunk. */
    let from = 0;
    const finish = (end: number): void => {
      const text =
        this.#parts.length === 0 ? chunk.slice(from, end) : [...this.#parts, chunk.slice(from, end)].join('');
      this.#parts = [];
      found.push(text);
    };
    for (let at = 0; at < chunk.length; at += 1) {
      if (this.#quoted) {
        at = this.#afterString(chunk, at) - 1;
        continue;
      }
      switch (chunk.charCodeAt(at)) {
        case QUOTE:
          this.#quoted = true;
          this.#memberName = '';
          break;
        case OPEN_BRACE:
        case OPEN_BRACKET:
          if (this.#open(chunk.charCodeAt(at))) from = at + 1;
          break;
        case COMMA:
          if (!this.#isInList || this.#depth !== ELEMENT_DEPTH) break;
          finish(at);
          from = at + 1;
          break;
        case CLOSE_BRACE:
        case CLOSE_BRACKET:
          if (this.#close()) finish(at);
          if (!this.#closed) break;
          this.#hasTrailingText = chunk.slice(at + 1).trim() !== '';
          return found;
        default:
      }
    }
    if (this.#isInList) this.#parts.push(chunk.slice(from));
    return found;
  }

  /** @returns whether the list starts here */
  #open(bracket: number): boolean {
    this.#depth += 1;
    if (this.#isInList) return false;
    if (bracket === OPEN_BRACE && this.#depth === ELEMENT_DEPTH - 1) this.#inLog = this.#memberName === 'log';
    const isList =
      bracket === OPEN_BRACKET && this.#depth === ELEMENT_DEPTH && this.#inLog && this.#memberName === 'entries';
    if (!isList) return false;
    if (this.#hasList) {
      this.#hasSecondList = true;
      return false;
    }
    this.#hasList = true;
    this.#isInList = true;
    return true;
  }

  /** @returns whether the list ends here */
  #close(): boolean {
    const isEnd = this.#isInList && this.#depth === ELEMENT_DEPTH;
    this.#depth -= 1;
    this.#closed = this.#hasList && this.#depth === 0;
    if (isEnd) {
      this.#isInList = false;
      this.#hasListEnd = true;
    }
    return isEnd;
  }

  /** @returns the index after the end of the string, or the length of the chunk if the string continues in the next one */
  #afterString(chunk: string, from: number): number {
    const start = from + (this.#escaped ? 1 : 0);
    // Bodies have few quotation marks, so searching for them is faster than looking at each character.
    let at = chunk.indexOf('"', start);
    while (at !== -1 && endsInBackslash(chunk, start, at)) at = chunk.indexOf('"', at + 1);
    this.#quoted = at === -1;
    if (this.#quoted) at = chunk.length;
    this.#escaped = this.#quoted && endsInBackslash(chunk, start, at);
    // Member names inside the list are not needed.
    if (!this.#isInList && this.#depth < ELEMENT_DEPTH) this.#memberName += chunk.slice(from, at);
    return this.#quoted ? chunk.length : at + 1;
  }
}

/** Whether the part of a string ends in a backslash that is not escaped. */
function endsInBackslash(chunk: string, start: number, end: number): boolean {
  let first = end;
  while (first > start && chunk.charCodeAt(first - 1) === BACKSLASH) first -= 1;
  return (end - first) % 2 === 1;
}
