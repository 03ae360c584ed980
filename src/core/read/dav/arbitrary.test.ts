// The report of any body is consistent, and parsing never throws.
import { inEnglish } from '../../../../testing/inEnglish.ts';
import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { casesOf } from '../../../../test/corpus/cases.ts';
import { multistatus, operationsOf, propstats, reportOn, response } from '../../../../testing/exchange.ts';
import type { Operation, Range } from '../../model/operation.ts';
import type { Report } from '../../verdict/report.ts';

// Slow, especially on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const METHODS = ['PROPFIND', 'PROPPATCH', 'MKCOL', 'DELETE', 'LOCK', 'COPY', 'REPORT', 'SEARCH', 'PUT', ''];
const bodies = casesOf('webdav').flatMap(({ entry }) => {
  const { text = '', encoding } = entry.response.content;
  return encoding === undefined && text !== '' && text.length < 5000 ? [text] : [];
});

function inside([start, end]: Range, [from, to]: Range): void {
  expect(start).toBeGreaterThanOrEqual(from);
  expect(end).toBeGreaterThanOrEqual(start);
  expect(end).toBeLessThanOrEqual(to);
}

function parts({ propstats: all, conditions }: Operation): (Range | null)[] {
  return [...conditions, ...all, ...all.flatMap((propstat) => [...propstat.properties, ...propstat.conditions])].map(
    ({ range }) => range,
  );
}

function expectConsistent(sent: string, report: Report): void {
  // Offsets refer to the decoded body, which has no byte order mark.
  const text = sent.replace(/^\ufeff/, '');
  const { summary, verdict, operations, problems } = report;
  const { total, success, notice, partial, failure, dependent, unknown } = summary;
  expect(success + notice + partial + failure + dependent + unknown).toBe(total);
  const all = operationsOf(report);
  expect(total).toBe(all.filter((_, index) => operations.parent(index) === -1).length);
  expect(inEnglish(verdict.sentence)).not.toBe('');
  for (const { offset, line, column } of problems) {
    if (offset === null) continue;
    inside([offset, offset], [0, text.length]);
    const before = text.slice(0, offset).split('\n');
    expect([line, column]).toEqual([before.length, (before.at(-1)?.length ?? 0) + 1]);
  }
  /** Where the last operation of each parent ends. */
  const ends = new Map<number, number>();
  for (const [index, operation] of all.entries()) {
    const range = operation.range ?? [0, 0];
    const parent = operations.parent(index);
    const around = all[parent]?.range ?? [0, text.length];
    inside(range, [ends.get(parent) ?? around[0], around[1]]);
    ends.set(parent, range[1]);
    expect(operations.end(index)).toBeGreaterThan(index);
    expect(operations.status(index)).toBe(operation.status);
    expect(operations.outcome(index)).toBe(operation.outcome);
    expect(operations.label(index)).toBe(operation.label);
    expect(new Set(operations.statuses(index)).has(operation.status ?? -1)).toBe(operation.status !== null);
    for (const part of parts(operation)) if (part) inside(part, range);
    const brief = operations.summary?.(index);
    if (!brief) continue;
    const { statusText: _, propstats: left, ...shown } = brief;
    expect(operation).toMatchObject(shown);
    expect(left).toEqual([]);
    expect(operation.propstats.flatMap(({ conditions }) => conditions)).toEqual([]);
    expect(operations.statuses(index).length).toBeGreaterThan(0);
    for (const propstat of operation.propstats)
      for (const { range: own } of propstat.properties) if (own && propstat.range) inside(own, propstat.range);
    for (const cause of report.causes(index)) expect(['failure', 'partial']).toContain(operations.outcome(cause));
  }
}

const markup = fc.string({
  unit: fc.constantFrom(
    '<',
    '>',
    '</',
    '/>',
    '&',
    ';',
    '"',
    "'",
    '=',
    ' ',
    '\n',
    ':',
    'D:',
    'xmlns:D="DAV:"',
    '<D:multistatus xmlns:D="DAV:">',
    '<D:response>',
    '</D:response>',
    '<D:href>',
    '</D:href>',
    '<D:status>HTTP/1.1 424 x</D:status>',
    '<D:propstat>',
    '<D:prop>',
    '</D:prop>',
    '</D:propstat>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<?xml',
    '?>',
    '<!DOCTYPE',
    '<!',
    '\u0000',
    '\ud800',
    'é',
    'a',
    '&#x41;',
  ),
  maxLength: 60,
});

const mutated = fc
  .record({
    body: fc.constantFrom(...bodies),
    other: fc.constantFrom(...bodies),
    at: fc.nat(5000),
    length: fc.nat(300),
    piece: fc.oneof(markup, fc.constant('')),
    kind: fc.constantFrom('cut', 'splice', 'flip', 'repeat', 'delete'),
  })
  .map(({ body, other, at, length, piece, kind }) => {
    const place = at % (body.length + 1);
    switch (kind) {
      case 'cut':
        return body.slice(0, place);
      case 'splice':
        return body.slice(0, place) + other.slice(at % (other.length + 1));
      case 'repeat':
        return body.slice(0, place) + body.slice(place, place + length).repeat(3) + body.slice(place);
      case 'delete':
        return body.slice(0, place) + body.slice(place + length);
      case 'flip':
        return body.slice(0, place) + piece + body.slice(place + 1);
    }
  });

describe('a report', () => {
  it.each([
    ['any text', fc.string({ unit: 'binary', maxLength: 200 }), 300],
    ['any markup', markup.map((text) => `<D:multistatus xmlns:D="DAV:">${text}`), 1000],
    ['a recorded body with random changes', mutated, 1000],
  ])('of %s is consistent', (_, arbitrary, numRuns) => {
    fc.assert(
      fc.property(arbitrary, fc.constantFrom(...METHODS), (text, method) => {
        expectConsistent(text, reportOn(text, { method, type: 'text/xml; charset=utf-8' }));
      }),
      { numRuns },
    );
  });

  it('of every recorded response is consistent', () => {
    expect(bodies.length).toBeGreaterThan(400);
    for (const text of bodies) expectConsistent(text, reportOn(text, { type: 'text/xml; charset=utf-8' }));
  });
});

describe('a body of 200 responses', () => {
  const responses = Array.from({ length: 200 }, (_, index) =>
    index % 3 === 0 ? response(`/dav/${index}`, 423) : propstats(`/dav/${index}`, { 200: ['getetag'], 404: ['owner'] }),
  );
  const body = multistatus(...responses);
  const whole = operationsOf(reportOn(body)).map(({ range }) => range?.[1] ?? 0);
  const cuts = Array.from({ length: Math.floor(body.length / 500) }, (_, index) => (index + 1) * 500);

  it('that is truncated anywhere has the complete responses, with a problem', () => {
    expect(whole).toHaveLength(200);
    expect(cuts.length).toBeGreaterThan(50);
    for (const cut of cuts) {
      const report = reportOn(body.slice(0, cut));
      const complete = whole.filter((end) => end <= cut).length;
      const ends = operationsOf(report).map(({ range }) => range?.[1]);
      expect(ends).toEqual(whole.slice(0, complete));
      expect(report.problems.map(({ message }) => inEnglish(message))).toContainEqual(
        expect.stringContaining('truncated'),
      );
    }
  });
});
