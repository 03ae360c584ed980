import type { Level } from '../outline/level.ts';
import { JUNIT } from './junitMessages.ts';
import { xmlAttributes, xmlText } from './xmlText.ts';

export interface TestCase {
  readonly name: string;
  readonly status: Level;
  /** The reason of a status other than `passed`. */
  readonly message: string;
  /** The type of a failure or an error. */
  readonly type: string;
  /** The content of a failure, an error or a skipped test. */
  readonly details: readonly string[];
  readonly output: readonly string[];
  readonly milliseconds: number;
  /** When it started; null if that is not known. */
  readonly startedDateTime: string | null;
}

/** Writes test cases as test suites. A suite is written when the next one starts, because it starts with the number of its test cases. */
export interface Suites {
  /** @returns the text of the previous suite, if this test case is in another one; else empty */
  readonly add: (suite: string, testCase: TestCase) => string;
  /** Ends the current suite. @returns its text; empty if there is none */
  readonly end: () => string;
  readonly counts: () => Counts;
}

export interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
}

interface Suite {
  readonly name: string;
  /** Number of earlier suites with this name. */
  readonly earlier: number;
  readonly startedDateTime: string | null;
  readonly cases: string[];
  length: number;
  milliseconds: number;
  readonly counts: Record<Level, number>;
}

// Characters. A file with more text has several suites, so that memory does not grow with it.
const LONGEST_SUITE = 4 * 1024 * 1024;

export function createSuites(longest = LONGEST_SUITE): Suites {
  const counts = noCounts();
  let current: Suite | null = null;
  const end = (): string => {
    const text = current === null ? '' : suiteText(current);
    current = null;
    return text;
  };
  return {
    add: (name, testCase) => {
      const isSame = current?.name === name;
      const earlier = current !== null && isSame ? current.earlier + 1 : 0;
      const before = current === null || !isSame || current.length > longest ? end() : '';
      current ??= newSuite(name, earlier, testCase.startedDateTime);
      const text = caseText(name, testCase);
      current.cases.push(text);
      current.length += text.length;
      current.milliseconds += testCase.milliseconds;
      current.counts[testCase.status] += 1;
      counts[testCase.status] += 1;
      return before;
    },
    end,
    counts: () => countsOf(counts),
  };
}

function noCounts(): Record<Level, number> {
  return { passed: 0, failure: 0, error: 0, skipped: 0 };
}

function countsOf({ passed, failure, error, skipped }: Readonly<Record<Level, number>>): Counts {
  return { tests: passed + failure + error + skipped, failures: failure, errors: error };
}

function newSuite(name: string, earlier: number, startedDateTime: string | null): Suite {
  return { name, earlier, startedDateTime, cases: [], length: 0, milliseconds: 0, counts: noCounts() };
}

function suiteText({ name, earlier, startedDateTime, cases, milliseconds, counts }: Suite): string {
  const attributes = xmlAttributes({
    name: earlier === 0 ? name : JUNIT.continued(name, earlier + 1),
    ...countsOf(counts),
    skipped: counts.skipped,
    time: seconds(milliseconds),
    ...timestamp(startedDateTime),
  });
  return `  <testsuite${attributes}>\n${cases.join('')}  </testsuite>\n`;
}

/** ISO 8601 without a time zone, as the XML Schema of Ant requires; in UTC. */
function timestamp(startedDateTime: string | null): { timestamp?: string } {
  const date = new Date(startedDateTime ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? {} : { timestamp: date.toISOString().slice(0, 19) };
}

function seconds(milliseconds: number): string {
  return (Math.max(0, milliseconds) / 1000).toFixed(3);
}

function caseText(classname: string, testCase: TestCase): string {
  const { name, status, message, type, details, output, milliseconds } = testCase;
  const content = xmlText(details.join('\n'));
  const result = {
    passed: '',
    failure: `<failure${xmlAttributes({ message, type })}>${content}</failure>`,
    error: `<error${xmlAttributes({ message, type })}>${content}</error>`,
    skipped: `<skipped${xmlAttributes({ message })}>${content}</skipped>`,
  }[status];
  const systemOut = output.length === 0 ? '' : `<system-out>${xmlText(output.join('\n'))}</system-out>`;
  const lines = [result, systemOut].filter((line) => line !== '').map((line) => `      ${line}\n`);
  const head = `    <testcase${xmlAttributes({ classname, name, time: seconds(milliseconds) })}`;
  return lines.length === 0 ? `${head}/>\n` : `${head}>\n${lines.join('')}    </testcase>\n`;
}
