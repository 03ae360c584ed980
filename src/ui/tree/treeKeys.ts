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
  | 'open-drawer';

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

export function treeCommandForKey({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): TreeCommand | null {
  if (ctrlKey || metaKey) return null;
  // Most keyboards need Shift for it.
  if (key === '*') return 'expand-all';
  if (shiftKey) return null;
  return (altKey ? WITH_ALT : PLAIN).get(key) ?? null;
}

const PLAIN: ReadonlyMap<string, TreeCommand> = new Map([
  ['ArrowUp', 'up'],
  ['ArrowDown', 'down'],
  ['PageUp', 'page-up'],
  ['PageDown', 'page-down'],
  ['Home', 'start'],
  ['End', 'end'],
  ['ArrowRight', 'expand-or-enter'],
  ['ArrowLeft', 'collapse-or-leave'],
  ['-', 'collapse-all'],
  ['Enter', 'open-drawer'],
]);

const WITH_ALT: ReadonlyMap<string, TreeCommand> = new Map([
  ['ArrowRight', 'expand-subtree'],
  ['ArrowLeft', 'collapse-subtree'],
]);
