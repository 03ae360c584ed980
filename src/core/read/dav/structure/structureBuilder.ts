import type { Purpose } from '../request/purpose.ts';
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
 * Builds the structure of a multistatus (RFC 4918 section 14) from the tokens of an XML reader: a state machine whose state
 * is a stack of frames. Only elements in the places that the RFC allows count. Responses inside property values are part of
 * the value (section 14.16). Misplaced elements are recorded as violations.
 */
export class StructureBuilder {
  readonly responses: ResponseCollector;
  readonly violations = new Violations();
  root: Name | null = null;
  /** Namespaces in scope for the responses of the first multistatus. */
  scope: Scope = DOCUMENT;
  /** Namespace of a multistatus that is not in `DAV:` or not in lowercase; null for any other. */
  lookalikeNamespace: string | null = null;
  description: string | null = null;
  syncToken: string | null = null;
  /** The document has a multistatus, or a response outside one. */
  hasMultistatus = false;
  readonly #text: string;
  readonly #reader: XmlReader;
  readonly #atomic: boolean;
  readonly #frames = new FrameStack();
  readonly #statuses = new StatusLineCache();
  /** Namespaces in scope in the open multistatus. */
  #multistatusScope: Scope = DOCUMENT;

  constructor(text: string, reader: XmlReader, purpose: Purpose) {
    this.#text = text;
    this.#reader = reader;
    this.#atomic = purpose.isAtomic;
    this.responses = new ResponseCollector(purpose);
  }

  /** Depth of the deepest elements whose start tags have to be passed to {@link startElement} now. */
  get reach(): number {
    return this.#frames.top.reach;
  }

  /** Depth of the element whose end tag has to be passed to {@link endElement}. */
  get depth(): number {
    return this.#frames.top.depth;
  }

  /** Handles the OPEN that is the current token of the reader. */
  startElement(): void {
    const { name, depth } = this.#reader;
    if (depth === 1) this.root = name;
    const kind = elementKind(name, this.lookalikeNamespace);
    const { current: response } = this.responses;
    switch (this.#frames.top.context) {
      case OUTSIDE:
        return this.#startOutside(name, kind, depth);
      case IN_MULTISTATUS:
        return this.#startInMultistatus(name, kind);
      case IN_RESPONSE:
        return this.#startInResponse(name, kind);
      case IN_PROPSTAT:
        return this.#startInPropstat(name, kind);
      case IN_PROP:
        if (response) this.responses.property(response, name.id);
        return;
      case IN_ERROR:
        response?.addCondition();
        return;
      default:
        return this.#startInExtension(name, kind);
    }
  }

