/** Characters. */
const LONGEST = 200;

/**
 * Caches the results of a function of a short text. Names and words repeat in every item of a list; since keys may also be
 * data (such as ids in a map), the cache is cleared when it is full, and longer texts are not stored.
 */
export function memoize<Result extends {} | null>(of: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    if (text.length > LONGEST) return of(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= 2000) known.clear();
    const result = of(text);
    known.set(text, result);
    return result;
  };
}
