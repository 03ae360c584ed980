import { explainConditionName } from '../../../core/explain/explainCondition.ts';
import { explainStatus } from '../../../core/explain/explainStatus.ts';
import { statusWithPhrase } from '../../../core/explain/statusWithPhrase.ts';
import type { Exchange } from '../../../core/har/exchange.ts';
import type { Operation } from '../../../core/model/operation.ts';
import { readableClark } from '../../../core/read/dav/messages.ts';
import type { Report } from '../../../core/verdict/report.ts';
import { conditionsOfOperation } from '../../../engine/detail/conditionsOfOperation.ts';
import { statusesOfOperation } from '../../../engine/detail/statedStatuses.ts';
import { TEXT_REPORT } from './messages.ts';
import { shown } from './resultText.ts';

/** Maximum number of operations of a response whose statuses and conditions are explained. */
const OPERATIONS = 1000;
/** Maximum number of explanations of a response. */
const EXPLANATIONS = 20;

/**
 * Returns a text about each status and each known condition of some operations, except about successes: what it means, what to do next,
 * and the specification.
 *
 * @param operations one of each line of the report, in its order
 */
export function explanationTexts(
  operations: Iterable<number>,
  { exchange, report }: { readonly exchange: Exchange; readonly report: Report },
): readonly string[] {
  const texts = new Set<string>();
  let left = OPERATIONS;
  for (const operation of operations) {
    left -= 1;
    if (left < 0 || texts.size >= EXPLANATIONS) break;
    if (report.operations.outcome(operation) === 'success') continue;
    const detail = report.operations.detail(operation);
    for (const text of textsOf(detail, { request: exchange.request, report })) texts.add(text);
  }
  return [...texts].slice(0, EXPLANATIONS);
}

function* textsOf(detail: Operation, context: Parameters<typeof statusesOfOperation>[1]): Iterable<string> {
  for (const { status, place } of statusesOfOperation(detail, context)) {
    const { means, try: next, source } = explainStatus(status, place);
    yield TEXT_REPORT.explained(statusWithPhrase(status), means, next, source.name);
  }
  for (const name of new Set(conditionsOfOperation(detail).map((condition) => condition.name))) {
    const explained = explainConditionName(name);
    if (explained === null || explained.kind === 'diagnostic') continue;
    yield TEXT_REPORT.explained(shown(readableClark(name)), explained.means, explained.try, explained.source.name);
  }
}
