import { describe, expect, it, vi } from 'vitest';
import type { Exchange } from '../../src/core/har/exchange.ts';
import { isMultistatus } from '../../src/core/read/parseExchange.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { exchangeOf } from '../../testing/exchange.ts';
import { EXPORT_ALL, textOf } from '../../testing/export.ts';
import { caseOf, exchangeOfCase } from './cases.ts';
import { BATCHES, CAUSES, ONE_STATUS, type Shown, WEBDAV } from './outcomes.ts';
import type { ReportFile, ReportOperation, ReportResponse } from './report.ts';

// Parses many responses; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

function exchangeOfShown({ recorded, made, said }: Shown): Exchange {
  if (recorded === null) return exchangeOf(made, said);
  const exchange = exchangeOfCase(caseOf(recorded));
  // The report of the response without its request body.
  return said.method === '' ? { ...exchange, request: { method: null, url: null, headers: [], body: null } } : exchange;
}

function reported(exchange: Exchange): ReportResponse {
  expect(isMultistatus(exchange, true)).toBe(true);
  const engine = createEngine();
  engine.addExchange(exchange);
  const [report] = (JSON.parse(textOf(engine.export(EXPORT_ALL))) as ReportFile).responses;
  if (!report) throw new Error('nothing is in the report');
  return report;
}

function operationAt(
  operations: readonly ReportOperation[],
  [index = 0, ...rest]: readonly number[],
): ReportOperation | undefined {
  const found = operations[index];
  return rest.length > 0 && found ? operationAt(found.operations, rest) : found;
}

function rows(table: Readonly<Record<string, readonly Shown[]>>): [string, string, Shown][] {
  return Object.entries(table).flatMap(([sentence, all]) =>
    all.map((shown): [string, string, Shown] => [
      sentence,
      `${shown.recorded ?? `hand-made ${shown.said.method ?? 'PROPFIND'}`}, operation ${shown.operation.join('.')}`,
      shown,
    ]),
  );
}

describe.each([
  ['one status', ONE_STATUS],
  ['one operation of WebDAV', WEBDAV],
  ['one operation of a batch', BATCHES],
  ['a dependent operation and its causes', CAUSES],
])('%s:', (_, table) => {
  it.each(rows(table))('%s (%s)', (_sentence, _where, shown) => {
    const { operations } = reported(exchangeOfShown(shown));
    expect(operationAt(operations, shown.operation)).toMatchObject(shown.expected);
  });

  it('has two responses for each sentence', () => {
    expect(Object.entries(table).filter(([, all]) => all.length < 2)).toEqual([]);
  });
});
