import type { Chip, Query } from '../engine/api/engineApi.ts';
import { createPause } from './debounce.ts';
import type { Stage } from './context.ts';
import { EVERYTHING } from './view.ts';

/** Typing rests when no letter came for so long, in milliseconds. */
const REST = 150;

export interface Filter {
  readonly type: (text: string) => void;
  /** Asks for what is typed at once. */
  readonly enter: () => void;
  /** Pressing the pressed chip again goes back to all. */
  readonly press: (chip: Chip) => void;
  readonly invert: (on: boolean) => void;
  readonly clear: () => void;
  readonly stop: () => void;
}

/** @param changed is called when there is another query to ask with */
export function createFilter({ store }: Stage, changed: () => void): Filter {
  const change = (part: Partial<Query>): void => {
    const { query, typed } = store.getState();
    const next = { ...query, text: typed.trim(), ...part };
    if (next.text === query.text && next.chip === query.chip && next.invert === query.invert) return;
    store.setState({ query: next });
    changed();
  };
  const pause = createPause<null>(REST, () => change({}));

  return {
    type: (typed) => {
      store.setState({ typed });
      // Emptying the box is meant, not a stage on the way to another word.
      if (typed === '') {
        pause.drop();
        change({});
      } else pause.put(null);
    },
    enter: pause.flush,
    press: (chip) => change({ chip: store.getState().query.chip === chip ? 'all' : chip }),
    invert: (invert) => change({ invert }),
    clear: () => {
      pause.drop();
      store.setState({ typed: '' });
      change(EVERYTHING);
    },
    stop: pause.drop,
  };
}
