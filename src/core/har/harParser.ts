import { parseJson } from '../read/json/syntax/value.ts';
import { isObject } from '../isObject.ts';
import { BROKEN_ENTRY, damaged, NO_ENTRIES, notHar, NOT_JSON } from './messages.ts';
import { EntrySplitter } from './entrySplitter.ts';
import { parseHarEntry, statusOf } from './harEntry.ts';
import type { Exchange } from './exchange.ts';

/** Parses the entries of a HAR file (HAR 1.2: `log.entries`) from chunks of text. */
export class HarParser {
  readonly #file: string | null;
  readonly #splitter = new EntrySplitter();
  /** The first character other than whitespace. */
  #firstCharacter = '';
  /** The text was parsed as one JSON value with a list of entries. */
  #isValidJson = false;
  #entryCount = 0;
  #invalidCount = 0;
  /** Message about the first invalid entry. */
  #firstFault = '';

  /** @param file name of the file, for the exchanges */
  constructor(file: string | null) {
    this.#file = file;
  }

  /** Number of entries so far, including invalid ones. */
  get entryCount(): number {
    return this.#entryCount;
  }

  /** Number of characters of the current incomplete entry. */
  get bufferedLength(): number {
    return this.#splitter.bufferedLength;
  }

  /** @returns the exchanges of the entries that end in this chunk */
  push(chunk: string): readonly Exchange[] {
    if (this.#firstCharacter === '') this.#firstCharacter = chunk.trimStart().slice(0, 1);
    return this.#splitter
      .push(chunk)
      .filter((text) => text.trim() !== '')
      .flatMap((text) => this.#parseEntry(parseJson(text)));
  }

  /** Parses the whole text at once, which is faster if it is valid. */
  parseAll(text: string): readonly Exchange[] {
    const elements = elementsOf(parseJson(text));
    if (!elements) return this.push(text);
    this.#firstCharacter = '{';
    this.#isValidJson = true;
    return elements.flatMap((element) => this.#parseEntry(element));
  }

  /** Parses entries without the objects around them: in a list, or one per line. */
  parseLines(text: string): readonly Exchange[] {
    this.#firstCharacter = '{';
    this.#isValidJson = true;
    const root = parseJson(text);
    if (root !== undefined) return [root].flat().flatMap((entry) => this.#parseEntry(entry));
    return text.split('\n').flatMap((line) => (/\S/.test(line) ? this.#parseEntry(parseJson(line)) : []));
  }

  /** Returns a message about the file that follows its name, after all of the text was pushed; null if the file is valid. */
  problem(): string | null {
    const { hasList, hasListEnd, isCut, hasTrailingText } = this.#splitter;
    if (this.#firstCharacter !== '{') return notHar(NOT_JSON);
    if (!this.#isValidJson && !hasList) return notHar(isCut ? BROKEN_ENTRY.cutBefore : NO_ENTRIES);
    const faults = [
      ...(this.#isValidJson || hasListEnd ? [] : [BROKEN_ENTRY.cut(this.#entryCount)]),
      ...(hasTrailingText ? [BROKEN_ENTRY.behind] : []),
      ...(this.#invalidCount === 0
        ? []
        : [BROKEN_ENTRY.broken(this.#invalidCount, this.#entryCount, this.#firstFault)]),
    ];
    return faults.length === 0 ? null : damaged(faults.join('; '));
  }

  #parseEntry(entry: unknown): readonly Exchange[] {
    const index = this.#entryCount;
    this.#entryCount += 1;
    const fault = faultOf(entry);
    if (fault === null) return [parseHarEntry(entry, null, { entry: index, file: this.#file })];
    if (this.#invalidCount === 0) this.#firstFault = BROKEN_ENTRY.first(index + 1, fault);
    this.#invalidCount += 1;
    return [];
  }
}

/** Returns why an entry does not show whether its response is a multi-status response; null if it does. */
function faultOf(entry: unknown): string | null {
  if (entry === undefined) return NOT_JSON;
  if (!isObject(entry)) return BROKEN_ENTRY.noObject;
  const response = entry['response'] ?? null;
  // Several programs write such entries for requests without a response.
  if (response === null) return isObject(entry['request']) ? null : BROKEN_ENTRY.empty;
  if (!isObject(response)) return BROKEN_ENTRY.noResponse;
  const content = response['content'];
  const hasBody = isObject(content) && content['text'] !== undefined && content['text'] !== '';
  return hasBody && statusOf(response['status']) === null ? BROKEN_ENTRY.noStatus : null;
}

function elementsOf(har: unknown): readonly unknown[] | null {
  const log = isObject(har) ? har['log'] : null;
  const entries = isObject(log) ? log['entries'] : null;
  return Array.isArray(entries) ? entries : null;
}
