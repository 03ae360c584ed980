// Bodies that violate RFC 4918 have a problem, and no failure in them is hidden.
import { inEnglish } from '../../../../../testing/inEnglish.ts';
import { describe, expect, it } from 'vitest';
import {
  multistatus,
  operationsOf,
  outcomeAndLoss,
  problemMessages,
  propstats,
  reportOn,
  response,
  statusElement,
  type ExchangeOptions,
} from '../../../../../testing/exchange.ts';

const DELETE: ExchangeOptions = { method: 'DELETE' };
const OK = response('/ok', 200);

describe('several statuses', () => {
  it('in a response: the first is its status, the worst its outcome', () => {
    const report = reportOn(
      multistatus(
        response('/a', 200, statusElement(423)),
        response('/b', 423, statusElement(200)),
        response('/c', 200, statusElement(200)),
      ),
      DELETE,
    );
    expect(operationsOf(report).map(({ status, statusText, outcome }) => [status, statusText, outcome])).toEqual([
      [200, 'HTTP/1.1 200 x; HTTP/1.1 423 x', 'failure'],
      [423, 'HTTP/1.1 423 x; HTTP/1.1 200 x', 'failure'],
      [200, 'HTTP/1.1 200 x; HTTP/1.1 200 x', 'success'],
    ]);
    expect(operationsOf(report).map((_, index) => report.operations.statuses(index))).toEqual([
      [200, 423],
      [423, 200],
      [200],
    ]);
    expect(report.verdict.outcome).toBe('mixed');
    expect(problemMessages(report)).toEqual([expect.stringMatching(/several DAV:status elements.*3 times/)]);
  });

  it.each([
    ['the second is not a status', `${statusElement(200)}<D:status>2O0</D:status>`, 200, 'unknown'],
    ['the first is not a status', `<D:status/>${statusElement(200)}`, null, 'unknown'],
    ['the third one failed', `${statusElement(200)}${statusElement(204)}${statusElement(500)}`, 200, 'failure'],
    ['one depends on another failure', `${statusElement(200)}${statusElement(424)}`, 200, 'dependent'],
  ])('in a response: %s', (_, lines, status, outcome) => {
    const report = reportOn(multistatus(`<D:response><D:href>/a</D:href>${lines}</D:response>`), DELETE);
    expect(operationsOf(report)).toMatchObject([{ status, outcome }]);
    expect(report.operations.outcome(0)).toBe(outcome);
    expect(report.verdict.outcome).not.toBe('all-succeeded');
  });

  it('in a propstat: the first is its status, the worst its outcome', () => {
    const inside = (lines: string): string =>
      `<D:response><D:href>/a</D:href><D:propstat><D:prop><D:x/></D:prop>${lines}</D:propstat></D:response>`;
    const report = reportOn(
      multistatus(
        inside(statusElement(200) + statusElement(403)),
        inside(statusElement(404) + statusElement(500)),
        inside(statusElement(404) + statusElement(404)),
      ),
    );
    expect(
      operationsOf(report).map(({ outcome, propstats: [propstat] }) => [outcome, propstat?.status, propstat?.outcome]),
    ).toEqual([
      ['failure', 200, 'failure'],
      ['failure', 404, 'failure'],
      ['success', 404, 'notice'],
    ]);
    expect(operationsOf(report).map((_, index) => report.operations.missing(index))).toEqual([0, 0, 1]);
    expect(report.operations.statuses(0)).toEqual([200, 403]);
  });

  it('with one undeclared prefix: the other one is the status, the worse is the outcome', () => {
    const stray = (status: number): string => `<x:status>HTTP/1.1 ${status} x</x:status>`;
    const report = reportOn(
      multistatus(
        `<D:response><D:href>/a</D:href>${stray(200)}${statusElement(423)}</D:response>`,
        `<D:response><D:href>/b</D:href>${stray(423)}${statusElement(200)}</D:response>`,
      ),
      DELETE,
    );
    expect(operationsOf(report)).toMatchObject([
      { status: 423, outcome: 'failure' },
      { status: 200, outcome: 'failure' },
    ]);
    expect(report.operations.status(0)).toBe(423);
    expect(problemMessages(report)).toEqual([
      expect.stringContaining('"x" is not declared'),
      expect.stringContaining('several DAV:status elements'),
    ]);
  });

  it('do not mark a removed member', () => {
    const sync = { method: 'REPORT' };
    const token = '<D:sync-token>t</D:sync-token>';
    const twice = reportOn(multistatus(response('/a', 404, statusElement(404)), token), sync);
    expect(twice.summary).toMatchObject({ failure: 1, notice: 0 });
    const other = reportOn(multistatus(response('/a', 404, statusElement(423)), token), sync);
    expect(other.summary).toMatchObject({ failure: 1, notice: 0 });
  });
});

