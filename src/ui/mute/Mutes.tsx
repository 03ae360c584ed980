import { lazy, Suspense } from 'react';
import { useView } from '../context.ts';

// Most users have no rules.
const MuteDialog = lazy(async () => ({ default: (await import('./MuteDialog.tsx')).MuteDialog }));
const MuteWarning = lazy(async () => ({ default: (await import('./MuteWarning.tsx')).MuteWarning }));

/** Reports stored rules that cannot be used. */
export function DamagedMutes() {
  const isDamaged = useView(({ mutes }) => mutes.damaged !== null);
  return (
    isDamaged && (
      <Suspense>
        <MuteWarning />
      </Suspense>
    )
  );
}

/** The dialog of the rules. */
export function MuteRules() {
  const isOpen = useView(({ mutes }) => mutes.dialog !== null);
  return (
    isOpen && (
      <Suspense>
        <MuteDialog />
      </Suspense>
    )
  );
}
