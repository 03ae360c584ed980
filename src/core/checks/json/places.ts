import type { Range } from '../../model/operation.ts';
import { endOfString } from '../../read/json/syntax/repeatedKeys.ts';
import type { Path } from '../../read/json/syntax/value.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const LIST = 0x5b;
const LIST_END = 0x5d;
const OBJECT = 0x7b;
const OBJECT_END = 0x7d;

/** The values in a list or object: the offsets by index, and the indexes by name. */
interface Content {
  readonly starts: readonly number[];
  /** Of a repeated name, the last one, as in `JSON.parse`. */
  readonly names: ReadonlyMap<string, number>;
}

/**
 * Finds the places of values in a valid JSON text. It reads only the lists and objects on the way to a value, each once: few values of a
 * large body have findings.
 */
export class JsonPlaces {
  readonly #text: string;
  /** By offset. */
  readonly #contents = new Map<number, Content>();

  constructor(text: string) {
    this.#text = text;
  }

  /** Returns `[start, end)` of a value; null if there is no such value. */
  range(path: Path): Range | null {
    let start: number | undefined = this.#skipSpace(0);
    for (const step of path) {
      const { starts, names } = this.#contentAt(start);
      const index: number | undefined = typeof step === 'number' ? step : names.get(step);
      start = index === undefined ? undefined : starts[index];
      if (start === undefined) return null;
    }
    return [start, this.#endOf(start)];
  }

  #contentAt(start: number): Content {
    const known = this.#contents.get(start);
    if (known) return known;
    const content = this.#read(start);
    this.#contents.set(start, content);
    return content;
  }

  #read(start: number): Content {
    const text = this.#text;
    const starts: number[] = [];
    const names = new Map<string, number>();
    const isObject = text.charCodeAt(start) === OBJECT;
    if (!isObject && text.charCodeAt(start) !== LIST) return { starts, names };
    let at = this.#skipSpace(start + 1);
    while (text.charCodeAt(at) !== OBJECT_END && text.charCodeAt(at) !== LIST_END) {
      if (isObject) {
        const end = endOfString(text, at) + 1;
        names.set(nameIn(text.slice(at, end)), starts.length);
        // A colon is after the name.
        at = this.#skipSpace(this.#skipSpace(end) + 1);
      }
      starts.push(at);
      at = this.#skipSpace(this.#endOf(at));
      if (text.charCodeAt(at) === COMMA) at = this.#skipSpace(at + 1);
    }
    return { starts, names };
  }

  /** Returns the offset of the end of the value at an offset. */
  #endOf(start: number): number {
    const text = this.#text;
    let depth = 0;
    for (let at = start; ; at += 1) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        at = endOfString(text, at);
        if (depth === 0) return at + 1;
      } else if (code === OBJECT || code === LIST) depth += 1;
      else if (code === OBJECT_END || code === LIST_END) {
        depth -= 1;
        if (depth === 0) return at + 1;
      }
      // A number, true, false or null.
      if (depth === 0 && isAfterScalar(text.charCodeAt(at + 1))) return at + 1;
    }
  }

  #skipSpace(start: number): number {
    let at = start;
    while (this.#text.charCodeAt(at) <= 0x20) at += 1;
    return at;
  }
}

/** Whether a character is not part of a number or word; also at the end of the text. */
function isAfterScalar(code: number): boolean {
  return !(code > 0x20) || code === COMMA || code === OBJECT_END || code === LIST_END || code === COLON;
}

function nameIn(written: string): string {
  return written.includes('\\') ? String(JSON.parse(written)) : written.slice(1, -1);
}
