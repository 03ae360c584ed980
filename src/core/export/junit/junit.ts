import { type Finding, FINDINGS } from '../../verdict/findings.ts';
import { safeLine } from '../../text/safeText.ts';
import { failureLines } from '../outline/failureLines.ts';
import { failuresOf } from '../outline/failures.ts';
import { levelOf } from '../outline/level.ts';
import { createRecap, type Recap } from '../outline/recap.ts';
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
 * test case shows: responses that were dropped, files that could not be read completely, failures in responses that the filter leaves out, and the lack of responses.
 */
export function junitWriter(selection: Selection): ExportWriter {
  const { failOn = new Set(FINDINGS), listsChecks = false } = selection;
  const suites = createSuites();
  const nameOf = createNames();
  const recap = createRecap(selection);
  return {
    isStreamed: false,
    section: () => 0,
    add: (selected) => {
      recap.add(selected);
      const suite = safeLine(selected.exchange.file ?? JUNIT.standardInput);
      const text = suites.add(
        suite,
        responseCase(selected, { failOn, listsChecks }, (name) => nameOf(suite, name)),
      );
      return text === '' ? [] : [text];
    },
    skip: recap.skip,
    head: () => {
      const { tests, failures, errors } = suites.counts();
      const others = reportCases(recap);
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
      const before = reportCases(recap).map((one) => suites.add(JUNIT.report, one));
      return `${before.join('')}${suites.end()}</testsuites>\n`;
    },
  };
}

function responseCase(
  selected: Selected,
  {
    failOn,
    listsChecks = false,
  }: { readonly failOn: ReadonlySet<Finding>; readonly listsChecks?: boolean | undefined },
  unique: (name: string) => string,
): TestCase {
  const outline = outlineOf(selected, { failOn, listsChecks });
  const { exchange, report } = selected;
  const status = levelOf(outline.findings, failOn);
  const isBad = status !== 'passed';
  return {
    name: unique(outline.name),
    status,
    message: status === 'skipped' ? JUNIT.notInFailOn(outline.sentence) : outline.sentence,
    type: report.verdict.outcome,
    details: isBad ? [...failureLines(outline, failuresOf(selected, LINES, NAMES)), ...outline.checks] : [],
    output: systemOut(outline, isBad),
    milliseconds: exchange.time ?? 0,
    startedDateTime: exchange.startedDateTime,
  };
}

function systemOut({ name, place, kind, sentence, checks }: ResponseOutline, isBad: boolean): readonly string[] {
  return [...(isBad ? [] : [sentence, ...checks]), name, kind, place].filter((line) => line !== '');
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

function reportCases({ isEmpty, filtered, files, dropped }: Recap): readonly TestCase[] {
  const left = filtered();
  return [
    ...(isEmpty() ? [reportCase('skipped', JUNIT.noResponses)] : []),
    ...(left === null ? [] : [reportCase(left.isFailing ? 'failure' : 'skipped', left.text)]),
    ...[...dropped(), ...files()].map(({ text, isFailing }) =>
      isFailing ? reportCase('error', text) : reportCase('skipped', JUNIT.notInFailOn(text)),
    ),
  ];
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
