/** More levels would take the place of the rows. */
const MOST = 3;

/** Maximum number of sticky rows: three, or a third of the height. */
export function mostSticky(height: number, rowHeight: number): number {
  return Math.min(MOST, Math.floor(height / 3 / rowHeight));
}
