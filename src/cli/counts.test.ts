import { writeFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { commandLine } from '../../testing/command.ts';
import type { ReportFile, ReportOperation } from '../../test/corpus/report.ts';
import { csvTable } from '../../testing/csv.ts';
import { multistatus, propstats, response } from '../../testing/exchange.ts';

// Slow, especially on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const cli = commandLine();

type Kind = 'success' | 'notice' | 'failure' | 'partial' | 'dependent' | 'unknown';

/** A generated operation. The expected counts are computed only from these. */
interface GeneratedOperation {
  readonly kind: Kind;
  readonly status: string;
  /** Statuses of its nested operations. */
  readonly nested: readonly number[];
}

interface GeneratedResponse {
  readonly form: 'dav' | 'json' | 'page';
  readonly operations: readonly GeneratedOperation[];
  /** Number of request items without a result. */
  readonly unanswered: number;
}

const simple = (kind: Kind, status: string): GeneratedOperation => ({ kind, status, nested: [] });
const SIMPLE: readonly GeneratedOperation[] = [
  simple('success', '200'),
  simple('success', '204'),
  simple('notice', '302'),
  simple('failure', '403'),
  simple('failure', '423'),
  simple('failure', '507'),
  simple('dependent', '424'),
  simple('unknown', '2O0'),
];
const davOperation = fc.constantFrom(...SIMPLE, simple('partial', 'propstats'));
const nestedOperation = fc
  .record({ good: fc.integer({ min: 1, max: 3 }), bad: fc.integer({ min: 1, max: 3 }) })
  .map(({ good, bad }): GeneratedOperation => ({
    kind: 'partial',
    status: '200',
    nested: [...Array<number>(good).fill(201), ...Array<number>(bad).fill(404)],
  }));
const plainJson = SIMPLE.filter(({ kind }) => kind !== 'unknown' && kind !== 'dependent');
const jsonOperation = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...plainJson) }, nestedOperation);

const generatedResponse: fc.Arbitrary<GeneratedResponse> = fc.oneof(
  fc.record({
    form: fc.constant('dav' as const),
    operations: fc.oneof(
      fc.array(davOperation, { minLength: 1, maxLength: 8 }),
      fc.array(davOperation, { minLength: 60, maxLength: 140 }),
    ),
    unanswered: fc.constant(0),
  }),
  fc.record({
    form: fc.constant('json' as const),
    operations: fc.array(jsonOperation, { minLength: 3, maxLength: 70 }),
    unanswered: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant(70)),
  }),
  fc.constant({ form: 'page' as const, operations: [], unanswered: 0 }),
);

function entryOf({ form, operations, unanswered }: GeneratedResponse): object {
  const [type, text, request] = {
    page: () => ['text/html', '<!doctype html><p>Bad gateway</p>', null] as const,
    dav: () => ['application/xml', multistatus(...operations.map(davResponse)), null] as const,
    json: () => {
      const items = operations.map((_, index) => ({ id: `i${index}` }));
      const omitted = Array.from({ length: unanswered }, (_, index) => ({ id: `omitted${index}` }));
      const body = JSON.stringify({ responses: operations.map(jsonItem) });
      return ['application/json', body, JSON.stringify({ requests: [...items, ...omitted] })] as const;
    },
  }[form]();
  return {
    request: {
      method: form === 'json' ? 'POST' : 'COPY',
      url: 'http://a.test/batch',
      headers: [],
      ...(request === null ? {} : { postData: { mimeType: type, text: request } }),
    },
    response: { status: 207, headers: [{ name: 'Content-Type', value: type }], content: { text } },
  };
}

const davResponse = ({ status }: GeneratedOperation, index: number): string =>
  status === 'propstats'
    ? propstats(`/r${index}`, { 200: ['a'], 403: ['b'] })
    : response(`/r${index}`, `HTTP/1.1 ${status} x`);

function jsonItem({ status, nested }: GeneratedOperation, index: number): object {
  const error = (code: number): object => (code < 400 ? {} : { body: { error: { message: 'it was refused' } } });
  return {
    id: `i${index}`,
    status: Number(status),
    ...(nested.length === 0
      ? error(Number(status))
      : { body: { responses: nested.map((code, at) => ({ id: `n${at}`, status: code, ...error(code) })) } }),
  };
}

