import type { Condition, Operation, Outcome, Property, Propstat, Range } from '../../../model/operation.ts';
import { outcomeOfStatus } from '../../../model/outcome.ts';
import type { Names } from '../../xml/name.ts';
import { CLOSE, END, OPEN, TEXT, XmlReader } from '../../xml/reader.ts';
import type { Scope } from '../../xml/scope.ts';
import { DESCRIPTION, ERROR, HREF, elementKind, LOCATION, PROP, PROPSTAT, STATUS } from '../structure/element.ts';
import {
  addStatus,
  isMissing,
  noStatuses,
  outcomeOfPropertyStatus,
  outcomeOfPropstat,
} from '../structure/statedStatuses.ts';
import { parseStatusLine } from '../structure/statusLine.ts';
import { textContent } from '../structure/textContent.ts';

/** What a `DAV:response` holds (RFC 4918 section 14.24), or a response of RFC 5689 in its place. */
export type ResponseDetail = Pick<
  Operation,
  'hrefs' | 'status' | 'statusText' | 'message' | 'conditions' | 'location' | 'propstats'
> & {
  /** Every status that it states, in order: its own, then those of its propstats, but not of missing properties. */
  readonly statuses: readonly number[];
};

export interface ResponseContext {
  readonly scope: Scope;
  readonly names: Names;
  readonly isAtomic: boolean;
  /** Namespace of the multistatus, if it is not `DAV:`. */
  readonly lookalikeNamespace: string | null;
}

/**
 * Reads one response wholly: every href, every propstat in order, conditions, description, location.
 *
 * @param range of the element in the body
 */
export function parseResponse(text: string, range: Range, around: ResponseContext): ResponseDetail {
  // The element's own text, so that no search runs on into the rest of a large body.
  const reader = new XmlReader(text.slice(range[0], range[1]), {
    scope: around.scope,
    names: around.names,
    isPart: true,
  });
  return new ResponseReader(reader, text, range[0], around).read();
}

class ResponseReader {
  readonly #reader: XmlReader;
  readonly #text: string;
  readonly #base: number;
  readonly #around: ResponseContext;
  readonly #statuses: number[] = [];

  constructor(reader: XmlReader, text: string, base: number, around: ResponseContext) {
    this.#reader = reader;
    this.#text = text;
    this.#base = base;
    this.#around = around;
  }

  read(): ResponseDetail {
    const hrefs: string[] = [];
    const propstats: Propstat[] = [];
    const conditions: Condition[] = [];
    const own = new StatusLines();
    let description: string | null = null;
    let location: string | null = null;
    this.#reader.next();
    this.#children((kind) => {
      if (kind === HREF) hrefs.push(this.#content());
      else if (kind === STATUS) own.add(this.#isUndeclared(), this.#content(), outcomeOfStatus);
      else if (kind === PROPSTAT) propstats.push(this.#propstat());
      else if (kind === ERROR) this.#conditions(conditions);
      else if (kind === DESCRIPTION) description = this.#content().trim();
      else if (kind === LOCATION) location = this.#location();
      else this.#skip();
    });
    return {
      hrefs,
      status: own.stated.status,
      statusText: own.text,
      message: description,
      conditions,
      location,
      propstats,
      statuses: [...own.all, ...this.#statuses],
    };
  }

  #isUndeclared(): boolean {
    return this.#reader.name.undeclared;
  }

  /** Stands on an OPEN; calls `visit` on each child's OPEN, which has to read on to that child's CLOSE. Ends on its own CLOSE. */
  #children(visit: (kind: number) => void): void {
    const { depth } = this.#reader;
    for (let token = this.#reader.next(); token !== END; token = this.#reader.next()) {
      if (token === OPEN) visit(elementKind(this.#reader.name, this.#around.lookalikeNamespace));
      else if (token === CLOSE && this.#reader.depth === depth) return;
    }
  }

  /** Stands on an OPEN and reads to its CLOSE. @returns whether there were elements in it, and where its content stands in the body */
  #skip(): { readonly markup: boolean; readonly content: Range } {
    const { depth, end } = this.#reader;
    let markup = false;
    for (let token = this.#reader.next(); token !== END; token = this.#reader.next()) {
      if (token === OPEN) markup = true;
      else if (token === CLOSE && this.#reader.depth === depth) break;
    }
    return { markup, content: [this.#base + end, this.#base + Math.max(end, this.#reader.contentEnd)] };
  }

  #content(): string {
    const { content } = this.#skip();
    return textContent(this.#text.slice(...content));
  }

  #propstat(): Propstat {
    const start = this.#reader.start;
    const properties: Property[] = [];
    const conditions: Condition[] = [];
    const lines = new StatusLines();
    const { isAtomic } = this.#around;
    let description: string | null = null;
    this.#children((kind) => {
      if (kind === PROP) this.#children(() => properties.push(this.#property()));
      else if (kind === STATUS)
        lines.add(this.#isUndeclared(), this.#content(), (status) => outcomeOfPropertyStatus(status, isAtomic));
      else if (kind === ERROR) this.#conditions(conditions);
      else if (kind === DESCRIPTION) description = this.#content().trim();
      else this.#skip();
    });
    const outcome = outcomeOfPropstat(lines.stated);
    if (!isMissing(lines.stated.status, outcome, isAtomic)) for (const status of lines.all) this.#statuses.push(status);
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

  #property(): Property {
    const { start, name } = this.#reader;
    const { markup, content } = this.#skip();
    const raw = this.#text.slice(...content);
    const value = markup ? raw : textContent(raw);
    return {
      name: name.clark,
      value: raw === '' ? null : value,
      markup,
      range: [this.#base + start, this.#base + this.#reader.end],
    };
  }

  /** Adds to a list: a response can have more conditions than a call can have arguments. */
  #conditions(found: Condition[]): void {
    this.#children(() => found.push(this.#condition()));
  }

  /** A condition with the hrefs inside it, such as the locked resource in `DAV:lock-token-submitted` (RFC 4918 section 16). */
  #condition(): Condition {
    const { start, name, depth } = this.#reader;
    const hrefs: string[] = [];
    let text = '';
    for (let token = this.#reader.next(); token !== END; token = this.#reader.next()) {
      if (token === CLOSE && this.#reader.depth === depth) break;
      if (token === OPEN && elementKind(this.#reader.name, this.#around.lookalikeNamespace) === HREF)
        hrefs.push(this.#content());
      else if (token === TEXT) text += this.#reader.value();
    }
    const said = text.trim().replace(/\s+/g, ' ');
    return {
      name: name.clark,
      hrefs,
      text: said === '' ? null : said,
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

  /** As sent, the first one first; null if there is none. */
  get text(): string | null {
    return this.#texts.length === 0 ? null : this.#texts.join('; ');
  }
}
