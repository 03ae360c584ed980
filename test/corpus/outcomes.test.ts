import { describe, expect, it, vi } from 'vitest';
import type { Exchange } from '../../src/core/har/exchange.ts';
import { isMultistatus } from '../../src/core/read/parseExchange.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { exchangeOf } from '../../testing/exchange.ts';
import { EXPORT_ALL, textOf } from '../../testing/export.ts';
import { caseOf, exchangeOfCase } from './cases.ts';
import { BATCHES, CAUSES, ONE_STATUS, type Example, WEBDAV } from './outcomes.ts';
import type { ReportFile, ReportOperation, ReportResponse } from './report.ts';

// Parses many responses; slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

function exchangeOfExample({ recorded, body, options }: Example): Exchange {
  if (recorded === null) return exchangeOf(body, options);
  const exchange = exchangeOfCase(caseOf(recorded));
  // The report of the response without its request body.
  return options.method === ''
    ? { ...exchange, request: { method: null, url: null, headers: [], body: null } }
    : exchange;
}

function reportOf(exchange: Exchange): ReportResponse {
  expect(isMultistatus(exchange, true)).toBe(true);
  const engine = createEngine();
  engine.addExchange(exchange);
  const [report] = (JSON.parse(textOf(engine.export(EXPORT_ALL))) as ReportFile).responses;
  if (!report) throw new Error('the report is empty');
  return report;
}

function operationAt(
  operations: readonly ReportOperation[],
  [index = 0, ...rest]: readonly number[],
): ReportOperation | undefined {
  const found = operations[index];
  return rest.length > 0 && found ? operationAt(found.operations, rest) : found;
}

function rows(table: Readonly<Record<string, readonly Example[]>>): [string, string, Example][] {
  return Object.entries(table).flatMap(([sentence, all]) =>
    all.map((example): [string, string, Example] => [
      sentence,
      `${example.recorded ?? `handwritten ${example.options.method ?? 'PROPFIND'}`}, operation ${example.operation.join('.')}`,
      example,
    ]),
  );
}

describe.each([
  ['one status', ONE_STATUS],
  ['one operation of WebDAV', WEBDAV],
  ['one operation of a batch', BATCHES],
  ['a dependent operation and its causes', CAUSES],
])('%s:', (_, table) => {
  it.each(rows(table))('%s (%s)', (_sentence, _where, example) => {
    const { operations } = reportOf(exchangeOfExample(example));
    expect(operationAt(operations, example.operation)).toMatchObject(example.expected);
  });

  it('has two responses for each sentence', () => {
    expect(Object.entries(table).filter(([, all]) => all.length < 2)).toEqual([]);
  });
});
