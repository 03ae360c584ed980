import { EMPTY_QUERY, type Chip, type Query } from '../engine/api/engineApi.ts';
import { createDebounce } from './debounce.ts';
import type { PanelContext } from './context.ts';

/** Milliseconds after the last key press before the filter is applied. */
const TYPING_DELAY = 150;

/** The term that shows the responses with errors or warnings of checks. */
const CHECKS_TERM = 'check:error,warning';

export function hasChecksTerm(text: string): boolean {
  return text.split(' ').includes(CHECKS_TERM);
}

export interface Filter {
  readonly setText: (text: string) => void;
  /** Applies the typed text without a delay. */
  readonly apply: () => void;
  /** Selects a chip; the selected chip is replaced by `all`. */
  readonly toggleChip: (chip: Chip) => void;
  readonly setInvert: (on: boolean) => void;
  /** Adds {@link CHECKS_TERM} to the text, or removes it. */
  readonly toggleChecks: () => void;
  readonly clear: () => void;
  readonly stop: () => void;
}

/** @param onChange called when the query has changed */
export function createFilter({ store }: PanelContext, onChange: () => void): Filter {
  const change = (part: Partial<Query>): void => {
    const { query, filterText } = store.getState();
    const next = { ...query, text: filterText.trim(), ...part };
    if (next.text === query.text && next.chip === query.chip && next.invert === query.invert) return;
    store.setState({ query: next });
    onChange();
  };
  const typing = createDebounce<null>(TYPING_DELAY, () => change({}));

  return {
    setText: (filterText) => {
      store.setState({ filterText });
      // An empty text is applied immediately: it is not the beginning of a word.
      if (filterText === '') {
        typing.cancel();
        change({});
      } else typing.schedule(null);
    },
    apply: typing.flush,
    toggleChip: (chip) => change({ chip: store.getState().query.chip === chip ? 'all' : chip }),
    setInvert: (invert) => change({ invert }),
    toggleChecks: () => {
      const { filterText } = store.getState();
      const terms = filterText.split(' ').filter((term) => term !== '');
      const others = terms.filter((term) => term !== CHECKS_TERM);
      typing.cancel();
      store.setState({ filterText: (others.length < terms.length ? others : [...terms, CHECKS_TERM]).join(' ') });
      change({});
    },
    clear: () => {
      typing.cancel();
      store.setState({ filterText: '' });
      change(EMPTY_QUERY);
    },
    stop: typing.cancel,
  };
}
