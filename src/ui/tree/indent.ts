import type { CSSProperties } from 'react';

declare module 'react' {
  interface CSSProperties {
    /** Padding of the first column of a row. */
    '--indent'?: string;
  }
}

/** Padding of the first level, and additional padding of each further level, in pixels. */
const EDGE = 4;
const INDENT = 14;
/** Deeper levels are not indented further, so that their names are visible. */
const MAX_INDENTS = 24;

/** Returns the indentation of a row as a CSS variable. */
export function indentStyle(level: number): CSSProperties {
  return { '--indent': `${EDGE + Math.min(level - 1, MAX_INDENTS) * INDENT}px` };
}
