import type { ColumnWidths } from './useColumnWidths.ts';

/** Widths of the columns as shown, in pixels. */
export interface ShownWidths {
  readonly name: number;
  readonly status: number;
  /** 0 in a narrow tree, which shows messages below names. */
  readonly message: number;
}

/** A column with a divider at its end. */
export type DividedColumn = 'name' | 'status';

/** Minimum width of each column, in pixels. */
export const MINIMUM: ShownWidths = { name: 80, status: 60, message: 60 };

/** Returns the maximum width of a column in pixels, when its divider moves into the next one. */
export function maximumOf(column: DividedColumn, { name, status, message }: ShownWidths): number {
  return column === 'name' ? name + status - MINIMUM.status : status + message - MINIMUM.message;
}

/** Gives a column another width, and the rest to the next column, as DevTools does. */
export function resized(column: DividedColumn, width: number, shown: ShownWidths): ColumnWidths {
  const own = Math.round(Math.max(MINIMUM[column], Math.min(maximumOf(column, shown), width)));
  const { name, status, message } = shown;
  if (column === 'status') return { status: own, message: status + message - own };
  return { status: name + status - own, message: message === 0 ? null : message };
}

/** Gives a column the width of its contents. The last column has the rest. */
export function fitted(column: DividedColumn, width: number, shown: ShownWidths): ColumnWidths {
  const { name, status, message } = shown;
  if (column === 'status' || message === 0) return resized(column, width, shown);
  const all = name + status + message;
  const own = Math.max(MINIMUM.name, Math.min(all - status - MINIMUM.message, width));
  return { status, message: Math.round(all - status - own) };
}
