/**
 * Encodes texts in order. Each is stored without the start and end that it shares with the previous one, since the names in a
 * listing mostly differ in a few characters.
 *
 * @returns a string that shares no memory with the texts
 */
export function encodeTexts(texts: readonly (string | null)[]): string {
  const parts: string[] = [];
  let before = '';
  for (const text of texts) {
    if (text === null) {
      parts.push(encodeNumber(0));
      continue;
    }
    const most = Math.min(before.length, text.length);
    let start = 0;
    while (start < most && text.charCodeAt(start) === before.charCodeAt(start)) start += 1;
    let end = 0;
    while (end < most - start && text.charCodeAt(text.length - 1 - end) === before.charCodeAt(before.length - 1 - end))
      end += 1;
    // Joining parts takes time when a filter reads the texts.
    if (end < SHORTEST_END) end = 0;
    const own = text.slice(start, text.length - end);
    parts.push(encodeNumber(start + 1), encodeNumber(end), encodeNumber(own.length), own);
    before = text;
  }
  return parts.join('');
}

const SHORTEST_END = 3;

/** Returns the texts of {@link encodeTexts}. */
export function decodeTexts(encoded: string): (string | null)[] {
  const texts: (string | null)[] = [];
  const reader = new NumberReader(encoded);
  let before = '';
  while (!reader.isAtEnd) {
    const start = reader.next() - 1;
    if (start < 0) {
      texts.push(null);
      continue;
    }
    const end = reader.next();
    const own = reader.take(reader.next());
    const shared = before.slice(0, start) + own;
    before = end === 0 ? shared : shared + before.slice(before.length - end);
    texts.push(before);
  }
  return texts;
}

/** Encodes a non-negative integer in characters up to U+00FF, so that the string needs one byte for each. */
export function encodeNumber(value: number): string {
  let encoded = '';
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) encoded += String.fromCharCode(0x80 | (rest % 0x80));
  return encoded + String.fromCharCode(rest);
}

/** Reads what {@link encodeNumber} wrote, and texts between the numbers. */
export class NumberReader {
  readonly #encoded: string;
  #at = 0;

  constructor(encoded: string) {
    this.#encoded = encoded;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#encoded.length;
  }

  next(): number {
    const first = this.#encoded.charCodeAt(this.#at);
    if (!(first < 0x80)) return this.#nextLong();
    this.#at += 1;
    return first;
  }

  /** A number with more than one digit. */
  #nextLong(): number {
    let value = 0;
    let unit = 1;
    for (;;) {
      const code = this.#encoded.charCodeAt(this.#at);
      this.#at += 1;
      value += (code & 0x7f) * unit;
      // NaN at the end of the text.
      if (!(code >= 0x80)) return value;
      unit *= 0x80;
    }
  }

  take(length: number): string {
    this.#at += length;
    return this.#encoded.slice(this.#at - length, this.#at);
  }
}