  #push(context: number, name: Name, kind: number): void {
    const { depth, end } = this.#reader;
    this.#frames.push(context, depth, kind, name, end);
    if (context === IN_PROP || context === IN_ERROR || context === IN_TEXT) this.#reader.valueDepth = depth;
  }

  #startOutside(name: Name, kind: number, depth: number): void {
    const isLookalike = kind === MULTISTATUS + LOOKALIKE;
    if (kind === MULTISTATUS || (isLookalike && this.lookalikeNamespace === null)) {
      this.lookalikeNamespace = isLookalike ? name.namespace : this.lookalikeNamespace;
      this.#multistatusScope = this.#reader.scope;
      if (!this.hasMultistatus) this.scope = this.#multistatusScope;
      this.hasMultistatus = true;
      this.#push(IN_MULTISTATUS, name, MULTISTATUS);
    } else if (kind === CREATION_RESPONSE && depth === 1) {
      this.hasMultistatus = true;
      this.#startResponse(name, DOCUMENT);
    } else if (kind === RESPONSE) {
      this.hasMultistatus = true;
      this.#startMisplacedResponse('wrapped', name, this.root);
    }
  }

  #startInMultistatus(name: Name, kind: number): void {
    switch (kind) {
      case RESPONSE:
        return this.#startResponse(name, this.#multistatusScope);
      case PROPSTAT:
      case PROP:
      case ERROR:
      case LOCATION:
        return this.#skipMisplaced(name);
      case HREF:
      case STATUS:
      case DESCRIPTION:
      case SYNC_TOKEN:
        return this.#push(IN_TEXT, name, kind);
      default:
        return this.#push(IN_EXTENSION, name, kind);
    }
  }

  #startInResponse(name: Name, kind: number): void {
    const { current: response } = this.responses;
    switch (kind) {
      case RESPONSE:
        return this.#startMisplacedResponse('nested', name, null);
      case PROPSTAT:
        if (response) this.responses.startPropstat(response);
        return this.#push(IN_PROPSTAT, name, kind);
      case ERROR:
      case DESCRIPTION:
      case LOCATION:
        return this.#pushDetail(name, kind);
      case PROP:
        return this.#skipMisplaced(name);
      default:
        return this.#startTextOrExtension(name, kind);
    }
  }

  #startInPropstat(name: Name, kind: number): void {
    switch (kind) {
      case RESPONSE:
        return this.#startMisplacedResponse('nested', name, null);
      case PROP:
        return this.#push(IN_PROP, name, kind);
      case ERROR:
      case DESCRIPTION:
        return this.#pushDetail(name, kind);
      case PROPSTAT:
        return this.#skipMisplaced(name);
      default:
        return this.#startTextOrExtension(name, kind);
    }
  }

  #startTextOrExtension(name: Name, kind: number): void {
    const isText = kind === HREF || kind === STATUS || kind === STATUS + LOOKALIKE;
    this.#push(isText ? IN_TEXT : IN_EXTENSION, name, kind);
  }

  /** In an ignored extension element, parts of a response are misplaced unless they belong to a look-alike. */
  #startInExtension(name: Name, kind: number): void {
    const { kind: outerKind, name: outer } = this.#frames.top;
    switch (kind) {
      case RESPONSE:
        return this.#startMisplacedResponse(this.responses.current === null ? 'wrapped' : 'nested', name, outer);
      case PROPSTAT:
        return this.#skipMisplaced(name);
      case STATUS:
        return this.#push(IN_TEXT, name, kind);
      case PROP:
      case ERROR:
        return this.#push(IN_TEXT, name, 0);
      case HREF + LOOKALIKE:
      case STATUS + LOOKALIKE:
      case PROPSTAT + LOOKALIKE:
        if (outerKind === RESPONSE + LOOKALIKE || outerKind === PROPSTAT + LOOKALIKE)
          this.#addForeign(outer, this.#reader.start);
        return;
      default:
    }
  }

  /** Starts an element with details other than statuses and properties. */
  #pushDetail(name: Name, kind: number): void {
    if (this.responses.current) this.responses.current.hasDetails = true;
    this.#push(kind === ERROR ? IN_ERROR : IN_TEXT, name, kind);
  }

  #skipMisplaced(name: Name): void {
    this.#addMisplaced(name, '');
    this.#push(IN_TEXT, name, 0);
  }

  /** Starts a response where RFC 4918 does not allow one. */
  #startMisplacedResponse(kind: 'nested' | 'wrapped', name: Name, outer: Name | null): void {
    const { start } = this.#reader;
    if (!this.responses.hasRoom || !this.#reader.hasFewScopes) {
      this.violations.add('too-nested', start, '');
      this.#push(IN_TEXT, name, 0);
      return;
    }
    this.violations.add(kind, start, outer ? elementName(outer) : '');
    this.#startResponse(name, this.#reader.scope);
  }

  #startResponse(name: Name, scope: Scope): void {
    this.responses.start(scope === this.scope ? null : scope, this.#reader.faults.total);
    this.#push(IN_RESPONSE, name, RESPONSE);
  }

  /** Handles the CLOSE that is the current token of the reader. */
  endElement(): void {
    const frame = this.#frames.pop();
    const { context } = frame;
    const response = this.responses.current;
    if (context === IN_PROP || context === IN_ERROR || context === IN_TEXT) {
      this.#reader.valueDepth = Number.POSITIVE_INFINITY;
      if (context === IN_TEXT && frame.kind !== 0) this.#endText(frame);
    } else if (context === IN_PROPSTAT) {
      if (response?.propstat) this.responses.endPropstat(response, response.propstat);
    } else if (context === IN_RESPONSE && response) {
      const { elementStart, end, faults } = this.#reader;
      this.responses.end(response, [elementStart, end], faults.total);
    }
  }

  #endText(frame: Frame): void {
    const { kind, name, start } = frame;
    const { context } = this.#frames.top;
    const { current: response } = this.responses;
    if (context === IN_RESPONSE && response) {
      if (kind === HREF) response.addHref(start, this.#reader.contentEnd);
      else if (kind === STATUS) this.#addStatus(response, name, start);
    } else if (context === IN_PROPSTAT && response && kind === STATUS) this.#addStatus(response, name, start);
    else if (context === IN_MULTISTATUS && kind === DESCRIPTION) this.description = this.#content(start);
    else if (context === IN_MULTISTATUS && kind === SYNC_TOKEN) this.syncToken = this.#content(start);
    else if (kind === HREF || kind === STATUS) this.#addMisplaced(name, this.#content(start));
    // Another vocabulary may have a status element of its own, but a status line is HTTP.
    if (kind === STATUS + LOOKALIKE && this.#parseStatus(start) !== null)
      this.#addForeign(name, this.#reader.elementStart);
  }

  #addStatus(response: ResponseBuilder, name: Name, start: number): void {
    if (response.addStatus(this.#parseStatus(start), name.undeclared, this.#atomic) > 1)
      this.violations.add('several-statuses', this.#reader.elementStart, '');
  }

  /** Handles the TEXT that is the current token of the reader. */
  text(): void {
    const { context } = this.#frames.top;
    if (context !== IN_MULTISTATUS && context !== IN_RESPONSE && context !== IN_PROPSTAT) return;
    this.violations.addText(this.#text, this.#reader.start, this.#reader.end);
  }

  #addMisplaced(name: Name, content: string): void {
    const { elementStart, start } = this.#reader;
    this.violations.add('misplaced', content === '' ? start : elementStart, elementWith(name, content));
  }

  #addForeign(name: Name, offset: number): void {
    this.violations.add('foreign', offset, elementName(name));
  }

  #content(start: number): string {
    return textContent(this.#text.slice(start, Math.max(start, this.#reader.contentEnd)));
  }

  #parseStatus(start: number): number | null {
    return this.#statuses.parse(this.#text, start, Math.max(start, this.#reader.contentEnd));
  }
}
