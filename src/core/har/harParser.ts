import { parseJson } from '../read/json/syntax/value.ts';
import { isObject } from '../isObject.ts';
import type { Message } from '../model/message.ts';
import { fileMessages } from './messages.ts';
import { EntrySplitter } from './entrySplitter.ts';
import { parseHarEntry, statusOf } from './harEntry.ts';
import type { ParsedExchange } from './exchange.ts';
import { entryOfTrace } from './formats/playwrightTrace.ts';

/** In characters. The creator is a few dozen characters after the start. */
const LONGEST_HEAD = 10_000;

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
  #firstFault: Message | null = null;
  /** The text before the list of entries. */
  #head = '';
  /** Name of the program that wrote the file; null if the file does not state it before the entries. */
  #program: string | null = null;

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
  push(chunk: string): readonly ParsedExchange[] {
    if (this.#firstCharacter === '') this.#firstCharacter = chunk.trimStart().slice(0, 1);
    const isHead = !this.#splitter.hasList;
    const entries = this.#splitter.push(chunk);
    if (isHead) this.#readHead(chunk);
    return entries.filter((text) => text.trim() !== '').flatMap((text) => this.#parseEntry(parseJson(text)));
  }

  /** Parses the whole text at once, which is faster if it is valid. */
  parseAll(text: string): readonly ParsedExchange[] {
    const root = parseJson(text);
    const elements = elementsOf(root);
    // Of two lists with this name, `JSON.parse` returns the last one only.
    if (!elements || text.split('"entries"', 3).length > 2) return this.push(text);
    this.#program = programOf(root);
    this.#firstCharacter = '{';
    this.#isValidJson = true;
    return elements.flatMap((element) => this.#parseEntry(element));
  }

  /** Parses entries without the objects around them: in a list, or one per line. */
  parseLines(text: string): readonly ParsedExchange[] {
    this.#firstCharacter = '{';
    this.#isValidJson = true;
    const root = parseJson(text);
    const parse = (entry: unknown): readonly ParsedExchange[] => this.#parseEntry(entryOfTrace(entry) ?? entry);
    if (root !== undefined) return [root].flat().flatMap(parse);
    return text.split('\n').flatMap((line) => (/\S/.test(line) ? parse(parseJson(line)) : []));
  }

  /** Returns a message about the file that follows its name, after all of the text was pushed; null if the file is valid. */
  problem(): Message | null {
    const { hasList, hasListEnd, hasSecondList, isCut, hasTrailingText } = this.#splitter;
    if (this.#firstCharacter !== '{') return fileMessages.notHar(fileMessages.notJson);
    if (!this.#isValidJson && !hasList)
      return fileMessages.notHar(isCut ? fileMessages.truncatedBeforeEntries : fileMessages.noEntries);
    const faults = [
      ...(this.#isValidJson || hasListEnd ? [] : [fileMessages.truncatedAfter(this.#entryCount)]),
      ...(hasSecondList ? [fileMessages.secondList] : []),
      ...(hasTrailingText ? [fileMessages.trailing] : []),
      ...(this.#firstFault === null
        ? []
        : [fileMessages.invalidEntries(this.#invalidCount, this.#entryCount, this.#firstFault)]),
    ];
    return faults.length === 0 ? null : fileMessages.damaged(faults);
  }

  /** Finds the program in the text before the entries, which may be in several chunks. */
  #readHead(chunk: string): void {
    if (this.#head.length >= LONGEST_HEAD) return;
    this.#head += chunk.slice(0, LONGEST_HEAD - this.#head.length);
    const name = /"creator"\s*:\s*\{[^{}]*?"name"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(this.#head)?.[1];
    const program = name === undefined ? undefined : parseJson(name);
    this.#program = typeof program === 'string' ? program : null;
  }

  #parseEntry(entry: unknown): readonly ParsedExchange[] {
    const index = this.#entryCount;
    this.#entryCount += 1;
    const fault = faultOf(entry);
    if (fault === null) return [parseHarEntry(entry, null, { entry: index, file: this.#file, program: this.#program })];
    this.#firstFault ??= fileMessages.entry(index + 1, fault);
    this.#invalidCount += 1;
    return [];
  }
}

/** Returns why an entry does not show whether its response is a multi-status response; null if it does. */
function faultOf(entry: unknown): Message | null {
  if (entry === undefined) return fileMessages.notJson;
  if (!isObject(entry)) return fileMessages.notObject;
  const response = entry['response'] ?? null;
  // Several programs write such entries for requests without a response.
  if (response === null) return isObject(entry['request']) ? null : fileMessages.emptyEntry;
  if (!isObject(response)) return fileMessages.noResponse;
  const content = response['content'];
  const hasBody = isObject(content) && content['text'] !== undefined && content['text'] !== '';
  return hasBody && statusOf(response['status']) === null ? fileMessages.noStatus : null;
}

function programOf(har: unknown): string | null {
  const log = isObject(har) ? har['log'] : null;
  const creator = isObject(log) ? log['creator'] : null;
  return isObject(creator) && typeof creator['name'] === 'string' ? creator['name'] : null;
}

function elementsOf(har: unknown): readonly unknown[] | null {
  const log = isObject(har) ? har['log'] : null;
  const entries = isObject(log) ? log['entries'] : null;
  return Array.isArray(entries) ? entries : null;
}