describe('a response inside a response', () => {
  const nested = (inner: string): string => `<D:response><D:href>/a</D:href>${statusElement(200)}${inner}</D:response>`;

  it('is a nested operation', () => {
    const report = reportOn(
      multistatus(OK, nested(response('/a/b', 423) + nested(response('/a/c', 507))), response('/z', 204)),
      DELETE,
    );
    expect(
      operationsOf(report).map(({ pointer, label, status }, index) => [
        pointer,
        label,
        status,
        report.operations.parent(index),
      ]),
    ).toEqual([
      ['response[0]', '/ok', 200, -1],
      ['response[1]', '/a', 200, -1],
      ['response[1]#response[0]', '/a/b', 423, 1],
      ['response[1]#response[1]', '/a', 200, 1],
      ['response[1]#response[1]#response[0]', '/a/c', 507, 3],
      ['response[2]', '/z', 204, -1],
    ]);
    expect([0, 1, 2, 3, 4, 5].map((operation) => report.operations.end(operation))).toEqual([1, 5, 3, 5, 5, 6]);
    expect(report.summary).toMatchObject({ total: 3, success: 2, failure: 1 });
    expect(report.verdict.outcome).toBe('mixed');
    expect(problemMessages(report)).toEqual([expect.stringMatching(/inside another DAV:response.*3 times/)]);
  });

  it.each([
    ['one of two failed', response('/b', 423) + response('/c', 200), 'partial'],
    ['all failed', response('/b', 423), 'failure'],
    ['one has no status', '<D:response><D:href>/b</D:href></D:response>', 'unknown'],
    ['none failed', response('/b', 200), 'success'],
  ])('gives it the worse outcome: %s', (_, inner, outcome) => {
    const report = reportOn(multistatus(nested(inner)), DELETE);
    expect(operationsOf(report)[0]).toMatchObject({ status: 200, outcome });
    expect(report.verdict.outcome === 'all-succeeded').toBe(outcome === 'success');
  });

  it('has its own hrefs, propstats and conditions', () => {
    const inner = `<D:response xmlns:q="urn:q"><D:href>/b</D:href>${propstats('', { 403: ['owner'] }).slice('<D:response><D:href></D:href>'.length)}`;
    const report = reportOn(
      multistatus(
        `<D:response xmlns:p="urn:p"><D:href>/a</D:href><D:propstat><D:prop><p:x/></D:prop>${inner}${statusElement(200)}</D:propstat></D:response>`,
        propstats('/c', { 200: ['getetag'] }),
      ),
    );
    const [outer, nestedOne, last] = operationsOf(report);
    expect(outer).toMatchObject({ hrefs: ['/a'], propstats: [{ status: 200, properties: [{ name: '{urn:p}x' }] }] });
    expect(nestedOne).toMatchObject({
      hrefs: ['/b'],
      propstats: [{ status: 403, properties: [{ name: '{DAV:}owner' }] }],
    });
    expect(last).toMatchObject({ hrefs: ['/c'], propstats: [{ properties: [{ name: '{DAV:}getetag' }] }] });
    expect(
      [0, 1, 2].map((operation) => report.operations.matchesProperty?.(operation, (text) => text.includes('owner'))),
    ).toEqual([false, true, false]);
  });

  it('resolves the prefixes that are declared around it', () => {
    const inner = `<q:response><q:href>/b</q:href><q:propstat><q:prop><p:x/></q:prop><q:status>HTTP/1.1 403 x</q:status></q:propstat></q:response>`;
    const report = reportOn(
      multistatus(`<D:response xmlns:p="urn:p"><D:href>/a</D:href><x xmlns:q="DAV:">${inner}</x></D:response>`),
    );
    expect(operationsOf(report)[1]).toMatchObject({
      label: '/b',
      propstats: [{ status: 403, properties: [{ name: '{urn:p}x' }] }],
    });
  });

  it('is listed up to a limit, with a problem', () => {
    const deep = '<D:response><D:href>/a</D:href>'.repeat(400) + statusElement(423) + '</D:response>'.repeat(400);
    const report = reportOn(multistatus(OK, deep), DELETE);
    expect(report.operations.size).toBeLessThan(20);
    expect(inEnglish(report.problems)).toMatchObject([{ code: 'not-multistatus' }, { code: 'limit-exceeded' }]);
    expect(report.verdict.outcome).toBe('unknown');
  });

  it('can result from missing end tags, which hides no failure', () => {
    const open = `<D:response><D:href>/a</D:href>${statusElement(200)}`;
    const report = reportOn(multistatus(`${open}${response('/b', 423)}`), DELETE);
    expect(operationsOf(report).map(({ label, outcome }) => [label, outcome])).toEqual([
      ['/a', 'failure'],
      ['/b', 'failure'],
    ]);
    expect(outcomeAndLoss(multistatus(`${open}${OK}`), DELETE)).toEqual(['unknown', true]);
  });
});

