import { bodyLines } from '../../core/read/subResponse/subBody.ts';
import type { Exchange } from '../../core/har/exchange.ts';
import type { Operation } from '../../core/model/operation.ts';
import { parseSubResponse } from '../../core/read/subResponse/parseSubResponse.ts';
import type { SubResponse } from '../../core/read/subResponse/subResponse.ts';
import type { Report } from '../../core/verdict/report.ts';
import { pairStart } from '../../core/text/truncate.ts';
import type { BodyPreview, TextPreview } from '../api/treeRow.ts';
import type { SourceLine } from './sourceLines.ts';

/** Lines of a body in the drawer; the others are shown on demand. */
const PREVIEW_LINES = 40;
const MAX_LINE_LENGTH = 2000;

interface Subject {
  readonly operation: Operation;
  readonly exchange: Exchange;
  readonly report: Report;
}

/** Parses the headers and the body of the item or MIME part of a row; null if it has none. */
export function contentOf({ operation, exchange, report }: Subject): SubResponse | null {
  const { text } = exchange.body;
  return text === null ? null : parseSubResponse(text, report.format, operation);
}

/** The body for the drawer, with its first lines. */
export function bodyPreview({ body, isWholeItem }: SubResponse): BodyPreview | null {
  if (body === null) return null;
  const { mediaType, text, bytes, isBase64 } = body;
  return { mediaType, text: text === null ? null : textPreview(text), bytes, isBase64, isWholeItem };
}

function textPreview(text: string): TextPreview {
  const { language, lines } = bodyLines(text);
  const first: SourceLine[] = [];
  let total = 0;
  for (const line of lines) {
    total += 1;
    if (total <= PREVIEW_LINES) first.push(shortened(line));
  }
  return { language, lines: { first: 1, lines: first }, total };
}

function shortened(line: string): SourceLine {
  const end = line.length > MAX_LINE_LENGTH ? pairStart(line, MAX_LINE_LENGTH) : line.length;
  return { skipped: 0, text: line.slice(0, end), cut: line.length - end, mark: null };
}

/** All lines of the body; null if there is none, or if it is binary. */
export function bodyText(subject: Subject): string | null {
  const text = contentOf(subject)?.body?.text ?? null;
  return text === null ? null : [...bodyLines(text).lines].join('\n');
}
