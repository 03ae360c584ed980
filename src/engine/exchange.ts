import { readable } from '../core/model/readable.ts';
import { kindOf } from '../core/words/row.ts';
import type { Kept } from './kept.ts';
import type { BodyAnswer, ExchangeDetail, ExchangeRow } from './questions.ts';

/** The line of the list of exchanges. */
export function exchangeRow({ id, exchange, report, reading }: Kept): ExchangeRow {
  const { request, response, body } = exchange;
  return {
    id,
    method: request.method ?? '',
    path: pathOf(request.url),
    url: request.url ?? '',
    status: response.status,
    kind: kindOf(report.format, report.dialect?.name ?? null),
    startedDateTime: exchange.startedDateTime,
    time: exchange.time,
    verdict: report.verdict,
    summary: report.summary,
    reading,
    missingBody: body.text === null ? body.problems[0].code : null,
    problem: report.problems[0]?.code ?? null,
    initiator: exchange.initiator,
  };
}

export function exchangeDetail(kept: Kept): ExchangeDetail {
  const { exchange, report } = kept;
  const { request, response } = exchange;
  return {
    ...exchangeRow(kept),
    statusText: response.statusText,
    httpVersion: response.httpVersion,
    contentType: response.contentType,
    bodySize: response.bodySize,
    format: report.format,
    evidence: report.evidence,
    description: report.description,
    syncToken: report.syncToken,
    problems: report.problems,
    requestHeaders: request.headers,
    responseHeaders: response.headers,
    requestBody: request.body,
  };
}

/** How the body is to be coloured. */
export function languageOf({ report }: Kept): BodyAnswer['language'] {
  if (report.format === 'webdav') return 'xml';
  return report.format === 'json' || report.format === 'ndjson' ? 'json' : 'text';
}

function pathOf(url: string | null): string {
  if (url === null) return '';
  try {
    const { pathname, search } = new URL(url);
    return readable(pathname) + search;
  } catch {
    return url;
  }
}
