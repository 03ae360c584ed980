import { useRef } from 'react';
import { OPEN } from '../../core/har/messages.ts';
import { useCapture, usePanel } from '../context.ts';
import { useKeys } from '../hotkeys.ts';
import { keyName } from '../keys.ts';
import { IconButton } from '../components/IconButton.tsx';

/** Lets the user choose HAR files and saved bodies, of any name: what they are is seen when they are read. */
export function ImportButton({ disabled }: { disabled: boolean }) {
  const panel = usePanel();
  const { batches } = useCapture();
  const box = useRef<HTMLInputElement>(null);
  const choose = (): void => box.current?.click();
  useKeys('open', () => {
    if (!disabled) choose();
    return true;
  });
  return (
    <>
      <IconButton
        icon="open"
        label={OPEN.button}
        hint={OPEN.hint}
        keys={keyName('O')}
        disabled={disabled}
        onPress={choose}
      />
      <input
        ref={box}
        type="file"
        multiple
        hidden
        aria-label={OPEN.button}
        onChange={({ currentTarget: input }) => {
          panel.openings.open([...(input.files ?? [])], batches);
          // The same file again is news again.
          input.value = '';
        }}
      />
    </>
  );
}
