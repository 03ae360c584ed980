import type { Engine, ExchangeId, Overview, Query, Row } from '../engine/questions.ts';
import { TEXT_REPORT } from '../core/words/cli.ts';

/** Colours a text, or leaves it as it is. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly good: (text: string) => string;
}

const plain = (text: string): string => text;
export const PLAIN: Paint = { bold: plain, dim: plain, bad: plain, warn: plain, good: plain };

const sgr =
  (code: number) =>
  (text: string): string =>
    `\u001b[${code}m${text}\u001b[0m`;
export const COLOURED: Paint = { bold: sgr(1), dim: sgr(2), bad: sgr(31), warn: sgr(33), good: sgr(32) };

// A terminal is read from the end: more failures than this of one answer push the verdicts out of sight.
const ROWS_SHOWN = 50;
const WIDEST_RESOURCE = 60;

const MARKS: Readonly<Record<string, string>> = {
  'all-succeeded': '✓',
  mixed: '✕',
  'all-failed': '✕',
  unknown: '?',
  empty: '–',
  unreadable: '!',
};

/** Verdicts, and a table of the failures (or of what the filter shows). */
export function textReport(engine: Engine, query: Query, others: number, paint: Paint): string {
  const overview = engine.overview(query);
  if (overview.totals.exchanges === 0) return `${TEXT_REPORT.nothing(others)}\n`;
  const blocks = overview.exchanges.map((exchange) => {
    const { outcome, sentence } = exchange.verdict;
    const isSure = exchange.summary.unknown === 0;
    const mark = outcome === 'all-succeeded' && !isSure ? '?' : (MARKS[outcome] ?? '?');
    const colour =
      outcome === 'all-succeeded' && isSure
        ? paint.good
        : outcome === 'mixed' || outcome === 'all-failed'
          ? paint.bad
          : paint.warn;
    const detail = engine.exchange(exchange.id);
    const problems = (detail?.problems ?? []).map((problem) =>
      paint.warn(
        `  ! ${printable(problem.message)}${problem.line === null ? '' : ` (${problem.line}:${problem.column})`}`,
      ),
    );
    return [
      `${colour(mark)} ${paint.bold(printable(sentence))}`,
      paint.dim(`  ${printable(exchange.url) || '-'} · ${exchange.status} · ${exchange.kind}`),
      ...problems,
      ...table(engine, exchange.id, query, paint),
    ].join('\n');
  });
  return `${[...blocks, totals(overview, others)].join('\n\n')}\n`;
}

function totals({ totals: sum, exchanges }: Overview, others: number): string {
  const failing = exchanges.filter(
    ({ verdict }) => verdict.outcome === 'mixed' || verdict.outcome === 'all-failed',
  ).length;
  return (
    TEXT_REPORT.totals(sum.exchanges, failing, sum.failed, sum.operations) +
    (others > 0 ? ` ${TEXT_REPORT.others(others)}` : '')
  );
}

function table(engine: Engine, id: ExchangeId, query: Query, paint: Paint): string[] {
  const shown = query.text.trim() === '' ? { ...query, chip: 'failed' as const } : query;
  const { total, rows } = engine.rows(id, shown, 0, ROWS_SHOWN * 4);
  const operations = rows.filter((row) => row.kind === 'operation' || row.kind === 'property');
  const lines = operations
    .filter((row) => row.kind === 'operation' || row.outcome === 'failure' || row.outcome === 'dependent')
    .slice(0, ROWS_SHOWN);
  if (lines.length === 0) return [];
  const { columns } = TEXT_REPORT;
  const status = Math.max(columns.status.length, ...lines.map((row) => row.statusText.length));
  const resource = Math.min(
    WIDEST_RESOURCE,
    Math.max(columns.resource.length, ...lines.map((row) => resourceCell(row).length)),
  );
  const out = [
    paint.dim(`  ${columns.status.padEnd(status)}  ${columns.resource.padEnd(resource)}  ${columns.message}`),
  ];
  for (const row of lines) {
    const colour =
      row.outcome === 'failure' || row.outcome === 'partial'
        ? paint.bad
        : row.outcome === 'success'
          ? paint.good
          : paint.warn;
    const because = row.causes.length > 0 ? TEXT_REPORT.because(row.causes.map(({ name }) => name).join(', ')) : '';
    out.push(
      `  ${colour(printable(row.statusText).padEnd(status))}  ${resourceCell(row).padEnd(resource)}  ${printable([row.message, because].filter((part) => part !== '').join('; '))}`.trimEnd(),
    );
  }
  const more = total - rows.length;
  return more > 0 ? [...out, paint.dim(`  ${TEXT_REPORT.more(more)}`)] : out;
}

function resourceCell(row: Row): string {
  const name = `${'  '.repeat(row.level - 1)}${printable(row.name)}`;
  return name.length > WIDEST_RESOURCE ? `${name.slice(0, WIDEST_RESOURCE - 1)}…` : name;
}

/** Control characters that come from a server must not drive the terminal. */
function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd');
}
