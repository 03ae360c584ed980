/** Where an arrow key leads from the item at `at` in a list of so many, or -1 where the key is not for the list. */
export function nextListIndex(
  {
    key,
    ctrlKey,
    metaKey,
    altKey,
    shiftKey,
  }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
  at: number,
  length: number,
  page: number,
): number {
  if (ctrlKey || metaKey || altKey || shiftKey || length === 0) return -1;
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
