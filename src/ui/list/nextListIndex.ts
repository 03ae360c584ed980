type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/**
 * The index that a navigation key moves to. With Shift and Ctrl (⌘), it also changes the selection, except Ctrl with the keys that scroll a
 * page, which belong to the browser.
 *
 * @param at index of the selected item; -1 for none
 * @param length number of items
 * @param page items per page
 * @returns -1 for other keys and for an empty list
 */
export function nextListIndex(press: KeyPress, at: number, length: number, page: number): number {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = press;
  const isCommand = ctrlKey || metaKey;
  if (altKey || length === 0 || (isCommand && !shiftKey && key.startsWith('Page'))) return -1;
  const clamp = (index: number): number => Math.max(0, Math.min(length - 1, index));
  switch (key) {
    case 'ArrowDown':
      return clamp(at + 1);
    case 'ArrowUp':
      return clamp(at < 0 ? length - 1 : at - 1);
    case 'PageDown':
      return clamp(at + page);
    case 'PageUp':
      return clamp(at - page);
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return -1;
  }
}
