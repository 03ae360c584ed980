import type { ExchangeDetail, Overview, Row } from '../../engine/api/engineApi.ts';
import { NONE_DROPPED } from '../../engine/api/dropped.ts';
import { noCounts } from '../../engine/tree/chipCounts.ts';
import type { View } from '../../state/view.ts';

const ROWS = 60;

/** The view of a listing with a failure. */
export function sampleView(): Pick<View, 'overview' | 'preferred' | 'shown' | 'detail' | 'tree'> {
  const detail = sampleDetail();
  const rows = Array.from({ length: ROWS }, (_, index) => sampleRow(index));
  return {
    overview: sampleOverview(detail),
    preferred: detail.id,
    shown: detail.id,
    detail,
    tree: {
      exchange: detail.id,
      pages: { total: ROWS, rows: new Map([[0, rows]]), fresh: new Set([0]), parents: new Map() },
      selected: rows[0]?.key ?? null,
      selectedIndex: 0,
      several: null,
      isReduced: false,
      revealCount: 0,
    },
  };
}

function sampleRow(index: number): Row {
  const isFailed = index % 20 === 0;
  return {
    key: String(index),
    kind: 'operation',
    level: 1,
    position: index + 1,
    siblings: ROWS,
    expanded: false,
    name: `/Aa0-9_%.${index}`,
    title: null,
    outcome: isFailed ? 'failure' : 'success',
    status: isFailed ? 403 : 200,
    statusText: isFailed ? '403 Forbidden' : '200 OK',
    message: '',
    causes: [],
    note: null,
  };
}

function sampleDetail(): ExchangeDetail {
  return {
    id: 1,
    method: 'PROPFIND',
    path: '/',
    url: 'http://localhost/',
    status: 207,
    kind: 'WebDAV',
    startedDateTime: '2026-01-01T00:00:00.000Z',
    time: 1,
    verdict: { outcome: 'mixed', sentence: { key: 'body.empty', params: [] } },
    summary: {
      failure: 3,
      partial: 0,
      dependent: 0,
      unknown: 0,
      notice: 0,
      success: ROWS - 3,
      total: ROWS,
      byStatus: [
        [200, ROWS - 3],
        [403, 3],
      ],
      missingProperties: 0,
      removed: 0,
      truncated: 0,
    },
    unanswered: 0,
    statedTotals: null,
    parsedShare: null,
    missingBody: null,
    problem: null,
    file: null,
    checks: null,
    initiator: null,
    statusText: 'Multi-Status',
    httpVersion: null,
    contentType: 'text/xml',
    bodySize: 1,
    format: 'webdav',
    evidence: null,
    description: null,
    syncToken: null,
    serverStatement: null,
    quirks: [],
    problems: [],
    requestHeaders: [],
    responseHeaders: [],
    requestBody: null,
  };
}

function sampleOverview(detail: ExchangeDetail): Overview {
  return {
    exchanges: [{ ...detail, shownFailures: 3, muted: null }],
    chips: noCounts(),
    shown: 0,
    possibleFailures: 0,
    muted: 0,
    totals: {
      exchanges: 1,
      operations: ROWS,
      failed: 3,
      dependent: 0,
      unreadable: 0,
      unknown: 0,
      unlisted: 0,
      unanswered: 0,
      bytes: 1,
    },
    dropped: NONE_DROPPED,
    filterProblem: null,
  };
}
