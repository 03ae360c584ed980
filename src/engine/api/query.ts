import type { MuteQuery } from './muteApi.ts';
import type { TreeView } from './treeView.ts';
import type { Chip } from '../../core/filter/chips.ts';
import type { Order } from '../tree/order.ts';

/** A filter: the text of the filter box, one chip, and Invert. */
export interface Query extends MuteQuery {
  readonly text: string;
  readonly chip: Chip;
  readonly invert: boolean;
  /** Order of the rows of the tree; document order by default. */
  readonly order?: Order;
  /** Arrangement of the rows of the tree; as sent by default. */
  readonly view?: TreeView;
}

/** The query that hides nothing. */
export const EMPTY_QUERY: Query = { text: '', chip: 'all', invert: false };
