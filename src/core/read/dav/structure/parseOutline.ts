import type { Purpose } from '../request/purpose.ts';
import { type Name, Names } from '../../xml/name.ts';
import type { Fault } from '../../xml/fault.ts';
import { CLOSE, END, OPEN, TEXT, XmlReader } from '../../xml/reader.ts';
import type { Scope } from '../../xml/scope.ts';
import { davVocabulary } from './element.ts';
import type { MissingPropertyCounter } from './missingPropertyCounter.ts';
import type { Violation } from './violation.ts';
import type { Outline } from './responseColumns.ts';
import { StructureBuilder } from './structureBuilder.ts';

/** The result of one pass over a body. */
export interface DavDocument {
  /** Null if there is no element at all. */
  readonly root: Name | null;
  readonly outline: Outline;
  /** Namespaces in scope for the responses. */
  readonly scope: Scope;
  readonly names: Names;
  readonly missing: MissingPropertyCounter;
  readonly description: string | null;
  readonly syncToken: string | null;
  readonly violations: readonly Violation[];
  /** Namespace of a multistatus that is not in `DAV:`; null for any other. */
  readonly lookalikeNamespace: string | null;
  readonly faults: readonly Fault[];
  /** The parser reached the end of the text, and the document is not truncated. */
  readonly isComplete: boolean;
}

/**
 * Parses a body.
 *
 * @param from offset where the document starts in the text
 * @param purpose of the request
 */
export function parseOutline(text: string, from: number, purpose: Purpose): DavDocument {
  const parser = new OutlineParser(text, from, purpose);
  parser.advance(() => false);
  return parser.result();
}

// Tokens between two calls of `shouldPause`.
const TOKENS_BETWEEN_CHECKS = 2000;

/** Parses a body step by step. */
export class OutlineParser {
  readonly #names = new Names(davVocabulary);
  readonly #reader: XmlReader;
  readonly #structure: StructureBuilder;
  /** Faults up to the root element: the only ones that count if there is no multistatus. */
  #firstFaults: readonly Fault[] = [];
  #atEnd = false;

  constructor(text: string, from: number, purpose: Purpose) {
    this.#reader = new XmlReader(text, { from, names: this.#names });
    this.#structure = new StructureBuilder(text, this.#reader, purpose);
  }

  /** Offset of the end of the last token. */
  get offset(): number {
    return this.#reader.end;
  }

  /**
   * Parses until the end of the text or until `shouldPause` returns true.
   *
   * @param shouldPause called every few thousand tokens
   * @returns whether the end is reached
   */
  advance(shouldPause: () => boolean): boolean {
    const reader = this.#reader;
    const structure = this.#structure;
    // Tokens inside property values are skipped by comparing depths, without a call.
    for (let count = 1; ; count += 1) {
      const token = reader.next();
      if (token === END) break;
      if (token === OPEN) {
        if (reader.depth <= structure.reach) structure.startElement();
        if (reader.depth === 1) this.#firstFaults = reader.faults.list;
      } else if (token === CLOSE) {
        if (reader.depth === structure.depth) structure.endElement();
      } else if (token === TEXT && reader.depth === structure.depth) structure.text();
      if (count % TOKENS_BETWEEN_CHECKS === 0 && shouldPause()) return false;
    }
    structure.responses.columns.trim();
    this.#atEnd = true;
    return true;
  }

  /** Returns what is parsed so far. Parsing more does not change the rows of a result. */
  result(): DavDocument {
    const { responses, root, scope, lookalikeNamespace, hasMultistatus, description, syncToken, violations } =
      this.#structure;
    return {
      root,
      outline: responses.columns.outline(),
      scope,
      names: this.#names,
      missing: responses.missing,
      description,
      syncToken,
      violations: violations.list,
      lookalikeNamespace,
      faults: hasMultistatus || root === null ? this.#reader.faults.list : this.#firstFaults,
      isComplete: this.#atEnd && !this.#reader.cut,
    };
  }
}
