import { lazy, Suspense } from 'react';
import { IMPORT } from '../messages/import.ts';
import { messageText } from '../messages/text.ts';
import { useView } from '../context.ts';

const ImportItems = lazy(async () => ({ default: (await import('./ImportItems.tsx')).ImportItems }));

/** Imports in progress, and finished ones with a message. */
export function ImportList() {
  const imports = useView((view) => view.imports).filter(
    ({ progress, message }) => progress !== null || message !== null,
  );
  return (
    <>
      {/* Live regions must exist before their content. The progress is left out: it would be announced at every change. */}
      <div className="visually-hidden" role="status" data-testid="imports-spoken">
        {imports.map(({ id, name, message }) => (
          <p key={id}>{message === null ? IMPORT.importing(name) : `${name} ${messageText(message)}`}</p>
        ))}
      </div>
      {imports.length > 0 && (
        <Suspense>
          <ImportItems imports={imports} />
        </Suspense>
      )}
    </>
  );
}
