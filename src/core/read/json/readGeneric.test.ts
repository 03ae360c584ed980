import { describe, expect, it } from 'vitest';
import { all, lines, read } from '../../../../testing/jsonSample.ts';

describe('lists with codes', () => {
  it('may have numbers, digits and status lines', () => {
    expect(
      lines([
        { status: 200, data: 'a' },
        { status: 404, data: 'b' },
      ]),
    ).toEqual(['/0 200 success #0', '/1 404 failure #1']);
    const sources = [
      { source: 'crm', status: '200', message: '' },
      { source: 'erp', status: '503', message: 'timed out' },
    ];
    expect(lines({ sources })).toEqual(['/sources/0 200 success crm', '/sources/1 503 failure erp: timed out']);
    const items = [
      { href: '/a', status: 'HTTP/1.1 200 OK' },
      { href: '/b', status: '423 Locked' },
    ];
    expect(lines({ items })).toEqual(['/items/0 200 success /a', '/items/1 423 failure /b: Locked']);
  });

  it('may have codes in nested objects', () => {
    const items = [
      { shipmentNo: 's1', sstatus: { title: 'OK', statusCode: 200 } },
      { shipmentNo: 's2', sstatus: { title: 'Bad Request', statusCode: 400 } },
    ];
    expect(lines({ status: { statusCode: 207 }, items })).toEqual([
      '/items/0 200 success s1',
      '/items/1 400 failure s2: Bad Request',
    ]);
    expect(
      lines([
        { id: 'a', ok: true },
        { id: 'b', ok: false, error: { data: { httpStatus: 409 }, message: 'is taken' } },
      ]),
    ).toEqual(['/0 success a', '/1 409 failure b: is taken']);
  });

  it('may have codes as keys', () => {
    expect(lines([{ 200: { id: 'c1' } }, { 404: { message: 'no such card' } }])).toEqual([
      '/0 200 success c1',
      '/1 404 failure #1: no such card',
    ]);
  });

  it('report an unknown outcome, and the text as sent, for a number that is not a status', () => {
    const { operations } = read(
      '{"results":[{"id":"a","status":200.0},{"id":"b","status":1e400},{"id":"c","status":-404},{"id":"d","status":200.5}]}',
    );
    expect(all(operations).map(({ status, outcome }) => [status, outcome])).toEqual([
      [200, 'success'],
      [null, 'unknown'],
      [null, 'unknown'],
      [null, 'unknown'],
    ]);
    expect(operations.detail(3).statusText).toBe('200.5');
  });

  it('ignore a column with 1xx, or with an error code 0, since these are vendor codes', () => {
    const sms = {
      79: { status: 'OK', status_code: 100 },
      74: { status: 'ERROR', status_code: 207, status_text: 'no route there' },
    };
    expect(lines({ sms })).toEqual(['/sms/74 failure 74: no route there', '/sms/79 success 79']);
    const sent = [
      { To: 'a@x', ErrorCode: 0, Message: 'OK' },
      { ErrorCode: 406, Message: 'recipient is inactive' },
    ];
    expect(all(read(sent).operations).map(({ status, outcome, code }) => [status, outcome, code])).toEqual([
      [null, 'success', null],
      [null, 'failure', '406'],
    ]);
  });

  it('report a failure if a flag or known word contradicts a good code', () => {
    const results = [
      { id: 1, status: 200, success: false },
      { id: 2, statusCode: 200, state: 'FAILED' },
      { id: 3, status: 200, state: 'ACTIVE' },
    ];
    expect(all(read({ results }).operations).map(({ status, outcome }) => [status, outcome])).toEqual([
      [200, 'failure'],
      [200, 'failure'],
      [200, 'success'],
    ]);
  });

  it('report halted and rolled back items as dependent', () => {
    const compositeResponse = [
      { body: [{ errorCode: 'PROCESSING_HALTED', message: 'rolled back' }], httpStatusCode: 400, referenceId: 'a' },
      { body: [{ errorCode: 'INVALID_EMAIL', message: 'bad address' }], httpStatusCode: 400, referenceId: 'b' },
      { body: null, httpStatusCode: 424, referenceId: 'c' },
    ];
    expect(all(read({ compositeResponse }).operations).map(({ outcome }) => outcome)).toEqual([
      'dependent',
      'failure',
      'dependent',
    ]);
  });
});

