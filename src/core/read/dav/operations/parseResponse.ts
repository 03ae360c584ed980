import type { Condition, Operation, Outcome, Property, Propstat, Range } from '../../../model/operation.ts';
import { outcomeOfStatus } from '../../../model/outcome.ts';
import type { Bindings, Names } from '../../xml/name.ts';
import { CLOSE, END, OPEN, TEXT, XmlReader } from '../../xml/reader.ts';
import type { Scope } from '../../xml/scope.ts';
import { DESCRIPTION, ERROR, HREF, elementKind, LOCATION, PROP, PROPSTAT, STATUS } from '../structure/element.ts';
import {
  addStatus,
  contradict,
  isMissing,
  noStatuses,
  outcomeOfPropertyStatus,
  outcomeOfPropstat,
} from '../structure/statedStatuses.ts';
import { parseStatusLine } from '../structure/statusLine.ts';
import { textContent } from '../structure/textContent.ts';

/** The content of a `DAV:response` (RFC 4918 section 14.24) or of a `DAV:mkcol-response` (RFC 5689 section 5.2). */
export type ResponseDetail = Pick<
  Operation,
  'hrefs' | 'status' | 'statusText' | 'message' | 'conditions' | 'location' | 'propstats'
> & {
  /** All statuses in order: its own, then those of its propstats, except those of missing properties. */
  readonly statuses: readonly number[];
};

/** The part of the multistatus around a response that is needed to parse it. */
export interface ResponseContext {
  readonly scope: Scope;
  readonly names: Names;
  readonly isAtomic: boolean;
  /** Namespace of the multistatus, if it is not `DAV:`. */
  readonly lookalikeNamespace: string | null;
}

/**
 * Parses one response in full: hrefs, propstats, conditions, description and location, in document order.
 *
 * @param text the whole body
 * @param range of the response element in the body
 */
export function parseResponse(text: string, range: Range, context: ResponseContext): ResponseDetail {
  // A slice, so that no search continues into the rest of a large body.
  const reader = new XmlReader(text.slice(range[0], range[1]), {
    scope: context.scope,
    names: context.names,
    isPart: true,
  });
  return new ResponseParser(reader, text, range[0], context).parse();
}

class ResponseParser {
  readonly #reader: XmlReader;
  readonly #text: string;
  /** Offset of the reader's text in the body. */
  readonly #base: number;
  readonly #context: ResponseContext;
  /** Range of the content of the element that {@link #skip} skipped last, in the body. */
  #contentStart = 0;
  #contentEnd = 0;
  /** Statuses of the propstats. */
  readonly #propstatStatuses: number[] = [];

  constructor(reader: XmlReader, text: string, base: number, context: ResponseContext) {
    this.#reader = reader;
    this.#text = text;
    this.#base = base;
    this.#context = context;
  }

