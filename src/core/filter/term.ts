/** One term of a filter's text, as DevTools writes them: `word`, `-word`, `/regex/`, `key:value`. */
export interface Term {
  readonly negative: boolean;
  /** In lower case; null for a word or a regular expression. */
  readonly key: string | null;
  readonly value: string;
  readonly regex: RegExp | null;
}

export interface ParsedFilter {
  readonly terms: readonly Term[];
  /** A regular expression that cannot be used; it counts as text then. */
  readonly brokenRegex: string | null;
}

/**
 * Splits a filter's text into terms (the grammar of DevTools' own filter boxes): terms stand between spaces, `-` before one negates it, a
 * regular expression stands between slashes and is matched without regard to case, a value with spaces stands in double quotes.
 */
export function parseFilter(text: string): ParsedFilter {
  const terms: Term[] = [];
  let brokenRegex: string | null = null;
  for (const match of text.matchAll(
    /(-?)(?:\/((?:\\.|[^\\/])+)\/(?=\s|$)|([A-Za-z-]+):(?:"([^"]*)"|(\S+))|"([^"]*)"|(\S+))/g,
  )) {
    const [, minus, pattern, key, quotedValue, value, quoted, word] = match;
    const negative = minus === '-';
    if (pattern !== undefined) {
      const regex = compile(pattern);
      if (!regex) brokenRegex = `/${pattern}/`;
      terms.push({ negative, key: null, value: regex ? pattern : `/${pattern}/`, regex });
    } else if (key !== undefined)
      terms.push({ negative, key: key.toLowerCase(), value: quotedValue ?? value ?? '', regex: null });
    else {
      const plain = quoted ?? word ?? '';
      // A lone `-` is a word that somebody begins to write.
      if (plain !== '' && word !== '-') terms.push({ negative, key: null, value: plain, regex: null });
    }
  }
  return { terms, brokenRegex };
}

function compile(pattern: string): RegExp | null {
  try {
    return new RegExp(pattern, 'im');
  } catch {
    return null;
  }
}
