import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import type { ExchangeId } from '../../engine/api/engineApi.ts';
import { modeOfClick, type SelectMode } from '../../state/selectMode.ts';
import { usePanel } from '../context.ts';
import { useShortcut } from '../useShortcut.ts';

interface SelectionOfList {
  /** Can be kept: it uses the current order of the list. */
  readonly choose: (id: ExchangeId, mode: SelectMode) => void;
  /** Handles the keys that change the selection but not the focus. @returns whether it handled the key */
  readonly onKey: (event: KeyboardEvent) => boolean;
}

/** Selects several responses: see {@link SelectMode}. Escape selects the shown one only. */
export function useListSelection(
  box: RefObject<HTMLElement | null>,
  exchanges: readonly { readonly id: ExchangeId }[],
): SelectionOfList {
  const { listSelection, store } = usePanel();
  const latest = useRef(exchanges);
  useLayoutEffect(() => void (latest.current = exchanges), [exchanges]);
  const order = (): ExchangeId[] => latest.current.map(({ id }) => id);
  useShortcut(
    'escape',
    (target) => target instanceof Node && box.current?.contains(target) === true && listSelection.reduce(),
  );
  // A click that selects several responses selects no text.
  useEffect(() => {
    const element = box.current;
    const onMouseDown = (event: MouseEvent): void => {
      if (modeOfClick(event) === 'only') return;
      event.preventDefault();
      element?.focus({ preventScroll: true });
    };
    element?.addEventListener('mousedown', onMouseDown);
    return () => element?.removeEventListener('mousedown', onMouseDown);
  }, [box]);
  return {
    choose: (id, mode) => listSelection.choose(id, mode, order()),
    onKey: ({ key, ctrlKey, metaKey, altKey, shiftKey }) => {
      if (!(ctrlKey || metaKey) || altKey || shiftKey) return false;
      const { shown } = store.getState();
      if (key.toLowerCase() === 'a') listSelection.chooseAll(order());
      else if (key === ' ' && shown !== null) listSelection.choose(shown, 'toggle', order());
      else return false;
      return true;
    },
  };
}
