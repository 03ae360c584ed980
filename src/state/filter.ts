import type { Chip, Query } from '../engine/api/engineApi.ts';
import { createDebounce } from './debounce.ts';
import type { PanelContext } from './context.ts';
import { EVERYTHING } from './view.ts';

/** Typing rests when no letter came for so long, in milliseconds. */
const REST = 150;

export interface Filter {
  readonly setText: (text: string) => void;
  /** Asks for what is typed at once. */
  readonly apply: () => void;
  /** Pressing the pressed chip again goes back to all. */
  readonly toggleChip: (chip: Chip) => void;
  readonly setInvert: (on: boolean) => void;
  readonly clear: () => void;
  readonly stop: () => void;
}

/** @param changed is called when there is another query to ask with */
export function createFilter({ store }: PanelContext, changed: () => void): Filter {
  const change = (part: Partial<Query>): void => {
    const { query, filterText } = store.getState();
    const next = { ...query, text: filterText.trim(), ...part };
    if (next.text === query.text && next.chip === query.chip && next.invert === query.invert) return;
    store.setState({ query: next });
    changed();
  };
  const pause = createDebounce<null>(REST, () => change({}));

  return {
    setText: (filterText) => {
      store.setState({ filterText });
      // Emptying the box is meant, not a stage on the way to another word.
      if (filterText === '') {
        pause.cancel();
        change({});
      } else pause.schedule(null);
    },
    apply: pause.flush,
    toggleChip: (chip) => change({ chip: store.getState().query.chip === chip ? 'all' : chip }),
    setInvert: (invert) => change({ invert }),
    clear: () => {
      pause.cancel();
      store.setState({ filterText: '' });
      change(EVERYTHING);
    },
    stop: pause.cancel,
  };
}
