import { formatName } from '../../../core/model/formatName.ts';
import type { Exchange } from '../../../core/har/exchange.ts';
import { readableHref } from '../../../core/text/readableHref.ts';
import { safeLine } from '../../../core/text/safeText.ts';
import { includesProblem } from '../../../core/verdict/includesProblem.ts';
import type { Report } from '../../../core/verdict/report.ts';
import { createOperationNamer } from '../../../engine/tree/operationName.ts';
import type { Visibility } from '../../../engine/tree/visibility.ts';
import { explanationTexts } from './explanations.ts';
import { type Line, linesOf } from './lines.ts';
import { TEXT_REPORT } from './messages.ts';
import { minimalResponseTexts } from './minimalResponse.ts';
import { type Paint, verdictMark } from './paint.ts';
import { shown } from './resultText.ts';
import { layoutOf, namesIn, type Row, rowRenderer } from './row.ts';
import { nameIn, rowOf, unansweredRows } from './rows.ts';
import { serverTexts } from './server.ts';
import { type Shortened, shortenAll } from './shorten.ts';
import { fits, startOf, widthOf, wrapped } from './width.ts';

/** How the text report is written. */
export interface TextStyle {
  /** Columns of the terminal; null if lines have any length, as in a file. */
  readonly columns: number | null;
  readonly paint: Paint;
  /** List every operation. */
  readonly isVerbose: boolean;
}

/** A response with its secrets replaced. */
export interface WrittenResponse {
  readonly exchange: Exchange;
  readonly report: Report;
}

/** Maximum number of lines for the operations of a response, unless all are listed. */
const LINES = 50;
/** Number of rows that are aligned with each other if all are listed. */
const ALIGNED = 1000;
const INDENT = '  ';

/**
 * Yields the lines of a response: its verdict, where it is, its problems, and the operations that are visible.
 *
 * @param explained the explanations above it in the report, to which its own are added; null to explain nothing
 */
export function* blockOf(
  written: WrittenResponse,
  visibility: Visibility,
  style: TextStyle,
  explained: Set<string> | null,
): Iterable<string> {
  const { report } = written;
  const { verdict, problems } = report;
  const { columns, paint } = style;
  const inner = columns === null ? null : columns - INDENT.length;
  const [first = '', ...others] = wrapped(shown(verdict.sentence), inner);
  yield `${verdictMark(verdict.outcome, paint)} ${paint.bold(first)}`;
  for (const line of others) yield INDENT + paint.bold(line);
  for (const line of placeLines(written, inner)) yield INDENT + paint.dim(line);
  for (const problem of problems) {
    if (includesProblem(verdict, problem, problems)) continue;
    const { message, line, column } = problem;
    const text = `! ${shown(message)}${line === null ? '' : TEXT_REPORT.line(line, column)}`;
    for (const [index, part] of wrapped(text, inner === null ? null : inner - INDENT.length, inner).entries())
      yield INDENT + (index === 0 ? '' : INDENT) + paint.warn(part);
  }
  yield* tableOf(written, visibility, style);
  if (explained) {
    yield* explanations(written, visibility, style, explained);
    yield* newTexts(TEXT_REPORT.server, serverTexts(written), style, explained);
    yield* minimalResponse(written, style, explained);
  }
}

/** Yields what the statuses and conditions of the listed operations mean, unless it is already explained. */
function* explanations(
  written: WrittenResponse,
  visibility: Visibility,
  style: TextStyle,
  explained: Set<string>,
): Iterable<string> {
  const { exchange, report } = written;
  const name = createOperationNamer(exchange, report);
  const lines = linesOf(visibility, { report, name, isVerbose: style.isVerbose });
  yield* newTexts(TEXT_REPORT.explanations, explanationTexts(firstOfEach(lines), written), style, explained);
}

/** Yields the texts that are not above in the report, under a title. */
function* newTexts(
  title: string,
  all: readonly string[],
  { columns, paint }: TextStyle,
  explained: Set<string>,
): Iterable<string> {
  const texts = all.filter((text) => !explained.has(text));
  if (texts.length > 0) yield INDENT + paint.dim(title);
  const inner = columns === null ? null : columns - 2 * INDENT.length;
  for (const text of texts) {
    explained.add(text);
    for (const [index, part] of wrapped(text, inner === null ? null : inner - INDENT.length, inner).entries())
      yield INDENT + INDENT + (index === 0 ? '' : INDENT) + paint.dim(part);
  }
}

/** Yields a minimal response for one without results. Code is not wrapped, so that it can be copied. */
function* minimalResponse(written: WrittenResponse, { paint }: TextStyle, explained: Set<string>): Iterable<string> {
  for (const { title, text } of minimalResponseTexts(written)) {
    if (explained.has(text)) continue;
    explained.add(text);
    yield INDENT + paint.dim(title);
    for (const line of text.trimEnd().split('\n')) yield line === '' ? '' : `${INDENT}${INDENT}${paint.dim(line)}`;
  }
}

function* firstOfEach(lines: Iterable<Line>): Iterable<number> {
  for (const { operations } of lines) yield* operations.slice(0, 1);
}

/** `http://a.test/dav/ · 207 · WebDAV · traffic.har #12`; the URL is on a line of its own if the terminal is narrow. */
function placeLines({ exchange, report }: WrittenResponse, columns: number | null): readonly string[] {
  const others = [String(exchange.response.status), shown(formatName(report)), placeOf(exchange)];
  const rest = others.filter((part) => part !== '').join(' · ');
  const url = urlOf(exchange);
  if (url === '') return [rest];
  if (columns === null || fits(`${url} · ${rest}`, columns)) return [`${url} · ${rest}`];
  const left = columns - widthOf(rest) - 3;
  return left < MIN_URL ? [shortUrl(url, columns), rest] : [`${shortUrl(url, left)} · ${rest}`];
}

