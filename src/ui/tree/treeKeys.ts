/** The keys of a tree, as in DevTools. `*` is from the ARIA tree view pattern; `-` is its opposite in Windows trees. */
export type TreeCommand =
  | 'up'
  | 'down'
  | 'page-up'
  | 'page-down'
  | 'start'
  | 'end'
  | 'expand-or-enter'
  | 'collapse-or-leave'
  | 'expand-subtree'
  | 'collapse-subtree'
  | 'expand-all'
  | 'collapse-all'
  | 'open-drawer'
  | 'toggle'
  | 'select-all'
  | 'copy';

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

export function treeCommandForKey({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): TreeCommand | null {
  const isCommand = ctrlKey || metaKey;
  if (isCommand && !shiftKey && !altKey) {
    const command = WITH_CTRL_OR_COMMAND.get(key.toLowerCase());
    if (command) return command;
  }
  // Most keyboards need Shift for it.
  if (key === '*' && !isCommand) return 'expand-all';
  if (!isCommand && !shiftKey) return (altKey ? WITH_ALT : PLAIN).get(key) ?? null;
  // Ctrl with the keys that scroll a page belongs to the browser.
  if (altKey || (isCommand && !shiftKey && key.startsWith('Page'))) return null;
  return MOVES.get(key) ?? null;
}

/** Keys that move the focus. With Shift they also select, with Ctrl or Command they do not: see `SelectMode`. */
const MOVES: ReadonlyMap<string, TreeCommand> = new Map([
  ['ArrowUp', 'up'],
  ['ArrowDown', 'down'],
  ['PageUp', 'page-up'],
  ['PageDown', 'page-down'],
  ['Home', 'start'],
  ['End', 'end'],
]);

const PLAIN: ReadonlyMap<string, TreeCommand> = new Map([
  ...MOVES,
  ['ArrowRight', 'expand-or-enter'],
  ['ArrowLeft', 'collapse-or-leave'],
  ['-', 'collapse-all'],
  ['Enter', 'open-drawer'],
]);

const WITH_ALT: ReadonlyMap<string, TreeCommand> = new Map([
  ['ArrowRight', 'expand-subtree'],
  ['ArrowLeft', 'collapse-subtree'],
]);

const WITH_CTRL_OR_COMMAND: ReadonlyMap<string, TreeCommand> = new Map([
  [' ', 'toggle'],
  ['a', 'select-all'],
  ['c', 'copy'],
]);
