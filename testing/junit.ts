import { XMLParser, XMLValidator } from 'fast-xml-parser';

export interface JUnitCase {
  readonly suite: string;
  readonly name: string;
  readonly status: 'passed' | 'failure' | 'error' | 'skipped';
  readonly message: string;
  /** The lines of the failure. */
  readonly lines: readonly string[];
  readonly output: string;
}

export interface JUnitReport {
  readonly cases: readonly JUnitCase[];
  /** The numbers that are stated for all test suites. */
  readonly stated: { readonly tests: number; readonly failures: number; readonly errors: number };
}

type Node = Readonly<Record<string, unknown>>;

/** Parses a JUnit report. @throws if it is not well-formed, or if a suite states other numbers than it has */
export function parseJUnit(text: string): JUnitReport {
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw new Error(`${valid.err.msg} in line ${valid.err.line}`);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    trimValues: false,
    isArray: (name) => name === 'testsuite' || name === 'testcase',
  });
  const { testsuites } = parser.parse(text) as { readonly testsuites: Node };
  const cases = listOf(testsuites['testsuite']).flatMap(casesOf);
  return { cases, stated: statedBy(testsuites) };
}

function casesOf(suite: Node): readonly JUnitCase[] {
  const cases = listOf(suite['testcase']).map((one) => caseOf(textOf(suite['@name']), one));
  const count = (status: JUnitCase['status']): number => cases.filter((one) => one.status === status).length;
  const counted = { tests: cases.length, failures: count('failure'), errors: count('error') };
  const stated = statedBy(suite);
  if (JSON.stringify(counted) !== JSON.stringify(stated))
    throw new Error(`${JSON.stringify(stated)} instead of ${JSON.stringify(counted)}`);
  return cases;
}

function caseOf(suite: string, node: Node): JUnitCase {
  const status = (['failure', 'error', 'skipped'] as const).find((one) => one in node) ?? 'passed';
  const result = node[status];
  const content = isNode(result) ? result : {};
  return {
    suite,
    name: textOf(node['@name']),
    status,
    message: textOf(content['@message']),
    lines: textOf(content['#text'])
      .split('\n')
      .filter((line) => line !== ''),
    output: textOf(node['system-out']),
  };
}

function statedBy(node: Node): JUnitReport['stated'] {
  return { tests: Number(node['@tests']), failures: Number(node['@failures']), errors: Number(node['@errors']) };
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

function listOf(value: unknown): readonly Node[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
