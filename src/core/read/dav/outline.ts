import { type Name, Names } from '../xml/name.ts';
import { CLOSE, END, OPEN, XmlReader } from '../xml/reader.ts';
import { DOCUMENT, type Scope } from '../xml/scope.ts';
import {
  CREATION_RESPONSE,
  davVocabulary,
  DESCRIPTION,
  ERROR,
  HREF,
  LOCATION,
  MULTISTATUS,
  PROP,
  PROPSTAT,
  RESPONSE,
  STATUS,
  SYNC_TOKEN,
} from './element.ts';
import { countPropstat, noPropstats, outcomeOfResponse, type PropstatCounts } from './outcome.ts';
import { MissingNames } from './missing.ts';
import { MIXED, type Outline, Rows } from './rows.ts';
import { readStatusLine } from './status.ts';
import { textContent } from './text.ts';

/** What one pass over a whole body gives. */
export interface Pass {
  /** `{namespace}local`; null where there is no element at all. */
  readonly root: Name | null;
  readonly outline: Outline;
  /** The namespaces in force on a response. */
  readonly scope: Scope;
  readonly names: Names;
  readonly missing: MissingNames;
  readonly description: string | null;
  readonly syncToken: string | null;
  /** Parts of a response that stand directly under the root: they belong to nothing. */
  readonly strays: readonly string[];
  readonly reader: XmlReader;
  /** The end is reached, and it is the document's end. */
  readonly isWhole: boolean;
}

/** What is known of the response that is being read. */
interface OpenResponse {
  readonly faults: number;
  hasStatus: boolean;
  status: number | null;
  hrefStart: number;
  hrefEnd: number;
  readonly counts: PropstatCounts;
  propstatStatus: number | null;
  missing: number;
  says: boolean;
  hrefs: number;
  weight: number;
}

interface OpenPropstat {
  status: number | null;
  properties: number;
  inProp: boolean;
}

// A listing has a handful of different status lines: each text is looked at once.
const STATUSES_KEPT = 200;
const LONGEST_STATUS = 400;

/**
 * Goes through a body once (RFC 4918 section 14.16: only responses that are children of the root are its responses; those inside property
 * values are values).
 *
 * @param from where the document begins in the text
 * @param atomic whether the request was all or nothing
 */
export function readOutline(text: string, from: number, atomic: boolean): Pass {
  const pass = new OutlinePass(text, from, atomic);
  pass.advance(() => false);
  return pass.soFar();
}

// How often a reading in pieces looks whether its time is up.
const TOKENS_BETWEEN = 2000;

/** The pass of {@link readOutline} in pieces. */
export class OutlinePass {
  readonly #text: string;
  readonly #atomic: boolean;
  readonly #names = new Names(davVocabulary);
  readonly #reader: XmlReader;
  readonly #rows = new Rows();
  readonly #missing = new MissingNames();
  readonly #statuses = new Map<string, number | null>();
  readonly #strays = new Set<string>();
  readonly #contentStarts = new Uint32Array(8);
  #root: Name | null = null;
  #scope: Scope = DOCUMENT;
  #description: string | null = null;
  #syncToken: string | null = null;
  /** Level of the elements that stand for a response. */
  #level = 2;
  #response: OpenResponse | null = null;
  #propstat: OpenPropstat | null = null;
  #inError = false;
  #atEnd = false;

  constructor(text: string, from: number, atomic: boolean) {
    this.#text = text;
    this.#atomic = atomic;
    this.#reader = new XmlReader(text, { from, names: this.#names });
  }

  /** How far it has come in the text. */
  get offset(): number {
    return this.#reader.end;
  }

