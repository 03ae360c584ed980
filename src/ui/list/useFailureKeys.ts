import { usePanel } from '../context.ts';
import { useShortcut } from '../useShortcut.ts';

/**
 * The keys that go to the next and the previous failure. They are not part of the tree, because a response without rows, which may hide a
 * failure, has none.
 */
export function useFailureKeys(): void {
  const { navigation, run, store } = usePanel();
  const toFailure = (direction: 1 | -1): boolean => {
    if (store.getState().tab !== 'resources') return false;
    run(navigation.moveToFailure(direction));
    return true;
  };
  useShortcut('next-failure', () => toFailure(1));
  useShortcut('previous-failure', () => toFailure(-1));
}