describe('lists without codes', () => {
  it('state outcomes by flags', () => {
    expect(
      lines([
        { id: '1', success: true, errors: [] },
        { success: false, errors: [{ message: 'is there already' }] },
      ]),
    ).toEqual(['/0 success 1', '/1 failure #1: is there already']);
    expect(
      lines([
        { 16: true, message: '' },
        { 17: false, message: 'Item not found' },
      ]),
    ).toEqual(['/0 success 16', '/1 failure 17: Item not found']);
  });

  it('state outcomes by known words; other words are unknown', () => {
    const files = [
      { filename: 'a', status: 'success' },
      { filename: 'b', status: 'failed', message: 'too big' },
      { filename: 'c', status: 'PENDING' },
    ];
    expect(lines({ files })).toEqual(['/files/0 success a', '/files/1 failure b: too big', '/files/2 unknown c']);
  });

  it('report an item without an error as a success if other items have errors', () => {
    const request = [{ email: 'a@x' }, { email: 'nope' }];
    expect(lines([{ email: 'a@x', name: 'A' }, { error: { details: 'is no address' } }], { request })).toEqual([
      '/0 success a@x',
      '/1 failure nope: is no address',
    ]);
  });

  it('report null as unknown', () => {
    expect(
      lines([{ code: 200, body: '{}' }, null, { code: 400, body: '{"error":{"message":"bad id given"}}' }]),
    ).toEqual(['/0 200 success #0', '/1 unknown #1', '/2 400 failure #2: bad id given']);
  });
});

describe('lists whose names state outcomes', () => {
  it('are recognized by opposite words at the start or end', () => {
    const body = {
      sentNotifications: [{ to: 'a' }],
      erroredNotifications: [{ to: 'b', error: 'SMTP timeout' }],
      invalidNotifications: [],
    };
    expect(lines(body)).toEqual(['/sentNotifications/0 success a', '/erroredNotifications/0 failure b: SMTP timeout']);
    expect(
      lines({ updated: { a: null }, notUpdated: { b: { type: 'tooLarge', description: 'is too large' } } }),
    ).toEqual(['/updated/a success a', '/notUpdated/b failure b: is too large']);
  });

  it('have numbers as labels, even if they look like codes', () => {
    expect(lines({ failures: [], successes: [301, 302] })).toEqual([
      '/successes/0 success 301',
      '/successes/1 success 302',
    ]);
  });

  it('have strings as labels, with the text after a colon as message', () => {
    expect(lines({ succeeded: ['inv-1'], failed: ['inv-2: out of stock', 'inv-4'] })).toEqual([
      '/succeeded/0 success inv-1',
      '/failed/0 failure inv-2: out of stock',
      '/failed/1 failure inv-4',
    ]);
  });

  it('include the list of successes beside the errors', () => {
    const body = {
      parcels: [{ name: 'A', status: { id: 1000, message: 'Ready' } }],
      failed_parcels: [{ parcel: { name: 'B' }, errors: { city: ['This field is required.'] } }],
      warnings: [{ name: 'C' }],
    };
    expect(lines(body, { request: { parcels: [{ name: 'A' }, { name: 'B' }] } })).toEqual([
      '/parcels/0 success A: Ready',
      '/failed_parcels/0 failure B: city: This field is required.',
    ]);
  });

  it('do not list an error again that is already in an item', () => {
    const results = [
      { id: 1, success: true },
      { id: 2, success: false, error: 'not found' },
    ];
    expect(lines({ results, errors: ['2: not found'] })).toEqual([
      '/results/0 success 1',
      '/results/1 failure 2: not found',
    ]);
  });

  it('are separate groups', () => {
    const body = {
      users: [
        { id: 'u1', status: 201 },
        { id: 'u2', status: 409 },
      ],
      groups: [{ id: 'g1', status: 201 }],
    };
    expect(all(read(body).operations).map(({ group, label }) => `${group} ${label}`)).toEqual([
      'users u1',
      'users u2',
      'groups g1',
    ]);
  });
});
