import { useEffect, useEffectEvent, useState, type RefObject } from 'react';
import { usePanel } from '../context.ts';
import type { Editor } from './editor.ts';

/** Loads CodeMirror and creates an editor in `box`; null until it is loaded. */
export function useEditor(box: RefObject<HTMLElement | null>, label: string): Editor | null {
  const panel = usePanel();
  const [editor, setEditor] = useState<Editor | null>(null);
  const onError = useEffectEvent((error: unknown) => panel.fail(error));
  useEffect(() => {
    let created: Editor | null = null;
    let isUnmounted = false;
    const load = async (): Promise<void> => {
      const { createEditor } = await import('./editor.ts');
      if (isUnmounted || !box.current) return;
      created = createEditor(box.current, label);
      setEditor(created);
    };
    load().catch(onError);
    return () => {
      isUnmounted = true;
      created?.destroy();
      setEditor(null);
    };
  }, [box, label]);
  return editor;
}
