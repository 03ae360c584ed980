import { useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';

const WAY: ReadonlyMap<string, 1 | -1> = new Map([
  ['ArrowRight', 1],
  ['ArrowLeft', -1],
]);

/** A toolbar: one stop for Tab, which comes back to the control that had the focus last; the arrow keys go through it. */
export function RovingToolbar({
  label,
  className,
  children,
}: {
  label: string;
  className: string;
  children: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  const last = useRef<HTMLElement>(null);

  const controls = (): HTMLElement[] => [
    ...(box.current?.querySelectorAll<HTMLElement>('button:not(:disabled), input:not(:disabled, [hidden])') ?? []),
  ];
  const settle = (): void => {
    const all = controls();
    const stop = all.find((control) => control === last.current) ?? all[0];
    for (const control of all) control.tabIndex = control === stop ? 0 : -1;
  };
  // Each time, since controls come, go, and are disabled.
  useLayoutEffect(settle);

  const onKeyDown = (event: KeyboardEvent): void => {
    const way = event.altKey || event.ctrlKey || event.metaKey ? undefined : WAY.get(event.key);
    const all = controls();
    const at = all.findIndex((control) => control === event.target);
    if (way === undefined || at < 0) return;
    event.preventDefault();
    all[(at + way + all.length) % all.length]?.focus();
  };
  return (
    // The focus is on the controls in it.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div
      ref={box}
      className={className}
      role="toolbar"
      aria-label={label}
      onKeyDown={onKeyDown}
      onFocus={({ target }) => {
        if (!controls().includes(target)) return;
        last.current = target;
        settle();
      }}
    >
      {children}
    </div>
  );
}
