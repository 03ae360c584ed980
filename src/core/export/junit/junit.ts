import { type Finding, FINDINGS, findingsOf } from '../../verdict/findings.ts';
import { failureLines } from '../outline/failureLines.ts';
import { failuresOf } from '../outline/failures.ts';
import { outlineOf, type ResponseOutline } from '../outline/responseOutline.ts';
import type { ExportWriter, Selected, Selection } from '../selection.ts';
import { JUNIT } from './junitMessages.ts';
import { createSuites, type TestCase } from './suites.ts';
import { xmlAttributes } from './xmlText.ts';

// Maximum number of lines with failed results in a test case, and of names in a line.
const LINES = 50;
const NAMES = 10;
// Beyond this number of different names in a file, further ones are not compared.
const NAMES_IN_MEMORY = 100_000;

/**
 * Writes JUnit XML as Jenkins, GitLab and actions for GitHub read it: a test suite for each file, and a test case for each response.
 * A test case is red if its response causes an exit code that is not 0: a `failure` because of failures, an `error` because it could not
 * be parsed or its outcome is unknown. With findings that are only outside of `failOn`, it is `skipped`. A last suite has what no other
 * test case shows: files that could not be read completely, failures in responses that the filter leaves out, and the lack of responses.
 */
export function junitWriter({ failOn = new Set(FINDINGS), leftOut }: Selection): ExportWriter {
  const suites = createSuites();
  const nameOf = createNames();
  const skipped = { responses: 0, failing: 0 };
  let responses = 0;
  const reportCases = (): readonly TestCase[] => [
    ...(responses + skipped.responses === 0 ? [reportCase('skipped', JUNIT.noResponses)] : []),
    ...(skipped.responses > 0 ? [filteredCase(skipped.responses, skipped.failing)] : []),
    ...filesOf(leftOut, failOn),
  ];
  return {
    isStreamed: false,
    section: () => 0,
    add: (selected) => {
      responses += 1;
      const suite = selected.exchange.file ?? JUNIT.standardInput;
      const text = suites.add(
        suite,
        responseCase(selected, failOn, (name) => nameOf(suite, name)),
      );
      return text === '' ? [] : [text];
    },
    skip: (report) => {
      skipped.responses += 1;
      if (findingsOf(report).some((finding) => failOn.has(finding))) skipped.failing += 1;
    },
    head: () => {
      const { tests, failures, errors } = suites.counts();
      const others = reportCases();
      const count = (status: TestCase['status']): number => others.filter((one) => one.status === status).length;
      const attributes = xmlAttributes({
        name: JUNIT.report,
        tests: tests + others.length,
        failures: failures + count('failure'),
        errors: errors + count('error'),
      });
      return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes}>\n`;
    },
    foot: () => {
      const before = reportCases().map((one) => suites.add(JUNIT.report, one));
      return `${before.join('')}${suites.end()}</testsuites>\n`;
    },
  };
}

function responseCase(selected: Selected, failOn: ReadonlySet<Finding>, unique: (name: string) => string): TestCase {
  const outline = outlineOf(selected);
  const { exchange, report } = selected;
  const status = statusOf(outline.findings, failOn);
  const isBad = status !== 'passed';
  return {
    name: unique(outline.name),
    status,
    message: status === 'skipped' ? JUNIT.notInFailOn(outline.sentence) : outline.sentence,
    type: report.verdict.outcome,
    details: isBad ? failureLines(outline, failuresOf(selected, LINES, NAMES)) : [],
    output: systemOut(outline, isBad),
    milliseconds: exchange.time ?? 0,
    startedDateTime: exchange.startedDateTime,
  };
}

function systemOut({ name, place, kind, sentence }: ResponseOutline, isBad: boolean): readonly string[] {
  return [...(isBad ? [] : [sentence]), name, kind, place].filter((line) => line !== '');
}

function statusOf(findings: readonly Finding[], failOn: ReadonlySet<Finding>): TestCase['status'] {
  const isFound = (finding: Finding): boolean => findings.includes(finding) && failOn.has(finding);
  if (isFound('failure') || isFound('partial')) return 'failure';
  if (isFound('unreadable') || isFound('unknown')) return 'error';
  return findings.length > 0 ? 'skipped' : 'passed';
}

/** The names of the test cases of a suite have to be different, and the same in each run. */
function createNames(): (suite: string, name: string) => string {
  const used = new Map<string, number>();
  let current: string | null = null;
  return (suite, name) => {
    if (suite !== current) used.clear();
    current = suite;
    const number = (used.get(name) ?? 0) + 1;
    if (number > 1 || used.size < NAMES_IN_MEMORY) used.set(name, number);
    return number === 1 ? name : JUNIT.numbered(name, number);
  };
}

function filesOf(leftOut: Selection['leftOut'], failOn: ReadonlySet<Finding>): readonly TestCase[] {
  return leftOut.flatMap(({ what, why }) => {
    if (what === 'unreadFiles') return [reportCase('error', why)];
    if (what !== 'files') return [];
    return [failOn.has('unreadable') ? reportCase('error', why) : reportCase('skipped', JUNIT.notInFailOn(why))];
  });
}

function filteredCase(responses: number, failing: number): TestCase {
  const name = JUNIT.filtered(responses);
  if (failing === 0) return reportCase('skipped', name);
  return { ...reportCase('failure', name), message: `${name}; ${JUNIT.filteredFailing(failing)}` };
}

function reportCase(status: TestCase['status'], name: string): TestCase {
  return {
    name,
    status,
    message: name,
    type: status,
    details: [],
    output: [],
    milliseconds: 0,
    startedDateTime: null,
  };
}
