import { describe, expect, it } from 'vitest';
import { all, report } from '../../../../../testing/jsonSample.ts';

const DONE = { uploadToken: 'a', status: { message: 'Success' }, mediaItem: { id: 'm1' } };

describe('an item whose status is a google.rpc.Status', () => {
  it.each([
    [3, 'NOT_IMAGE: the file is not an image.'],
    [13, 'Internal error'],
    [6, 'Failed: There was an error while trying to create this media item.'],
  ])('failed for a code other than 0: %i, %s', (code, message) => {
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
