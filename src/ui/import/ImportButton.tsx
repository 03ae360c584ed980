import { useRef } from 'react';
import { IMPORT } from '../messages/import.ts';
import { useCapture, usePanel } from '../context.ts';
import { useShortcut } from '../useShortcut.ts';
import { shortcutLabel } from '../shortcuts.ts';
import { IconButton } from '../components/IconButton.tsx';

/** Imports HAR files and saved bodies. Their type is detected from the content, so any file name is accepted. */
export function ImportButton({ disabled }: { disabled: boolean }) {
  const panel = usePanel();
  const { batches } = useCapture();
  const box = useRef<HTMLInputElement>(null);
  const openFilePicker = (): void => box.current?.click();
  useShortcut('open', () => {
    if (!disabled) openFilePicker();
    return true;
  });
  return (
    <>
      <IconButton
        icon="open"
        label={IMPORT.button}
        hint={IMPORT.hint}
        keys={shortcutLabel('O')}
        disabled={disabled}
        onPress={openFilePicker}
      />
      <input
        ref={box}
        type="file"
        multiple
        hidden
        aria-label={IMPORT.button}
        onChange={({ currentTarget: input }) => {
          panel.imports.importFiles([...(input.files ?? [])], batches);
          // Otherwise selecting the same file again does not send an event.
          input.value = '';
        }}
      />
    </>
  );
}
