import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Exchange, NameValue } from '../har/exchange.ts';
import { checkExchange } from './checkExchange.ts';

/** The groups of rules that are implemented: the files of `rules`. */
const IMPLEMENTED: ReadonlySet<string> = new Set([
  'clients',
  'document',
  'href',
  'json',
  'multipart',
  'properties',
  'reports',
  'status',
  'structure',
]);

interface Example {
  readonly method: string;
  readonly url: string;
  readonly requestHeaders?: Readonly<Record<string, string>>;
  readonly requestBody?: string;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly body: string;
  readonly earlierMembers?: number;
  /** The ids of all rules that the response breaks. */
  readonly fires: readonly string[];
  /** The places where it breaks the rule of the example. */
  readonly at?: readonly string[];
}

interface Examples {
  readonly id: string;
  readonly bad: Example;
  readonly good: Example;
}

const EXAMPLES = new URL('../../../test/data/checks/', import.meta.url);
const groups = readdirSync(EXAMPLES).map((file) => ({
  group: file.replace('.json', ''),
  examples: JSON.parse(readFileSync(new URL(file, EXAMPLES), 'utf8')) as readonly Examples[],
}));
const implemented = new Set(
  groups.filter(({ group }) => IMPLEMENTED.has(group)).flatMap(({ examples }) => examples.map(({ id }) => id)),
);

describe.each(groups.filter(({ group }) => IMPLEMENTED.has(group)))('$group', ({ examples }) => {
  test.each(examples)('$id: the bad example breaks exactly the listed rules', ({ id, bad }) => {
    const findings = checkExchange(exchangeOf(bad));
    expect(rulesOf(findings)).toEqual(expectedOf(bad));
    expect(findings.filter(({ rule }) => rule === id).map(({ pointer }) => pointer)).toEqual(bad.at);
  });

  test.each(examples)('$id: the good example breaks exactly the listed rules', ({ good }) => {
    expect(rulesOf(checkExchange(exchangeOf(good)))).toEqual(expectedOf(good));
  });
});

test('every rule has examples', () => {
  const rules = new URL('rules/', import.meta.url);
  const ids = readdirSync(rules).map((file) => [
    file.replace('.json', ''),
    (JSON.parse(readFileSync(new URL(file, rules), 'utf8')) as readonly { id: string }[]).map(({ id }) => id),
  ]);
  expect(ids).toEqual(groups.map(({ group, examples }) => [group, examples.map(({ id }) => id)]));
});

function rulesOf(findings: ReturnType<typeof checkExchange>): readonly string[] {
  return [...new Set(findings.map(({ rule }) => rule))].toSorted();
}

function expectedOf({ fires }: Example): readonly string[] {
  return fires.filter((id) => implemented.has(id)).toSorted();
}

function exchangeOf({
  method,
  url,
  requestHeaders,
  requestBody,
  responseHeaders,
  body,
  earlierMembers = 0,
}: Example): Exchange {
  const headers = headersOf(responseHeaders);
  return {
    entry: 0,
    file: null,
    startedDateTime: null,
    time: null,
    request: { method, url, headers: headersOf(requestHeaders ?? {}), body: requestBody ?? null },
    response: {
      status: 207,
      statusText: 'Multi-Status',
      httpVersion: 'HTTP/1.1',
      contentType: headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? null,
      headers,
      bodySize: null,
    },
    body: { text: body, problems: [] },
    initiator: null,
    earlierMembers,
  };
}

function headersOf(headers: Readonly<Record<string, string>>): NameValue[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}
