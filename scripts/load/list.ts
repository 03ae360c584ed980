import type { Frame } from 'playwright';

/** The visible texts of an item in the panel's list. */
export interface ListLine {
  /** `PROPFIND /load/17` */
  readonly name: string;
  readonly about: string;
  /** `✕ 2 / 4` */
  readonly mark: string;
  readonly sentence: string;
}

/** All items of the list, ordered by id. The list is scrolled from top to bottom, because only visible items are in the DOM. */
export function readList(panel: Frame): Promise<ListLine[]> {
  return panel.getByRole('listbox', { name: 'Multi-status responses' }).evaluate(async (list) => {
    const found = new Map<number, ListLine>();
    const before = list.scrollTop;
    for (let top = 0; ; top += list.clientHeight) {
      list.scrollTop = top;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      for (const option of list.querySelectorAll<HTMLElement>('[role=option]')) {
        const [name, about] = option.children;
        found.set(Number(option.dataset['exchange']), {
          name: name?.textContent ?? '',
          about: about?.textContent ?? '',
          mark: option.querySelector('span[aria-hidden=true]')?.textContent ?? '',
          sentence: option.dataset['sentence'] ?? '',
        });
      }
      if (list.scrollTop + list.clientHeight >= list.scrollHeight - 1) break;
    }
    list.scrollTop = before;
    return [...found].toSorted(([a], [b]) => a - b).map(([, line]) => line);
  });
}
