/**
 * Whether a report is written in color. `FORCE_COLOR` takes precedence (0 and false turn colors off), as in Node.js; then `NO_COLOR`, if it
 * is not empty (no-color.org), and `TERM=dumb`.
 *
 * @param isTerminal whether the output is a terminal
 */
export function usesColors(environment: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  const { FORCE_COLOR, NO_COLOR, TERM } = environment;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  return isTerminal && TERM !== 'dumb';
}
