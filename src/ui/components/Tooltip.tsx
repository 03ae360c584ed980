import { useEffect, useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useShortcut } from '../useShortcut.ts';
import styles from './Tooltip.module.css';

/** Hover time in ms before the tooltip appears. */
const DELAY = 600;
/** Distance to the button and to the edge of the window, in pixels. */
const GAP = 4;

/** Hides the visible tooltip: only one is shown at a time. */
let hideOther: (() => void) | null = null;

/** A tooltip for a button, with its shortcut. */
export function Tooltip({ text, keys, children }: { text: string; keys: string | undefined; children: ReactNode }) {
  const box = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [shown, setShown] = useState(false);
  const [hide] = useState(() => (): void => {
    clearTimeout(timer.current);
    setShown(false);
  });
  const show = (): void => {
    if (hideOther !== hide) hideOther?.();
    hideOther = hide;
    setShown(true);
  };
  useEffect(() => hide, [hide]);

  return (
    // Only observes events of the button.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <span
      ref={box}
      className={styles.box}
      onPointerEnter={({ pointerType }) => {
        if (pointerType !== 'touch') timer.current = setTimeout(show, DELAY);
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
      {shown && <Bubble getButton={() => box.current?.firstElementChild ?? null} text={text} keys={keys} hide={hide} />}
    </span>
  );
}

interface Props {
  readonly getButton: () => Element | null;
  readonly text: string;
  readonly keys: string | undefined;
  readonly hide: () => void;
}

function Bubble({ getButton, text, keys, hide }: Props) {
  const bubble = useRef<HTMLSpanElement>(null);
  const id = useId();
  useShortcut('escape', (target) => {
    hide();
    // If the focus is elsewhere, other components also handle Escape.
    return target instanceof Node && getButton()?.contains(target) === true;
  });
  useEffect(() => {
    const button = getButton();
    // If the text is already the accessible name, it must not be announced twice.
    if (!button || (!keys && button.getAttribute('aria-label') === text)) return undefined;
    // oxlint-disable-next-line no-restricted-properties -- not a text
    button.setAttribute('aria-describedby', id);
    return () => button.removeAttribute('aria-describedby');
  });
  // After each render, since the text may change while the tooltip is visible.
  useLayoutEffect(() => {
    const { current } = bubble;
    const button = getButton()?.getBoundingClientRect();
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
