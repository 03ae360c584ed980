import type { ListItem } from './listItems.ts';

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Opens or closes a group, or moves to another row. */
export type GroupAction =
  | { readonly kind: 'toggle'; readonly key: string; readonly isOpen: boolean }
  | { readonly kind: 'move'; readonly index: number };

/**
 * What a key does in a grouped list, as in a tree: Right opens a group, then moves to its first response; Left moves to the group, then
 * closes it; Enter and Space open and close it.
 *
 * @param at index of the active row; -1 for none
 * @returns null for other keys
 */
export function groupKeyAction(press: KeyPress, items: readonly ListItem[], at: number): GroupAction | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = press;
  const item = items[at];
  if (ctrlKey || metaKey || altKey || shiftKey || !item) return null;
  if (item.kind === 'response') {
    if (key !== 'ArrowLeft' || item.group === null) return null;
    return { kind: 'move', index: at - item.position };
  }
  const { isOpen } = item;
  const toggle: GroupAction = { kind: 'toggle', key: item.group.key, isOpen: !isOpen };
  if (key === 'Enter' || key === ' ') return toggle;
  if (key === 'ArrowRight') return isOpen ? { kind: 'move', index: at + 1 } : toggle;
  return key === 'ArrowLeft' && isOpen ? toggle : null;
}
