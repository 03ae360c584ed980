/** A command whose shortcut works regardless of the focus. */
export type Command = 'filter' | 'find' | 'escape' | 'record' | 'clear' | 'open' | 'next-failure' | 'previous-failure';

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/**
 * The command of a key press; null for other keys.
 *
 * @param typing whether the focus is in a text field
 */
export function commandForKey(event: KeyPress, typing: boolean, mac: boolean): Command | null {
  const isCommand = mac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  if (isCommand && !event.altKey && !event.shiftKey) {
    const letter = event.key.toLowerCase();
    return letter === clearLetter(mac) ? 'clear' : (WITH_CTRL_OR_COMMAND.get(letter) ?? null);
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.key === 'Escape') return 'escape';
  return typing ? null : (PLAIN.get(event.key) ?? null);
}

const WITH_CTRL_OR_COMMAND: ReadonlyMap<string, Command> = new Map([
  ['f', 'find'],
  ['e', 'record'],
  ['o', 'open'],
]);
const PLAIN: ReadonlyMap<string, Command> = new Map([
  ['/', 'filter'],
  ['n', 'next-failure'],
  ['p', 'previous-failure'],
]);

/** The same letter as in the Network panel. */
export function clearLetter(mac: boolean): 'k' | 'l' {
  return mac ? 'k' : 'l';
}

export function isMac(): boolean {
  return /mac/i.test(navigator.userAgent);
}

/** `Ctrl+E`, or `⌘E` on a Mac. */
export function shortcutLabel(letter: string): string {
  return isMac() ? `⌘${letter}` : `Ctrl+${letter}`;
}
