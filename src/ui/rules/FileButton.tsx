import { useRef } from 'react';
import { Button } from '../components/Button.tsx';

interface Props {
  readonly label: string;
  readonly onRead: (text: string) => void;
  readonly onFail: (error: unknown) => void;
}

/** Reads a file that the user selects. */
export function FileButton({ label, onRead, onFail }: Props) {
  const box = useRef<HTMLInputElement>(null);
  const read = async (input: HTMLInputElement): Promise<void> => {
    const [file] = input.files ?? [];
    if (file) onRead(await file.text());
    // Reset the input, since selecting the same file again would not send an event.
    input.value = '';
  };
  return (
    <>
      <Button label={label} onPress={() => box.current?.click()} />
      <input
        ref={box}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={label}
        onChange={(event) => void read(event.currentTarget).catch(onFail)}
      />
    </>
  );
}
