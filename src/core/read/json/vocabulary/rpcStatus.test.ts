import { describe, expect, it } from 'vitest';
import { all, report } from '../../../../../testing/jsonSample.ts';
import { isRpcError } from './rpcStatus.ts';

const DONE = { uploadToken: 'a', status: { message: 'Success' }, mediaItem: { id: 'm1' } };

describe('an item whose status is a google.rpc.Status', () => {
  it.each([
    [3, 'NOT_IMAGE: the file is not an image.'],
    [13, 'Internal error'],
    [6, 'Failed: There was an error while trying to create this media item.'],
  ])('is a failure for a code other than 0: %i, %s', (code, message) => {
    const { verdict, operations } = report({
      newMediaItemResults: [DONE, { uploadToken: 'b', status: { code, message } }],
    });
    expect(verdict.outcome).toBe('mixed');
    expect(all(operations).map(({ outcome }) => outcome)).toEqual(['success', 'failure']);
    expect(all(operations)[1]?.message).toContain(message);
  });

  it.each([[{ code: 0, message: 'OK' }], [{ message: 'Success' }], [{ code: 1, message: 'Success' }]])(
    'did not fail for %j',
    (status) => {
      const { verdict } = report({ newMediaItemResults: [DONE, { uploadToken: 'b', status }] });
      expect(verdict.outcome).not.toMatch(/mixed|failed/);
    },
  );
});

describe('an RPC error', () => {
  it.each([
    { code: 1, message: 'Canceled' },
    { code: 16, message: 'Unauthenticated', details: [], '@type': 'google.rpc.Status' },
  ])('is %j', (value) => {
    expect(isRpcError(value)).toBe(true);
  });

  it.each([
    null,
    'code',
    [],
    {},
    { code: 0, message: 'Canceled' },
    { code: 17, message: 'Canceled' },
    { code: -1, message: 'Canceled' },
    { code: 1.5, message: 'Canceled' },
    { code: '1', message: 'Canceled' },
    { code: 1 },
    { code: 1, message: 2 },
    { code: 1, message: 'Canceled', status: 'x' },
    { code: 1, message: 'Success' },
  ])('is not %j', (value) => {
    expect(isRpcError(value)).toBe(false);
  });
});
