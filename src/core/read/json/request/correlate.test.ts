import { inEnglish } from '../../../../../testing/inEnglish.ts';
import { describe, expect, it } from 'vitest';
import { all, lines, read } from '../../../../../testing/jsonSample.ts';

describe('request items', () => {
  it('match results with the same value, in any order', () => {
    const request = {
      entries: [
        { id: '1', url: '/x' },
        { id: '2', url: '/y' },
      ],
    };
    const { operations } = read(
      {
        results: [
          { id: '2', status: 404 },
          { id: '1', status: 200 },
        ],
      },
      { request },
    );
    expect(all(operations).map(({ label, requestIndex }) => [label, requestIndex])).toEqual([
      ['/y', 1],
      ['/x', 0],
    ]);
  });

  it('match results with their index, counted from 0, or from 1 for lines', () => {
    const request = { campaigns: [{ name: 'a' }, { name: 'b' }] };
    expect(
      all(read({ campaigns: { success: [], error: [{ index: 1, message: 'too low' }] } }, { request }).operations).map(
        ({ label, requestIndex }) => [label, requestIndex],
      ),
    ).toEqual([['b', 1]]);
    expect(
      all(
        read({ created: 1, errors: [{ line: 2, message: 'too low' }] }, { request: [{ name: 'a' }, { name: 'b' }] })
          .operations,
      )[0]?.requestIndex,
    ).toBe(1);
  });

  it('match results with a pointer into the request', () => {
    const body = { data: [{ id: '1' }], errors: [{ instance: '@data/1', title: 'Campaign does not exist' }] };
    expect(
      all(read(body, { request: { data: [{ id: '1' }, { id: '2' }] } }).operations).map(({ label, requestIndex }) => [
        label,
        requestIndex,
      ]),
    ).toEqual([
      ['1', 0],
      ['2', 1],
    ]);
  });

  it('match results by position if nothing else matches and the lists are equally long', () => {
    const request = {
      requests: [
        { method: 'POST', path: '/posts' },
        { method: 'DELETE', path: '/posts/9' },
      ],
    };
    const { operations, unanswered } = read(
      {
        responses: [
          { status: 201, body: { id: 1 } },
          { status: 404, body: {} },
        ],
      },
      { request },
    );
    expect(all(operations).map(({ method, label, requestIndex }) => [method, label, requestIndex])).toEqual([
      ['POST', '/posts', 0],
      ['DELETE', '/posts/9', 1],
    ]);
    expect(unanswered).toEqual([]);
  });

  it('are unanswered if they have no result, even if the body lists only errors', () => {
    const request = { items: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] };
    expect(
      read(
        {
          results: [
            { id: 'a', status: 200 },
            { id: 'c', status: 404 },
          ],
        },
        { request },
      ).unanswered,
    ).toEqual([{ index: 1, label: 'b' }]);
    const errors = read({ errors: [{ id: 'b', message: 'not there' }] }, { request });
    expect(errors.unanswered).toEqual([
      { index: 0, label: 'a' },
      { index: 2, label: 'c' },
    ]);
    expect(inEnglish(errors.evidence)).toContain('2 of 3 request items are not mentioned');
    expect(inEnglish(errors.evidence)).toContain('only failures are listed');
  });

  it('are found in the query of the URL too', () => {
    const body = [
      { code: 200, body: { id: 'M1', title: 'T' } },
      { code: 404, body: { id: 'M2', message: 'Item M2 not found' } },
    ];
    expect(lines(body, { method: 'GET', url: 'https://x.example/items?ids=M1,M2', status: 200 })).toEqual([
      '/0 200 success M1',
      '/1 404 failure M2: Item M2 not found',
    ]);
  });
});