  /**
   * Reads on.
   *
   * @param enough asked now and then whether to stop here for now
   * @returns whether the end is reached
   */
  advance(enough: () => boolean): boolean {
    const reader = this.#reader;
    // Below the properties nothing is of interest here: those tokens fall through as fast as they can.
    for (let count = 1; ; count += 1) {
      const token = reader.next();
      if (token === END) break;
      if (token === OPEN) {
        if (reader.depth <= this.#level + 3 && !this.#open()) break;
      } else if (token === CLOSE && reader.depth <= this.#level + 2) this.#close();
      if (count % TOKENS_BETWEEN === 0 && enough()) return false;
    }
    this.#rows.trim();
    this.#atEnd = true;
    return true;
  }

  /** What is read so far; the rows of a later answer do not come into it. */
  soFar(): Pass {
    return {
      root: this.#root,
      outline: this.#rows.outline(),
      scope: this.#scope,
      names: this.#names,
      missing: this.#missing,
      description: this.#description,
      syncToken: this.#syncToken,
      strays: [...this.#strays],
      reader: this.#reader,
      isWhole: this.#atEnd && !this.#reader.cut,
    };
  }

  /** @returns false where the document is none of ours */
  #open(): boolean {
    const { depth, name } = this.#reader;
    const below = depth - this.#level;
    this.#contentStarts[depth] = this.#reader.end;
    if (depth === 1) {
      this.#root = name;
      this.#scope = this.#reader.scope;
      if (name.kind === CREATION_RESPONSE) {
        this.#level = 1;
        this.#openResponse();
      } else return name.kind === MULTISTATUS;
    } else if (below === 0) {
      if (name.kind === RESPONSE) this.#openResponse();
      else if (name.kind === PROPSTAT || name.kind === HREF || name.kind === STATUS || name.kind === PROP)
        this.#strays.add(name.local);
    } else if (below === 1) {
      if (this.#response) this.#openPart(this.#response, name);
    } else if (this.#response) this.#openInside(this.#response, name, below);
    return true;
  }

  #openPart(response: OpenResponse, { kind }: Name): void {
    this.#inError = kind === ERROR;
    if (kind === PROPSTAT) {
      this.#propstat = { status: null, properties: 0, inProp: false };
      response.weight += 1;
    } else if (kind === DESCRIPTION || kind === ERROR || kind === LOCATION) response.says = true;
  }

  /** An element two or three levels inside a response: what stands in a propstat, or a condition of its own. */
  #openInside(response: OpenResponse, name: Name, below: number): void {
    const propstat = this.#propstat;
    if (!propstat) {
      if (below === 2 && this.#inError) response.weight += 1;
    } else if (below === 2) {
      propstat.inProp = name.kind === PROP;
      this.#inError = name.kind === ERROR;
      if (name.kind === DESCRIPTION || name.kind === ERROR) response.says = true;
    } else if (propstat.inProp) {
      propstat.properties += 1;
      response.weight += 1;
      this.#rows.property(name.id);
    } else if (this.#inError) response.weight += 1;
  }

  #openResponse(): void {
    this.#propstat = null;
    this.#rows.dropProperties();
    this.#missing.dropResponse();
    this.#response = {
      faults: this.#reader.faults.total,
      hasStatus: false,
      status: null,
      hrefStart: -1,
      hrefEnd: -1,
      counts: noPropstats(),
      propstatStatus: null,
      missing: 0,
      says: false,
      hrefs: 0,
      weight: 0,
    };
  }

  #close(): void {
    const { depth, name, contentEnd } = this.#reader;
    const below = depth - this.#level;
    const start = this.#contentStarts[depth] ?? 0;
    if (below === 2) {
      if (this.#propstat && name.kind === STATUS) this.#propstat.status ??= this.#statusIn(start, contentEnd);
    } else if (below === 1) {
      if (this.#response) this.#closePart(this.#response, name.kind, start, contentEnd);
    } else if (below === 0) {
      if (this.#response) this.#closeResponse(this.#response);
      else if (name.kind === DESCRIPTION) this.#description = textContent(this.#text.slice(start, contentEnd));
      else if (name.kind === SYNC_TOKEN) this.#syncToken = textContent(this.#text.slice(start, contentEnd));
    }
  }

  #closePart(response: OpenResponse, kind: number, start: number, end: number): void {
    if (kind === PROPSTAT && this.#propstat) {
      const { status, properties } = this.#propstat;
      countPropstat(response.counts, status, this.#atomic);
      if (status === 404 && !this.#atomic) {
        response.missing += properties;
        this.#missing.add(this.#rows.lastProperties(properties));
      } else if (status !== null)
        response.propstatStatus =
          response.propstatStatus === null || response.propstatStatus === status ? status : MIXED;
      this.#propstat = null;
    } else if (kind === STATUS && !response.hasStatus) {
      response.hasStatus = true;
      response.status = this.#statusIn(start, end);
    } else if (kind === HREF) {
      response.hrefs += 1;
      if (response.hrefStart !== -1) response.says = true;
      else {
        response.hrefStart = start;
        response.hrefEnd = end;
      }
    }
  }

  #closeResponse(response: OpenResponse): void {
    this.#missing.closeResponse(Math.max(response.hrefs, 1));
    const { elementStart, end, faults } = this.#reader;
    this.#rows.push({
      start: elementStart,
      end,
      status: response.status,
      propstatStatus: response.propstatStatus,
      ...outcomeOfResponse(response.status, response.hasStatus, response.counts, this.#atomic),
      missing: response.missing,
      href: response.hrefStart === -1 ? [elementStart, elementStart] : [response.hrefStart, response.hrefEnd],
      recovered: faults.total > response.faults,
      says: response.says,
      hrefs: response.hrefs,
      weight: response.weight,
    });
    this.#response = null;
  }

  #statusIn(start: number, end: number): number | null {
    const raw = this.#text.slice(start, Math.min(end, start + LONGEST_STATUS));
    const known = this.#statuses.get(raw);
    if (known !== undefined) return known;
    const { status } = readStatusLine(end - start > LONGEST_STATUS ? raw : textContent(raw));
    if (this.#statuses.size < STATUSES_KEPT) this.#statuses.set(raw, status);
    return status;
  }
}
