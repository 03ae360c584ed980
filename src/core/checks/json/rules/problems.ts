import { isObject, type Json, type JsonObject, member } from '../../../read/json/syntax/value.ts';
import type { Batch } from '../batch.ts';
import { statusNumber } from '../status.ts';

/** The members of an item that may be a problem details object (RFC 9457 section 3.1). */
const HOLDERS = ['response', 'result', 'error', 'problem', 'body'] as const;
const TEXT_MEMBERS = ['type', 'title', 'detail', 'instance'] as const;

/** Checks the problem details of the items. */
export function checkProblems(batch: Batch): void {
  for (const { element, listPath, step, status } of batch.items) {
    if (!isObject(element)) continue;
    const path = [...listPath, step];
    for (const name of [null, ...HOLDERS]) {
      const problem = name === null ? element : member(element, name);
      if (!isProblem(problem)) continue;
      const at = name === null ? path : [...path, name];
      const wrong = wrongMember(problem);
      if (wrong !== null) batch.report('json-problem-member-type', [...at, wrong], { member: wrong });
      const inner = statusNumber(member(problem, 'status'));
      const outer = status?.code ?? null;
      if (name !== null && outer !== null && inner !== null && inner !== outer)
        batch.report('json-problem-status-disagrees', at, { outer, inner });
    }
  }
}

function isProblem(value: Json | undefined): value is JsonObject {
  return (
    isObject(value) &&
    Object.hasOwn(value, 'title') &&
    ['type', 'detail', 'instance'].some((name) => Object.hasOwn(value, name))
  );
}

/** The first member whose value has the wrong type; null if there is none. */
function wrongMember(problem: JsonObject): string | null {
  const text = TEXT_MEMBERS.find((name) => Object.hasOwn(problem, name) && typeof problem[name] !== 'string');
  const isStatusWrong = Object.hasOwn(problem, 'status') && typeof problem['status'] !== 'number';
  return text ?? (isStatusWrong ? 'status' : null);
}
