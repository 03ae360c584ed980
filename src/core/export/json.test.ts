import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it, vi } from 'vitest';
import { casesOf, exchangeOfCase } from '../../../test/corpus/cases.ts';
import { exchangeOf, multistatus, response } from '../../../test/exchange.ts';
import { reportFileOf } from '../../../test/export.ts';
import { readEntry } from '../har/entry.ts';
import { isMultistatus } from '../read/read.ts';

// Much work, and perhaps on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const schema: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../../../docs/report.schema.json'), 'utf8'));
const validate = new Ajv2020({ allErrors: true, strict: false }).compile(schema as object);

const FORBIDDEN = { text: 'status:403', chip: 'all', invert: false } as const;

const cases = [...casesOf('webdav'), ...casesOf('json')];
const files = [...new Set(cases.map(({ name }) => name.split('/')[0] ?? ''))];

describe('a JSON export', () => {
  it.each(files)('of %s follows docs/report.schema.json', (file) => {
    const mine = cases.filter(({ name }) => name.startsWith(`${file}/`)).map(exchangeOfCase);
    const report = reportFileOf(mine.filter((exchange) => isMultistatus(exchange, true)));
    expect(validate(report), JSON.stringify(validate.errors?.slice(0, 5))).toBe(true);
    expect(report.responses.length).toBeGreaterThan(0);
    expect(report.exported.responses).toBe(report.responses.length);
    expect(report.exported.operations).toBe(
      report.responses.reduce((sum, { operations }) => sum + operations.length, 0),
    );
  });

  it('of an answer without a body follows the schema, and says that the body is left out', () => {
    const report = reportFileOf([readEntry({ response: { status: 207 } })]);
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(report.exported.leftOut).toMatchObject([{ what: 'bodies', count: 1 }]);
  });

  it('of what a filter shows says what was left out', () => {
    const exchanges = [
      exchangeOf(multistatus(response('/a', 200), response('/b', 403), response('/c', 200))),
      exchangeOf(multistatus(response('/d', 200))),
    ];
    const report = reportFileOf(exchanges, { scope: 'filtered', query: FORBIDDEN });
    expect(report.exported).toMatchObject({ scope: 'filtered', filter: 'status:403', responses: 1, operations: 1 });
    expect(report.exported.leftOut).toMatchObject([{ what: 'operations', count: 2 }]);
    expect(report.responses[0]?.operations).toMatchObject([{ index: 1, label: '/b' }]);
  });

  it('of the failed ones takes the dependents along', () => {
    const body = multistatus(response('/a', 423), response('/b', 424), response('/c', 200));
    const report = reportFileOf([exchangeOf(body, { method: 'DELETE' })], { scope: 'failed' });
    expect(report.responses[0]?.operations).toMatchObject([{ label: '/a' }, { label: '/b', causedBy: [0] }]);
  });

  it('of what the chip Failed shows takes them along too', () => {
    const body = multistatus(response('/a', 423), response('/b', 424), response('/c', 200));
    const query = { text: '', chip: 'failed', invert: false } as const;
    const report = reportFileOf([exchangeOf(body, { method: 'DELETE' })], { scope: 'filtered', query });
    expect(report.responses[0]?.operations).toMatchObject([{ label: '/a' }, { label: '/b' }]);
    expect(report.exported.leftOut).toMatchObject([{ what: 'operations', count: 1 }]);
  });

  it('does not grow with the square of the failures, and says what it leaves away', () => {
    const many = Array.from({ length: 300 }, (_, index) => [response(`/x${index}`, 423), response(`/y${index}`, 424)]);
    const report = reportFileOf([exchangeOf(multistatus(...many.flat()), { method: 'LOCK' })]);
    expect(report.responses[0]?.operations[1]?.causedBy).toHaveLength(100);
    expect(report.exported.leftOut).toMatchObject([{ what: 'causes', count: 300 * 200 }]);
  });

  it('of one selected answer is of that one', () => {
    const exchanges = ['/a', '/b'].map((href) => exchangeOf(multistatus(response(href, 200))));
    const report = reportFileOf(exchanges, { scope: 'selected', exchange: 2 });
    expect(report.responses.map(({ operations }) => operations[0]?.label)).toEqual(['/b']);
  });

  it('never leaves an unreadable answer out without a word', () => {
    expect(reportFileOf([exchangeOf('oops')], { scope: 'filtered', query: FORBIDDEN }).responses).toHaveLength(1);
  });
});
