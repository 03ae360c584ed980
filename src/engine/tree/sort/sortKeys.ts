/** Code of the end of a key. Other codes are larger, so that a text precedes those that it begins. */
export const END = 0;
/** First codes of characters. A slash precedes all others, so that a folder and what is in it stay together. */
const SLASH = 1;
const PUNCTUATION = 2;
/** A number, plus its count of digits: a number with more digits is larger. */
const NUMBER = 67;
const LONG_NUMBER = 131;
const LETTER = 140;
/** A character beyond ASCII; two more codes follow. */
const OTHER = 200;

/** More digits than this are counted in two more codes. */
const MAX_DIGITS = LONG_NUMBER - NUMBER - 1;
/** Maximum number of codes for a character or a digit. */
const CODES_PER_CHARACTER = 3;
const CODES_PER_NUMBER = 3;

const ZERO = 0x30;
const NINE = 0x39;

/** The code of each character of ASCII that is not a digit. */
const CODES = new Uint8Array(128);
for (let at = 0, punctuation = PUNCTUATION; at < CODES.length; at += 1) {
  const lowercase = String.fromCharCode(at).toLowerCase().charCodeAt(0);
  if (at === '/'.charCodeAt(0)) CODES[at] = SLASH;
  else if (lowercase >= 0x61 && lowercase <= 0x7a) CODES[at] = LETTER + lowercase - 0x61;
  else if (at < ZERO || at > NINE) CODES[at] = punctuation++;
}

/**
 * Texts as bytes whose order is the order of the texts: natural (`file-9` precedes `file-10`), without case and accents. Much faster to
 * compare than texts with `Intl.Collator`. Keys end with {@link END}; several items may share one.
 */
export class SortKeys {
  /** Offset of the key of each item in `bytes`. */
  readonly starts: Uint32Array;
  #bytes = new Uint8Array(4096);
  #length = 0;

  /** @param size number of items */
  constructor(size: number) {
    this.starts = new Uint32Array(size);
  }

  /** The keys. A larger array replaces it when keys are added. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** Adds the key of a text. @returns its offset */
  add(text: string): number {
    const start = this.#length;
    const plain = withoutAccents(text);
    this.#reserve(plain.length * CODES_PER_CHARACTER + CODES_PER_NUMBER + 1);
    for (let at = 0; at < plain.length; at += 1) {
      const code = plain.charCodeAt(at);
      if (code >= ZERO && code <= NINE) at = this.#addNumber(plain, at) - 1;
      else if (code < CODES.length) this.#push(CODES[code] ?? OTHER);
      else {
        this.#push(OTHER + (code >> 12));
        this.#push(((code >> 6) & 63) + 1);
        this.#push((code & 63) + 1);
      }
    }
    this.#push(END);
    return start;
  }

  /** Adds a number: how many digits it has without leading zeros, and two digits per code. @returns the index after it */
  #addNumber(text: string, start: number): number {
    let end = start + 1;
    while (isDigit(text, end)) end += 1;
    let first = start;
    while (first < end - 1 && text.charCodeAt(first) === ZERO) first += 1;
    const digits = end - first;
    if (digits <= MAX_DIGITS) this.#push(NUMBER + digits);
    else {
      this.#push(LONG_NUMBER);
      this.#push((digits >> 7) + 1);
      this.#push((digits & 127) + 1);
    }
    let at = first;
    if (digits % 2 === 1) this.#push(digitAt(text, at++) + 1);
    for (; at < end; at += 2) this.#push(digitAt(text, at) * 10 + digitAt(text, at + 1) + 1);
    return end;
  }

  #push(code: number): void {
    this.#bytes[this.#length] = code;
    this.#length += 1;
  }

  #reserve(codes: number): void {
    if (this.#length + codes <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#length + codes, this.#bytes.length * 2));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= ZERO && code <= NINE;
}

function digitAt(text: string, at: number): number {
  return text.charCodeAt(at) - ZERO;
}

const BEYOND_ASCII = /[^\0-\x7f]/;
const ACCENTS = /[\u0300-\u036f]/g;

/** In lowercase if it is not ASCII. The codes of ASCII have no case. */
function withoutAccents(text: string): string {
  return BEYOND_ASCII.test(text) ? text.normalize('NFD').replace(ACCENTS, '').toLowerCase() : text;
}
