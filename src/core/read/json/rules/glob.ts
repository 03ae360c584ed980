import { memoize } from '../syntax/memoize.ts';

/**
 * Whether a text matches a pattern, case-insensitively: `*` matches any characters, including none. Not a regular expression:
 * each part between two stars is searched once, so the time is linear.
 */
export function matchesGlob(text: string, pattern: string): boolean {
  return matchesGlobLower(text.toLowerCase(), pattern);
}

/** Like {@link matchesGlob}, for a text that is already in lower case. */
export function matchesGlobLower(lower: string, pattern: string): boolean {
  const { first, between, last } = partsOf(pattern);
  if (last === null) return lower === first;
  if (!lower.startsWith(first)) return false;
  let at = first.length;
  for (const part of between) {
    const found = lower.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return lower.length - at >= last.length && lower.endsWith(last);
}

interface Parts {
  readonly first: string;
  readonly between: readonly string[];
  /** The text after the last star; null without a star. */
  readonly last: string | null;
}

// Cached, since the patterns of a rule are tested on every item.
const partsOf = memoize((pattern): Parts => {
  const [first = '', ...between] = pattern.toLowerCase().split('*');
  const last = between.pop() ?? null;
  return { first, between, last };
});

const LONGEST_URL = 10_000;

/** Whether a URL matches a pattern; a pattern that starts with a slash is compared with the path only. */
export function matchesUrl(url: string, pattern: string): boolean {
  const known = url.replace(/#.*$/s, '').slice(0, LONGEST_URL);
  if (!pattern.startsWith('/')) return matchesGlob(known, pattern);
  return matchesGlob(known.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?]*/i, '').replace(/\?.*$/s, ''), pattern);
}
