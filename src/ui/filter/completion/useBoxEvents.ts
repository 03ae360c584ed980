import { useEffect, useEffectEvent, type RefObject } from 'react';
import { usePanel } from '../../context.ts';

interface BoxEvents {
  /** @param caret offset in the text */
  readonly onInput: (caret: number) => void;
  readonly onCaret: (caret: number) => void;
  /** Also called at first if the box has the focus. */
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}

/** Observes the filter box, which another component renders. */
export function useBoxEvents(box: RefObject<HTMLInputElement | null>, events: BoxEvents): void {
  const { store } = usePanel();
  const onInput = useEffectEvent((caret: number) => events.onInput(caret));
  const onCaret = useEffectEvent(() => {
    if (document.activeElement === box.current) events.onCaret(box.current?.selectionStart ?? 0);
  });
  const onFocus = useEffectEvent(() => events.onFocus());
  const onBlur = useEffectEvent(() => events.onBlur());
  // A listener of the box would run before the state has the new text. A render in between would restore the old one.
  useEffect(
    () =>
      store.subscribe(({ filterText, filterCaret }, before) => {
        if (filterText !== before.filterText && filterCaret !== null) onInput(filterCaret);
      }),
    [store],
  );
  useEffect(() => {
    const { current } = box;
    if (!current) return undefined;
    const listeners = [
      [document, 'selectionchange', () => onCaret()],
      [current, 'focus', () => onFocus()],
      [current, 'blur', () => onBlur()],
    ] as const;
    for (const [target, type, listener] of listeners) target.addEventListener(type, listener);
    if (document.activeElement === current) onFocus();
    return () => {
      for (const [target, type, listener] of listeners) target.removeEventListener(type, listener);
    };
  }, [box]);
}
