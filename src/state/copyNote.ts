import type { RowKey } from '../engine/api/engineApi.ts';
import type { SelectedRows } from '../engine/api/selectionApi.ts';

/** What is known about the last copy of rows. It is shown until the selection changes. */
export interface CopyNote {
  /** The selection that it is about, as in `Tree`. */
  readonly selected: RowKey | null;
  readonly several: SelectedRows | null;
  readonly kind:
    | 'copying'
    | 'copied'
    /** The browser denied it, perhaps because the key press was too long ago: the next one copies the text at once. */
    | 'prepared'
    | 'denied'
    /** The selection changed in the meantime. */
    | 'canceled';
  readonly rows: number;
}
