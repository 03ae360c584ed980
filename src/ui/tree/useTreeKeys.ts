import { modeOfKey } from '../../state/selectMode.ts';
import { usePanel } from '../context.ts';
import { useCopyRows } from '../select/useCopyRows.ts';
import { treeCommandForKey } from './treeKeys.ts';

/**
 * Runs the commands of the tree.
 *
 * @param rowsPerPage returns the number of rows per page
 * @returns a handler, which returns whether it handled the key
 */
export function useTreeKeys(rowsPerPage: () => number): (event: KeyboardEvent) => boolean {
  const panel = usePanel();
  const copyRows = useCopyRows();
  const { navigation, run } = panel;

  return (event) => {
    const command =
      isOnDivider(event) || (isOnHeader(event) && event.key === 'Enter') ? null : treeCommandForKey(event);
    switch (command) {
      case null:
        return false;
      case 'up':
        run(navigation.moveBy(-1, modeOfKey(event)));
        break;
      case 'down':
        run(navigation.moveBy(1, modeOfKey(event)));
        break;
      case 'page-up':
        run(navigation.moveBy(-rowsPerPage(), modeOfKey(event)));
        break;
      case 'page-down':
        run(navigation.moveBy(rowsPerPage(), modeOfKey(event)));
        break;
      case 'start':
        run(navigation.moveToStart(modeOfKey(event)));
        break;
      case 'end':
        run(navigation.moveToEnd(modeOfKey(event)));
        break;
      case 'expand-or-enter':
        run(navigation.expandOrEnter());
        break;
      case 'collapse-or-leave':
        run(navigation.collapseOrLeave());
        break;
      case 'expand-subtree':
        run(navigation.setExpanded(true, true));
        break;
      case 'collapse-subtree':
        run(navigation.setExpanded(false, true));
        break;
      case 'expand-all':
        run(navigation.setAllExpanded(true));
        break;
      case 'collapse-all':
        run(navigation.setAllExpanded(false));
        break;
      case 'open-drawer':
        panel.openDrawer(true);
        run(navigation.showHidden());
        break;
      case 'toggle':
        run(navigation.toggleSelected());
        break;
      case 'select-all':
        run(navigation.selectAll());
        break;
      case 'copy':
        // The text that the user selected with the mouse is copied by the browser.
        if (getSelection()?.isCollapsed === false) return false;
        run(copyRows());
        break;
    }
    return true;
  };
}

/** On a focused button in a column header, Enter presses the button. */
function isOnHeader({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest('[role=columnheader]') !== null;
}

/** The keys move a focused divider of the columns. */
function isOnDivider({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.role === 'separator';
}
