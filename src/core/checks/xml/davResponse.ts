import { DavHref, type HrefSource } from './davHref.ts';
import type { StatusLine, StatusLines } from './statusLine.ts';
import { trimSpace, type XmlElement } from './element.ts';

/** What all responses of a document share. */
export interface DavSource extends HrefSource {
  readonly statusLines: StatusLines;
}

/** A `DAV:status` of a response or propstat. */
export class DavStatus {
  readonly element: XmlElement;
  readonly #lines: StatusLines;
  #line: StatusLine;

  constructor(element: XmlElement, { statusLines }: DavSource) {
    this.element = element;
    this.#lines = statusLines;
    this.#line = statusLines.parse(trimSpace(element.text));
  }

  /** Equal texts have the same object. */
  get line(): StatusLine {
    return this.#line;
  }

  /** Reads the text of the element. */
  read(): void {
    const { element } = this;
    if (element.isConstant || (this.#line.isPlain && element.isWritten?.(this.#line.text))) return;
    this.#line = this.#lines.parse(trimSpace(element.text));
  }
}

/** A `DAV:propstat` (RFC 4918 section 14.22). */
export interface DavPropstat {
  readonly element: XmlElement;
  /** `response[0]/propstat[1]` */
  readonly pointer: string;
  readonly props: readonly XmlElement[];
  /** The children of all its `DAV:prop`. */
  readonly properties: readonly XmlElement[];
  readonly statuses: readonly DavStatus[];
  /** The code of the first status; null if there is none. */
  readonly code: number | null;
  readonly errors: readonly XmlElement[];
  readonly descriptions: readonly XmlElement[];
}

/** A `DAV:response` that is a child of the `DAV:multistatus` (RFC 4918 section 14.24). */
export class DavResponse {
  readonly element: XmlElement;
  readonly hrefs: readonly DavHref[];
  readonly statuses: readonly DavStatus[];
  readonly propstats: readonly DavPropstat[];
  readonly errors: readonly XmlElement[];
  readonly descriptions: readonly XmlElement[];
  readonly locations: readonly XmlElement[];
  #index: number;

  constructor(element: XmlElement, index: number, source: DavSource) {
    this.element = element;
    this.#index = index;
    const hrefs: DavHref[] = [];
    const statuses: DavStatus[] = [];
    const propstats: DavPropstat[] = [];
    let others: OtherChildren | null = null;
    for (const child of element.children) {
      if (child.namespace !== 'DAV:') continue;
      const { localName } = child;
      if (localName === 'href') hrefs.push(new DavHref(child, index, source));
      else if (localName === 'status') statuses.push(new DavStatus(child, source));
      else if (localName === 'propstat') propstats.push(new Propstat(child, this, propstats.length, source));
      else others = withOther(others, child);
    }
    this.hrefs = hrefs;
    this.statuses = statuses;
    this.propstats = propstats;
    ({ errors: this.errors, descriptions: this.descriptions, locations: this.locations } = others ?? NO_OTHERS);
  }

  /** Its number among the responses, from 0. */
  get index(): number {
    return this.#index;
  }

  /** Reads the texts of its hrefs and statuses, after its elements were moved to another place. */
  read(index: number): void {
    this.#index = index;
    for (const href of this.hrefs) href.read(index);
    for (const status of this.statuses) status.read();
    for (const { statuses } of this.propstats) for (const status of statuses) status.read();
  }

  /** `response[0]` */
  get pointer(): string {
    return `response[${this.#index}]`;
  }

  /** The text of the first href; '' if there is none. */
  get href(): string {
    return this.hrefs[0]?.text ?? '';
  }

  /** The code of the response-level status; null if there is none. */
  get code(): number | null {
    return this.statuses[0]?.line.code ?? null;
  }
}

class Propstat implements DavPropstat {
  readonly element: XmlElement;
  readonly props: readonly XmlElement[];
  readonly properties: readonly XmlElement[];
  readonly statuses: readonly DavStatus[];
  readonly errors: readonly XmlElement[];
  readonly descriptions: readonly XmlElement[];
  readonly #response: DavResponse;
  readonly #index: number;

  constructor(element: XmlElement, response: DavResponse, index: number, source: DavSource) {
    this.element = element;
    this.#response = response;
    this.#index = index;
    const props: XmlElement[] = [];
    const statuses: DavStatus[] = [];
    let others: OtherChildren | null = null;
    for (const child of element.children) {
      if (child.namespace !== 'DAV:') continue;
      if (child.localName === 'prop') props.push(child);
      else if (child.localName === 'status') statuses.push(new DavStatus(child, source));
      else others = withOther(others, child);
    }
    this.props = props;
    this.properties = props.length === 1 ? (props[0]?.children ?? []) : props.flatMap(({ children }) => children);
    this.statuses = statuses;
    ({ errors: this.errors, descriptions: this.descriptions } = others ?? NO_OTHERS);
  }

  get code(): number | null {
    return this.statuses[0]?.line.code ?? null;
  }

  get pointer(): string {
    return `${this.#response.pointer}/propstat[${this.#index}]`;
  }
}

interface Others {
  readonly errors: readonly XmlElement[];
  readonly descriptions: readonly XmlElement[];
  readonly locations: readonly XmlElement[];
}

/** The usual case, for which no lists are created. */
const NO_OTHERS: Others = { errors: [], descriptions: [], locations: [] };

class OtherChildren implements Others {
  readonly errors: XmlElement[] = [];
  readonly descriptions: XmlElement[] = [];
  readonly locations: XmlElement[] = [];
}

/** @param others null if there are none so far */
function withOther(others: OtherChildren | null, child: XmlElement): OtherChildren | null {
  const { localName } = child;
  if (localName !== 'error' && localName !== 'responsedescription' && localName !== 'location') return others;
  const all = others ?? new OtherChildren();
  if (localName === 'error') all.errors.push(child);
  else if (localName === 'location') all.locations.push(child);
  else all.descriptions.push(child);
  return all;
}
