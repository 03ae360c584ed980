// Elements that RFC 4918 does not allow where they are have a problem, and no failure in them is hidden.
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
} from '../../../../testing/exchange.ts';

const DELETE: ExchangeOptions = { method: 'DELETE' };
const OK = response('/ok', 200);

describe('misplaced elements', () => {
  it.each([
    ['a status under the root', statusElement(423), 'DAV:status ("HTTP/1.1 423 x")'],
    ['an href under the root', '<D:href>/b</D:href>', 'DAV:href ("/b")'],
    ['a propstat under the root', `<D:propstat><D:prop/>${statusElement(403)}</D:propstat>`, 'DAV:propstat'],
    ['an error under the root', '<D:error><D:x/></D:error>', 'DAV:error'],
    [
      'a status in another element',
      `<x:y xmlns:x="urn:x">${statusElement(423)}</x:y>`,
      'DAV:status ("HTTP/1.1 423 x")',
    ],
    ['a propstat in another element', `<y><D:propstat>${statusElement(423)}</D:propstat></y>`, 'DAV:propstat'],
    [
      'a propstat in a propstat',
      `<D:response><D:href>/b</D:href><D:propstat>${statusElement(200)}<D:propstat>${statusElement(403)}</D:propstat></D:propstat></D:response>`,
      'DAV:propstat',
    ],
    [
      'a prop without a propstat',
      `<D:response><D:href>/b</D:href>${statusElement(200)}<D:prop><D:x/></D:prop></D:response>`,
      'DAV:prop',
    ],
    [
      'a status in an element of a response',
      `<D:response><D:href>/b</D:href>${statusElement(200)}<y>${statusElement(423)}</y></D:response>`,
      'DAV:status ("HTTP/1.1 423 x")',
    ],
    [
      'a response in no namespace',
      '<response><href>/b</href><status>HTTP/1.1 423 x</status></response>',
      'response (in no namespace)',
    ],
    [
      'a response in another namespace',
      '<x:response xmlns:x="dav:"><x:href>/b</x:href></x:response>',
      '{dav:}response',
    ],
    [
      'a status in no namespace',
      `<D:response><D:href>/b</D:href>${statusElement(200)}<status>HTTP/1.1 423 x</status></D:response>`,
      'status (in no namespace)',
    ],
    ['text between responses', '<!-- -->Fatal error: out of memory', 'Fatal error: out of memory'],
    [
      'text in a response',
      `<D:response>HTTP/1.1 423<D:href>/b</D:href>${statusElement(200)}</D:response>`,
      'HTTP/1.1 423',
    ],
  ])('are named in a problem, and prevent the verdict all-succeeded: %s', (_, inside, named) => {
    const report = reportOn(multistatus(OK, inside), DELETE);
    expect(report.summary.success).toBeGreaterThan(0);
    expect(report.verdict.outcome).toBe('unknown');
    expect(problemMessages(report)).toEqual([expect.stringContaining(named)]);
    expect(report.problems[0]?.offset).toBeGreaterThan(0);
  });

  it('are listed if they are responses', () => {
    const report = reportOn(multistatus(OK, `<x:list xmlns:x="urn:x">${response('/b', 423)}</x:list>`), DELETE);
    expect(operationsOf(report).map(({ label, status }) => [label, status])).toEqual([
      ['/ok', 200],
      ['/b', 423],
    ]);
    expect(problemMessages(report)).toEqual([expect.stringContaining('{urn:x}list')]);
    expect(report.verdict.outcome).toBe('mixed');
  });

  it.each([
    [
      'under the root',
      multistatus(OK, '<x:range xmlns:x="urn:x"><x:from>0</x:from></x:range>', '<D:contentrange>0-1</D:contentrange>'),
    ],
    ['in a response', multistatus(response('/a', 200, '<CS:uid xmlns:CS="urn:c">1</CS:uid>'))],
    ['with a status of its own', multistatus(response('/a', 200, '<x:status xmlns:x="urn:x">archived</x:status>'))],
    [
      'with a list of its own',
      multistatus(
        response('/a', 200, '<x:q xmlns:x="urn:x"><D:prop><D:status/></D:prop><x:status>ok</x:status></x:q>'),
      ),
    ],
    [
      'in a property',
      multistatus(
        propstats('/a', { 200: ['x'] }).replace(
          '<D:x/>',
          `<D:x>text ${response('/b', 423)}<status>HTTP/1.1 423 x</status></D:x>`,
        ),
      ),
    ],
  ])('that are extensions are ignored (RFC 4918 section 17): %s', (_, body) => {
    const report = reportOn(body);
    expect(report).toMatchObject({ problems: [], verdict: { outcome: 'all-succeeded' }, summary: { total: 1 } });
  });

  it('that are extensions are ignored in an error', () => {
    const body = multistatus(response('/a', 423, '<D:error>text<D:x><D:status/>text</D:x></D:error>'));
    expect(reportOn(body)).toMatchObject({ problems: [], verdict: { outcome: 'all-failed' }, summary: { total: 1 } });
  });
});

