/**
 * Keeps what a function of a short text gave. Names and words repeat in every item of a list; since they may be data as
 * well (a map by id), what is kept stays small.
 */
export function memoize<Result extends {} | null>(of: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= 2000) known.clear();
    const result = of(text);
    known.set(text, result);
    return result;
  };
}
