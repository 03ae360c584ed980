// Compares reports of JSON, NDJSON and multipart responses with the expected results: operations, statuses and outcomes must
// match. Matching labels, messages and request items are only counted, because an item can have several correct labels.
import type { Entry } from './cases.ts';
import { contains, summaryFault } from './compareDav.ts';
import type { ReportOperation, ReportResponse } from './report.ts';
import type { JsonTruth, TrueItem } from './truth.ts';

/** How many of the expected labels, messages and request items the report has. */
export interface Rates {
  readonly label: Rate;
  readonly message: Rate;
  readonly request: Rate;
}

interface Rate {
  right: number;
  all: number;
}

export function noRates(): Rates {
  return { label: { right: 0, all: 0 }, message: { right: 0, all: 0 }, request: { right: 0, all: 0 } };
}

const OUTCOMES: Readonly<Record<string, string>> = {
  success: 'success',
  redirect: 'notice',
  'client-error': 'failure',
  'server-error': 'failure',
  'failure-without-code': 'failure',
};

export function compareJson(
  report: ReportResponse | null,
  truth: JsonTruth,
  entry: Entry,
  rates: Rates = noRates(),
): string | null {
  if (!report && entry.response.status === 207) return 'a 207 that is not in the report';
  const operations = report?.operations ?? [];
  if (truth.unreadable) return unreadableFault(report, operations, truth);
  if (operations.length === 0 && truth.unreadableAlternative) return null;
  if (!report) return 'not recognized';
  if (operations.length === 0 && truth.emptyBatch) return null;
  const used = new Set<ReportOperation>();
  let fault = summaryFault(report);
  for (const want of truth.operations) {
    const got = findOperation(operations, used, want, truth);
    countMatches(rates, got, want);
    if (got) used.add(got);
    fault ??= got ? itemFault(got, want, truth) : `no operation at ${want.pointer} (${operations.length} found)`;
  }
  fault ??= nestedFault(operations, truth);
  const extra = operations.find((operation) => !used.has(operation) && !isOptional(operation, truth));
  return fault ?? (extra ? `an unexpected operation at ${extra.pointer}` : null);
}

function unreadableFault(
  report: ReportResponse | null,
  operations: readonly ReportOperation[],
  truth: JsonTruth,
): string | null {
  const most = (truth.acceptableOperations ?? truth.recoverableOperations ?? truth.xmlOperations ?? []).length;
  if (operations.length > most) return `${operations.length} operations instead of at most ${most}`;
  const isSilent = report !== null && report.problems.length === 0 && report.verdict.outcome !== 'empty';
  return operations.length === 0 && isSilent ? 'no problem is reported' : null;
}

function findOperation(
  operations: readonly ReportOperation[],
  used: ReadonlySet<ReportOperation>,
  want: TrueItem,
  truth: JsonTruth,
): ReportOperation | undefined {
  const pointers = new Set([want.pointer, ...(want.pointerAlternatives ?? [])]);
  const atPointer = operations.find(({ pointer }) => pointers.has(pointer));
  if (atPointer || !truth.pointerAlternativesAll) return atPointer;
  return operations.find((operation) => !used.has(operation) && contains(operation.label, String(want.label)));
}

function itemFault(got: ReportOperation, want: TrueItem, truth: JsonTruth): string | null {
  const statuses = [want.status ?? null, ...(want.statusAlternatives ?? [])];
  if (!statuses.includes(got.status)) return `${want.pointer}: status ${got.status} instead of ${want.status}`;
  const outcomes = [want.outcome, ...(want.outcomeAlternatives ?? []), ...(truth.outcomeAlternativesAll ?? [])].map(
    (outcome) => OUTCOMES[outcome] ?? outcome,
  );
  if (want.status === 424) outcomes.push('dependent');
  if (want.status === 207 || got.operations.length > 0) outcomes.push('partial', 'failure');
  return outcomes.includes(got.outcome) ? null : `${want.pointer}: outcome ${got.outcome} instead of ${want.outcome}`;
}

function nestedFault(operations: readonly ReportOperation[], { nestedOperations = [] }: JsonTruth): string | null {
  const inside = operations.flatMap((operation) =>
    operation.operations.flatMap((child) => [child, ...child.operations]),
  );
  for (const want of nestedOperations) {
    const tail = want.pointer.split('/').at(-1);
    const status = want.status ?? null;
    const isThere = inside.some(
      ({ pointer, status: own }) =>
        pointer === want.pointer || (pointer.includes('#') && pointer.endsWith(`/${tail}`) && own === status),
    );
    if (!isThere && !operations.some(({ propstats }) => propstats.some((propstat) => propstat.status === status)))
      return `nested ${want.pointer} is missing`;
  }
  return null;
}

function isOptional({ pointer, outcome, note, requestIndex }: ReportOperation, truth: JsonTruth): boolean {
  if (truth.optionalOperations?.some((optional) => optional.pointer === pointer)) return true;
  return (
    outcome === 'success' &&
    note === 'implied' &&
    requestIndex !== null &&
    (truth.impliedSuccessRequestIndexes ?? []).includes(requestIndex)
  );
}

function countMatches(rates: Rates, got: ReportOperation | undefined, want: TrueItem): void {
  const { label = null, message = null, requestIndex = null } = want;
  const failed = [want.outcome, ...(want.outcomeAlternatives ?? [])].some((outcome) => /error|failure/.test(outcome));
  if (label !== null)
    count(rates.label, mentions(got?.label, [label, want.labelFromRequest, ...(want.labelAlternatives ?? [])], 120));
  if (message !== null && failed)
    count(rates.message, mentions(got?.message, [message, ...(want.messageAlternatives ?? [])], 300));
  if (requestIndex !== null)
    count(
      rates.request,
      [requestIndex, ...(want.riAlternatives ?? [])].some((index) => index === got?.requestIndex),
    );
}

/** Whether a text contains one of the expected texts, and is not much longer. */
function mentions(
  text: string | null | undefined,
  expected: readonly (string | number | null | undefined)[],
  maxLength: number,
): boolean {
  const known = expected.filter((one) => one !== null && one !== undefined).map(String);
  return known.some((one) => contains(text, one) && (text ?? '').length <= Math.max(maxLength, 4 * one.length));
}

function count(one: Rate, right: boolean): void {
  one.right += right ? 1 : 0;
  one.all += 1;
}
