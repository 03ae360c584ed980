import { isObject } from '../isObject.ts';
import { BROKEN_ENTRY, damaged, NO_ENTRIES, notHar, NOT_JSON } from './messages.ts';
import { EntrySplitter } from './entrySplitter.ts';
import { parseHarEntry, statusOf } from './harEntry.ts';
import type { Exchange } from './exchange.ts';

/** The text of a HAR file, which may come in pieces, as exchanges (HAR 1.2: `log.entries`). */
export class HarParser {
  readonly #file: string | null;
  readonly #cutter = new EntrySplitter();
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
  get entryCount(): number {
    return this.#entries;
  }

  /** Characters of an entry whose end has not come. */
  get bufferedLength(): number {
    return this.#cutter.bufferedLength;
  }

  /** @returns the exchanges of the entries that end in this piece */
  push(piece: string): readonly Exchange[] {
    if (this.#begins === '') this.#begins = piece.trimStart().slice(0, 1);
    return this.#cutter
      .push(piece)
      .filter((text) => text.trim() !== '')
      .flatMap((text) => this.#read(parse(text)));
  }

  /** The same for all of the text at once: faster, as long as nothing is wrong with it. */
  parseAll(text: string): readonly Exchange[] {
    const elements = elementsOf(parse(text));
    if (!elements) return this.push(text);
    this.#begins = '{';
    this.#isWhole = true;
    return elements.flatMap((element) => this.#read(element));
  }

  /** What is wrong with the file, when all of it was taken, in words that follow its name; null where nothing is. */
  problem(): string | null {
    const { hasList, hasListEnd, isCut, hasTrailingText } = this.#cutter;
    if (this.#begins !== '{') return notHar(NOT_JSON);
    if (!this.#isWhole && !hasList) return notHar(isCut ? BROKEN_ENTRY.cutBefore : NO_ENTRIES);
    const faults = [
      ...(this.#isWhole || hasListEnd ? [] : [BROKEN_ENTRY.cut(this.#entries)]),
      ...(hasTrailingText ? [BROKEN_ENTRY.behind] : []),
      ...(this.#broken === 0 ? [] : [BROKEN_ENTRY.broken(this.#broken, this.#entries, this.#first)]),
    ];
    return faults.length === 0 ? null : damaged(faults.join('; '));
  }

  #read(entry: unknown): readonly Exchange[] {
    const index = this.#entries;
    this.#entries += 1;
    const fault = faultOf(entry);
    if (fault === null) return [parseHarEntry(entry, null, { entry: index, file: this.#file })];
    if (this.#broken === 0) this.#first = BROKEN_ENTRY.first(index + 1, fault);
    this.#broken += 1;
    return [];
  }
}

/** Why an entry cannot tell whether its response is a multi-status one; null if it can. */
function faultOf(entry: unknown): string | null {
  if (entry === undefined) return NOT_JSON;
  if (!isObject(entry)) return BROKEN_ENTRY.noObject;
  const response = entry['response'] ?? null;
  // Several programs write entries like this for a request that got no response.
  if (response === null) return isObject(entry['request']) ? null : BROKEN_ENTRY.empty;
  if (!isObject(response)) return BROKEN_ENTRY.noResponse;
  const content = response['content'];
  const hasBody = isObject(content) && content['text'] !== undefined && content['text'] !== '';
  return hasBody && statusOf(response['status']) === null ? BROKEN_ENTRY.noStatus : null;
}

/** @returns undefined if the text is not valid JSON */
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
