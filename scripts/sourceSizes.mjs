// Measures how much of a bundle comes from each of its sources, according to its source map.

/** @typedef {{ readonly sources: readonly string[], readonly mappings: string }} SourceMap */

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * The characters of a bundle that come from each source. Those before the first source of a line come from none.
 * @param {string} code
 * @param {SourceMap} map version 3 (ECMA-426)
 * @returns {Map<string, number>} by the name of the source
 */
export function sourceSizes(code, { sources, mappings }) {
  /** @type {Map<string, number>} */
  const sizes = new Map();
  const lines = code.split('\n');
  let source = 0;
  for (const [row, segments] of mappings.split(';').entries()) {
    const length = (lines[row] ?? '').length;
    let column = 0;
    /** @type {number | null} */
    let from = null;
    for (const segment of segments === '' ? [] : segments.split(',')) {
      const [columns = 0, sourceStep] = decode(segment);
      add(from, columns);
      column += columns;
      if (sourceStep !== undefined) source += sourceStep;
      from = sourceStep === undefined ? null : source;
    }
    add(from, length - column);
  }
  return sizes;

  /**
   * @param {number | null} index
   * @param {number} characters
   */
  function add(index, characters) {
    const name = index === null ? undefined : sources[index];
    if (name !== undefined) sizes.set(name, (sizes.get(name) ?? 0) + characters);
  }
}

/**
 * The package of a source, by its path: that of the last `node_modules`.
 * @param {string} source
 * @returns {string | null} null: a source of this project
 */
export function packageOf(source) {
  return source.match(/.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1] ?? null;
}

/**
 * Decodes numbers in base 64 with variable length.
 * @param {string} segment
 * @returns {number[]}
 */
function decode(segment) {
  /** @type {number[]} */
  const numbers = [];
  let value = 0;
  let shift = 0;
  for (const character of segment) {
    const digit = DIGITS.indexOf(character);
    value += (digit & 31) << shift;
    if (digit & 32) {
      shift += 5;
    } else {
      numbers.push(value & 1 ? -(value >> 1) : value >> 1);
      [value, shift] = [0, 0];
    }
  }
  return numbers;
}
