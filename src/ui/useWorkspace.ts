import { useEffect, useEffectEvent, useState } from 'react';
import { usePanel } from './context.ts';
import type { Workspace } from './Workspace.tsx';

interface Loaded {
  readonly Workspace: typeof Workspace;
}

let loaded: Loaded | null = null;

export async function loadWorkspace(): Promise<Loaded> {
  loaded = await import('./Workspace.tsx');
  return loaded;
}

/**
 * Loads the workspace when the panel has been rendered: it is a tenth of the script, and an empty panel does not need it. Not with
 * `lazy`, which renders nothing at first even if the script is loaded: the first rows would be painted later.
 *
 * @returns null until it is loaded
 */
export function useWorkspace(): Loaded | null {
  const panel = usePanel();
  const [workspace, setWorkspace] = useState(() => loaded);
  const onError = useEffectEvent((error: unknown) => panel.fail(error));
  useEffect(() => {
    loadWorkspace().then(setWorkspace, onError);
  }, []);
  return workspace;
}
