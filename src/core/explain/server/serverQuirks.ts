import type { Exchange } from '../../har/exchange.ts';
import type { Report } from '../../verdict/report.ts';
import { type Source, sourceOf } from '../source.ts';
import { headerValue } from './serverFacts.ts';
import quirks from './quirks.json' with { type: 'json' };

/** A known difference of a server from the specifications that explains something in a response. */
export interface Quirk {
  readonly text: string;
  /** Value of the Server header it was observed with; null if the version is not known. */
  readonly observed: string | null;
  readonly source: Source;
}

/** A quirk in the data. It applies to a response that meets all conditions in `when`. */
interface Entry {
  readonly text: string;
  readonly observed: string | null;
  readonly source: string;
  readonly when: {
    /** Regular expressions for the headers Server and DAV of the response, and for the request URL. */
    readonly server?: string;
    readonly dav?: string;
    readonly url?: string;
    readonly methods?: readonly string[];
    readonly status?: number;
    /** Code of a problem of the body. */
    readonly problem?: string;
    /** Regular expressions for the starts of the two bodies. */
    readonly request?: string;
    readonly body?: string;
  };
}

/** Characters of a body that are examined. */
const START = 4000;

const ENTRIES: readonly (readonly [id: string, entry: Entry])[] = Object.entries(quirks);

/** The ids of all quirks in the data. */
export const QUIRK_IDS: readonly string[] = ENTRIES.map(([id]) => id);

/** Returns the quirks that explain something in a response, with their ids. */
export function quirksOf(
  exchange: Exchange,
  report: Pick<Report, 'problems'>,
): readonly (Quirk & { readonly id: string })[] {
  const applies = conditionsOf(exchange, report);
  return ENTRIES.filter(([, { when }]) => applies(when)).map(([id, { text, observed, source }]) => ({
    id,
    text,
    observed,
    source: sourceOf(source),
  }));
}

function conditionsOf(
  { request, response, body }: Exchange,
  { problems }: Pick<Report, 'problems'>,
): (when: Entry['when']) => boolean {
  const method = (request.method ?? '').toUpperCase();
  const sent = startOf(request.body);
  const received = startOf(body.text);
  return (when) =>
    (when.status === undefined || when.status === response.status) &&
    (when.methods === undefined || when.methods.includes(method)) &&
    (when.problem === undefined || problems.some(({ code }) => code === when.problem)) &&
    matches(when.server, headerValue(response.headers, 'server')) &&
    matches(when.dav, headerValue(response.headers, 'dav')) &&
    matches(when.url, request.url) &&
    matches(when.request, sent) &&
    matches(when.body, received);
}

function matches(pattern: string | undefined, text: string | null): boolean {
  return pattern === undefined || (text !== null && new RegExp(pattern, 'u').test(text));
}

/** Without a byte order mark and white space at the start. */
function startOf(text: string | null): string | null {
  return text === null ? null : text.slice(0, START).trimStart();
}
