import { describe, expect, it } from 'vitest';
import { exchangeOf, multistatus, response } from '../../../testing/exchange.ts';
import { csvWriter } from '../../core/export/csv.ts';
import { githubWriter } from '../../core/export/github/github.ts';
import { jsonWriter } from '../../core/export/json.ts';
import { junitWriter } from '../../core/export/junit/junit.ts';
import { markdownWriter } from '../../core/export/markdown/markdown.ts';
import { ndjsonWriter } from '../../core/export/ndjson.ts';
import { type LeftOut, redactSelected, type Selection } from '../../core/export/selection.ts';
import { createRedactor } from '../../core/redact/redactor.ts';
import { EMPTY_QUERY } from '../api/engineApi.ts';
import { withBodyDropped, withBodyNotExported } from './evictedExchange.ts';
import { exportSelection } from './exportSelection.ts';
import { PARSER } from './parser.ts';
import { StoredExchange } from './storedExchange.ts';
import { notProcessedMessage, unfinishedExchange } from './unprocessed.ts';

const FORMATS = {
  JSON: jsonWriter,
  NDJSON: ndjsonWriter,
  CSV: csvWriter,
  JUnit: junitWriter,
  Markdown: markdownWriter,
  GitHub: githubWriter,
};
const formats = Object.entries(FORMATS);

const SECRET = 'abcdefghijklmnop12345678';
const URL = `http://a.test/dav/?access_token=${SECRET}`;
const GOOD = multistatus(response('/good', 200), response('/better', 201));
const ERROR = `access_token=${SECRET} \u202e`;

function stored(body: string): StoredExchange {
  const rules = { rules: [], hashFor: () => '' };
  return StoredExchange.parse(1, exchangeOf(body, { url: URL }), { parser: PARSER, rules, inPieces: false });
}

/** Responses whose results are not known, with the reason that a report has to state. */
const STATES = {
  dropped: [() => stored(GOOD).evict(withBodyDropped(stored(GOOD).toEvicted())), 'dropped to save memory'],
  'not loaded': [
    () => stored(GOOD).evict(withBodyNotExported(stored(GOOD).toEvicted(), 'unavailable', ERROR)),
    'could not be loaded',
  ],
  removed: [
    () => stored(GOOD).evict(withBodyNotExported(stored(GOOD).toEvicted(), 'removed', '')),
    'removed from the list',
  ],
  'being received': [() => stored(GOOD).evict(unfinishedExchange(1, stored(GOOD).exchange)), 'still being received'],
  'set aside': [() => stored(GOOD).setAside(notProcessedMessage(new Error(ERROR))), 'could not be processed'],
  unreadable: [() => stored(`<html>${ERROR}</html>`), 'not a multistatus'],
} as const;

function written(create: (typeof FORMATS)['JSON'], all: readonly StoredExchange[], leftOut: readonly LeftOut[] = []) {
  const redactor = createRedactor({ enabled: true });
  const selection: Selection = {
    scope: 'all',
    filter: null,
    redactor,
    leftOut,
    generator: { name: 'multi-status', version: '0' },
  };
  const writer = create(selection);
  const texts = all.flatMap((one) => {
    const selected = exportSelection(one, { scope: 'all', query: EMPTY_QUERY });
    return selected ? [...writer.add(redactSelected(redactor, selected))] : [];
  });
  const head = writer.head();
  return `${head}${texts.join('')}${writer.foot()}`.replaceAll('\\', '');
}

describe.each(formats)('%s', (name, create) => {
  it.each(Object.entries(STATES))('names a response that is %s with the reason, and hides secrets', (_, state) => {
    const [create1, reason] = state;
    const text = written(create, [create1()]);
    expect(text).toContain('a.test/dav/?access_token=');
    expect(text).toContain(reason);
    expect(text).not.toContain(SECRET);
    expect(text).not.toMatch(/No failures in 1 multi-status response with 2 sub-operations\.|<details>/);
    // JSON has the data as it is.
    if (!name.includes('JSON')) expect(text).not.toContain('\u202e');
  });

  it.each([true, false])('states how many responses were dropped before (others are listed: %s)', (others) => {
    const why = 'dropped before the export to save memory; 1 with failures';
    const text = written(create, others ? [stored(GOOD)] : [], [{ what: 'responses', count: 12, why }]);
    expect(text).toContain(why);
    expect(text).toContain('12');
    expect(text).not.toContain('There are no multi-status responses');
    expect(text).not.toMatch(/No (failures|multi-status responses)[^,]*\./);
  });
});

describe('responses that were dropped before', () => {
  const leftOut: readonly LeftOut[] = [{ what: 'responses', count: 1, why: 'dropped' }];

  it('are a test case that is not passed', () => {
    expect(written(junitWriter, [stored(GOOD)], leftOut)).toContain('tests="2" failures="0" errors="1"');
  });

  it('are an annotation, also beside those of ten failing responses', () => {
    const failing = Array.from({ length: 10 }, () => stored(multistatus(response('/a', 423), response('/b', 200))));
    const lines = written(githubWriter, failing, leftOut).split('\n');
    const errors = lines.filter((line) => line.startsWith('::error'));
    expect(errors.length).toBeLessThanOrEqual(10);
    expect(errors).toContainEqual('::error title=responses left out::1 response: dropped');
  });
});
