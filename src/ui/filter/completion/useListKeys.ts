import { useState, type RefObject } from 'react';
import { useKeyDownWithin, useShortcut } from '../../useShortcut.ts';

interface ListKeys<Item> {
  /** The items that are listed; null if the list is closed. */
  readonly items: readonly Item[] | null;
  /** The item that Tab accepts if none is selected; undefined if there is none. */
  readonly first: Item | undefined;
  readonly open: () => void;
  readonly close: () => void;
  /** @returns false if the item changes nothing, so that Tab moves the focus */
  readonly accept: (item: Item) => boolean;
  /** Called for the selected item when Delete is pressed. @returns whether it was removed */
  readonly remove: (item: Item) => boolean;
  /** Called when Enter is pressed without a selected item. */
  readonly enter: () => void;
}

/**
 * Handles the keys of a text box with a list (ARIA pattern Combobox): arrows open the list and select an item, Enter and Tab accept it,
 * Escape closes the list.
 *
 * @returns the index of the selected item, -1 for none, and a function that sets it
 */
export function useListKeys<Item>(
  box: RefObject<HTMLInputElement | null>,
  { items, first, open, close, accept, remove, enter }: ListKeys<Item>,
): readonly [active: number, setActive: (active: number) => void] {
  const [active, setActive] = useState(-1);
  const chosen = items?.[active];
  const move = (by: 1 | -1): boolean => {
    if (!items) {
      if (by === 1) open();
      return by === 1;
    }
    const from = active < 0 && by < 0 ? 0 : active;
    setActive((from + by + items.length) % items.length);
    return true;
  };
  useKeyDownWithin(box, (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return false;
    const tabbed = chosen ?? first;
    switch (event.key) {
      case 'ArrowDown':
        return move(1);
      case 'ArrowUp':
        return move(-1);
      case 'Enter':
        if (chosen === undefined) enter();
        else accept(chosen);
        return chosen !== undefined;
      case 'Tab':
        return !event.shiftKey && tabbed !== undefined && accept(tabbed);
      case 'Delete':
        return chosen !== undefined && remove(chosen);
      default:
        return false;
    }
  });
  useShortcut('escape', (target) => {
    if (!items || target !== box.current) return false;
    close();
    return true;
  });
  return [active, setActive];
}
