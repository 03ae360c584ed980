/** An invalid argument. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
