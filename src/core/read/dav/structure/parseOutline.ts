import { type Name, Names } from '../../xml/name.ts';
import type { Fault } from '../../xml/fault.ts';
import { CLOSE, END, OPEN, TEXT, XmlReader } from '../../xml/reader.ts';
import type { Scope } from '../../xml/scope.ts';
import { davVocabulary } from './element.ts';
import type { MissingPropertyCounter } from './missingPropertyCounter.ts';
import type { Violation } from './violation.ts';
import type { Outline } from './responseColumns.ts';
import { StructureBuilder } from './structureBuilder.ts';

/** What one pass over a whole body gives. */
export interface DavDocument {
  /** Null if there is no element at all. */
  readonly root: Name | null;
  readonly outline: Outline;
  /** The namespaces in force on a response. */
  readonly scope: Scope;
  readonly names: Names;
  readonly missing: MissingPropertyCounter;
  readonly description: string | null;
  readonly syncToken: string | null;
  /** What the multistatus holds that RFC 4918 does not allow. */
  readonly violations: readonly Violation[];
  /** Namespace of a multistatus that is not in `DAV:`; null for all others. */
  readonly lookalikeNamespace: string | null;
  /** There is a multistatus, or a response outside of one. */
  readonly hasMultistatus: boolean;
  readonly faults: readonly Fault[];
  /** The end is reached, and it is the document's end. */
  readonly isComplete: boolean;
}

/**
 * Parses a body once.
 *
 * @param from where the document begins in the text
 * @param atomic whether the request was all or nothing
 */
export function parseOutline(text: string, from: number, atomic: boolean): DavDocument {
  const pass = new OutlineParser(text, from, atomic);
  pass.advance(() => false);
  return pass.result();
}

// How often a pass in pieces checks whether its time is up.
const TOKENS_BETWEEN = 2000;

/** The pass of {@link parseOutline} in pieces. */
export class OutlineParser {
  readonly #names = new Names(davVocabulary);
  readonly #reader: XmlReader;
  readonly #structure: StructureBuilder;
  /** Those up to the root, which are all that count if there is no multistatus. */
  #firstFaults: readonly Fault[] = [];
  #atEnd = false;

  constructor(text: string, from: number, atomic: boolean) {
    this.#reader = new XmlReader(text, { from, names: this.#names });
    this.#structure = new StructureBuilder(text, this.#reader, atomic);
  }

  /** How far it has come in the text. */
  get offset(): number {
    return this.#reader.end;
  }

  /**
   * Continues.
   *
   * @param enough called now and then: whether to stop here for now
   * @returns whether the end is reached
   */
  advance(enough: () => boolean): boolean {
    const reader = this.#reader;
    const structure = this.#structure;
    // Inside values nothing is of interest: those tokens pass as fast as they can.
    for (let count = 1; ; count += 1) {
      const token = reader.next();
      if (token === END) break;
      if (token === OPEN) {
        if (reader.depth <= structure.reach) structure.startElement();
        if (reader.depth === 1) this.#firstFaults = reader.faults.list;
      } else if (token === CLOSE) {
        if (reader.depth === structure.depth) structure.endElement();
      } else if (token === TEXT && reader.depth === structure.depth) structure.text();
      if (count % TOKENS_BETWEEN === 0 && enough()) return false;
    }
    structure.responses.columns.trim();
    this.#atEnd = true;
    return true;
  }

  /** What is parsed so far. The rows of later pieces do not change it. */
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
      hasMultistatus,
      faults: hasMultistatus || root === null ? this.#reader.faults.list : this.#firstFaults,
      isComplete: this.#atEnd && !this.#reader.cut,
    };
  }
}
