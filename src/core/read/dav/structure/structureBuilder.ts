import { elementName, elementWith } from '../messages.ts';
import type { Name } from '../../xml/name.ts';
import type { XmlReader } from '../../xml/reader.ts';
import { DOCUMENT, type Scope } from '../../xml/scope.ts';
import {
  CREATION_RESPONSE,
  DESCRIPTION,
  ERROR,
  HREF,
  elementKind,
  LOCATION,
  LOOKALIKE,
  MULTISTATUS,
  PROP,
  PROPSTAT,
  RESPONSE,
  STATUS,
  SYNC_TOKEN,
} from './element.ts';
import {
  type Frame,
  FrameStack,
  IN_ERROR,
  IN_EXTENSION,
  IN_MULTISTATUS,
  IN_PROP,
  IN_PROPSTAT,
  IN_RESPONSE,
  IN_TEXT,
  OUTSIDE,
} from './frameStack.ts';
import { Violations } from './violation.ts';
import type { ResponseBuilder } from './responseBuilder.ts';
import { ResponseCollector } from './responseCollector.ts';
import { StatusLineCache } from './statusLine.ts';
import { textContent } from './textContent.ts';

/**
 * Sorts the elements of a document into a multistatus (RFC 4918 section 14): a state machine over the tokens of a reader.
 * Only elements in their place count; responses inside property values are values (section 14.16). What is in another place
 * is noted as an oddity, never dropped silently.
 */
export class StructureBuilder {
  readonly responses: ResponseCollector;
  readonly violations = new Violations();
  root: Name | null = null;
  /** The namespaces in force on the responses of the first multistatus. */
  scope: Scope = DOCUMENT;
  /** Namespace of a multistatus that is not in `DAV:`, or not written in lower case; null for all others. */
  lookalikeNamespace: string | null = null;
  description: string | null = null;
  syncToken: string | null = null;
  /** There is a multistatus, or a response outside of one. */
  hasMultistatus = false;
  readonly #text: string;
  readonly #reader: XmlReader;
  readonly #atomic: boolean;
  readonly #frames = new FrameStack();
  readonly #statuses = new StatusLineCache();
  /** The namespaces in force in the multistatus that is open. */
  #around: Scope = DOCUMENT;

  constructor(text: string, reader: XmlReader, atomic: boolean) {
    this.#text = text;
    this.#reader = reader;
    this.#atomic = atomic;
    this.responses = new ResponseCollector(atomic);
  }

  /** Level of the deepest elements whose start tags are of interest now. */
  get reach(): number {
    return this.#frames.top.reach;
  }

  /** Level of the element whose end tag is of interest now. */
  get depth(): number {
    return this.#frames.top.depth;
  }

  startElement(): void {
    const { name, depth } = this.#reader;
    if (depth === 1) this.root = name;
    const kind = elementKind(name, this.lookalikeNamespace);
    const { current: response } = this.responses;
    switch (this.#frames.top.context) {
      case OUTSIDE:
        return this.#openOutside(name, kind, depth);
      case IN_MULTISTATUS:
        return this.#openInMultistatus(name, kind);
      case IN_RESPONSE:
        return this.#openInResponse(name, kind);
      case IN_PROPSTAT:
        return this.#openInPropstat(name, kind);
      case IN_PROP:
        if (response) this.responses.property(response, name.id);
        return;
      case IN_ERROR:
        if (response) response.weight += 1;
        return;
      default:
        return this.#openInExtension(name, kind);
    }
  }

