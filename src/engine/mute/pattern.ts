/**
 * Compiles a pattern: `*` matches any characters, including none, and `\` precedes a character that is meant literally. Case-sensitive,
 * because paths and ids are. Each part between two stars is searched once, so a test takes linear time.
 */
export function compilePattern(pattern: string): (text: string) => boolean {
  const [first = '', ...parts] = partsOf(pattern);
  const last = parts.pop();
  if (last === undefined) return (text) => text === first;
  return (text) => {
    if (!text.startsWith(first)) return false;
    let at = first.length;
    for (const part of parts) {
      const found = text.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return text.length - at >= last.length && text.endsWith(last);
  };
}

/** The literal texts between stars. */
function partsOf(pattern: string): string[] {
  const parts = [''];
  for (const [token] of pattern.matchAll(/\\?[^]/g)) {
    if (token === '*') parts.push('');
    else parts.push((parts.pop() ?? '') + (token.length > 1 ? token.slice(1) : token));
  }
  return parts;
}

/** Returns the pattern that matches only this text. */
export function literalPattern(text: string): string {
  return text.replace(/[\\*]/g, '\\$&');
}
