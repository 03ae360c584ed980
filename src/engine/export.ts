import { exportCsv } from '../core/export/csv.ts';
import { exportJson } from '../core/export/json.ts';
import type { Selected, Selection } from '../core/export/selection.ts';
import { VERSION } from '../core/version.ts';
import { failedOperations, type Kept } from './kept.ts';
import type { ExportAnswer, ExportFormat, ExportRequest } from './questions.ts';

const FORMATS: Readonly<
  Record<ExportFormat, { readonly mediaType: string; readonly write: (selection: Selection) => string }>
> = {
  json: { mediaType: 'application/json', write: exportJson },
  csv: { mediaType: 'text/csv', write: exportCsv },
};

/** Writes what is asked for of the kept exchanges. */
export function exportKept(kept: readonly Kept[], request: ExportRequest): ExportAnswer {
  const { scope, query } = request;
  const { mediaType, write } = FORMATS[request.format];
  const chosen = scope === 'selected' ? kept.filter(({ id }) => id === request.exchange) : kept;
  const exchanges = chosen
    .map((one): Selected => ({
      id: String(one.id),
      exchange: one.exchange,
      report: one.report,
      operations: operationsOf(one, request),
    }))
    // An answer of which nothing is asked for stays away; one that could not be read is never filtered out in silence.
    .filter(
      ({ operations, report }) =>
        operations === null ||
        operations.length > 0 ||
        (scope === 'filtered' && query.chip === 'all' && report.summary.total === 0),
    );
  const filter =
    scope === 'filtered'
      ? [query.invert ? 'invert' : '', query.chip === 'all' ? '' : `chip:${query.chip}`, query.text]
          .filter((part) => part !== '')
          .join(' ')
      : null;
  const text = write({
    scope,
    filter,
    secrets: request.secrets,
    generator: { name: 'multi-status', version: VERSION },
    exchanges,
  });
  return { fileName: `multi-status-${scope}.${request.format}`, mediaType, text };
}

function operationsOf(one: Kept, { scope, query }: ExportRequest): readonly number[] | null {
  if (scope === 'filtered') return one.shown(query);
  return scope === 'failed' ? failedOperations(one.report) : null;
}
