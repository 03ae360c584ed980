import { englishText } from '../../messages.ts';
import { formatName } from '../../model/formatName.ts';
import { checkFindingsOf, type Finding, findingsOf } from '../../verdict/findings.ts';
import { includesProblem } from '../../verdict/includesProblem.ts';
import { incompleteSentence } from '../incomplete.ts';
import { type Selected, selectedOperations, type Selection } from '../selection.ts';
import { checkLines } from './checkLines.ts';
import { oneLine } from './oneLine.ts';
import { OUTLINE } from './outlineMessages.ts';

/** What reports for CI servers and issues say about a response besides its failed results. All texts have one line. */
export interface ResponseOutline {
  /** `DELETE https://dav.example/projects/` */
  readonly name: string;
  /** The file as given, and the entry in it, from 0: `a/network.har, entry 3`; may be empty. */
  readonly place: string;
  /** `207 · WebDAV` */
  readonly kind: string;
  readonly sentence: string;
  /** What is not listed and why, and problems of the body that the sentence does not have. */
  readonly problems: readonly string[];
  readonly findings: readonly Finding[];
  /** What the rules find; empty unless it is listed. */
  readonly checks: readonly string[];
  /** Number of top-level results and request items that are left out. */
  readonly hidden: number;
}

// Characters.
const LONGEST_NAME = 500;
const LONGEST_SENTENCE = 1000;
const PROBLEMS = 10;

const NOTHING: ReadonlySet<Finding> = new Set();

type Listing = Pick<Selection, 'failOn' | 'listsChecks'>;

/** @param selection which findings affect the exit code, and whether checks are listed in any case */
export function outlineOf(selected: Selected, { failOn = NOTHING, listsChecks = false }: Listing): ResponseOutline {
  const checkFindings = checkFindingsOf(selected.checks, failOn);
  const { exchange, report, unanswered, incomplete } = selected;
  const { verdict, problems, summary } = report;
  const missing = incomplete ? `${incompleteSentence(incomplete, summary)}.` : null;
  const notShown = summary.total - selectedOperations(selected).length + report.unanswered.length - unanswered.length;
  const { request, response, file, entry } = exchange;
  const name = [request.method, request.url].filter((part) => part !== null && part !== '').join(' ');
  const place = [file, entry === null ? null : OUTLINE.entry(entry)].filter((part) => part !== null).join(', ');
  return {
    name: oneLine(name === '' ? OUTLINE.response : name, LONGEST_NAME),
    place: oneLine(place, LONGEST_NAME),
    kind: oneLine(`${response.status} · ${englishText(formatName(report))}`, LONGEST_NAME),
    sentence: oneLine(englishText(verdict.sentence), LONGEST_SENTENCE),
    problems: [
      ...(missing === null ? [] : [oneLine(missing, LONGEST_SENTENCE)]),
      ...problems
        .slice(0, PROBLEMS)
        .filter((problem) => !includesProblem(verdict, problem, problems))
        .map(({ message, line, column }) =>
          oneLine(`${englishText(message)}${line === null ? '' : ` (${line}:${column})`}`, LONGEST_SENTENCE),
        ),
    ],
    findings: [...exportedFindings(selected), ...checkFindings],
    checks: listsChecks || checkFindings.length > 0 ? checkLines(selected.checks()) : [],
    hidden: incomplete ? notShown - (incomplete.operations ?? notShown) : notShown,
  };
}

/** An incomplete response is never without findings: the report does not show that nothing failed. */
function exportedFindings({ report, incomplete }: Selected): readonly Finding[] {
  const findings = findingsOf(report);
  return incomplete && findings.length === 0 ? ['unknown'] : findings;
}
