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
    const others: Others = { errors: [], descriptions: [], locations: [] };
    for (const child of element.children) {
      if (child.namespace !== 'DAV:') continue;
      const { localName } = child;
      if (localName === 'href') hrefs.push(hrefOf(child, source));
      else if (localName === 'status') statuses.push(statusOf(child, source));
      else if (localName === 'propstat') propstats.push(new Propstat(child, index, propstats.length, source));
      else addOther(others, child);
    }
    this.hrefs = hrefs;
    this.statuses = statuses;
    this.propstats = propstats;
    this.errors = others.errors;
    this.descriptions = others.descriptions;
    this.locations = others.locations;
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
    const others: Others = { errors: [], descriptions: [], locations: [] };
    for (const child of element.children) {
      if (child.namespace !== 'DAV:') continue;
      if (child.localName === 'prop') props.push(child);
      else if (child.localName === 'status') statuses.push(statusOf(child, source));
      else addOther(others, child);
    }
    this.props = props;
    this.properties = props.length === 1 ? (props[0]?.children ?? []) : props.flatMap(({ children }) => children);
    this.statuses = statuses;
    this.code = statuses[0]?.line.code ?? null;
    this.errors = others.errors;
    this.descriptions = others.descriptions;
  }

  get pointer(): string {
    return `response[${this.#response}]/propstat[${this.#index}]`;
  }
}

interface Others {
  readonly errors: XmlElement[];
  readonly descriptions: XmlElement[];
  readonly locations: XmlElement[];
}

function addOther(others: Others, child: XmlElement): void {
  if (child.localName === 'error') others.errors.push(child);
  else if (child.localName === 'responsedescription') others.descriptions.push(child);
  else if (child.localName === 'location') others.locations.push(child);
}

function hrefOf(element: XmlElement, { hrefs }: DavSource): DavHref {
  const text = trimSpace(element.text);
  return { element, text, key: text === '' ? null : hrefs.key(text) };
}

function statusOf(element: XmlElement, { statusLines }: DavSource): DavStatus {
  return { element, line: statusLines.parse(trimSpace(element.text)) };
}
