/** Height of the header, and of a row whose cells are side by side, in pixels. As `--row` in tokens.css. */
export const LINE = 21;
/** Height of a row whose message is below its name, in pixels. */
const TWO_LINES = 37;
/** Up to this width of the tree in pixels, messages are below names. */
const NARROW = 480;

/** Returns the height of a row by the width of the tree, both in pixels. */
export function rowHeightAt(width: number): number {
  return width <= NARROW ? TWO_LINES : LINE;
}
