const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** How deep the elements of the list stand in `{"log": {"entries": [...]}}`. */
const ELEMENT = 3;

/**
 * Cuts the elements of `log.entries` out of the text of a HAR file (HAR 1.2), which may come in pieces: one entry after the other can then
 * be parsed, so a file of any length needs memory for one of them, and of a damaged one all the others are read. What stands around the
 * list is not looked at.
 */
export class EntrySplitter {
  #depth = 0;
  #quoted = false;
  /** The piece before ended in a backslash. */
  #escaped = false;
  /** The last string outside of the list: where a brace or a bracket follows, its name. */
  #word = '';
  #inLog = false;
  #isOpen = false;
  /** What has come of the element that goes on in the next piece. */
  #parts: string[] = [];
  #begun = false;
  #ended = false;
  /** The value around the list is closed. */
  #closed = false;
  #goesOn = false;

  /** Characters of an element whose end has not come. */
  get bufferedLength(): number {
    return this.#parts.reduce((sum, { length }) => sum + length, 0);
  }

  /** Whether there is such a list. */
  get hasList(): boolean {
    return this.#begun;
  }

  /** Whether its end was seen. */
  get hasListEnd(): boolean {
    return this.#ended;
  }

  /** Whether something other than space comes after the value around the list. */
  get hasTrailingText(): boolean {
    return this.#goesOn;
  }

  /** Whether something was opened and not closed. */
  get isCut(): boolean {
    return this.#quoted || this.#depth > 0;
  }

  /** @returns the texts of the elements that end in this piece, in order */
  push(piece: string): readonly string[] {
    const found: string[] = [];
    if (this.#closed) {
      this.#goesOn ||= piece.trim() !== '';
      return found;
    }
    /** Where the element begins, or what this piece has of it. */
    let from = 0;
    const finish = (end: number): void => {
      const text =
        this.#parts.length === 0 ? piece.slice(from, end) : [...this.#parts, piece.slice(from, end)].join('');
      this.#parts = [];
      found.push(text);
    };
    for (let at = 0; at < piece.length; at += 1) {
      if (this.#quoted) {
        at = this.#afterString(piece, at) - 1;
        continue;
      }
      switch (piece.charCodeAt(at)) {
        case QUOTE:
          this.#quoted = true;
          this.#word = '';
          break;
        case OPEN_BRACE:
        case OPEN_BRACKET:
          if (this.#open(piece.charCodeAt(at))) from = at + 1;
          break;
        case COMMA:
          if (!this.#isOpen || this.#depth !== ELEMENT) break;
          finish(at);
          from = at + 1;
          break;
        case CLOSE_BRACE:
        case CLOSE_BRACKET:
          if (this.#close()) finish(at);
          if (!this.#closed) break;
          this.#goesOn = piece.slice(at + 1).trim() !== '';
          return found;
        default:
      }
    }
    if (this.#isOpen) this.#parts.push(piece.slice(from));
    return found;
  }

  /** @returns whether the list begins here */
  #open(bracket: number): boolean {
    this.#depth += 1;
    if (this.#begun) return false;
    if (bracket === OPEN_BRACE && this.#depth === ELEMENT - 1) this.#inLog = this.#word === 'log';
    const isList = bracket === OPEN_BRACKET && this.#depth === ELEMENT && this.#inLog && this.#word === 'entries';
    if (isList) {
      this.#begun = true;
      this.#isOpen = true;
    }
    return isList;
  }

  /** @returns whether the list ends here */
  #close(): boolean {
    const isEnd = this.#isOpen && this.#depth === ELEMENT;
    this.#depth -= 1;
    this.#closed = this.#begun && this.#depth === 0;
    if (isEnd) {
      this.#isOpen = false;
      this.#ended = true;
    }
    return isEnd;
  }

  /** @returns the index behind the end of the string, or the length of the piece where it goes on in the next one */
  #afterString(piece: string, from: number): number {
    let at = from + (this.#escaped ? 1 : 0);
    this.#escaped = false;
    for (; at < piece.length; at += 1) {
      const code = piece.charCodeAt(at);
      if (code === BACKSLASH) at += 1;
      else if (code === QUOTE) break;
    }
    this.#escaped = at > piece.length;
    this.#quoted = at >= piece.length;
    // Names in entries are none of our business, and long.
    if (!this.#begun && this.#depth < ELEMENT) this.#word += piece.slice(from, at);
    return this.#quoted ? piece.length : at + 1;
  }
}