describe('a fault', () => {
  it.each([
    ['an element is not closed', multistatus(OK, `<D:response><D:href>/a${statusElement(200)}</D:response>`)],
    [
      'a tag was skipped',
      multistatus(OK, `<D:response><D:href>/a</D:href>${statusElement(200)}</D:stat<D:error/></D:response>`),
    ],
    ['a tag does not begin like one', multistatus(OK, '< D:response>')],
    ['an end tag closes nothing', multistatus(OK, '</D:response>')],
    ['the rest is another multistatus', multistatus(OK) + multistatus(response('/b', 423))],
    ['the rest has responses', `${multistatus(OK)}${response('/b', 423)}</D:multistatus>`],
    ['the text before it is an error', `<D:error xmlns:D="DAV:"><D:x/></D:error>\n${multistatus(OK)}`],
    ['the rest is an HTML error', `${multistatus(OK)}<br /><b>Fatal error</b>: Uncaught PDOException in /srv/dav.php`],
    [
      'an attribute swallows elements',
      multistatus(OK, `<D:response a="><D:href>/a</D:href>${statusElement(423)}</D:response><D:x b="c"/>`),
    ],
    ['entities of its own may hold results', `<!DOCTYPE m [<!ENTITY r "x">]>${multistatus(OK, '&r;').split('\n')[1]}`],
  ])('after which content may be missing prevents the verdict all-succeeded: %s', (_, body) => {
    expect(outcomeAndLoss(body, DELETE)).toEqual([expect.stringMatching(/unknown|mixed/), true]);
  });

  it.each([
    [
      'a prefix is not declared',
      '<D:multistatus><D:response><D:href>/a</D:href><D:status>HTTP/1.1 200 x</D:status></D:response></D:multistatus>',
    ],
    ['an ampersand is bare', multistatus(response('/a & b', 200))],
    ['an entity is unknown', multistatus(response('/a&nbsp;b', 200))],
    ['a character is forbidden', multistatus(response('/a\u0001', 200))],
    ['a comment has hyphens', multistatus(OK, '<!-- -- -->')],
    [
      'an attribute is there twice',
      multistatus('<D:response a="" a=""><D:href>/a</D:href><D:status>HTTP/1.1 200 x</D:status></D:response>'),
    ],
    [
      'HTML is in a property',
      multistatus(propstats('/a', { 200: ['x'] }).replace('<D:x/>', '<D:x>a < b <p>text<br></b></D:x>')),
    ],
    ['a warning is before it', `<br />\n<b>Warning</b>: x\n${multistatus(OK)}`],
    ['a warning is after it', `${multistatus(OK)}\n<br />\n<b>Warning</b>: x`],
  ])('after which nothing is missing keeps the verdict: %s', (_, body) => {
    const report = reportOn(body, DELETE);
    expect(report.problems).not.toEqual([]);
    expect(outcomeAndLoss(body, DELETE)).toEqual(['all-succeeded', false]);
  });

  it('is recorded after many others', () => {
    const entities = Array.from({ length: 200 }, (_, index) => `&e${index};`).join('');
    const whole = multistatus(response(`/a${entities}`, 200), OK);
    expect(outcomeAndLoss(whole, DELETE)).toEqual(['all-succeeded', false]);
    expect(outcomeAndLoss(whole.slice(0, -20), DELETE)).toEqual(['unknown', true]);
    expect(outcomeAndLoss(whole.replace(OK, `${OK}</D:x>`), DELETE)).toEqual(['unknown', true]);
  });
});

it('parses the same status for the row and the detail of a response, for status lines of any length', () => {
  const long = (line: string): string => `<D:response><D:href>/a</D:href><D:status>${line}</D:status></D:response>`;
  const comments = '<!-- c -->'.repeat(100);
  const report = reportOn(
    multistatus(long(`${' '.repeat(600)}HTTP/1.1 423 x`), long(`HTTP/1.1 ${comments}423 x`)),
    DELETE,
  );
  for (const [index, { status }] of operationsOf(report).entries()) {
    expect(status).toBe(423);
    expect(report.operations.status(index)).toBe(423);
  }
  expect(report.verdict.outcome).toBe('all-failed');
});

it('a response can have more conditions than a call can have arguments', () => {
  const report = reportOn(multistatus(response('/a', 403, `<D:error>${'<D:c/>'.repeat(300_000)}</D:error>`)), DELETE);
  expect(operationsOf(report)[0]?.conditions).toHaveLength(300_000);
});
