import type { Random } from './random.ts';

/**
 * A text with a stretch of it repeated until it is long: rows, nesting, attributes, blanks, whatever the stretch happens to hold. What costs
 * more than its share shows only then.
 *
 * @param size its length in UTF-16 code units, roughly
 */
export function enlarged(text: string, size: number, random: Random): string {
  const marks = [...text.matchAll(/[<{[,\n&"]/g)].map(({ index }) => index);
  const start = marks.length > 0 ? random.pick(marks) : random.below(text.length + 1);
  const later = marks.filter((mark) => mark > start);
  const near = later.slice(0, random.pick([1, 4, 40, later.length]) || 1);
  const end = near.length > 0 ? random.pick(near) : text.length;
  const stretch = text.slice(start, end);
  if (stretch === '') return text;
  const times = Math.max(1, Math.floor((size - text.length) / stretch.length));
  const repeated = random.below(2) === 0 ? stretch.repeat(times) : numbered(stretch, times);
  return text.slice(0, start) + repeated + text.slice(end);
}

/** Copies of a stretch in which each name or word that was long enough has the number of its copy. */
function numbered(stretch: string, times: number): string {
  const parts = stretch.split(/(?<=[A-Za-z]{3})(?![\w:-])/);
  return Array.from({ length: times }, (_, copy) => parts.join(String(copy))).join('');
}
