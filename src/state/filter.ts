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
  /** @param caret where the user types; null or omitted if the text is complete */
  readonly setText: (text: string, caret?: number | null) => void;
  /** Applies the typed text without a delay. It is complete: its last term is reported if it is not valid. */
  readonly apply: () => void;
  /** Selects a chip; the selected chip is replaced by `all`. */
  readonly toggleChip: (chip: Chip) => void;
  readonly setInvert: (on: boolean) => void;
  /** Adds {@link CHECKS_TERM} to the text, or removes it. */
  readonly toggleChecks: () => void;
  readonly clear: () => void;
  readonly stop: () => void;
}

/**
 * @param onChange called when the query has changed
 * @param onComplete called when the query is the same, but the user does not type any more
 */
export function createFilter({ store }: PanelContext, onChange: () => void, onComplete: () => void): Filter {
  const change = (part: Partial<Query>): void => {
    const { query, filterText } = store.getState();
    const next = { ...query, text: filterText.trim(), ...part };
    if (next.text === query.text && next.chip === query.chip && next.invert === query.invert) return;
    store.setState({ query: next });
    onChange();
  };
  const typing = createDebounce<null>(TYPING_DELAY, () => change({}));

  return {
    setText: (filterText, filterCaret = null) => {
      store.setState({ filterText, filterCaret });
      // An empty text is applied immediately: it is not the beginning of a word.
      if (filterText === '') {
        typing.cancel();
        change({});
      } else typing.schedule(null);
    },
    apply: () => {
      const { filterCaret } = store.getState();
      if (filterCaret !== null) store.setState({ filterCaret: null });
      if (!typing.flush() && filterCaret !== null) onComplete();
    },
    toggleChip: (chip) => change({ chip: store.getState().query.chip === chip ? 'all' : chip }),
    setInvert: (invert) => change({ invert }),
    toggleChecks: () => {
      const { filterText } = store.getState();
      const terms = filterText.split(' ').filter((term) => term !== '');
      const others = terms.filter((term) => term !== CHECKS_TERM);
      typing.cancel();
      store.setState({
        filterText: (others.length < terms.length ? others : [...terms, CHECKS_TERM]).join(' '),
        filterCaret: null,
      });
      change({});
    },
    clear: () => {
      typing.cancel();
      store.setState({ filterText: '', filterCaret: null });
      change(EMPTY_QUERY);
    },
    stop: typing.cancel,
  };
}