const sum = <Value>(values: readonly Value[], count: (value: Value) => number): number =>
  values.reduce((total, value) => total + count(value), 0);
const number = (text: string, pattern: RegExp): number => Number(pattern.exec(text)?.[1]?.replaceAll(',', '') ?? 0);

/** A filter, and which operations it should show. */
interface Filter {
  readonly text: string;
  readonly shows: (operation: GeneratedOperation) => boolean;
  readonly showsNested: (status: number) => boolean;
  readonly unanswered: boolean;
}

const FILTERS: readonly Filter[] = [
  {
    text: 'is:failed',
    shows: ({ kind }) => kind === 'failure' || kind === 'partial',
    showsNested: (status) => status >= 400,
    unanswered: false,
  },
  { text: 'status:423', shows: ({ status }) => status === '423', showsNested: () => false, unanswered: false },
  { text: 'status:404', shows: () => false, showsNested: (status) => status === 404, unanswered: false },
  { text: 'is:unanswered', shows: () => false, showsNested: () => false, unanswered: true },
];

async function run(responses: readonly GeneratedResponse[], filter: Filter | null) {
  const path = cli.path('made.har');
  writeFileSync(path, JSON.stringify({ log: { entries: responses.map(entryOf) } }));
  const more = filter === null ? [] : ['--filter', filter.text];
  const [text, json, csv] = await Promise.all(
    (['text', 'json', 'csv'] as const).map((format) => cli.run(path, '--format', format, ...more)),
  );
  expect([text?.err, json?.err, csv?.err]).toEqual(['', '', '']);
  return {
    text: text?.out ?? '',
    report: JSON.parse(json?.out ?? '') as ReportFile,
    rows: csvTable(csv?.out ?? ''),
  };
}

/** Returns the number of operations and request items in all tables, including those that are only counted. */
function tableCount(text: string): number {
  const rows = text.split('\n').filter((line) => /^ {4}\S/.test(line));
  return sum(rows, (row) => number(row, /^ {4}(?:…|(?: *└ )?)\s*([\d,]+) (?:×|more)/) || 1);
}

const flat = (operations: readonly ReportOperation[]): readonly ReportOperation[] =>
  operations.flatMap((operation) => [operation, ...flat(operation.operations)]);

