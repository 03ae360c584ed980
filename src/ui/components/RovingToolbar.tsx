import { useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';

const DIRECTIONS: ReadonlyMap<string, 1 | -1> = new Map([
  ['ArrowRight', 1],
  ['ArrowLeft', -1],
]);

/** A toolbar with one Tab stop, the control that last had the focus; the arrow keys move between its controls. */
export function RovingToolbar({
  label,
  className,
  busy,
  children,
}: {
  label: string;
  /** Whether the controls show a state that has not been applied yet. */
  busy: boolean;
  className: string;
  children: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  const last = useRef<HTMLElement>(null);

  const controls = (): HTMLElement[] => [
    ...(box.current?.querySelectorAll<HTMLElement>('button:not(:disabled), input:not(:disabled, [hidden])') ?? []),
  ];
  const updateTabStop = (): void => {
    const all = controls();
    const stop = all.find((control) => control === last.current) ?? all[0];
    for (const control of all) control.tabIndex = control === stop ? 0 : -1;
  };
  // After each render, since controls are added, removed and disabled.
  useLayoutEffect(updateTabStop);

  const onKeyDown = (event: KeyboardEvent): void => {
    const direction = event.altKey || event.ctrlKey || event.metaKey ? undefined : DIRECTIONS.get(event.key);
    const all = controls();
    const at = all.findIndex((control) => control === event.target);
    if (direction === undefined || at < 0) return;
    event.preventDefault();
    all[(at + direction + all.length) % all.length]?.focus();
  };
  return (
    // Its controls take the focus.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div
      ref={box}
      className={className}
      role="toolbar"
      aria-label={label}
      aria-busy={busy}
      onKeyDown={onKeyDown}
      onFocus={({ target }) => {
        if (!controls().includes(target)) return;
        last.current = target;
        updateTabStop();
      }}
    >
      {children}
    </div>
  );
}
