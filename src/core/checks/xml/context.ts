import type { Exchange } from '../../har/exchange.ts';
import type { Range } from '../../model/operation.ts';
import { truncate } from '../../text/truncate.ts';
import type { AddFinding, Finding } from '../finding.ts';
import { type Headers, requestHeaders, responseHeaders } from '../messageHeaders.ts';
import { childOf, type XmlElement } from './element.ts';
import { readDocument } from './elementReader.ts';
import { HrefResolver } from './hrefKey.ts';
import { ListedHrefs } from './listedHrefs.ts';
import { StatusLines } from './statusLine.ts';

// Characters. Values may have megabytes.
const LONGEST_PARAM = 200;

/** What the rules about one WebDAV response share: the request, the headers, and where findings go. */
export class CheckContext {
  /** In uppercase; '' if it is not known, so that rules about a method are not applied. */
  readonly method: string;
  readonly url: string | null;
  /** Null if the headers are not known. */
  readonly requestHeaders: Headers | null;
  readonly responseHeaders: Headers | null;
  /** Root of the request body; null if there is none, or if it is not well-formed XML. */
  readonly requestRoot: XmlElement | null;
  readonly hrefs: HrefResolver;
  /** See `Exchange`; 0 if it is not known. */
  readonly earlierMembers: number;
  readonly statusLines = new StatusLines();
  readonly listed: ListedHrefs;
  /** Key of the request URL; null if it is not known. */
  readonly requestKey: string | null;
  /**
   * The value of the Depth header in lowercase; without one, the default of the method: `infinity` for PROPFIND, `0` for REPORT.
   * Null if there is no default, or if the headers are not known.
   */
  readonly depth: string | null;
  /** Whether the request has `Prefer: return=minimal` (RFC 8144 section 2.1) or `Brief: t`. */
  readonly isMinimal: boolean;
  /** A REPORT whose request body is a `DAV:sync-collection` (RFC 6578 section 3.2). */
  readonly isSyncCollection: boolean;
  /** A REPORT whose request body is a `CALDAV:calendar-multiget` or `CARDDAV:addressbook-multiget`. */
  readonly isMultiget: boolean;
  /** A PROPFIND for the names of properties, whose elements are empty. */
  readonly isPropname: boolean;
  readonly #add: AddFinding;
  #findings = 0;

  constructor(exchange: Exchange, add: AddFinding) {
    const { method, url, body } = exchange.request;
    this.#add = add;
    this.method = (method ?? '').toUpperCase();
    this.url = url;
    this.requestHeaders = requestHeaders(exchange);
    this.responseHeaders = responseHeaders(exchange);
    this.requestRoot = body?.includes('<') ? readDocument(body) : null;
    this.hrefs = new HrefResolver(url);
    this.listed = new ListedHrefs(exchange.body.text ?? '');
    this.earlierMembers = exchange.earlierMembers ?? 0;
    this.requestKey = url === null ? null : this.hrefs.key(url);
    this.depth = this.#depth();
    this.isMinimal = this.prefers('return=minimal') || this.requestHeaders?.get('Brief')?.trim().toLowerCase() === 't';
    const root = this.requestRoot?.clark ?? null;
    this.isSyncCollection = this.method === 'REPORT' && root === '{DAV:}sync-collection';
    this.isMultiget =
      this.method === 'REPORT' &&
      (root === '{urn:ietf:params:xml:ns:caldav}calendar-multiget' ||
        root === '{urn:ietf:params:xml:ns:carddav}addressbook-multiget');
    this.isPropname =
      this.method === 'PROPFIND' && this.requestRoot !== null && childOf(this.requestRoot, '{DAV:}propname') !== null;
  }

  /** Number of findings so far. */
  get findings(): number {
    return this.#findings;
  }

  /** Whether the request prefers something (RFC 7240 section 2): `return=minimal`, `depth-noroot`. */
  prefers(preference: string): boolean {
    const prefer = this.requestHeaders?.get('Prefer') ?? '';
    return prefer.split(/[,;]/).some((part) => part.replace(/["\s]/g, '').toLowerCase() === preference);
  }

  /**
   * Adds a finding.
   *
   * @param pointer see {@link Finding}; shortened, since names of elements can be long
   * @param params text from outside; long values are shortened
   */
  add(rule: string, pointer: string, range: Range | null, params: Finding['params'] = {}): void {
    this.#findings += 1;
    const shown: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(params))
      shown[name] = typeof value === 'string' ? truncate(value, LONGEST_PARAM) : value;
    this.#add({ rule, params: shown, pointer: truncate(pointer, LONGEST_PARAM), range });
  }

  #depth(): string | null {
    if (this.requestHeaders === null) return null;
    const sent = this.requestHeaders.get('Depth');
    if (sent !== null) return sent.trim().toLowerCase();
    return this.method === 'PROPFIND' ? 'infinity' : this.method === 'REPORT' ? '0' : null;
  }
}
