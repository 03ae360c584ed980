import { partitionPoint } from '../../../model/partitionPoint.ts';
import type { CheckContext } from '../context.ts';
import type { DavResponse } from '../davResponse.ts';
import { isBelow } from '../hrefKey.ts';
import type { RuleGroup } from '../ruleGroup.ts';
import { isNoSuccess, isSuccess } from '../statusClass.ts';
import type { Range } from '../../../model/operation.ts';

/** The success statuses that a response does not list (RFC 4918 sections 9.6.1, 9.8.5 and 9.9.4). */
const DEFAULTS: ReadonlyMap<string, ReadonlySet<number | null>> = new Map([
  ['DELETE', new Set([204])],
  ['COPY', new Set([201, 204])],
  ['MOVE', new Set([201, 204])],
]);

/** The rules about methods whose responses list only failures: DELETE, COPY, MOVE. */
export function deletionRules(context: CheckContext): RuleGroup {
  const { method } = context;
  const defaults = DEFAULTS.get(method);
  if (!defaults) return {};
  /** Adds the finding about a response that is the only one. */
  let addSingle: (() => void) | null = null;
  const ancestors = new Ancestors(context);
  return {
    response: (response) => {
      addSingle ??= singleCheck(context, response);
      const { code, statuses } = response;
      const range = (statuses[0]?.element ?? response.element).range;
      const place = (): string => `${response.pointer}/status`;
      if (defaults.has(code)) context.add('default-success-listed', place(), range, { code: code ?? '', method });
      if (code === 424) context.add('failed-dependency-needless', place(), range, { method });
      if (method !== 'COPY') ancestors.add(response);
    },
    end: ({ responses }) => {
      if (responses === 1) addSingle?.();
      ancestors.check();
    },
  };
}

/** Returns the check of a response that is the only one. */
function singleCheck(context: CheckContext, response: DavResponse): () => void {
  const { hrefs, statuses, code, pointer, element } = response;
  const { range } = element;
  const key = hrefs.length === 1 ? hrefs[0]?.key : null;
  return () => {
    if (statuses.length > 0 && typeof key === 'string' && key === context.requestKey) {
      context.add('single-resource-multistatus', pointer, range, { code: code ?? '' });
    }
  };
}

/** Compares each success with the failures below it. */
class Ancestors {
  readonly #context: CheckContext;
  readonly #failed: string[] = [];
  readonly #succeeded: {
    readonly key: string;
    readonly pointer: string;
    readonly href: string;
    readonly range: Range;
  }[] = [];

  constructor(context: CheckContext) {
    this.#context = context;
  }

  add({ code, hrefs, pointer, element: { range } }: DavResponse): void {
    for (const { key, text: href } of hrefs) {
      if (key === null) continue;
      if (isSuccess(code)) this.#succeeded.push({ key, pointer, href, range });
      else if (isNoSuccess(code) && code !== 424) this.#failed.push(key);
    }
  }

  check(): void {
    if (this.#succeeded.length === 0 || this.#failed.length === 0) return;
    // The failures below a resource follow each other in this order.
    const failed = this.#failed.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    for (const { key, pointer, href, range } of this.#succeeded) {
      const start = `${key}/`;
      const next = failed[partitionPoint(failed.length, (index) => (failed[index] ?? '') >= start)];
      if (next !== undefined && isBelow(next, key)) this.#context.add('ancestor-succeeded', pointer, range, { href });
    }
  }
}