  #push(context: number, name: Name, kind: number): void {
    const { depth, end } = this.#reader;
    this.#frames.push(context, depth, kind, name, end);
    if (context === IN_PROP || context === IN_ERROR || context === IN_TEXT) this.#reader.valueDepth = depth;
  }

  #openOutside(name: Name, kind: number, depth: number): void {
    const isLookalike = kind === MULTISTATUS + LOOKALIKE;
    if (kind === MULTISTATUS || (isLookalike && this.lookalikeNamespace === null)) {
      this.lookalikeNamespace = isLookalike ? name.namespace : this.lookalikeNamespace;
      this.#around = this.#reader.scope;
      if (!this.hasMultistatus) this.scope = this.#around;
      this.hasMultistatus = true;
      this.#push(IN_MULTISTATUS, name, MULTISTATUS);
    } else if (kind === CREATION_RESPONSE && depth === 1) {
      this.hasMultistatus = true;
      this.#openResponse(name, DOCUMENT);
    } else if (kind === RESPONSE) {
      this.hasMultistatus = true;
      this.#openInside('wrapped', name, this.root);
    }
  }

  #openInMultistatus(name: Name, kind: number): void {
    switch (kind) {
      case RESPONSE:
        return this.#openResponse(name, this.#around);
      case PROPSTAT:
      case PROP:
      case ERROR:
      case LOCATION:
        return this.#skip(name);
      case HREF:
      case STATUS:
      case DESCRIPTION:
      case SYNC_TOKEN:
        return this.#push(IN_TEXT, name, kind);
      default:
        return this.#push(IN_EXTENSION, name, kind);
    }
  }

  #openInResponse(name: Name, kind: number): void {
    const { current: response } = this.responses;
    switch (kind) {
      case RESPONSE:
        return this.#openInside('nested', name, null);
      case PROPSTAT:
        if (response) this.responses.startPropstat(response);
        return this.#push(IN_PROPSTAT, name, kind);
      case ERROR:
      case DESCRIPTION:
      case LOCATION:
        return this.#pushSaying(name, kind);
      case PROP:
        return this.#skip(name);
      default:
        return this.#openTextOrExtension(name, kind);
    }
  }

  #openInPropstat(name: Name, kind: number): void {
    switch (kind) {
      case RESPONSE:
        return this.#openInside('nested', name, null);
      case PROP:
        return this.#push(IN_PROP, name, kind);
      case ERROR:
      case DESCRIPTION:
        return this.#pushSaying(name, kind);
      case PROPSTAT:
        return this.#skip(name);
      default:
        return this.#openTextOrExtension(name, kind);
    }
  }

  #openTextOrExtension(name: Name, kind: number): void {
    const isText = kind === HREF || kind === STATUS || kind === STATUS + LOOKALIKE;
    this.#push(isText ? IN_TEXT : IN_EXTENSION, name, kind);
  }

  /** Inside an element that is to be ignored parts of a response are out of place, unless they are those of a look-alike. */
  #openInExtension(name: Name, kind: number): void {
    const { kind: outerKind, name: outer } = this.#frames.top;
    switch (kind) {
      case RESPONSE:
        return this.#openInside(this.responses.current === null ? 'wrapped' : 'nested', name, outer);
      case PROPSTAT:
        return this.#skip(name);
      case STATUS:
        return this.#push(IN_TEXT, name, kind);
      case PROP:
      case ERROR:
        return this.#push(IN_TEXT, name, 0);
      case HREF + LOOKALIKE:
      case STATUS + LOOKALIKE:
      case PROPSTAT + LOOKALIKE:
        if (outerKind === RESPONSE + LOOKALIKE || outerKind === PROPSTAT + LOOKALIKE)
          this.#foreign(outer, this.#reader.start);
        return;
      default:
    }
  }

  /** An element that says something beyond statuses and properties. */
  #pushSaying(name: Name, kind: number): void {
    if (this.responses.current) this.responses.current.hasDetails = true;
    this.#push(kind === ERROR ? IN_ERROR : IN_TEXT, name, kind);
  }

  #skip(name: Name): void {
    this.#misplaced(name, '');
    this.#push(IN_TEXT, name, 0);
  }

  /** A response at a place where none should be. */
  #openInside(kind: 'nested' | 'wrapped', name: Name, outer: Name | null): void {
    const { start } = this.#reader;
    if (!this.responses.hasRoom || !this.#reader.hasFewScopes) {
      this.violations.add('too-nested', start, '');
      this.#push(IN_TEXT, name, 0);
      return;
    }
    this.violations.add(kind, start, outer ? elementName(outer) : '');
    this.#openResponse(name, this.#reader.scope);
  }

  #openResponse(name: Name, scope: Scope): void {
    this.responses.start(scope === this.scope ? null : scope, this.#reader.faults.total);
    this.#push(IN_RESPONSE, name, RESPONSE);
  }

  endElement(): void {
    const frame = this.#frames.pop();
    const { context } = frame;
    const response = this.responses.current;
    if (context === IN_PROP || context === IN_ERROR || context === IN_TEXT) {
      this.#reader.valueDepth = Number.POSITIVE_INFINITY;
      if (context === IN_TEXT && frame.kind !== 0) this.#closeText(frame);
    } else if (context === IN_PROPSTAT) {
      if (response?.propstat) this.responses.endPropstat(response, response.propstat);
    } else if (context === IN_RESPONSE && response) {
      const { elementStart, end, faults } = this.#reader;
      this.responses.end(response, [elementStart, end], faults.total);
    }
  }

  #closeText(frame: Frame): void {
    const { kind, name, start } = frame;
    const { context } = this.#frames.top;
    const { current: response } = this.responses;
    if (context === IN_RESPONSE && response) {
      if (kind === HREF) response.addHref(start, this.#reader.contentEnd);
      else if (kind === STATUS) this.#status(response, name, start);
    } else if (context === IN_PROPSTAT && response && kind === STATUS) this.#status(response, name, start);
    else if (context === IN_MULTISTATUS && kind === DESCRIPTION) this.description = this.#content(start);
    else if (context === IN_MULTISTATUS && kind === SYNC_TOKEN) this.syncToken = this.#content(start);
    else if (kind === HREF || kind === STATUS) this.#misplaced(name, this.#content(start));
    // Another vocabulary may have a status of its own; a status line is one of HTTP.
    if (kind === STATUS + LOOKALIKE && this.#statusIn(start) !== null) this.#foreign(name, this.#reader.elementStart);
  }

  #status(response: ResponseBuilder, name: Name, start: number): void {
    if (response.addStatus(this.#statusIn(start), name.undeclared, this.#atomic) > 1)
      this.violations.add('several-statuses', this.#reader.elementStart, '');
  }

  text(): void {
    const { context } = this.#frames.top;
    if (context !== IN_MULTISTATUS && context !== IN_RESPONSE && context !== IN_PROPSTAT) return;
    this.violations.addText(this.#text, this.#reader.start, this.#reader.end);
  }

  #misplaced(name: Name, content: string): void {
    const { elementStart, start } = this.#reader;
    this.violations.add('misplaced', content === '' ? start : elementStart, elementWith(name, content));
  }

  #foreign(name: Name, offset: number): void {
    this.violations.add('foreign', offset, elementName(name));
  }

  #content(start: number): string {
    return textContent(this.#text.slice(start, Math.max(start, this.#reader.contentEnd)));
  }

  #statusIn(start: number): number | null {
    return this.#statuses.read(this.#text, start, Math.max(start, this.#reader.contentEnd));
  }
}