describe('a multistatus of another namespace', () => {
  const inside = '<response><href>/a</href><status>HTTP/1.1 423 x</status></response>';

  it.each([
    ['no namespace', `<multistatus>${inside}</multistatus>`, 'no namespace'],
    ['one that is not DAV:', `<multistatus xmlns="DAV">${inside}</multistatus>`, 'the namespace "DAV"'],
    [
      'no namespace around responses in DAV:',
      `<multistatus xmlns:D="DAV:">${response('/a', 423)}</multistatus>`,
      'no namespace',
    ],
    [
      'other capitals',
      '<D:MultiStatus xmlns:D="DAV:"><D:Response><D:HREF>/a</D:HREF><D:status>HTTP/1.1 423 x</D:status></D:Response></D:MultiStatus>',
      'DAV:MultiStatus',
    ],
  ])('is parsed, with a problem: %s', (_, body, message) => {
    const report = reportOn(body, DELETE);
    expect(operationsOf(report)).toMatchObject([{ label: '/a', hrefs: ['/a'], status: 423, outcome: 'failure' }]);
    expect(report.verdict.outcome).toBe('all-failed');
    expect(inEnglish(report.problems)).toMatchObject([
      { code: 'not-multistatus', message: expect.stringContaining(message) },
    ]);
  });

  it('keeps every part of its responses', () => {
    const report = reportOn(
      '<multistatus><response><href>/a</href><propstat><prop><x/></prop><status>HTTP/1.1 403 x</status><error><c><href>/l</href></c></error></propstat></response><responsedescription>d</responsedescription></multistatus>',
    );
    expect(report.description).toBe('d');
    expect(operationsOf(report)).toMatchObject([
      { propstats: [{ status: 403, properties: [{ name: '{}x' }], conditions: [{ name: '{}c', hrefs: ['/l'] }] }] },
    ]);
  });

  it('is empty without responses', () => {
    expect(outcomeAndLoss('<multistatus/>', DELETE)).toEqual(['unreadable', false]);
  });
});

describe('a multistatus inside another root', () => {
  it('is parsed, with a problem', () => {
    const report = reportOn(
      `<xml><multistatus xmlns="DAV:"><response><href>/a</href><status>HTTP/1.1 423 x</status></response></multistatus></xml>`,
      DELETE,
    );
    expect(operationsOf(report)).toMatchObject([{ label: '/a', status: 423, outcome: 'failure' }]);
    expect(report.verdict.outcome).toBe('all-failed');
    expect(inEnglish(report.problems)).toMatchObject([
      { code: 'not-multistatus', message: expect.stringContaining('The root element is xml, not DAV:multistatus') },
    ]);
  });

  it('does not have the verdict all-succeeded', () => {
    const report = reportOn(
      `<soap:E xmlns:soap="urn:s"><soap:B>${multistatus(OK).split('\n')[1]}</soap:B></soap:E>`,
      DELETE,
    );
    expect(operationsOf(report)).toMatchObject([{ label: '/ok', outcome: 'success' }]);
    expect(inEnglish(report.verdict)).toEqual({
      outcome: 'unreadable',
      sentence: 'DELETE: the root element is {urn:s}E, not DAV:multistatus; 1 DAV:response inside it was parsed.',
    });
  });

  it('has the namespaces in scope around it', () => {
    const report = reportOn(
      `<x xmlns:D="DAV:"><D:multistatus xmlns:p="urn:1">${propstats('/a', { 403: ['y'] })}</D:multistatus><D:multistatus xmlns:p="urn:2"><D:response><D:href>/b</D:href><D:propstat><D:prop><p:z/></D:prop>${statusElement(403)}</D:propstat></D:response></D:multistatus></x>`,
    );
    expect(operationsOf(report).map(({ propstats: [propstat] }) => propstat?.properties[0]?.name)).toEqual([
      '{DAV:}y',
      '{urn:2}z',
    ]);
  });

  it('may be only a response', () => {
    const report = reportOn(`<D:response xmlns:D="DAV:"><D:href>/a</D:href>${statusElement(403)}</D:response>`, DELETE);
    expect(operationsOf(report)).toMatchObject([{ label: '/a', status: 403 }]);
    expect(report.problems[0]?.code).toBe('not-multistatus');
  });

  it('has only one problem if there are no responses', () => {
    const report = reportOn('<html><body><br><p>Error & more</b> </x></html>', DELETE);
    expect(problemMessages(report)).toEqual(['The body is an HTML page, not a multistatus.']);
    expect(report.verdict.outcome).toBe('unreadable');
  });
});
