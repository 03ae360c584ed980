import type { Exchange } from '../src/core/har/exchange.ts';
import { createEngine } from '../src/engine/engine.ts';
import { EMPTY_QUERY, type ExportRequest, type ExportText } from '../src/engine/api/engineApi.ts';
import type { ReportFile } from '../test/corpus/report.ts';

/** Requests everything as JSON. */
export const EXPORT_ALL: ExportRequest = {
  format: 'json',
  scope: 'all',
  query: EMPTY_QUERY,
  exchanges: [],
  secrets: true,
};

/** Exports exchanges with the ids 1, 2, ...: everything as JSON by default. */
export function exportOf(exchanges: readonly Exchange[], request: Partial<ExportRequest> = {}): string {
  const engine = createEngine();
  for (const exchange of exchanges) engine.addExchange(exchange);
  return textOf(engine.export({ ...EXPORT_ALL, ...request }));
}

export function textOf({ pieces }: ExportText): string {
  return [...pieces].join('');
}

export function reportFileOf(exchanges: readonly Exchange[], request: Partial<ExportRequest> = {}): ReportFile {
  return JSON.parse(exportOf(exchanges, request)) as ReportFile;
}
