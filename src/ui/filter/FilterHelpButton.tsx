import { lazy, Suspense, useRef, useState } from 'react';
import { FILTER } from '../messages/panel.ts';
import { IconButton } from '../components/IconButton.tsx';

const FilterHelp = lazy(async () => ({ default: (await import('./help/FilterHelp.tsx')).FilterHelp }));

/** @param onInsert adds a term to the filter */
export function FilterHelpButton({ onInsert }: { readonly onInsert: (term: string) => void }) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton
        ref={button}
        icon="help"
        label={FILTER.help}
        state={{ 'aria-haspopup': 'dialog', 'aria-expanded': isOpen }}
        onPress={() => setOpen(!isOpen)}
      />
      {isOpen && (
        <Suspense>
          <FilterHelp button={button} onInsert={onInsert} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
