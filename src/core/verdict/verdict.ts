import { compactFacts } from './compactFacts.ts';
import { verdictMessages } from './messages.ts';
import { collectVerdictFacts, type NestedCounts, reasonOf, type ExchangeHead } from './verdictFacts.ts';
import type { Operations } from '../model/operation.ts';
import { isFailed } from '../model/outcome.ts';
import { losesContent, type Problem } from '../model/problem.ts';
import type { ParsedBody } from '../model/parsedBody.ts';
import type { Summary, Verdict, VerdictOutcome } from './report.ts';

/** Returns the outcome of a whole response and one sentence. Takes time proportional to the number of operations. */
export function verdictOf(parsed: ParsedBody, summary: Summary, head: ExchangeHead): Verdict {
  const nested = countNested(parsed.operations, summary.total);
  const outcome = outcomeOf(parsed, summary, nested, head.status);
  const facts = collectVerdictFacts(parsed, summary, head, outcome, nested);
  return { outcome, sentence: verdictMessages.sentence(compactFacts(facts), reasonOf(parsed, outcome)?.message ?? '') };
}

function outcomeOf(parsed: ParsedBody, summary: Summary, nested: NestedCounts, status: number): VerdictOutcome {
  const { problems, unanswered, statedTotals } = parsed;
  const { total, partial, failure, dependent, unknown } = summary;
  const failed = failure + dependent;
  const statedFailed = statedTotals?.failed ?? 0;
  // The body may list only some of its results.
  const all = Math.max(total, statedTotals?.total ?? 0);
  if (total > 0 && failed === all && statedFailed <= failed) return 'all-failed';
  if (failed + partial + nested.failed > 0 || statedFailed > 0 || statedTotals?.isFlagged === true) return 'mixed';
  // Operations in another kind of body: their meaning for the request is not known.
  const isForeignBody = total > 0 && parsed.confidence === null;
  if (isForeignBody || (total === 0 && problems.some(explainsMissingOperations))) return 'unreadable';
  const isIncomplete = all > total || unanswered.length > 0 || problems.some(losesContent);
  // A response with an error status did not succeed, even if its body lists only successes.
  if (unknown + nested.unknown > 0 || isIncomplete || status >= 400) return 'unknown';
  return total === 0 ? 'empty' : 'all-succeeded';
}

/** Counts nested operations at all levels. Their parent may still be a success according to its own status. */
function countNested({ size, parent, outcome }: Operations, total: number): NestedCounts {
  let failed = 0;
  let unknown = 0;
  if (size === total) return { failed, unknown };
  for (let operation = 0; operation < size; operation += 1) {
    if (parent(operation) === -1) continue;
    const own = outcome(operation);
    if (own === 'unknown') unknown += 1;
    else if (isFailed(own) || own === 'dependent') failed += 1;
  }
  return { failed, unknown };
}

/** Whether a problem explains why there are no operations. A wrong encoding does not. */
function explainsMissingOperations({ code }: Problem): boolean {
  return code !== 'wrong-encoding';
}
