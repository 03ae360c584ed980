// Compares reports of WebDAV responses with the expected results. Each function describes the first difference, or returns
// null.
import type { Entry } from './cases.ts';
import type { ReportOperation, ReportResponse } from './report.ts';
import type { DavTruth, TrueResponse } from './truth.ts';

type Operations = readonly ReportOperation[];

function trim(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

export function contains(text: string | null | undefined, expected: string): boolean {
  return trim(text).toLowerCase().includes(trim(expected).toLowerCase());
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Compares hrefs, statuses, propstats, properties, conditions and locations in order; a description is part of the message. */
function davFault(operations: Operations, truth: readonly TrueResponse[]): string | null {
  if (operations.length !== truth.length) return `${operations.length} operations instead of ${truth.length}`;
  for (const [index, want] of truth.entries()) {
    const got = operations[index];
    const fault = got ? responseFault(got, want) : 'missing';
    if (fault) return `operation ${index} (${want.hrefs?.[0] ?? 'no href'}): ${fault}`.slice(0, 300);
  }
  return null;
}

function responseFault(got: ReportOperation, want: TrueResponse): string | null {
  if (!same(got.hrefs.map(trim), (want.hrefs ?? []).map(trim))) return `hrefs ${JSON.stringify(got.hrefs)}`;
  const statesStatus = (want.propstats ?? []).length === 0 || (want.status ?? null) !== null;
  if (statesStatus && got.status !== (want.status ?? null)) return `status ${got.status} instead of ${want.status}`;
  const gotParts = got.propstats.map(({ status, properties, conditions }) =>
    part(status, properties.map(nameOf), conditions.map(nameOf)),
  );
  const wantedParts = (want.propstats ?? []).map(({ status, props, error = [] }) => part(status, props, error));
  if (!same(gotParts.toSorted(), wantedParts.toSorted())) {
    const extra = gotParts.find((one) => !wantedParts.includes(one));
    return `propstats ${extra ?? '(missing)'} instead of ${wantedParts.find((one) => !gotParts.includes(one)) ?? '(extra)'}`;
  }
  if (!same(got.conditions.map(nameOf).toSorted(), [...(want.error ?? [])].toSorted())) return 'conditions';
  if (want.location && trim(got.location) !== trim(want.location)) return `location ${got.location}`;
  return want.description && !contains(got.message, want.description) ? 'the description is not in the message' : null;
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}

function part(status: number | null, names: readonly string[], errors: readonly string[]): string {
  return `${status}|${names.toSorted().join(' ')}|${errors.toSorted().join(' ')}`;
}

function statusOutcome(status: number | null | undefined): string {
  if (status === null || status === undefined || status < 200 || status > 599) return 'unknown';
  if (status < 300) return 'success';
  if (status < 400) return 'notice';
  return status === 424 ? 'dependent' : 'failure';
}

/** Returns the outcome that the rules require for an operation; null if they allow several. */
function davOutcome({ status = null, propstats = [] }: TrueResponse, { request }: Entry): string | null {
  const method = request.method.toUpperCase();
  if (propstats.length === 0) {
    if (status === 507 && (method === 'REPORT' || method === 'SEARCH')) return null;
    const isSync = method === 'REPORT' && /[:<]sync-collection[\s>]/.test(request.postData?.text ?? '');
    return status === 404 && isSync ? 'notice' : statusOutcome(status);
  }
  if (status !== null) return null;
  const atomic = ['PROPPATCH', 'MKCOL', 'MKCALENDAR'].includes(method);
  const outcomes = propstats
    .filter((propstat) => atomic || propstat.status !== 404)
    .map((propstat) => statusOutcome(propstat.status));
  if (outcomes.includes('unknown')) return null;
  if (outcomes.length === 0) return 'success';
  if (outcomes.includes('failure')) {
    return atomic || outcomes.every((outcome) => outcome === 'failure' || outcome === 'dependent')
      ? 'failure'
      : 'partial';
  }
  return outcomes.includes('dependent') || outcomes.includes('notice') ? null : 'success';
}

/** Compares the report of an invalid body: it must have a problem, and the operations of the valid part. */
function brokenFault({ operations, problems }: ReportResponse, truth: DavTruth): string | null {
  if (truth.alternative && operations.length + problems.length > 0) return null;
  if (problems.length === 0) return 'a broken body without a problem';
  const { lenient, salvageable } = truth;
  if (lenient && 'responses' in lenient) return davFault(operations, lenient.responses);
  const labels = operations.map(({ hrefs, label }) => hrefs[0] ?? label);
  const lines = operations.map(({ status, propstats }, index) => `${labels[index]} ${status ?? propstats[0]?.status}`);
  if (lenient && !lenient.every((line, index) => lines[index]?.startsWith(line)))
    return `lenient parsing: ${lines.join(', ')}`;
  return salvageable && !same(labels.slice(0, salvageable.length), salvageable)
    ? `not salvaged: ${salvageable.join(', ')}`
    : null;
}

export function compareDav(report: ReportResponse | null, truth: DavTruth, entry: Entry): string | null {
  if (!report) return 'not recognized';
  const { operations, problems, verdict } = report;
  const sum = summaryFault(report);
  if (sum) return sum;
  if (truth.error) return brokenFault(report, truth);
  const { counts } = truth;
  if (counts) {
    if (operations.length !== counts['responses']) return `${operations.length} operations`;
    const wrong = Object.entries(counts).find(
      ([key, count]) => /^\d+$/.test(key) && operations.filter(({ status }) => status === Number(key)).length !== count,
    );
    return wrong ? `count of ${wrong[0]}` : null;
  }
  if (truth.alternative && problems.length > 0) return null;
  const expected = truth.truth ?? truth;
  if (expected.strayPropstats)
    return operations.length + report.checks.length + problems.length > 0
      ? null
      : 'stray propstats are ignored without a problem';
  if (expected.root && expected.root !== '{DAV:}multistatus')
    return problems.length > 0 && verdict.outcome === 'unreadable'
      ? null
      : 'another root element is parsed as a multistatus';
  if (!expected.responses)
    return problems.length + operations.length > 0 ? null : 'the report has neither operations nor problems';
  return (
    davFault(operations, expected.responses) ??
    outcomeFault(report, expected.responses, entry) ??
    syncTokenFault(report, expected)
  );
}

function outcomeFault(
  { operations, verdict }: ReportResponse,
  truth: readonly TrueResponse[],
  entry: Entry,
): string | null {
  for (const [index, want] of truth.entries()) {
    const outcome = davOutcome(want, entry);
    const got = operations[index]?.outcome;
    if (outcome && got !== outcome)
      return `operation ${index} (${want.hrefs?.[0]}): outcome ${got} instead of ${outcome}`;
  }
  const isBad = operations.some(({ outcome }) => ['failure', 'partial', 'dependent'].includes(outcome));
  const isBadVerdict = ['mixed', 'all-failed'].includes(verdict.outcome);
  if (isBad !== isBadVerdict)
    return `verdict ${verdict.outcome} ${isBad ? 'in spite of failures' : 'without a failure'}`;
  return verdict.sentence === '' ? 'a verdict without a sentence' : null;
}

function syncTokenFault(report: ReportResponse, { syncToken }: DavTruth): string | null {
  return syncToken && trim(report.syncToken) !== trim(syncToken) ? `sync-token ${report.syncToken}` : null;
}

export function summaryFault({ summary, operations }: ReportResponse): string | null {
  const { total, success, notice, partial, failure, dependent, unknown } = summary;
  if (success + notice + partial + failure + dependent + unknown !== total)
    return 'the counts of the summary do not add up to the total';
  return total === operations.length ? null : `the summary counts ${total} of ${operations.length} operations`;
}
