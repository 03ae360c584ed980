import type { HrefResolver } from './hrefKey.ts';
import type { StatusLine, StatusLines } from './statusLine.ts';
import { trimSpace, type XmlElement } from './element.ts';

/** What all responses of a document share. */
export interface DavSource {
  readonly hrefs: HrefResolver;
  readonly statusLines: StatusLines;
}

export interface DavHref {
  readonly element: XmlElement;
  /** Without white space around it. */
  readonly text: string;
  /** See `ResolvedHref`; null if the text is empty. */
  readonly key: string | null;
}

export interface DavStatus {
  readonly element: XmlElement;
  /** Equal texts have the same object. */
  readonly line: StatusLine;
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
  readonly index: number;
  readonly hrefs: readonly DavHref[];
  readonly statuses: readonly DavStatus[];
  readonly propstats: readonly DavPropstat[];
  readonly errors: readonly XmlElement[];
  readonly descriptions: readonly XmlElement[];
  readonly locations: readonly XmlElement[];

  constructor(element: XmlElement, index: number, source: DavSource) {
    this.element = element;
    this.index = index;
    const hrefs: DavHref[] = [];
    const statuses: DavStatus[] = [];
    const propstats: DavPropstat[] = [];
    let others: OtherChildren | null = null;
    for (const child of element.children) {
      if (child.namespace !== 'DAV:') continue;
      const { localName } = child;
      if (localName === 'href') hrefs.push(hrefOf(child, source));
      else if (localName === 'status') statuses.push(statusOf(child, source));
      else if (localName === 'propstat') propstats.push(new Propstat(child, index, propstats.length, source));
      else others = withOther(others, child);
    }
    this.hrefs = hrefs;
    this.statuses = statuses;
    this.propstats = propstats;
    ({ errors: this.errors, descriptions: this.descriptions, locations: this.locations } = others ?? NO_OTHERS);
  }

  /** `response[0]` */
  get pointer(): string {
    return `response[${this.index}]`;
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
  readonly code: number | null;
  readonly errors: readonly XmlElement[];
  readonly descriptions: readonly XmlElement[];
  readonly #response: number;
  readonly #index: number;

  constructor(element: XmlElement, response: number, index: number, source: DavSource) {
    this.element = element;
    this.#response = response;
    this.#index = index;
    const props: XmlElement[] = [];
    const statuses: DavStatus[] = [];
    let others: OtherChildren | null = null;
    for (const child of element.children) {
      if (child.namespace !== 'DAV:') continue;
      if (child.localName === 'prop') props.push(child);
      else if (child.localName === 'status') statuses.push(statusOf(child, source));
      else others = withOther(others, child);
    }
    this.props = props;
    this.properties = props.length === 1 ? (props[0]?.children ?? []) : props.flatMap(({ children }) => children);
    this.statuses = statuses;
    this.code = statuses[0]?.line.code ?? null;
    ({ errors: this.errors, descriptions: this.descriptions } = others ?? NO_OTHERS);
  }

  get pointer(): string {
    return `response[${this.#response}]/propstat[${this.#index}]`;
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

function hrefOf(element: XmlElement, { hrefs }: DavSource): DavHref {
  const text = trimSpace(element.text);
  return { element, text, key: text === '' ? null : hrefs.key(text) };
}

function statusOf(element: XmlElement, { statusLines }: DavSource): DavStatus {
  return { element, line: statusLines.parse(trimSpace(element.text)) };
}
