import { useEffect, useEffectEvent } from 'react';
import { useCapture, usePanel } from '../context.ts';
import { isInDialog, isTyping } from '../useShortcut.ts';
import type { Pasted } from './pastedFiles.ts';

/** Imports what is pasted outside of text fields and dialogs. */
export function usePaste(): void {
  const panel = usePanel();
  const { batches, blocked } = useCapture();
  const isDisconnected = blocked === 'reloaded';
  const importPasted = useEffectEvent(async (pasted: Pasted) => {
    const { pastedFiles } = await import('./pastedFiles.ts');
    const files = pastedFiles(pasted, new Date());
    if (typeof files === 'string') panel.showMessage(files);
    else panel.imports.importFiles(files, batches);
  });
  useEffect(() => {
    if (isDisconnected) return undefined;
    const onPaste = (event: ClipboardEvent): void => {
      const { target, clipboardData } = event;
      if (event.defaultPrevented || !clipboardData || isTyping(target) || isInDialog(target)) return;
      event.preventDefault();
      // The clipboard can be read only during the event.
      panel.run(importPasted({ files: [...clipboardData.files], text: clipboardData.getData('text/plain') }));
    };
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, [panel, isDisconnected]);
}
