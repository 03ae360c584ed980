import type { Range } from '../../../model/operation.ts';
import type { CheckContext } from '../context.ts';
import type { DavResponse } from '../davResponse.ts';
import type { Multistatus, RuleGroup } from '../ruleGroup.ts';
import { isFailure, isNoSuccess, isSuccess } from '../statusClass.ts';

/** Methods that do something; their responses list what was done. */
const ACTIONS: ReadonlySet<string> = new Set([
  'DELETE',
  'COPY',
  'MOVE',
  'LOCK',
  'UNLOCK',
  'PUT',
  'POST',
  'PATCH',
  'GET',
  'ACL',
]);

/** Methods for which a response without a success is usual. */
const MAY_ALL_FAIL: ReadonlySet<string> = new Set([
  'DELETE',
  'COPY',
  'MOVE',
  'LOCK',
  'MKCALENDAR',
  'PROPPATCH',
  'ORDERPATCH',
  'REPORT',
  'SEARCH',
]);

/** Methods whose responses list only failures. */
const LISTS_FAILURES: ReadonlySet<string> = new Set(['DELETE', 'COPY', 'MOVE']);

/** The rules about the statuses of all responses together. */
export function outcomeRules(context: CheckContext): RuleGroup {
  const outcome = new Outcome(context);
  return { response: (response) => outcome.add(response), end: (multistatus) => outcome.check(multistatus) };
}

class Outcome {
  readonly #context: CheckContext;
  /** Statuses of responses and propstats. */
  #statuses = 0;
  #dependent = 0;
  /** Whether all responses and propstats have a status that is a success, and whether one is neither a success nor 424. */
  #allSucceeded = true;
  #hasCause = false;
  /** Whether each response failed. */
  #allFailed = true;
  /** Responses without those that state no result, and those of them that failed. */
  #counted = 0;
  #failed = 0;
  #firstRange: Range | null = null;

  constructor(context: CheckContext) {
    this.#context = context;
  }

  add(response: DavResponse): void {
    const { statuses, propstats, code } = response;
    this.#firstRange ??= response.element.range;
    let failures = 0;
    let sent = 0;
    // A missing property is a usual result of a PROPFIND.
    let isMissing = this.#context.method === 'PROPFIND';
    if (statuses.length > 0) {
      sent += 1;
      if (isFailure(code)) failures += 1;
      this.#addStatus(code);
      isMissing = false;
    }
    for (const propstat of propstats) {
      if (propstat.statuses.length === 0) {
        // Whether it succeeded is not known.
        this.#allSucceeded = false;
        continue;
      }
      sent += 1;
      if (isFailure(propstat.code)) failures += 1;
      if (propstat.code !== 404) isMissing = false;
      this.#addStatus(propstat.code);
    }
    this.#statuses += sent;
    if (sent === 0) this.#allSucceeded = false;
    if (sent === 0 || failures < sent || isMissing) this.#allFailed = false;
    if (this.#isNoResult(response)) return;
    this.#counted += 1;
    if (isFailure(code)) this.#failed += 1;
  }

  check({ element, responses }: Multistatus): void {
    const { method } = this.#context;
    const add = (rule: string, params: Readonly<Record<string, number>>): void =>
      this.#context.add(rule, 'multistatus', element.range, params);
    if (this.#dependent > 0 && !this.#hasCause) add('failed-dependency-without-cause', { count: this.#dependent });
    if (method === '' || responses === 0) return;
    if (ACTIONS.has(method) && this.#allSucceeded && this.#statuses > 0) {
      if (responses === 1) this.#context.add('single-success', 'response[0]', this.#firstRange);
      else add('all-succeeded', { count: responses });
    }
    if (!MAY_ALL_FAIL.has(method) && this.#allFailed) add('all-failed', { count: responses });
    if (this.#failed > 0 && (this.#failed < this.#counted || LISTS_FAILURES.has(method))) {
      add('partial-failure', { failed: this.#failed, total: this.#counted });
    }
  }

  #addStatus(code: number | null): void {
    if (!isSuccess(code)) this.#allSucceeded = false;
    if (code === 424) this.#dependent += 1;
    else if (isNoSuccess(code)) this.#hasCause = true;
  }

  /** Whether it marks a truncated result, or a member that was removed since the last synchronization. */
  #isNoResult({ code, hrefs }: DavResponse): boolean {
    const { method, isSyncCollection, requestKey } = this.#context;
    if (code === 404) return isSyncCollection;
    if (code !== 507) return false;
    return method === 'SEARCH' || (method === 'REPORT' && hrefs.some(({ key }) => key !== null && key === requestKey));
  }
}
