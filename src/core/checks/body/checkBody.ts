import type { Exchange } from '../../har/exchange.ts';
import { truncate } from '../../text/truncate.ts';
import type { AddFinding } from '../finding.ts';
import { bodyKindOf } from '../bodyKind.ts';
import { responseHeaders } from '../messageHeaders.ts';

/** WebDAV methods, whose clients expect a `DAV:multistatus`. */
const WEBDAV_METHODS: ReadonlySet<string> = new Set(
  (
    'PROPFIND PROPPATCH MKCOL COPY MOVE LOCK UNLOCK REPORT SEARCH ACL MKCALENDAR BIND UNBIND REBIND ORDERPATCH UPDATE MERGE LABEL ' +
    'CHECKOUT CHECKIN UNCHECKOUT VERSION-CONTROL MKWORKSPACE MKACTIVITY BASELINE-CONTROL MKREDIRECTREF UPDATEREDIRECTREF'
  ).split(' '),
);

/** Methods whose responses must not be cached (RFC 4791 section 5.3.1; RFC 3253 sections 7.1, 8.2 and 11.2). */
const NOT_CACHED: ReadonlySet<string> = new Set(['MKCALENDAR', 'UPDATE', 'MERGE', 'LABEL']);

const LONGEST_PARAM = 60;

/** Applies the rules for bodies of any format, and those about headers. */
export function checkBody(exchange: Exchange, add: AddFinding): void {
  const method = (exchange.request.method ?? '').toUpperCase();
  const headers = responseHeaders(exchange);
  const report = (rule: string, pointer: string, params: Readonly<Record<string, string | number>> = {}): void =>
    add({ rule, pointer, params, range: null });
  if (headers !== null && headers.get('Location') !== null) report('location-header-on-207', 'header:Location');

  const { text, problems } = exchange.body;
  if (text === null) {
    const [problem] = problems;
    // Some programs write an empty text if they do not have the body.
    if (problem?.code === 'body-empty' && !(Number(headers?.get('Content-Length')) > 0)) report('empty-body', 'body');
    return;
  }
  const { contentType } = exchange.response;
  const kind = bodyKindOf(text, contentType);
  const mustNotBeCached = kind === 'xml' && NOT_CACHED.has(method);
  if (mustNotBeCached && headers !== null && !/no-cache/i.test(headers.get('Cache-Control') ?? '')) {
    report('no-cache-missing', 'header:Cache-Control', { method });
  }
  if (kind === 'empty') {
    // With a problem, there may have been a body that is not available.
    if (problems.length === 0) report('empty-body', 'body');
    return;
  }
  if (headers !== null && contentType === null) report('content-type-missing', 'header:Content-Type');
  if (kind === 'html') report('html-body', 'body', { title: titleOf(text) });
  else if (kind === 'other') report('unrecognised-body', 'body', { start: truncate(text.trim(), LONGEST_PARAM) });
  else if (kind === 'json' && WEBDAV_METHODS.has(method)) report('json-for-webdav-method', 'body', { method });
  checkCharacters(text, add);
}

/** Returns the title of an HTML document shortened; '' if there is none. */
function titleOf(html: string): string {
  const title = /<title[^>]*>([^<]*)/i.exec(html.slice(0, 10_000))?.[1]?.trim() ?? '';
  return truncate(title, LONGEST_PARAM);
}

function checkCharacters(text: string, add: AddFinding): void {
  const first = text.indexOf('\ufffd');
  if (first < 0) return;
  let count = 0;
  for (let at = first; at >= 0; at = text.indexOf('\ufffd', at + 1)) count += 1;
  add({ rule: 'replacement-characters', pointer: 'body', params: { count }, range: [first, first + 1] });
}
