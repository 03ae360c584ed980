import { useEffect, useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useShortcut } from '../useShortcut.ts';
import styles from './Tooltip.module.css';

/** The pointer rests when it has not left for so long, in milliseconds. */
const REST = 600;
const GAP = 4;

/** Hides the one that is shown: there is never a second. */
let hideOther: (() => void) | null = null;

/** A tooltip over a button, with the key that does the same. */
export function Tooltip({ text, keys, children }: { text: string; keys: string | undefined; children: ReactNode }) {
  const box = useRef<HTMLSpanElement>(null);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [shown, setShown] = useState(false);
  const [hide] = useState(() => (): void => {
    clearTimeout(rest.current);
    setShown(false);
  });
  const show = (): void => {
    if (hideOther !== hide) hideOther?.();
    hideOther = hide;
    setShown(true);
  };
  useEffect(() => hide, [hide]);

  return (
    // It only watches what happens to the button.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <span
      ref={box}
      className={styles.box}
      onPointerEnter={({ pointerType }) => {
        if (pointerType !== 'touch') rest.current = setTimeout(show, REST);
      }}
      onPointerLeave={hide}
      onPointerDown={hide}
      onKeyDown={hide}
      onFocus={({ target }) => {
        if (target.matches(':focus-visible')) show();
      }}
      onBlur={hide}
    >
      {children}
      {shown && <Bubble over={() => box.current?.firstElementChild ?? null} text={text} keys={keys} hide={hide} />}
    </span>
  );
}

interface Props {
  readonly over: () => Element | null;
  readonly text: string;
  readonly keys: string | undefined;
  readonly hide: () => void;
}

function Bubble({ over, text, keys, hide }: Props) {
  const bubble = useRef<HTMLSpanElement>(null);
  const id = useId();
  useShortcut('escape', (target) => {
    hide();
    // Pressed elsewhere, it was meant for something else as well.
    return target instanceof Node && over()?.contains(target) === true;
  });
  useEffect(() => {
    const button = over();
    // What is the button's name as well need not be said twice.
    if (!button || (!keys && button.getAttribute('aria-label') === text)) return undefined;
    button.setAttribute('aria-describedby', id);
    return () => button.removeAttribute('aria-describedby');
  });
  // Each time, since the words may change while it is shown.
  useLayoutEffect(() => {
    const { current } = bubble;
    const button = over()?.getBoundingClientRect();
    if (!current || !button) return;
    current.showPopover();
    const { width, height } = current.getBoundingClientRect();
    const below = button.bottom + GAP;
    const left = Math.min(button.left + (button.width - width) / 2, window.innerWidth - width - GAP);
    current.style.left = `${Math.max(GAP, left)}px`;
    current.style.top = `${below + height > window.innerHeight ? button.top - GAP - height : below}px`;
  });
  return (
    <span ref={bubble} id={id} className={styles.hint} role="tooltip" popover="manual">
      {text}
      {keys && <kbd className={styles.keys}>{keys}</kbd>}
    </span>
  );
}
