import { usePanel } from '../context.ts';
import { useShortcut } from '../useShortcut.ts';
import { treeCommandForKey } from './treeKeys.ts';

/**
 * What the keys do in the tree.
 * @param page how many rows a page has
 * @returns whether the key was for the tree
 */
export function useTreeKeys(page: () => number): (event: KeyboardEvent) => boolean {
  const panel = usePanel();
  const { moves, run } = panel;

  const toFailure = (direction: 1 | -1): boolean => {
    run(moves.toFailure(direction));
    return true;
  };
  useShortcut('next-failure', () => toFailure(1));
  useShortcut('previous-failure', () => toFailure(-1));

  return (event) => {
    const step = isOnHeader(event) && event.key === 'Enter' ? null : treeCommandForKey(event);
    switch (step) {
      case null:
        return false;
      case 'up':
        run(moves.by(-1));
        break;
      case 'down':
        run(moves.by(1));
        break;
      case 'page-up':
        run(moves.by(-page()));
        break;
      case 'page-down':
        run(moves.by(page()));
        break;
      case 'start':
        run(moves.toStart());
        break;
      case 'end':
        run(moves.toEnd());
        break;
      case 'in':
        run(moves.inward());
        break;
      case 'out':
        run(moves.outward());
        break;
      case 'open-all-below':
        run(moves.open(true, true));
        break;
      case 'close-all-below':
        run(moves.open(false, true));
        break;
      case 'open-all':
        run(moves.openAll(true));
        break;
      case 'close-all':
        run(moves.openAll(false));
        break;
      case 'enter':
        panel.openDrawer(true);
        break;
    }
    return true;
  };
}

/** Enter belongs to the button in a column header that has the focus. */
function isOnHeader({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest('[role=columnheader]') !== null;
}
