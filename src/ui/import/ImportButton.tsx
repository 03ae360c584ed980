import { useRef } from 'react';
import { IMPORT } from '../messages/import.ts';
import { useCapture, usePanel } from '../context.ts';
import { useShortcut } from '../useShortcut.ts';
import { shortcutLabel } from '../shortcuts.ts';
import { IconButton } from '../components/IconButton.tsx';

/** Lets the user choose HAR files and saved bodies, of any name: what they are is seen when they are read. */
export function ImportButton({ disabled }: { disabled: boolean }) {
  const panel = usePanel();
  const { batches } = useCapture();
  const box = useRef<HTMLInputElement>(null);
  const choose = (): void => box.current?.click();
  useShortcut('open', () => {
    if (!disabled) choose();
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
        onPress={choose}
      />
      <input
        ref={box}
        type="file"
        multiple
        hidden
        aria-label={IMPORT.button}
        onChange={({ currentTarget: input }) => {
          panel.imports.importFiles([...(input.files ?? [])], batches);
          // The same file again is news again.
          input.value = '';
        }}
      />
    </>
  );
}
