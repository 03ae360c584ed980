/** The keys of a tree, as in DevTools. `*` is from the ARIA tree view pattern; `-` is its opposite in Windows trees. */
export type TreeCommand =
  | 'up'
  | 'down'
  | 'page-up'
  | 'page-down'
  | 'start'
  | 'end'
  | 'in'
  | 'out'
  | 'open-all-below'
  | 'close-all-below'
  | 'open-all'
  | 'close-all'
  | 'enter';

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

export function treeCommandForKey({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): TreeCommand | null {
  if (ctrlKey || metaKey) return null;
  // Most keyboards need Shift for it.
  if (key === '*') return 'open-all';
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
  ['ArrowRight', 'in'],
  ['ArrowLeft', 'out'],
  ['-', 'close-all'],
  ['Enter', 'enter'],
]);

const WITH_ALT: ReadonlyMap<string, TreeCommand> = new Map([
  ['ArrowRight', 'open-all-below'],
  ['ArrowLeft', 'close-all-below'],
]);
