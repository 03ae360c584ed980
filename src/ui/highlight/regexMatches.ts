import { compileRegex } from '../../core/filter/regex.ts';
import type { TextRange } from './findMatches.ts';

/**
 * Limits the work for one text: steps of the expression, times characters, times searches. Each search takes linear time, but there may be
 * one for each character.
 */
const MOST_STEPS = 200_000;

/** Finds the matches of a regular expression, of the same engine as the filter. The first ones, if there are very many. */
export function createRegex(pattern: string): ((text: string) => TextRange[]) | null {
  const { search } = compileRegex(pattern);
  if (!search) return null;
  return (text) => {
    const found: TextRange[] = [];
    const searches = MOST_STEPS / (search.steps * (text.length + 1));
    let from = 0;
    for (let count = 0; count < searches && from <= text.length; count += 1) {
      const range = search.next(text, from);
      if (!range) break;
      const [start, end] = range;
      if (end > start) found.push(range);
      from = end > start ? end : end + 1;
    }
    return found;
  };
}
