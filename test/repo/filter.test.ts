// The documents, the help text and the panel describe exactly the filter terms that are supported.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFilter } from '../../src/core/filter/filter.ts';
import { OPERATION_KEYS, STATES } from '../../src/core/filter/operation.ts';
import { RESPONSE_KEYS, VERDICTS } from '../../src/core/filter/response.ts';
import { termsOf } from '../../src/core/filter/term.ts';
import { OUTCOMES } from '../../src/core/model/operation.ts';
import { helpText } from '../../src/cli/help/help.ts';
import { KEY_TERMS, TEXT_TERMS } from '../../src/core/filter/grammarMessages.ts';
import { FILTER_VALUES } from '../../src/core/filter/messages.ts';
import { FILTER } from '../../src/ui/messages/panel.ts';

const KEYS = [...OPERATION_KEYS, ...RESPONSE_KEYS];
const README = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
const SECTION = /^## The filter\n[^]*?(?=^## )/m.exec(README)?.[0] ?? '';
const HELP_SECTION = helpText('filter');

/** The terms of a text that have a key, and its regular expressions. */
function termsIn(text: string): readonly string[] {
  return termsOf(text)
    .filter(({ kind }) => kind !== 'word')
    .map(({ source }) => source);
}

const DESCRIPTIONS: readonly (readonly [name: string, terms: readonly string[]])[] = [
  ['the placeholder of the box', termsIn(FILTER.hint)],
  [
    'the README',
    [...SECTION.matchAll(/`([^`]+)`/g)].map(([, term = '']) => term).filter((term) => termsIn(term).length > 0),
  ],
  [
    'the help text',
    (HELP_SECTION.match(/^ {4}.*$/gm) ?? []).flatMap((line) =>
      line
        .trim()
        .split(/ {2,}/)
        .filter((part) => /^[a-z-]+:\S/.test(part)),
    ),
  ],
];

describe.each(DESCRIPTIONS)('%s', (_, terms) => {
  it('names only terms that the filter supports', () => {
    expect(terms.length).toBeGreaterThan(2);
    for (const term of terms) expect(makeFilter(term).problems, term).toEqual([]);
  });
});

const keysIn = (terms: readonly string[]): readonly string[] =>
  [
    ...new Set(terms.flatMap((term) => termsOf(term).flatMap((one) => (one.kind === 'key' ? [one.key] : [])))),
  ].toSorted();

describe.each(DESCRIPTIONS.slice(1))('%s', (_, terms) => {
  it('names every key of the filter', () => {
    expect(keysIn(terms)).toEqual(KEYS.toSorted());
  });
});

describe.each([
  ['the README', SECTION],
  ['the help text', HELP_SECTION],
  ['the messages', Object.values(FILTER_VALUES).join('\n')],
])('%s', (_, text) => {
  it.each([...STATES, ...OUTCOMES, ...VERDICTS])('names the value %s', (value) => {
    expect(text).toMatch(new RegExp(`(?<![\\w-])${value}(?![\\w-])`));
  });
});

it.each([...TEXT_TERMS, ...KEYS.map((key) => KEY_TERMS[key])].flatMap(({ examples }) => examples))(
  'the example %s of the help is valid, and is in the README',
  (example) => {
    const { isEmpty, problems } = makeFilter(example);
    expect([isEmpty, problems]).toEqual([false, []]);
    expect(SECTION).toContain(example.replace(/\/$/, ''));
  },
);

it.each(KEYS)('the message about %s: names a valid value', (key) => {
  const words = FILTER_VALUES[key];
  const example = (/such as ([^\s,]+)/.exec(words) ?? /^([^\s,]+)/.exec(words))?.[1];
  expect(example).toBeDefined();
  expect(makeFilter(`${key}:${example}`).problems).toEqual([]);
});