  parse(): ResponseDetail {
    const hrefs: string[] = [];
    const propstats: Propstat[] = [];
    const conditions: Condition[] = [];
    const ownStatus = new StatusLines();
    let description: string | null = null;
    let location: string | null = null;
    this.#reader.next();
    this.#children((kind) => {
      if (kind === HREF) hrefs.push(this.#content());
      else if (kind === STATUS) ownStatus.add(this.#isUndeclared(), this.#content(), outcomeOfStatus);
      else if (kind === PROPSTAT) propstats.push(this.#propstat());
      else if (kind === ERROR) this.#conditions(conditions);
      else if (kind === DESCRIPTION) description = this.#content().trim();
      else if (kind === LOCATION) location = this.#location();
      else this.#skip();
    });
    return {
      hrefs,
      status: ownStatus.stated.status,
      statusText: ownStatus.text,
      message: description,
      conditions,
      location,
      propstats,
      statuses: [...ownStatus.all, ...this.#propstatStatuses],
    };
  }

  #isUndeclared(): boolean {
    return this.#reader.name.undeclared;
  }

  /**
   * Visits the children of the element whose OPEN is the current token, and ends at its CLOSE.
   *
   * @param visit called at the OPEN of each child; it must advance the reader to the child's CLOSE
   */
  #children(visit: (kind: number) => void): void {
    const { depth } = this.#reader;
    for (let token = this.#reader.next(); token !== END; token = this.#reader.next()) {
      if (token === OPEN) visit(elementKind(this.#reader.name, this.#context.lookalikeNamespace));
      else if (token === CLOSE && this.#reader.depth === depth) return;
    }
  }

  /**
   * Advances from the OPEN of an element to its CLOSE, and stores the range of its content.
   *
   * @returns whether the element has child elements
   */
  #skip(): boolean {
    const { depth, end } = this.#reader;
    let markup = false;
    for (let token = this.#reader.next(); token !== END; token = this.#reader.next()) {
      if (token === OPEN) markup = true;
      else if (token === CLOSE && this.#reader.depth === depth) break;
    }
    this.#contentStart = this.#base + end;
    this.#contentEnd = this.#base + Math.max(end, this.#reader.contentEnd);
    return markup;
  }

  #content(): string {
    this.#skip();
    return textContent(this.#text.slice(this.#contentStart, this.#contentEnd));
  }

  #propstat(): Propstat {
    const start = this.#reader.start;
    const properties: Property[] = [];
    const conditions: Condition[] = [];
    const lines = new StatusLines();
    const { isAtomic } = this.#context;
    let description: string | null = null;
    this.#children((kind) => {
      if (kind === PROP) this.#properties(properties);
      else if (kind === STATUS)
        lines.add(this.#isUndeclared(), this.#content(), (status) => outcomeOfPropertyStatus(status, isAtomic));
      else if (kind === ERROR) this.#conditions(conditions);
      else if (kind === DESCRIPTION) description = this.#content().trim();
      else this.#skip();
    });
    if (conditions.length > 0) contradict(lines.stated);
    const outcome = outcomeOfPropstat(lines.stated);
    if (!isMissing(lines.stated.status, outcome, isAtomic))
      for (const status of lines.all) this.#propstatStatuses.push(status);
    const range: Range = [this.#base + start, this.#base + this.#reader.end];
    return {
      status: lines.stated.status,
      statusText: lines.text,
      outcome,
      properties,
      conditions,
      description,
      range,
    };
  }

  #properties(properties: Property[]): void {
    const { bindings } = this.#reader.scope;
    this.#children(() => properties.push(this.#property(bindings)));
  }

  #property(namespaces: Bindings): Property {
    const { start, name } = this.#reader;
    const markup = this.#skip();
    const raw = this.#text.slice(this.#contentStart, this.#contentEnd);
    const value = markup ? raw : textContent(raw);
    return {
      name: name.clark,
      value: raw === '' ? null : value,
      markup,
      range: [this.#base + start, this.#base + this.#reader.end],
      namespaces,
    };
  }

  /** Appends to a list instead of returning one: there can be more conditions than a call can have arguments. */
  #conditions(conditions: Condition[]): void {
    this.#children(() => conditions.push(this.#condition()));
  }

  /** Parses a condition and the hrefs inside it, such as the locked resource in `DAV:lock-token-submitted` (RFC 4918 section 16). */
  #condition(): Condition {
    const { start, name, depth } = this.#reader;
    const hrefs: string[] = [];
    let text = '';
    for (let token = this.#reader.next(); token !== END; token = this.#reader.next()) {
      if (token === CLOSE && this.#reader.depth === depth) break;
      if (token === OPEN && elementKind(this.#reader.name, this.#context.lookalikeNamespace) === HREF)
        hrefs.push(this.#content());
      else if (token === TEXT) text += this.#reader.value();
    }
    const collapsed = text.trim().replace(/\s+/g, ' ');
    return {
      name: name.clark,
      hrefs,
      text: collapsed === '' ? null : collapsed,
      range: [this.#base + start, this.#base + this.#reader.end],
    };
  }

  #location(): string | null {
    let href: string | null = null;
    this.#children((kind) => {
      if (kind === HREF) href ??= this.#content();
      else this.#skip();
    });
    return href;
  }
}

/** The `DAV:status` elements of a response or propstat. */
class StatusLines {
  readonly stated = noStatuses();
  readonly #texts: string[] = [];
  /** The valid statuses, the one that counts first. */
  readonly all: number[] = [];

  add(isUndeclared: boolean, content: string, outcomeOf: (status: number | null) => Outcome): void {
    const { status, text } = parseStatusLine(content);
    const isFirst = addStatus(this.stated, status, isUndeclared, outcomeOf(status));
    if (isFirst) this.#texts.unshift(text);
    else this.#texts.push(text);
    if (status === null) return;
    if (isFirst) this.all.unshift(status);
    else this.all.push(status);
  }

  /** The status lines as sent, joined, the one that counts first; null if there is none. */
  get text(): string | null {
    return this.#texts.length === 0 ? null : this.#texts.join('; ');
  }
}
