import registered from '../explain/statuses/registered.json' with { type: 'json' };

const REGISTERED: ReadonlySet<number> = new Set(Object.keys(registered).map(Number));

/** Whether a status code is in the IANA HTTP status code registry, also as temporary, deprecated or unused. */
export function isRegisteredStatus(code: number): boolean {
  return REGISTERED.has(code);
}
