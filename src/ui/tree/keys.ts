/** What a key does in the tree, as in the trees of DevTools. */
export type Step =
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
  | 'enter';

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

export function stepOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): Step | null {
  if (ctrlKey || metaKey || shiftKey) return null;
  return (altKey ? WITH_ALT : PLAIN).get(key) ?? null;
}

const PLAIN: ReadonlyMap<string, Step> = new Map([
  ['ArrowUp', 'up'],
  ['ArrowDown', 'down'],
  ['PageUp', 'page-up'],
  ['PageDown', 'page-down'],
  ['Home', 'start'],
  ['End', 'end'],
  ['ArrowRight', 'in'],
  ['ArrowLeft', 'out'],
  ['Enter', 'enter'],
]);

const WITH_ALT: ReadonlyMap<string, Step> = new Map([
  ['ArrowRight', 'open-all-below'],
  ['ArrowLeft', 'close-all-below'],
]);
