import type { Fault } from '../src/core/read/xml/fault.ts';
import type { ReaderOptions } from '../src/core/read/xml/options.ts';
import { CLOSE, END, OPEN, TEXT, XmlReader } from '../src/core/read/xml/reader.ts';

/** A token of a text. */
export interface SeenToken {
  readonly what: 'open' | 'close' | 'text';
  /** `{namespace}local`, or the text after entities and character references are replaced. */
  readonly says: string;
  /** The source of the token. */
  readonly written: string;
  readonly start: number;
  readonly end: number;
  readonly depth: number;
}

const WHAT = { [OPEN]: 'open', [CLOSE]: 'close', [TEXT]: 'text' } as const;

/** Parses a whole text. @returns its tokens and faults, and whether it is truncated */
export function readAll(
  text: string,
  options: ReaderOptions = {},
): { readonly seen: readonly SeenToken[]; readonly faults: readonly Fault[]; readonly cut: boolean } {
  const reader = new XmlReader(text, options);
  const seen: SeenToken[] = [];
  for (let token = reader.next(); token !== END; token = reader.next()) {
    const { start, end, depth } = reader;
    seen.push({
      what: WHAT[token],
      says: token === TEXT ? reader.value() : reader.name.clark,
      written: text.slice(start, end),
      start,
      end,
      depth,
    });
  }
  return { seen, faults: reader.faults.list, cut: reader.cut };
}

/** Returns the tokens in a short form: `<{DAV:}prop`, `>{DAV:}prop`, `"text"`. */
export function brief(text: string): string[] {
  return readAll(text).seen.map(({ what, says }) =>
    what === 'text' ? JSON.stringify(says) : `${what === 'open' ? '<' : '>'}${says}`,
  );
}

/** Returns the fault codes of a text. */
export function codes(text: string): string[] {
  return readAll(text).faults.map(({ code }) => code);
}
