import { expect, it } from 'vitest';
import { warmUp } from './warmUp.ts';

it('an engine warms up with a listing that it can read', () => {
  expect(warmUp).not.toThrow();
});
