import { useEffect, useEffectEvent, type RefObject } from 'react';
import { commandForKey, isMac, type Command } from './shortcuts.ts';

/** @returns false where the command is not for this component, here and now */
type Answer = (target: EventTarget | null) => boolean;

/**
 * The keys that work wherever the focus is. DevTools takes keys from its panels with a listener on the document, so ours
 * have to be heard before: in the capture phase of the window. What nobody here answers goes on to DevTools.
 */
const listeners = new Map<Command, Set<Answer>>();

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const command = commandForKey(event, isTyping(event.target), isMac());
  // A dialog stands before everything else.
  if (!command || (command !== 'escape' && isInDialog(event.target))) return;
  // The one that was added last is the innermost.
  const answered = [...(listeners.get(command) ?? [])].toReversed().some((answer) => answer(event.target));
  if (answered) own(event);
}

/** Keeps a key from DevTools and from the browser. */
function own(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  // The viewer of bodies is editable by its element only: its text cannot be changed, but letters belong to it.
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && target.type !== 'checkbox';
}

function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role=dialog]') !== null;
}

export function useShortcut(command: Command, answer: Answer): void {
  const latest = useEffectEvent(answer);
  useEffect(() => {
    const mine: Answer = (target) => latest(target);
    const set = listeners.get(command) ?? new Set();
    listeners.set(command, set.add(mine));
    if (listening === 0) window.addEventListener('keydown', onKeyDown, { capture: true });
    listening += 1;
    return () => {
      set.delete(mine);
      listening -= 1;
      if (listening === 0) window.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, [command]);
}

let listening = 0;

/** Hears the keys inside one element before anybody else does. */
export function useKeyDownWithin(
  element: RefObject<HTMLElement | null>,
  answer: (event: KeyboardEvent) => boolean,
): void {
  const latest = useEffectEvent(answer);
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || !(event.target instanceof Node) || !element.current?.contains(event.target)) return;
      if (latest(event)) own(event);
    };
    window.addEventListener('keydown', hear, { capture: true });
    return () => window.removeEventListener('keydown', hear, { capture: true });
  }, [element]);
}
