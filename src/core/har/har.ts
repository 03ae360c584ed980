import { BROKEN_ENTRY, damaged, noHar, NO_ENTRIES, NOT_JSON } from '../words/file.ts';
import { EntryCutter } from './entries.ts';
import { readEntry } from './entry.ts';
import type { Exchange } from './exchange.ts';

/** The text of a HAR file, which may come in pieces, as exchanges (HAR 1.2: `log.entries`). */
export class HarReading {
  readonly #file: string | null;
  readonly #cutter = new EntryCutter();
  /** The first character that is no space. */
  #begins = '';
  /** It was parsed as one JSON value, which has the list. */
  #isWhole = false;
  #entries = 0;
  #broken = 0;
  /** The first broken one: its number from 1, and why. */
  #first = '';

  /** @param file its name, for the exchanges */
  constructor(file: string | null) {
    this.#file = file;
  }

  /** How many there are so far, the broken ones among them. */
  get entries(): number {
    return this.#entries;
  }

  /** Characters of an entry whose end has not come. */
  get held(): number {
    return this.#cutter.held;
  }

  /** @returns the exchanges of the entries that end in this piece */
  take(piece: string): readonly Exchange[] {
    if (this.#begins === '') this.#begins = piece.trimStart().slice(0, 1);
    return this.#cutter
      .take(piece)
      .filter((text) => text.trim() !== '')
      .flatMap((text) => this.#read(parse(text)));
  }

  /** The same for all of the text at once: faster, as long as nothing is wrong with it. */
  takeAll(text: string): readonly Exchange[] {
    const elements = elementsOf(parse(text));
    if (!elements) return this.take(text);
    this.#begins = '{';
    this.#isWhole = true;
    return elements.flatMap((element) => this.#read(element));
  }

  /** What is wrong with the file, when all of it was taken, in words that follow its name; null where nothing is. */
  problem(): string | null {
    const { begun, ended, isCut } = this.#cutter;
    if (this.#begins !== '{') return noHar(NOT_JSON);
    if (!this.#isWhole && !begun) return noHar(isCut ? BROKEN_ENTRY.cutBefore : NO_ENTRIES);
    const faults = [
      ...(this.#isWhole || ended ? [] : [BROKEN_ENTRY.cut(this.#entries)]),
      ...(this.#broken === 0 ? [] : [BROKEN_ENTRY.broken(this.#broken, this.#entries, this.#first)]),
    ];
    return faults.length === 0 ? null : damaged(faults.join('; '));
  }

  #read(entry: unknown): readonly Exchange[] {
    const index = this.#entries;
    this.#entries += 1;
    if (isObject(entry)) return [readEntry(entry, null, { entry: index, file: this.#file })];
    if (this.#broken === 0)
      this.#first = BROKEN_ENTRY.first(index + 1, entry === undefined ? NOT_JSON : BROKEN_ENTRY.noObject);
    this.#broken += 1;
    return [];
  }
}

/** @returns undefined for what is no JSON */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function elementsOf(har: unknown): readonly unknown[] | null {
  const log = isObject(har) ? har['log'] : null;
  const entries = isObject(log) ? log['entries'] : null;
  return Array.isArray(entries) ? entries : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