describe('counts', () => {
  it('are correct in text, JSON and CSV', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(generatedResponse, { minLength: 1, maxLength: 4 }), async (responses) => {
        const operations = responses.flatMap((made) => made.operations);
        const of = (...kinds: readonly Kind[]): number => operations.filter(({ kind }) => kinds.includes(kind)).length;
        const has = (made: GeneratedResponse, ...kinds: readonly Kind[]): boolean =>
          made.operations.some(({ kind }) => kinds.includes(kind));
        const failing = responses.filter((made) => has(made, 'failure', 'partial', 'dependent')).length;
        const unreadable = responses.filter(({ form }) => form === 'page').length;
        const unknown = responses.filter(
          (made) => !has(made, 'failure', 'partial', 'dependent') && (has(made, 'unknown') || made.unanswered > 0),
        ).length;
        const unanswered = sum(responses, (made) => made.unanswered);
        const nested = sum(operations, (made) => made.nested.length);
        const nestedFailed = sum(operations, (made) => made.nested.filter((status) => status >= 400).length);
        const { text, report, rows } = await run(responses, null);

        const [first = ''] = text.split('\n');
        const hasFailures = failing > 0;
        expect(first.startsWith('No failures')).toBe(failing + unreadable + unknown === 0);
        expect({
          responses: number(first, /(?:of|in) ([\d,]+) multi-status response/),
          failing: number(first, /^([\d,]+) of [\d,]+ multi-status responses? ha(?:s|ve) failures/),
          unreadable: number(first, /([\d,]+)(?: responses?)? could not be parsed/),
          unknown: number(first, /([\d,]+)(?: responses?)? ha(?:s|ve) an unknown outcome/),
          operations: number(first, /(?:of|with) ([\d,]+) sub-operation/),
          failed: number(first, /([\d,]+) of [\d,]+ sub-operations? failed/),
          dependent: number(first, /([\d,]+)(?: of [\d,]+ sub-operations?)? (?:was|were) not attempted/),
          unclear: number(first, /([\d,]+)(?: of [\d,]+)?(?: sub-operations?)? ha(?:s|ve) no known result/),
          unanswered: number(first, /([\d,]+) request items? ha(?:s|ve) no result/),
        }).toEqual({
          responses: responses.length,
          failing,
          unreadable,
          unknown,
          operations: hasFailures || of('unknown') > 0 || unreadable + unknown === 0 ? operations.length : 0,
          failed: of('failure', 'partial'),
          dependent: of('dependent'),
          unclear: of('unknown'),
          unanswered,
        });
        const unsuccessful = of('failure', 'partial', 'dependent', 'unknown') + nestedFailed + unanswered;
        expect(tableCount(text)).toBe(unsuccessful);

        expect(report.exported).toMatchObject({ responses: responses.length, operations: operations.length });
        expect(report.exported.leftOut.filter(({ what }) => what !== 'causes')).toEqual([]);
        expect(sum(report.responses, (one) => one.summary.failure + one.summary.partial)).toBe(
          of('failure', 'partial'),
        );
        expect(sum(report.responses, (one) => flat(one.operations).length)).toBe(operations.length + nested);
        expect(sum(report.responses, (one) => one.unanswered.length)).toBe(unanswered);

        expect(rows).toHaveLength(operations.length + nested + unanswered + unreadable);
        const outcome = (...outcomes: readonly string[]): number =>
          rows.filter((row) => outcomes.includes(row['outcome'] ?? '')).length;
        expect(outcome('unanswered')).toBe(unanswered);
        expect(outcome('unreadable')).toBe(unreadable);
        expect(outcome('failure', 'partial')).toBe(of('failure', 'partial') + nestedFailed);
        expect(outcome('dependent')).toBe(of('dependent'));
      }),
      { numRuns: 40 },
    );
  });

  it('with a filter are those of the visible results and those of all results', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(generatedResponse, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...FILTERS),
        async (responses, filter) => {
          const shown = (made: GeneratedOperation): boolean =>
            filter.shows(made) || made.nested.some(filter.showsNested);
          const shownOf = ({ operations }: GeneratedResponse): readonly GeneratedOperation[] =>
            operations.filter(shown);
          const shownItems = ({ unanswered }: GeneratedResponse): number => (filter.unanswered ? unanswered : 0);
          // A response that could not be parsed may contain matching results, so it is always listed.
          const listed = responses.filter(
            (made) => made.form === 'page' || shownOf(made).length + shownItems(made) > 0,
          );
          const all = sum(responses, ({ operations }) => operations.length);
          const counted = sum(responses, (made) => shownOf(made).length);
          const unanswered = sum(responses, shownItems);
          const { text, report, rows } = await run(responses, filter);

          const [first = '', line = ''] = text.split('\n');
          expect(line).toContain(`The filter shows ${listed.length} of ${responses.length} response`);
          expect(number(line, /([\d,]+) of [\d,]+ sub-operation/)).toBe(counted);
          expect(number(line, /of ([\d,]+) sub-operation/)).toBe(all);
          expect(number(line, /([\d,]+) of [\d,]+ request item/)).toBe(unanswered);
          expect(number(first, /(?:of|in) ([\d,]+) multi-status response/)).toBe(responses.length);
          const nested = (made: GeneratedOperation): number => made.nested.filter(filter.showsNested).length;
          expect(tableCount(text)).toBe(counted + sum(responses, (made) => sum(shownOf(made), nested)) + unanswered);

          expect(report.exported).toMatchObject({ responses: listed.length, operations: counted });
          const leftOut = (what: string): number =>
            report.exported.leftOut.find((one) => one.what === what)?.count ?? 0;
          expect(leftOut('responses')).toBe(responses.length - listed.length);
          expect(leftOut('operations')).toBe(all - counted);
          expect(leftOut('unanswered')).toBe(sum(responses, (made) => made.unanswered) - unanswered);
          expect(sum(report.responses, ({ operations }) => operations.length)).toBe(counted);
          expect(sum(report.responses, (one) => one.unanswered.length)).toBe(unanswered);

          expect(rows.filter(({ outcome }) => outcome === 'unanswered')).toHaveLength(unanswered);
          expect(rows.filter(({ pointer }) => pointer !== '' && pointer?.includes('#') === false)).toHaveLength(
            counted,
          );
        },
      ),
      { numRuns: 40 },
    );
  });
});
