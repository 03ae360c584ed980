import { closestMatch } from 'leven';

/** Returns the name that a mistyped one was probably meant to be; undefined if none is similar. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  const longest = Math.max(...names.map(({ length }) => length));
  if (typed.length > 2 * longest) return undefined;
  return closestMatch(typed, names, { maxDistance: Math.ceil(typed.length / 3) });
}
