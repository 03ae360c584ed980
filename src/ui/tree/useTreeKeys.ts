import { usePanel } from '../context.ts';
import { useShortcut } from '../useShortcut.ts';
import { treeCommandForKey } from './treeKeys.ts';

/**
 * Runs the commands of the tree.
 *
 * @param page returns the number of rows per page
 * @returns a handler, which returns whether it handled the key
 */
export function useTreeKeys(page: () => number): (event: KeyboardEvent) => boolean {
  const panel = usePanel();
  const { navigation, run } = panel;

  const toFailure = (direction: 1 | -1): boolean => {
    run(navigation.moveToFailure(direction));
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
        run(navigation.moveBy(-1));
        break;
      case 'down':
        run(navigation.moveBy(1));
        break;
      case 'page-up':
        run(navigation.moveBy(-page()));
        break;
      case 'page-down':
        run(navigation.moveBy(page()));
        break;
      case 'start':
        run(navigation.moveToStart());
        break;
      case 'end':
        run(navigation.moveToEnd());
        break;
      case 'in':
        run(navigation.expandOrEnter());
        break;
      case 'out':
        run(navigation.collapseOrLeave());
        break;
      case 'open-all-below':
        run(navigation.setExpanded(true, true));
        break;
      case 'close-all-below':
        run(navigation.setExpanded(false, true));
        break;
      case 'open-all':
        run(navigation.setAllExpanded(true));
        break;
      case 'close-all':
        run(navigation.setAllExpanded(false));
        break;
      case 'enter':
        panel.openDrawer(true);
        break;
    }
    return true;
  };
}

/** On a focused button in a column header, Enter presses the button. */
function isOnHeader({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest('[role=columnheader]') !== null;
}
