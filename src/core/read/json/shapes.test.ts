import { describe, expect, it } from 'vitest';
import { all, lines, read } from '../../../../testing/jsonSample.ts';

describe('maps, tuples, bare values', () => {
  it('keep special and integer-like keys in body order', () => {
    const body =
      '{"results":{"30":{"status":200},"__proto__":{"status":404,"message":"no proto"},"4":{"status":201},"toString":{"status":500},"":{"status":400},"a/b~c":{"status":403}}}';
    expect(all(read(body).operations).map(({ pointer, status }) => `${pointer} ${status}`)).toEqual([
      '/results/30 200',
      '/results/__proto__ 404',
      '/results/4 201',
      '/results/toString 500',
      '/results/ 400',
      '/results/a~1b~0c 403',
    ]);
    expect(lines('{"results":{"__proto__":{"status":404},"x":{"status":200}}}')[0]).toBe(
      '/results/__proto__ 404 failure __proto__',
    );
  });

  it('are parsed from tuples of a name and a status line', () => {
    const body = {
      'Number Deleted': 1,
      'Response Status': '400 Bad Request',
      Errors: [['/c/c.txt', '401 Unauthorized']],
    };
    expect(lines(body, { request: '/c/a.txt\n/c/c.txt', requestType: 'text/plain', status: 200 })).toEqual([
      '/Errors/0 401 failure /c/c.txt: Unauthorized',
    ]);
  });

  it('count bare codes only if all values are codes', () => {
    expect(lines({ 'doc-1': 200, 'doc-2': 404 })).toEqual(['/doc-1 200 success doc-1', '/doc-2 404 failure doc-2']);
    expect(lines([201, 409])).toEqual(['/0 201 success #0', '/1 409 failure #1']);
    expect(lines({ 'doc-1': 200, 'doc-2': 999 })).toEqual([]);
  });

  it('keep the digits of ids that JavaScript rounds', () => {
    expect(lines('{"results":[{"id":9007199254740993,"status":200},{"id":9007199254740995,"status":404}]}')).toEqual([
      '/results/0 200 success 9007199254740993',
      '/results/1 404 failure 9007199254740995',
    ]);
  });
});

describe('nested batches', () => {
  it('become children, and their failures make the parent partial', () => {
    const body = {
      responses: [
        {
          id: '1',
          status: 200,
          body: {
            responses: [
              { id: '1a', status: 201 },
              { id: '1b', status: 404, body: { error: { message: 'inner missing' } } },
            ],
          },
        },
        { id: '2', status: 204 },
      ],
    };
    const { operations } = read(body);
    expect(lines(body)).toEqual([
      '/responses/0 200 partial 1',
      '/responses/0#/body/responses/0 201 success 1a',
      '/responses/0#/body/responses/1 404 failure 1b: inner missing',
      '/responses/1 204 success 2',
    ]);
    expect([0, 1, 2, 3].map((i) => [operations.parent(i), operations.end(i)])).toEqual([
      [-1, 3],
      [0, 2],
      [0, 3],
      [-1, 4],
    ]);
  });

  it('are found in lists of responses or results that have only codes', () => {
    for (const name of ['responses', 'results'])
      expect(lines({ responses: [{ id: '1', status: 200, body: { [name]: [{ id: 'a', status: 500 }] } }] })).toEqual([
        '/responses/0 200 failure 1',
        `/responses/0#/body/${name}/0 500 failure a`,
      ]);
  });

  it('are not recognized in lists of resources', () => {
    const list = JSON.stringify({ items: [{ name: 'c1', status: 404 }] });
    expect(
      lines({
        items: [
          { statusCode: 200, response: list },
          { statusCode: 404, response: '{"message":"is not there"}' },
        ],
      }),
    ).toEqual(['/items/0 200 success #0', '/items/1 404 failure #1: is not there']);
  });

  it('are found in base64', () => {
    const body = btoa(JSON.stringify({ error: { message: 'No Record found' } }));
    expect(lines({ serviced_requests: [{ id: '2', body, status_code: 404, status_text: 'Not Found' }] })).toEqual([
      '/serviced_requests/0 404 failure 2: No Record found',
    ]);
  });
});