const MIN_URL = 24;

/** Responses with similar URLs differ in their places. */
function shortUrl(url: string, columns: number): string {
  return shortenAll([{ text: url, columns }])(url, columns);
}

function urlOf({ request }: Exchange): string {
  return request.url === null ? '' : readableHref(request.url);
}

/** `traffic.har #12` */
function placeOf({ file, entry }: Exchange): string {
  const name = file === null || file === '-' ? TEXT_REPORT.standardInput : safeLine(file);
  return TEXT_REPORT.place(name, entry);
}

/** Yields the visible operations, and the request items without a result. */
function* tableOf(written: WrittenResponse, visibility: Visibility, style: TextStyle): Iterable<string> {
  const { exchange, report } = written;
  const { isVerbose, paint } = style;
  const name = createOperationNamer(exchange, report);
  const lines = (): Iterable<Line> => linesOf(visibility, { report, name, isVerbose });
  const items = unansweredRows(report, visibility.unanswered, isVerbose);
  if (isVerbose) {
    yield* allRows(
      lines,
      items,
      (line) => rowOf(line, report, name),
      style,
      (operation) => nameIn(report, name, operation),
    );
    return;
  }
  const rows: Row[] = [];
  let more = 0;
  for (const line of lines()) {
    if (rows.length < LINES) rows.push(rowOf(line, report, name));
    else more += line.operations.length;
  }
  rows.push(...items);
  const layout = layoutOf(rows, style.columns);
  const render = rowRenderer(layout, shortenAll(rows.flatMap((row) => [...namesIn(row, layout)])), paint);
  for (const row of rows.slice(0, rows.length - items.length)) yield* render(row);
  if (more > 0) yield `${INDENT}${INDENT}${paint.dim(TEXT_REPORT.moreOperations(more))}`;
  for (const row of items) yield* render(row);
}

/** Yields a row for each operation without storing the rows. Long names are compared beforehand, so that no two look the same. */
function* allRows(
  lines: () => Iterable<Line>,
  items: readonly Row[],
  rowFor: (line: Line) => Row,
  { columns, paint }: TextStyle,
  nameOf: (operation: number) => string,
): Iterable<string> {
  const first: Row[] = [];
  for (const line of lines()) if (first.push(rowFor(line)) === ALIGNED) break;
  const layout = layoutOf([...first, ...items.slice(0, ALIGNED)], columns);
  function* names(): Iterable<Shortened> {
    if (columns === null) return;
    for (const line of lines()) {
      const own = { ...rowFor(line), names: line.operations.map(nameOf) };
      yield* namesIn(own, layout);
    }
    for (const row of items) yield* namesIn(row, layout);
  }
  const render = rowRenderer(layout, shortenAll(names()), paint);
  for (const line of lines()) yield* render(rowFor(line));
  for (const row of items) yield* render(row);
}

/** If fewer columns are left beside the place of a response, the place is on a line of its own. */
const MIN_LINE = 24;
const MIN_SENTENCE = 10;

/**
 * Yields the line of a response without failures: `✓ PROPFIND http://a.test/dav/: 9 resources · traffic.har #4`. If the terminal is too
 * narrow, its place is on a second line.
 */
export function* lineOf({ exchange, report }: WrittenResponse, { columns, paint }: TextStyle): Iterable<string> {
  const { verdict, problems } = report;
  const method = exchange.request.method === null ? '' : shown(exchange.request.method.toUpperCase());
  const sentence = shown(verdict.sentence).replace(/\.$/, '');
  const facts = method !== '' && sentence.startsWith(`${method}: `) ? sentence.slice(method.length + 2) : sentence;
  const text = problems.length === 0 ? facts : `${facts} (${TEXT_REPORT.problems(problems.length)})`;
  const place = placeOf(exchange);
  const beside = columns === null ? null : columns - widthOf(place) - 5;
  const isBeside = beside === null || beside >= MIN_LINE;
  const available = isBeside ? beside : (columns ?? 0) - 2;
  const line = `${verdictMark(verdict.outcome, paint)} ${factsLine(method, urlOf(exchange), text, available)}`;
  yield isBeside ? line + paint.dim(` · ${place}`) : line;
  if (!isBeside) yield INDENT + paint.dim(place);
}

/** `PROPFIND http://a.test/dav/: 9 resources`; URL and text are shortened to fit. */
function factsLine(method: string, url: string, text: string, columns: number | null): string {
  const line = (shortened: string, facts: string): string =>
    [[method, shortened].filter((part) => part !== '').join(' '), facts].filter((part) => part !== '').join(': ');
  if (columns === null || fits(line(url, text), columns)) return line(url, text);
  const forBoth = columns - widthOf(line('', 'x')) - (url === '' ? 0 : 1);
  const forText = Math.max(MIN_SENTENCE, forBoth - Math.min(widthOf(url), Math.ceil(forBoth * 0.6)));
  const facts = clipped(text, forText);
  return line(url === '' ? '' : shortUrl(url, Math.max(MIN_SENTENCE, forBoth - widthOf(facts))), facts);
}

function clipped(text: string, columns: number): string {
  return fits(text, columns) ? text : `${startOf(text, columns - 1).trimEnd()}…`;
}
