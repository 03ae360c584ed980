import { readableHref } from '../../core/text/readableHref.ts';
import { safeLine } from '../../core/text/safeText.ts';
import { quirksOf } from '../../core/explain/server/serverQuirks.ts';
import { formatName } from '../../core/model/formatName.ts';
import type { StoredExchange } from './storedExchange.ts';
import type { BodyContent, ExchangeDetail, ExchangeRow } from '../api/engineApi.ts';

/** Creates the row of an exchange in the list. */
export function exchangeRow({ id, exchange, report, parsedShare, unanswered, checks }: StoredExchange): ExchangeRow {
  const { request, response, body } = exchange;
  const missingBody = body.text === null ? body.problems[0].code : null;
  return {
    id,
    method: request.method ?? '',
    // A saved body has no URL, so it is listed under the name of its file.
    path: request.url === null ? safeLine(exchange.file ?? '') : pathOf(request.url),
    url: request.url ?? '',
    status: response.status,
    kind: formatName(report),
    startedDateTime: exchange.startedDateTime,
    time: exchange.time,
    bodySize: response.bodySize,
    verdict: report.verdict,
    summary: report.summary,
    unanswered,
    statedTotals: report.statedTotals,
    parsedShare,
    missingBody,
    // A dropped body was parsed before, so its absence is not a problem of the response.
    problem: report.problems.find(({ code }) => code !== missingBody)?.code ?? null,
    initiator: exchange.initiator,
    checks: checks?.counts ?? null,
    file: exchange.file === null ? null : safeLine(exchange.file),
  };
}

export function exchangeDetail(stored: StoredExchange): ExchangeDetail {
  const { exchange, report } = stored;
  const { request, response } = exchange;
  return {
    ...exchangeRow(stored),
    statusText: response.statusText,
    httpVersion: response.httpVersion,
    contentType: response.contentType,
    format: report.format,
    evidence: report.evidence,
    description: report.description,
    syncToken: report.syncToken,
    problems: report.problems,
    requestHeaders: request.headers,
    responseHeaders: response.headers,
    requestBody: request.body,
    serverStatement: exchange.serverStatement ?? null,
    quirks: quirksOf(exchange, report),
  };
}

/** The language for syntax highlighting of the body. */
export function bodyLanguage({ report }: StoredExchange): BodyContent['language'] {
  if (report.format === 'webdav') return 'xml';
  return report.format === 'json' || report.format === 'ndjson' ? 'json' : 'text';
}

function pathOf(url: string): string {
  try {
    const { pathname, search } = new URL(url);
    return readableHref(pathname) + search;
  } catch {
    return url;
  }
}
