import { useEffect, useEffectEvent, type RefObject } from 'react';
import { commandForKey, isMac, type Command } from './shortcuts.ts';

/** @returns false if the component does not handle the command in its current state */
type Handler = (target: EventTarget | null) => boolean;

/**
 * Handlers of shortcuts that work regardless of the focus. DevTools handles the keys of its panels in a listener on the document, so these
 * handlers run before it, in the capture phase of the window. DevTools gets the keys that none of them handles.
 */
const handlers = new Map<Command, Set<Handler>>();
let handlerCount = 0;

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const command = commandForKey(event, isTyping(event.target), isMac());
  // A dialog blocks all shortcuts except Escape.
  if (!command || (command !== 'escape' && isInDialog(event.target))) return;
  // The handler added last belongs to the innermost component.
  const isHandled = [...(handlers.get(command) ?? [])].toReversed().some((handler) => handler(event.target));
  if (isHandled) consume(event);
}

/** Hides a key from DevTools and from the browser. */
function consume(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** Whether an element is a text field. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && target.type !== 'checkbox';
}

export function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role=dialog]') !== null;
}

/** Handles a command regardless of the focus. */
export function useShortcut(command: Command, handler: Handler): void {
  const latest = useEffectEvent(handler);
  useEffect(() => {
    const own: Handler = (target) => latest(target);
    const set = handlers.get(command) ?? new Set();
    handlers.set(command, set.add(own));
    if (handlerCount === 0) window.addEventListener('keydown', onKeyDown, { capture: true });
    handlerCount += 1;
    return () => {
      set.delete(own);
      handlerCount -= 1;
      if (handlerCount === 0) window.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, [command]);
}

/**
 * Handles keys inside an element, before DevTools.
 *
 * @param handler returns whether it handled the key
 */
export function useKeyDownWithin(
  element: RefObject<HTMLElement | null>,
  handler: (event: KeyboardEvent) => boolean,
): void {
  const latest = useEffectEvent(handler);
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || !(event.target instanceof Node) || !element.current?.contains(event.target)) return;
      if (latest(event)) consume(event);
    };
    window.addEventListener('keydown', listener, { capture: true });
    return () => window.removeEventListener('keydown', listener, { capture: true });
  }, [element]);
}
