import type { ParsedBody } from '../model/parsedBody.ts';
import { bodyMessages } from '../model/messages.ts';
import type { Problem } from '../model/problem.ts';
import type { Verdict } from './report.ts';
import { statesProblem } from './sentence.ts';
import { reasonOf } from './verdictFacts.ts';

/** Whether the sentence of a verdict includes the whole text of a problem, so that the problem need not be displayed. */
export function includesProblem(verdict: Verdict, problem: Problem, problems: ParsedBody['problems']): boolean {
  if (problem.line !== null || reasonOf({ problems }, verdict.outcome) !== problem) return false;
  return problem.message.key === bodyMessages.noResults.key || statesProblem(problem.code);
}
