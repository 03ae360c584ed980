import { verdictMessages } from './messages.ts';
import { collectVerdictFacts, type NestedCounts, reasonOf, type VerdictSubject } from './verdictFacts.ts';
import type { Operations } from '../model/operation.ts';
import { isFailed } from '../model/outcome.ts';
import { losesContent, type Problem } from '../model/problem.ts';
import type { ParsedBody } from '../model/parsedBody.ts';
import type { Summary, Verdict, VerdictOutcome } from './report.ts';

/** The outcome of a whole response with one sentence. Runs for each slice of a long body: time grows with the operations. */
export function verdictOf(parsed: ParsedBody, summary: Summary, subject: VerdictSubject): Verdict {
  const nested = nestedIn(parsed.operations, summary.total);
  const outcome = outcomeOf(parsed, summary, nested, subject.status);
  const facts = collectVerdictFacts(parsed, summary, subject, outcome, nested);
  return { outcome, sentence: verdictMessages.sentence(facts, reasonOf(parsed, outcome)?.message ?? '') };
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
  // Operations of a body that is not a multi-status body: what they mean for the request is not known.
  const isForeign = total > 0 && parsed.confidence === null;
  if (isForeign || (total === 0 && problems.some(isReason))) return 'unreadable';
  const isIncomplete = all > total || unanswered.length > 0 || problems.some(losesContent);
  // A response with an error status of its own did not succeed, whatever its body lists.
  if (unknown + nested.unknown > 0 || isIncomplete || status >= 400) return 'unknown';
  return total === 0 ? 'empty' : 'all-succeeded';
}

/** What is nested in operations, at any level: an operation may be a success by its own status in spite of it. */
function nestedIn({ size, parent, outcome }: Operations, total: number): NestedCounts {
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

/** Whether a problem explains why there are no operations. A wrong charset does not. */
function isReason({ code }: Problem): boolean {
  return code !== 'wrong-encoding';
}
